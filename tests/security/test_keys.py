"""The server signs with a key of its own: made once, kept to its owner, and never replaced in silence."""

import os
from pathlib import Path

import pytest

from data.accounts.faults import KeyFault
from data.accounts.keys import KEY_FILE, renew_key, server_key
from tests.security.cast import secretary


def test_a_key_is_made_at_first_need_and_is_the_same_ever_after(tmp_path: Path) -> None:
    key = server_key(tmp_path / "home")
    assert len(key) == 32
    assert len(set(key)) > 8
    assert server_key(tmp_path / "home") == key
    assert server_key(tmp_path / "other") != key


def test_a_new_key_is_its_owners_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    server_key(home)
    if os.name == "posix":  # elsewhere the folder's own rights decide
        assert (home / KEY_FILE).stat().st_mode & 0o777 == 0o600
        assert home.stat().st_mode & 0o777 == 0o700


def test_without_accounts_nothing_but_the_key_is_kept_and_a_lost_one_is_made_anew(tmp_path: Path) -> None:
    key = server_key(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [KEY_FILE]
    (tmp_path / KEY_FILE).unlink()
    assert server_key(tmp_path) != key


def test_a_key_that_was_there_once_and_is_missing_stops_the_start(tmp_path: Path) -> None:
    secretary(tmp_path)
    server_key(tmp_path)
    (tmp_path / KEY_FILE).unlink()
    with pytest.raises(KeyFault, match=r"Thiếu khóa của máy chủ: .*server\.key"):
        server_key(tmp_path)
    assert not (tmp_path / KEY_FILE).exists()


def test_a_key_made_before_the_first_account_is_missed_too(tmp_path: Path) -> None:
    key = server_key(tmp_path)
    secretary(tmp_path)
    assert server_key(tmp_path) == key
    (tmp_path / KEY_FILE).unlink()
    with pytest.raises(KeyFault):
        server_key(tmp_path)


@pytest.mark.parametrize(
    "content", ["", "secret", "ab" * 31, "00" * 32, "ab" * 32, "khóa", "0123456789abcdef" * 4 + "zz", "\0" * 64]
)
def test_a_weak_or_unreadable_key_stops_the_start(tmp_path: Path, content: str) -> None:
    server_key(tmp_path)
    (tmp_path / KEY_FILE).write_text(content, encoding="utf-8")
    with pytest.raises(KeyFault) as refused:
        server_key(tmp_path)
    assert refused.value.code == "key_weak"
    assert "new-key" in str(refused.value)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_a_key_that_others_may_read_stops_the_start(tmp_path: Path, mode: int) -> None:
    key = server_key(tmp_path)
    (tmp_path / KEY_FILE).chmod(mode)
    if os.name == "posix":
        with pytest.raises(KeyFault) as refused:
            server_key(tmp_path)
        assert refused.value.code == "key_open"
    (tmp_path / KEY_FILE).chmod(0o600)
    assert server_key(tmp_path) == key


@pytest.mark.parametrize("accounts", [True, False])
def test_a_new_key_takes_the_place_of_a_missing_or_a_weak_one(tmp_path: Path, accounts: bool) -> None:
    if accounts:
        secretary(tmp_path)
    key = server_key(tmp_path)
    (tmp_path / KEY_FILE).write_text("weak", encoding="utf-8")
    renew_key(tmp_path)
    renewed = server_key(tmp_path)
    assert len(renewed) == 32
    assert renewed != key
    (tmp_path / KEY_FILE).unlink()
    renew_key(tmp_path)
    assert server_key(tmp_path) != renewed
