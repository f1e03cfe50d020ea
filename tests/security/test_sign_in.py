"""Whoever signs in proves who it is; who does not learns nothing, neither from the answer nor from the work done."""

import unicodedata
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pyotp
import pytest

from data.accounts.account import Account, Refusal
from data.accounts.accounts import Accounts
from data.clock import HANOI
from tests.security.cast import DESK, NOW, PASSWORD, CheapHasher, accounts_in, secretary

LATER = NOW + timedelta(minutes=10)
Guess = Callable[[Accounts], Account | Refusal]


def code_at(secret: str, seconds: int = 0) -> str:
    """What a code app shows at a moment after NOW."""
    return pyotp.TOTP(secret).at(int(NOW.replace(tzinfo=HANOI).timestamp()) + seconds)


@pytest.mark.parametrize("name", ["bi-thu", "Bi-Thu", " BI-THU "])
def test_name_and_password_open_the_account(tmp_path: Path, name: str) -> None:
    accounts, account = secretary(tmp_path)
    assert accounts.sign_in(name, PASSWORD, "", NOW, DESK) == account


def test_one_vietnamese_password_is_the_same_however_its_accents_are_typed(tmp_path: Path) -> None:
    accounts, account = secretary(tmp_path)
    decomposed = unicodedata.normalize("NFD", PASSWORD)
    assert decomposed != PASSWORD
    assert accounts.sign_in("bi-thu", decomposed, "", NOW, DESK) == account
    accounts.set_password("bi-thu", decomposed)
    assert isinstance(accounts.sign_in("bi-thu", PASSWORD, "", NOW, DESK), Account)


@pytest.mark.parametrize(
    "guess",
    [
        lambda accounts: accounts.sign_in("nobody", PASSWORD, "", NOW, DESK),
        lambda accounts: accounts.sign_in("", "", "", NOW, DESK),
        lambda accounts: accounts.sign_in("' or 1=1 --", PASSWORD, "", NOW, DESK),
        lambda accounts: accounts.sign_in("\ud800", "\ud800", "\ud800", NOW, "\ud800"),
        lambda accounts: accounts.sign_in("x" * 1_000_000, PASSWORD, "", NOW, DESK),
        lambda accounts: accounts.sign_in("bi-thu", "a wrong password", "", NOW, DESK),
        lambda accounts: accounts.sign_in("bi-thu", PASSWORD * 100_000, "", NOW, DESK),
        lambda accounts: accounts.sign_in("bi-thu", PASSWORD.upper(), "", NOW, DESK),
        lambda accounts: accounts.sign_in("gone", PASSWORD, "", NOW, DESK),
        lambda accounts: accounts.sign_in("careful", PASSWORD, "", NOW, DESK),
        lambda accounts: accounts.sign_in("careful", PASSWORD, "123", NOW, DESK),
        lambda accounts: accounts.sign_in("careful", "a wrong password", "123456", NOW, DESK),
        lambda accounts: accounts.sign_in("careful", PASSWORD, "٠١٢٣٤٥", NOW, DESK),
    ],
    ids=range(13),
)
def test_whatever_is_wrong_the_answer_is_one_and_the_work_the_same(tmp_path: Path, guess: Guess) -> None:
    hasher = CheapHasher()
    accounts = accounts_in(tmp_path, hasher)
    for name in ("bi-thu", "gone", "careful"):
        accounts.add(name, "cap_uy", None, PASSWORD)
    accounts.disable("gone")
    accounts.set_code("careful")
    assert guess(accounts) == Refusal()
    assert len(hasher.verified) == 1


def test_a_guess_that_came_too_early_is_not_worked_on_whosever_name_it_is(tmp_path: Path) -> None:
    hasher = CheapHasher()
    accounts = accounts_in(tmp_path, hasher)
    accounts.add("bi-thu", "cap_uy", None, PASSWORD)
    told = {
        name: [accounts.sign_in(name, "a wrong password", "", NOW, name) for _ in range(7)]
        for name in ("bi-thu", "nobody")
    }
    assert told["bi-thu"] == told["nobody"]
    assert told["nobody"][4:] == [Refusal(1), Refusal(1, throttled=True), Refusal(1, throttled=True)]
    assert len(hasher.verified) == 5 + 5


def test_a_disabled_account_opens_again_once_it_is_enabled(tmp_path: Path) -> None:
    accounts, _ = secretary(tmp_path)
    accounts.disable("bi-thu")
    assert accounts.sign_in("bi-thu", PASSWORD, "", NOW, DESK) == Refusal()
    accounts.enable("bi-thu")
    assert isinstance(accounts.sign_in("bi-thu", PASSWORD, "", NOW, DESK), Account)


def test_a_new_password_takes_the_place_of_the_old(tmp_path: Path) -> None:
    accounts, _ = secretary(tmp_path)
    accounts.set_password("bi-thu", "mùa thu lá bay xa")
    assert accounts.sign_in("bi-thu", PASSWORD, "", NOW, DESK) == Refusal()
    assert isinstance(accounts.sign_in("bi-thu", "mùa thu lá bay xa", "", NOW, DESK), Account)


def test_a_password_kept_by_older_parameters_is_kept_by_the_present_ones_after_a_sign_in(tmp_path: Path) -> None:
    secretary(tmp_path)
    stronger = CheapHasher(time_cost=2)
    accounts = accounts_in(tmp_path, stronger)
    before = accounts.sign_in("bi-thu", PASSWORD, "", NOW, DESK)
    assert isinstance(before, Account)
    assert accounts.sign_in("bi-thu", PASSWORD, "", NOW, DESK) == before, "its sessions must go on"
    assert ["t=1" in str(kept) for kept in stronger.verified] == [True, False]


@pytest.mark.parametrize("seconds", [-30, 0, 30])
def test_a_code_apps_clock_may_differ_by_half_a_minute(tmp_path: Path, seconds: int) -> None:
    accounts, _ = secretary(tmp_path)
    secret = accounts.set_code("bi-thu").secret
    shown = code_at(secret, seconds)
    assert isinstance(accounts.sign_in("bi-thu", PASSWORD, f" {shown[:3]} {shown[3:]}", NOW, DESK), Account)


@pytest.mark.parametrize("seconds", [-90, 90])
def test_a_code_of_another_time_is_refused(tmp_path: Path, seconds: int) -> None:
    accounts, _ = secretary(tmp_path)
    secret = accounts.set_code("bi-thu").secret
    assert accounts.sign_in("bi-thu", PASSWORD, code_at(secret, seconds), NOW, DESK) == Refusal()


def test_no_code_is_taken_twice_nor_one_before_it(tmp_path: Path) -> None:
    accounts, _ = secretary(tmp_path)
    secret = accounts.set_code("bi-thu").secret
    assert isinstance(accounts.sign_in("bi-thu", PASSWORD, code_at(secret), NOW, DESK), Account)
    for seconds in (0, -30):
        assert accounts.sign_in("bi-thu", PASSWORD, code_at(secret, seconds), NOW, DESK) == Refusal()
    assert isinstance(accounts.sign_in("bi-thu", PASSWORD, code_at(secret, 30), NOW, DESK), Account)


def test_a_wrong_password_uses_up_no_code(tmp_path: Path) -> None:
    accounts, _ = secretary(tmp_path)
    new = accounts.set_code("bi-thu")
    for code in (code_at(new.secret), new.recovery_codes[0]):
        assert accounts.sign_in("bi-thu", "a wrong password", code, NOW, DESK) == Refusal()
        assert isinstance(accounts.sign_in("bi-thu", PASSWORD, code, NOW, DESK), Account)


def test_each_recovery_code_opens_once_in_place_of_the_code(tmp_path: Path) -> None:
    accounts, _ = secretary(tmp_path)
    codes = accounts.set_code("bi-thu").recovery_codes
    assert len(set(codes)) == 10
    for code in (codes[0], codes[1].upper().replace("-", " ")):
        assert isinstance(accounts.sign_in("bi-thu", PASSWORD, code, NOW, DESK), Account)
        assert accounts.sign_in("bi-thu", PASSWORD, code, NOW, DESK) == Refusal()


def test_new_codes_replace_the_old_and_without_codes_none_is_asked(tmp_path: Path) -> None:
    accounts, _ = secretary(tmp_path)
    old = accounts.set_code("bi-thu")
    new = accounts.set_code("bi-thu")
    for code in (code_at(old.secret), old.recovery_codes[0]):
        assert accounts.sign_in("bi-thu", PASSWORD, code, NOW, DESK) == Refusal()
    assert isinstance(accounts.sign_in("bi-thu", PASSWORD, code_at(new.secret), NOW, DESK), Account)
    accounts.drop_code("bi-thu")
    assert isinstance(accounts.sign_in("bi-thu", PASSWORD, "", LATER, DESK), Account)
