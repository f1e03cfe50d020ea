"""Accounts for tests: passwords hashed cheaply, and counted as they are verified."""

from datetime import datetime
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher

from data.accounts.account import Account
from data.accounts.accounts import Accounts
from tests.data.office import Office

NOW = datetime(2024, 1, 2, 8, 0)
DESK, ELSEWHERE = "192.0.2.10", "192.0.2.66"
PASSWORD = "con ngựa vằn ăn cỏ"  # noqa: S105 - of nobody


class CheapHasher(PasswordHasher):
    """Argon2id at its cheapest; `verified` are the passwords kept against which a guess was held."""

    def __init__(self, time_cost: int = 1) -> None:
        super().__init__(time_cost=time_cost, memory_cost=8, parallelism=1)
        self.verified: list[str | bytes] = []

    def verify(self, hash: str | bytes, password: str | bytes) -> Any:  # noqa: A002 - the library's name for it
        self.verified.append(hash)
        return super().verify(hash, password)


def accounts_in(home: Path, hasher: PasswordHasher | None = None) -> Accounts:
    """The accounts of a home."""
    return Accounts(home, hasher or CheapHasher())


def secretary(home: Path) -> tuple[Accounts, Account]:
    """The accounts of a home, and the first of them."""
    accounts = accounts_in(home)
    return accounts, accounts.add("bi-thu", "bi_thu", None, PASSWORD)


def served(home: Path) -> Path:
    """The home of a committee whose one branch is `a`, with its data served."""
    office = Office(home)
    office.unit("a")
    named = {"name": "Đảng bộ Khu Nam", "committee": "Đảng ủy Khu Nam", "superior": None, "illustrative": True}
    office.rows["committee"] = [named]
    office.serve().close()
    return home


def bytes_kept(home: Path) -> bytes:
    """Every byte of the files of a home."""
    return b"".join(file.read_bytes() for file in sorted(home.rglob("*")) if file.is_file())
