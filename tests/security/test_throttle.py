"""Guessing is slowed and never stopped for good: waits grow to a minute, a right password in a free moment opens."""

import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from data.accounts.account import Account, Refusal
from data.accounts.accounts import Accounts
from data.accounts.store import Store
from data.accounts.throttle import Throttle, Turn, wait_after
from tests.security.cast import DESK, ELSEWHERE, NOW, PASSWORD, CheapHasher, accounts_in, secretary

GUESSES = 1_000


def guessed(accounts: Accounts, times: int, name: str = "bi-thu", client: str = ELSEWHERE) -> list[Account | Refusal]:
    """Guesses wrongly so many times at one moment after another, each as soon as it is judged."""
    now, told = NOW, []
    for _ in range(times):
        answer = accounts.sign_in(name, "a wrong password", "", now, client)
        now += timedelta(seconds=answer.wait_seconds if isinstance(answer, Refusal) else 0)
        told.append(answer)
    return told


def test_waits_grow_from_the_fifth_wrong_guess_on_to_a_minute_and_no_further() -> None:
    assert [wait_after(guesses) for guesses in range(13)] == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60]
    assert wait_after(10**9) == 60


@pytest.mark.parametrize("name", ["bi-thu", "nobody"])
def test_each_refusal_says_the_wait_whoever_it_is(tmp_path: Path, name: str) -> None:
    accounts, _ = secretary(tmp_path)
    assert guessed(accounts, 9, name) == [Refusal(seconds) for seconds in (0, 0, 0, 0, 1, 2, 4, 8, 16)]


def test_of_a_thousand_guesses_one_a_second_few_are_judged_and_the_next_free_moment_is_near(tmp_path: Path) -> None:
    accounts, account = secretary(tmp_path)
    throttle = Throttle(Store(tmp_path))
    turns = [throttle.turn("bi-thu", ELSEWHERE, NOW + timedelta(seconds=second)) for second in range(GUESSES)]
    judged = [second for second, turn in enumerate(turns) if turn.granted]
    assert judged[:10] == [0, 1, 2, 3, 4, 5, 7, 11, 19, 35]
    assert len(judged) == 26
    assert max(turn.wait_seconds for turn in turns) == 60
    end = NOW + timedelta(seconds=GUESSES)
    early = accounts.sign_in("bi-thu", PASSWORD, "", end, ELSEWHERE)
    assert isinstance(early, Refusal)
    assert early.throttled
    free = end + timedelta(seconds=early.wait_seconds)
    assert accounts.sign_in("bi-thu", PASSWORD, "", free, ELSEWHERE) == account
    assert accounts.sign_in("bi-thu", "a wrong password", "", free, ELSEWHERE) == Refusal(), "it counts anew"


def test_a_guess_that_comes_too_early_makes_the_wait_no_longer(tmp_path: Path) -> None:
    accounts, account = secretary(tmp_path)
    guessed(accounts, 8)
    last = NOW + timedelta(seconds=1 + 2 + 4)
    for second in range(8):
        early = accounts.sign_in("bi-thu", PASSWORD, "", last + timedelta(seconds=second), ELSEWHERE)
        assert early == Refusal(8 - second, throttled=True)
    assert accounts.sign_in("bi-thu", PASSWORD, "", last + timedelta(seconds=8), ELSEWHERE) == account


def test_guesses_under_many_names_from_one_address_are_slowed_too(tmp_path: Path) -> None:
    accounts, _ = secretary(tmp_path)
    for number in range(5):
        accounts.sign_in(f"name-{number}", PASSWORD, "", NOW, ELSEWHERE)
    assert accounts.sign_in("name-5", PASSWORD, "", NOW, ELSEWHERE) == Refusal(1, throttled=True)
    assert accounts.sign_in("name-5", PASSWORD, "", NOW, DESK) == Refusal()


def test_guesses_under_one_name_from_many_addresses_are_slowed_too(tmp_path: Path) -> None:
    accounts, _ = secretary(tmp_path)
    for number in range(5):
        accounts.sign_in("bi-thu", "a wrong password", "", NOW, f"192.0.2.{number}")
    assert accounts.sign_in("bi-thu", PASSWORD, "", NOW, "192.0.2.5") == Refusal(1, throttled=True)


def test_who_guesses_elsewhere_keeps_nobody_from_signing_in_at_the_own_desk(tmp_path: Path) -> None:
    accounts, account = secretary(tmp_path)
    assert accounts.sign_in("bi-thu", PASSWORD, "", NOW, DESK) == account
    guessed(accounts, 11)
    later = NOW + timedelta(seconds=64)
    assert accounts.sign_in("bi-thu", PASSWORD, "", later, "192.0.2.99") == Refusal(59, throttled=True)
    assert accounts.sign_in("bi-thu", PASSWORD, "", later, DESK) == account
    assert accounts.sign_in("bi-thu", PASSWORD, "", later, "192.0.2.99") == Refusal(59, throttled=True)


def test_an_address_is_known_for_a_month_after_the_last_sign_in(tmp_path: Path) -> None:
    accounts, account = secretary(tmp_path)
    assert accounts.sign_in("bi-thu", PASSWORD, "", NOW - timedelta(days=31), DESK) == account
    guessed(accounts, 5)
    assert accounts.sign_in("bi-thu", PASSWORD, "", NOW, DESK) == Refusal(1, throttled=True)


def test_guesses_made_at_once_are_judged_no_more_than_one_after_the_other(tmp_path: Path) -> None:
    hasher = CheapHasher()
    accounts = accounts_in(tmp_path, hasher)
    accounts.add("bi-thu", "bi_thu", None, PASSWORD)
    with ThreadPoolExecutor(16) as guessers:
        guesses = [
            guessers.submit(accounts.sign_in, "bi-thu", "a wrong password", "", NOW, ELSEWHERE) for _ in range(32)
        ]
    told = Counter(guess.result() for guess in guesses)
    assert told == {Refusal(): 4, Refusal(1): 1, Refusal(1, throttled=True): 27}
    assert len(hasher.verified) == 5


def test_what_is_kept_of_a_guess_is_too_little_to_tell_what_was_typed(tmp_path: Path) -> None:
    accounts, _ = secretary(tmp_path)
    accounts.sign_in("a password typed as a name", "", "", NOW, DESK)
    with sqlite3.connect(tmp_path / "ledger.sqlite") as connection:
        kept = connection.execute("select mark from wrong_guess").fetchall()
    connection.close()
    assert [len(bytes.fromhex(mark)) for (mark,) in kept] == [3, 3]


def test_waits_outlast_a_restart(tmp_path: Path) -> None:
    accounts, _ = secretary(tmp_path)
    guessed(accounts, 5)
    assert accounts_in(tmp_path).sign_in("bi-thu", PASSWORD, "", NOW, ELSEWHERE) == Refusal(1, throttled=True)


def test_wrong_guesses_are_forgotten_after_a_day(tmp_path: Path) -> None:
    accounts, _ = secretary(tmp_path)
    guessed(accounts, 10)
    later = NOW + timedelta(days=1, minutes=2)
    assert accounts.sign_in("bi-thu", "a wrong password", "", later, ELSEWHERE) == Refusal()


def test_a_clock_put_back_makes_nobody_wait_until_it_is_there_again(tmp_path: Path) -> None:
    throttle = Throttle(Store(tmp_path))
    for _ in range(5):
        throttle.turn("bi-thu", DESK, NOW)
    assert throttle.turn("bi-thu", DESK, NOW - timedelta(days=1)) == Turn(granted=True, wait_seconds=2)
