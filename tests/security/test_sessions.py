"""A session names its reader as the account stands now, ends by itself, and ends at once where it has to."""

import hashlib
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from data.accounts.accounts import Accounts
from data.accounts.keys import renew_key
from data.accounts.sessions import Session, Sessions
from data.viewer import Viewer
from tests.security.cast import NOW, bytes_kept, secretary

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def test_a_token_names_its_reader_and_only_its_hash_is_kept(tmp_path: Path) -> None:
    _, account = secretary(tmp_path)
    sessions = Sessions(tmp_path)
    token = sessions.begin(account, NOW)
    assert sessions.find(token, NOW) == Session(Viewer("bi-thu", "bi_thu"), begun_at=NOW, last_seen=NOW)
    assert len(token) >= 43
    kept = bytes_kept(tmp_path)
    assert token.encode() not in kept
    assert hashlib.sha256(token.encode()).hexdigest().encode() in kept


def test_every_session_has_a_token_of_its_own(tmp_path: Path) -> None:
    _, account = secretary(tmp_path)
    sessions = Sessions(tmp_path)
    assert len({sessions.begin(account, NOW) for _ in range(20)}) == 20


@pytest.mark.parametrize("token", ["", "x", "\ud800", "' or 1=1 --", "x" * 100_000])
def test_what_is_no_token_names_nobody(tmp_path: Path, token: str) -> None:
    _, account = secretary(tmp_path)
    sessions = Sessions(tmp_path)
    begun = sessions.begin(account, NOW)
    assert sessions.find(token, NOW) is None
    assert sessions.find(hashlib.sha256(begun.encode()).hexdigest(), NOW) is None


def test_a_session_ends_after_thirty_minutes_without_a_request(tmp_path: Path) -> None:
    _, account = secretary(tmp_path)
    sessions = Sessions(tmp_path)
    token = sessions.begin(account, NOW)
    assert sessions.find(token, NOW + 29 * MINUTE) is not None
    assert sessions.find(token, NOW + 58 * MINUTE) is not None
    assert sessions.find(token, NOW + 88 * MINUTE) is None
    assert sessions.find(token, NOW + 59 * MINUTE) is not None, "to look is no request: nothing was noted"


def test_a_session_ends_after_twelve_hours_whatever_is_asked_in_it(tmp_path: Path) -> None:
    _, account = secretary(tmp_path)
    sessions = Sessions(tmp_path)
    token = sessions.begin(account, NOW)
    seen = [sessions.find(token, NOW + 20 * MINUTE * step) is not None for step in range(1, 37)]
    assert seen == [True] * 35 + [False]


def test_that_it_was_seen_is_noted_once_a_minute(tmp_path: Path) -> None:
    _, account = secretary(tmp_path)
    sessions = Sessions(tmp_path)
    token = sessions.begin(account, NOW)
    noted = []
    for seconds in (30, 59, 60, 61, 119, 120):
        sessions.find(token, NOW + timedelta(seconds=seconds))
        with sqlite3.connect(tmp_path / "ledger.sqlite") as connection:
            noted += connection.execute("select last_seen from session").fetchone()
        connection.close()
    minutes = [(NOW + minute * MINUTE).isoformat() for minute in (0, 0, 1, 1, 1, 2)]
    assert noted == minutes


def test_a_session_begun_under_a_clock_that_was_wrong_does_not_last_until_then(tmp_path: Path) -> None:
    _, account = secretary(tmp_path)
    sessions = Sessions(tmp_path)
    token = sessions.begin(account, NOW)
    assert sessions.find(token, NOW - 2 * MINUTE) is not None
    assert sessions.find(token, NOW - HOUR) is None


def test_who_signs_out_ends_that_session_alone(tmp_path: Path) -> None:
    _, account = secretary(tmp_path)
    sessions = Sessions(tmp_path)
    here, there = sessions.begin(account, NOW), sessions.begin(account, NOW)
    sessions.end(here)
    assert sessions.find(here, NOW) is None
    assert sessions.find(there, NOW) is not None


@pytest.mark.parametrize(
    "change",
    [
        lambda accounts, _: accounts.disable("bi-thu"),
        lambda accounts, _: accounts.set_password("bi-thu", "mùa thu lá bay xa"),
        lambda accounts, _: accounts.set_role("bi-thu", "chi_bo", "a"),
        lambda accounts, _: accounts.set_code("bi-thu"),
        lambda accounts, _: accounts.drop_code("bi-thu"),
        lambda _, home: renew_key(home),
    ],
    ids=["disabled", "password", "role", "code", "no code", "new key"],
)
def test_a_change_of_the_account_ends_its_sessions_at_once(
    tmp_path: Path, change: Callable[[Accounts, Path], object]
) -> None:
    accounts, account = secretary(tmp_path)
    sessions = Sessions(tmp_path)
    token = sessions.begin(account, NOW)
    change(accounts, tmp_path)
    assert sessions.find(token, NOW) is None
    late = sessions.begin(account, NOW)
    assert sessions.find(late, NOW) is None, "signed in before the change, begun after it"
    accounts.enable("bi-thu")
    assert [sessions.find(ended, NOW) for ended in (token, late)] == [None, None]
    now_known = accounts.get("bi-thu")
    assert now_known is not None
    found = sessions.find(sessions.begin(now_known, NOW), NOW)
    assert found is not None
    assert found.viewer == now_known.viewer


def test_no_session_begins_for_an_account_that_is_disabled(tmp_path: Path) -> None:
    accounts, _ = secretary(tmp_path)
    accounts.disable("bi-thu")
    disabled = accounts.get("bi-thu")
    assert disabled is not None
    sessions = Sessions(tmp_path)
    assert sessions.find(sessions.begin(disabled, NOW), NOW) is None


def test_a_change_of_another_account_ends_nothing(tmp_path: Path) -> None:
    accounts, account = secretary(tmp_path)
    accounts.add("cap-uy", "cap_uy", None, "mùa thu lá bay xa")
    sessions = Sessions(tmp_path)
    token = sessions.begin(account, NOW)
    accounts.disable("cap-uy")
    assert sessions.find(token, NOW) is not None


def test_what_is_over_is_cleared_away_when_another_begins(tmp_path: Path) -> None:
    _, account = secretary(tmp_path)
    sessions = Sessions(tmp_path)
    for hours in (0, 1, 2):
        sessions.begin(account, NOW + hours * HOUR)
    with sqlite3.connect(tmp_path / "ledger.sqlite") as connection:
        assert connection.execute("select count(*) from session").fetchone() == (1,)
    connection.close()
