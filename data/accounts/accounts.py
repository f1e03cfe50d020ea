"""The accounts of an installation: who may sign in, as what, and whether somebody who tries to is who it is."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from argon2 import PasswordHasher

from data.accounts.account import Account, Refusal, as_name, check_name, check_role
from data.accounts.codes import NewCode, new_code, recovery_hash
from data.accounts.committee import committee_of
from data.accounts.faults import AccountFault
from data.accounts.hashing import HASHER, fits, hashed, nobodys
from data.accounts.passwords import check_password
from data.accounts.rows import accounts, code_fits, end_sessions, found, known
from data.accounts.store import Store
from data.accounts.throttle import Throttle, forget


class Accounts:
    """The accounts of one home. A change of password, code or role, and disabling, end the account's sessions at once.

    What is refused raises AccountFault, in words for a person. hasher: the library's argon2id by its own parameters.
    """

    def __init__(self, home: Path, hasher: PasswordHasher = HASHER) -> None:
        self._home = home
        self._hasher = hasher
        self._store = Store(home)
        self._throttle = Throttle(self._store)

    def exist(self) -> bool:
        """Whether there is any account at all, be it disabled: then nothing is served without signing in."""
        with self._store.reading() as connection:
            return connection.execute("select 1 from account limit 1").fetchone() is not None

    def get(self, name: str) -> Account | None:
        """The account of that name, however its case and accents are typed."""
        with self._store.reading() as connection:
            return found(connection, as_name(name))

    def all(self) -> list[Account]:
        """All accounts, by name."""
        with self._store.reading() as connection:
            return accounts(connection)

    def add(self, name: str, role: str, unit: str | None, password: str) -> Account:
        """Makes an account; `unit` is the branch of a `chi_bo`, None for every other role."""
        name = self.check_new(name, role, unit)
        kept = self._new_password(name, password)
        with self._store.writing() as connection:
            if found(connection, name):
                raise AccountFault("name_taken", name=name)
            row = [name, role, unit, kept]
            connection.execute("insert into account (name, role, unit, password) values (?, ?, ?, ?)", row)
            return known(connection, name)

    def check_new(self, name: str, role: str, unit: str | None) -> str:
        """The name a new account would have. Raises AccountFault where `add` would, whatever the password."""
        name = as_name(name)
        check_name(name)
        check_role(role, unit, committee_of(self._home).branches)
        if self.get(name) is not None:
            raise AccountFault("name_taken", name=name)
        return name

    def disable(self, name: str) -> None:
        """Lets the account sign in no more."""
        with self._changing(name) as (connection, account):
            connection.execute("update account set disabled = 1 where name = ?", [account.name])

    def enable(self, name: str) -> None:
        """Lets a disabled account sign in again."""
        with self._changing(name) as (connection, account):
            connection.execute("update account set disabled = 0 where name = ?", [account.name])

    def set_role(self, name: str, role: str, unit: str | None) -> None:
        """Gives the account another role, or another branch."""
        check_role(role, unit, committee_of(self._home).branches)
        with self._changing(name) as (connection, account):
            row = [role, unit, account.name]
            connection.execute("update account set role = ?, unit = ? where name = ?", row)

    def set_password(self, name: str, password: str) -> None:
        """Gives the account another password."""
        kept = self._new_password(self._named(name).name, password)
        with self._changing(name) as (connection, account):
            connection.execute("update account set password = ? where name = ?", [kept, account.name])

    def change_password(
        self, name: str, password: str, code: str, new: str, now: datetime, client: str
    ) -> Account | Refusal:
        """Another password for one who knows the present one, asked, slowed and refused as at sign-in.

        A new one that may be none is refused first, so that it uses up no code. Raises AccountFault.
        """
        kept = self._new_password(self._named(name).name, new)
        found = self.sign_in(name, password, code, now, client)
        if isinstance(found, Refusal):
            return found
        with self._changing(name) as (connection, account):
            connection.execute("update account set password = ? where name = ?", [kept, account.name])
        return self._named(name)

    def set_code(self, name: str) -> NewCode:
        """Asks a code at sign-in from now on; what is given back is shown to the owner once and kept nowhere else."""
        new = new_code(self._named(name).name)
        with self._changing(name) as (connection, account):
            row = [new.secret, account.name]
            connection.execute("update account set code_secret = ?, code_step = 0 where name = ?", row)
            connection.execute("delete from recovery_code where account = ?", [account.name])
            codes = [(account.name, recovery_hash(code)) for code in new.recovery_codes]
            connection.executemany("insert into recovery_code values (?, ?)", codes)
        return new

    def drop_code(self, name: str) -> None:
        """Asks no code at sign-in any more."""
        with self._changing(name) as (connection, account):
            connection.execute("update account set code_secret = null where name = ?", [account.name])
            connection.execute("delete from recovery_code where account = ?", [account.name])

    def sign_in(self, name: str, password: str, code: str, now: datetime, client: str) -> Account | Refusal:
        """The account, where name, password and, if it asks one, code are right and no wait is in force.

        An unknown name, a disabled account, a wrong password and a wrong code are one answer after the same work.
        now: by the clock of Asia/Ho_Chi_Minh. client: the address of who tries. Raises AccountFault where the ledger
        cannot be written: a guess that cannot be counted is not judged.
        """
        nobody = nobodys(self._hasher)
        if not self.exist():
            return Refusal()
        name = as_name(name)
        turn = self._throttle.turn(name, client, now)
        if not turn.granted:
            return Refusal(turn.wait_seconds, throttled=True)
        kept = self._password_of(name)
        right = fits(self._hasher, kept or nobody, password)
        keep = hashed(self._hasher, password) if right and self._hasher.check_needs_rehash(kept or nobody) else kept
        with self._store.writing() as connection:
            account = found(connection, name, kept)
            if not right or account is None or account.disabled or not code_fits(connection, account, code, now):
                return Refusal(turn.wait_seconds)
            connection.execute("update account set password = ? where name = ?", [keep, account.name])
            forget(connection, name, client, now)
            return account

    @contextmanager
    def _changing(self, name: str) -> Iterator[tuple[sqlite3.Connection, Account]]:
        """Changes an account and ends its sessions, both or neither."""
        account = self._named(name)
        with self._store.writing() as connection:
            yield connection, account
            end_sessions(connection, account.name)

    def _named(self, name: str) -> Account:
        with self._store.reading() as connection:
            return known(connection, as_name(name))

    def _new_password(self, name: str, password: str) -> str:
        check_password(password, [name, *committee_of(self._home).names])
        return hashed(self._hasher, password)

    def _password_of(self, name: str) -> str | None:
        with self._store.reading() as connection:
            row = connection.execute("select password from account where name = ?", [name]).fetchone()
            return row[0] if row else None
