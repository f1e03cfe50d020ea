"""The rows of accounts, read and changed within what their caller reads or writes at one time."""

import sqlite3
from datetime import datetime

from data.accounts.account import Account
from data.accounts.codes import recovery_hash, step_of
from data.accounts.faults import AccountFault

# One row per account; of one name, and with one password kept, where these are given.
ACCOUNTS = """
select name, role, unit, disabled, code_secret is not null as has_code, generation
from account
where name = coalesce(:name, name) and password = coalesce(:password, password)
order by name
"""


def accounts(connection: sqlite3.Connection, name: str | None = None, password: str | None = None) -> list[Account]:
    """The accounts, by name: all, or the one of that name if its password is still the one kept as given."""
    rows = connection.execute(ACCOUNTS, {"name": name, "password": password}).fetchall()
    return [Account(row[0], row[1], row[2], bool(row[3]), bool(row[4]), row[5]) for row in rows]


def found(connection: sqlite3.Connection, name: str, password: str | None = None) -> Account | None:
    """The account of that name, None where there is none, or its password is another one by now."""
    return next(iter(accounts(connection, name, password)), None)


def known(connection: sqlite3.Connection, name: str) -> Account:
    """The account of that name. Raises AccountFault where there is none."""
    account = found(connection, name)
    if account is None:
        raise AccountFault("no_such_account", name=name)
    return account


def code_fits(connection: sqlite3.Connection, account: Account, code: str, now: datetime) -> bool:
    """Whether the account asks no code, or this is one of its own; then it is used up."""
    if not account.has_code:
        return True
    secret = connection.execute("select code_secret from account where name = ?", [account.name]).fetchone()[0]
    step = step_of(secret, code, now)
    if step is None:
        used = "delete from recovery_code where account = ? and code_hash = ?"
        return connection.execute(used, [account.name, recovery_hash(code)]).rowcount == 1
    used = "update account set code_step = ? where name = ? and code_step < ?"
    return connection.execute(used, [step, account.name, step]).rowcount == 1


def end_sessions(connection: sqlite3.Connection, name: str) -> None:
    """Ends an account's sessions, also one that is only just beginning: they are of an earlier generation now."""
    connection.execute("update account set generation = generation + 1 where name = ?", [name])
    connection.execute("delete from session where account = ?", [name])
