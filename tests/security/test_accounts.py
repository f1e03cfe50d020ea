"""Accounts are made for known roles and branches, stand in the ledger beside what was taken in, and keep no secret."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import argon2
import pytest
from argon2 import PasswordHasher

from data.accounts.account import Account, Refusal
from data.accounts.accounts import Accounts
from data.accounts.faults import AccountFault
from data.accounts.hashing import HASHER
from data.accounts.sessions import Sessions
from data.viewer import Viewer
from etl.ledger import LEDGER_VERSION, Entry, Ledger
from tests.security.cast import DESK, NOW, PASSWORD, accounts_in, bytes_kept, secretary, served


def test_where_there_is_no_home_there_are_no_accounts_and_asking_makes_nothing(tmp_path: Path) -> None:
    accounts = accounts_in(tmp_path / "home")
    assert not accounts.exist()
    assert accounts.all() == []
    assert accounts.get("bi-thu") is None
    assert accounts.sign_in("bi-thu", PASSWORD, "", NOW, DESK) == Refusal()
    assert Sessions(tmp_path / "home").find("token", NOW) is None
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_without_accounts_is_read_as_it_stands(tmp_path: Path) -> None:
    Ledger(tmp_path / "ledger.sqlite").close()
    before = bytes_kept(tmp_path)
    assert not accounts_in(tmp_path).exist()
    assert bytes_kept(tmp_path) == before


def test_an_account_is_who_asks(tmp_path: Path) -> None:
    accounts = accounts_in(tmp_path / "home")
    added = accounts.add("Thanh-Tra", "chi_bo", "thanh-tra", PASSWORD)
    assert added == Account("thanh-tra", "chi_bo", "thanh-tra", disabled=False, has_code=False, generation=0)
    assert added.viewer == Viewer("thanh-tra", "chi_bo", "thanh-tra")
    assert accounts.exist()
    accounts.add("an-bình", "cap_uy", None, PASSWORD)
    assert [account.name for account in accounts.all()] == ["an-bình", "thanh-tra"]
    assert accounts.get("AN-BI\u0300NH") == accounts.get("an-bình")


def test_a_disabled_account_counts_as_one(tmp_path: Path) -> None:
    accounts, _ = secretary(tmp_path)
    accounts.disable("bi-thu")
    assert accounts.exist()
    assert [account.disabled for account in accounts.all()] == [True]
    accounts.enable("bi-thu")
    assert [account.disabled for account in accounts.all()] == [False]


@pytest.mark.parametrize(
    ("name", "role", "unit", "code"),
    [
        ("a", "bi_thu", None, "bad_name"),
        ("hai chữ", "bi_thu", None, "bad_name"),
        ("<script>", "bi_thu", None, "bad_name"),
        ("x" * 65, "bi_thu", None, "bad_name"),
        ("\ud800\ud800", "bi_thu", None, "bad_name"),
        ("local", "bi_thu", None, "bad_name"),
        ("BI-THU", "bi_thu", None, "name_taken"),
        ("other", "root", None, "unknown_role"),
        ("other", "local", None, "unknown_role"),
        ("other", "chi_bo", None, "unit_needed"),
        ("other", "chi_bo", "", "unit_needed"),
        ("other", "cap_uy", "a", "unit_not_meant"),
    ],
)
def test_what_no_account_can_be_is_refused_by_name(
    tmp_path: Path, name: str, role: str, unit: str | None, code: str
) -> None:
    accounts, first = secretary(tmp_path)
    with pytest.raises(AccountFault) as refused:
        accounts.add(name, role, unit, PASSWORD)
    assert refused.value.code == code
    assert accounts.all() == [first]


def test_a_branch_must_be_one_of_the_data_served(tmp_path: Path) -> None:
    accounts = accounts_in(served(tmp_path))
    added = accounts.add("chi-bo-a", "chi_bo", "a", PASSWORD)
    for unit in ("b", "dang-uy", "A"):
        with pytest.raises(AccountFault, match=f"“{unit}”.*: a[.]"):
            accounts.set_role("chi-bo-a", "chi_bo", unit)
        with pytest.raises(AccountFault, match=f"“{unit}”.*: a[.]"):
            accounts.add("other", "chi_bo", unit, PASSWORD)
    assert accounts.all() == [added]


def test_the_names_of_the_committee_served_are_no_password(tmp_path: Path) -> None:
    accounts = accounts_in(served(tmp_path))
    with pytest.raises(AccountFault) as refused:
        accounts.add("bi-thu", "bi_thu", None, "Khu Nam, Khu Nam 2024")
    assert refused.value.code == "own_words"
    accounts.add("bi-thu", "bi_thu", None, "Khu Nam có mưa rào")


@pytest.mark.parametrize(
    "change",
    [
        lambda accounts: accounts.disable("nobody"),
        lambda accounts: accounts.enable("nobody"),
        lambda accounts: accounts.set_role("nobody", "cap_uy", None),
        lambda accounts: accounts.set_password("nobody", PASSWORD),
        lambda accounts: accounts.set_code("nobody"),
        lambda accounts: accounts.drop_code("nobody"),
    ],
)
def test_a_change_of_nobody_is_refused(tmp_path: Path, change: Callable[[Accounts], object]) -> None:
    accounts, first = secretary(tmp_path)
    with pytest.raises(AccountFault) as refused:
        change(accounts)
    assert refused.value.code == "no_such_account"
    assert accounts.all() == [first]


def test_passwords_are_kept_as_argon2id_by_the_librarys_own_parameters(tmp_path: Path) -> None:
    Accounts(tmp_path).add("bi-thu", "bi_thu", None, PASSWORD)
    with sqlite3.connect(tmp_path / "ledger.sqlite") as connection:
        kept = connection.execute("select password from account").fetchone()[0]
    connection.close()
    assert argon2.extract_parameters(kept) == argon2.extract_parameters(PasswordHasher().hash(""))
    assert kept.startswith("$argon2id$")
    assert not HASHER.check_needs_rehash(kept)


def test_no_password_token_or_recovery_code_stands_in_any_file(tmp_path: Path) -> None:
    accounts, account = secretary(tmp_path)
    accounts.sign_in("bi-thu", "a wrong password", "", NOW, DESK)
    accounts.sign_in("a password typed as a name", PASSWORD, "", NOW, DESK)
    token = Sessions(tmp_path).begin(account, NOW)
    accounts.add("cap-uy", "cap_uy", None, "mùa thu lá bay xa")
    codes = accounts.set_code("cap-uy").recovery_codes
    kept = bytes_kept(tmp_path)
    assert b"bi-thu" in kept
    for secret in (PASSWORD, "a wrong password", "a password typed", "mùa thu lá bay xa", token, *codes):
        assert secret.encode() not in kept
        assert secret.replace("-", "").encode() not in kept


def test_accounts_stand_in_the_ledger_beside_what_was_taken_in_and_in_its_copies(tmp_path: Path) -> None:
    accounts, account = secretary(tmp_path)
    ledger = Ledger(tmp_path / "ledger.sqlite")
    ledger.add([Entry(1, 1, NOW, "office", "undo", "", None, None, None)])
    copied = tmp_path / "copy"
    copied.mkdir()
    ledger.copy_to(copied / "ledger.sqlite")
    ledger.close()
    with sqlite3.connect(tmp_path / "ledger.sqlite") as connection:
        assert connection.execute("pragma user_version").fetchone() == (LEDGER_VERSION,)
    connection.close()
    assert accounts.all() == accounts_in(copied).all() == [account]


def test_a_new_ledger_may_be_read_by_its_owner_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    secretary(home)
    if os.name == "posix":  # elsewhere the folder's own rights decide
        assert home.stat().st_mode & 0o077 == 0
        assert (home / "ledger.sqlite").stat().st_mode & 0o077 == 0


def test_a_ledger_that_cannot_be_read_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(AccountFault) as refused:
        accounts_in(tmp_path).exist()
    assert refused.value.code == "not_kept"
