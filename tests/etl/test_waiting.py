"""What is handed in over the page waits under a name nobody can guess, within limits, and is forgotten in time."""

import os
import time
from pathlib import Path

import pytest

from etl import waiting
from etl.faults import HomeFault
from etl.gather import Gathered
from etl.home import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Give an empty home."""
    return Home(tmp_path / "home")


def test_files_come_back_as_they_were_settings_first(home: Home) -> None:
    files = [Gathered("2023/a.xlsx", b"a"), Gathered("committee.toml", b"c"), Gathered("b.csv", b"")]
    token = waiting.put(home, files)
    assert waiting.take(home, token) == [files[1], files[0], files[2]]
    assert not home.intake.exists() or not any(home.intake.iterdir())
    waiting.drop(home, token)
    with pytest.raises(waiting.NotWaiting):
        waiting.take(home, token)


@pytest.mark.parametrize("token", ["", "..", "../intake", "x" * 32, "/etc", "../../home/waiting"])
def test_a_name_made_up_opens_and_removes_nothing(token: str, home: Home) -> None:
    kept = waiting.put(home, [Gathered("a.xlsx", b"a")])
    with pytest.raises(waiting.NotWaiting):
        waiting.take(home, token)
    waiting.drop(home, token)
    assert waiting.take(home, kept)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a.xlsx", "a.xlsx"),
        ("2023/thanh-tra/a.xlsx", "2023/thanh-tra/a.xlsx"),
        ("../../etc/a.xlsx", "etc/a.xlsx"),
        ("C:\\Users\\x\\a.xlsx", "Users/x/a.xlsx"),
        ("/a.xlsx", "a.xlsx"),
        ("..", "?"),
    ],
)
def test_a_browsers_name_leads_nowhere_else(name: str, safe: str) -> None:
    assert waiting.safe_name(name) == safe


def test_too_much_is_refused_in_words(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "MOST_OF_ONE", 10)
    monkeypatch.setattr(waiting, "MOST_OF_ALL", 25)
    monkeypatch.setattr(waiting, "MOST_WAITING", 30)
    with pytest.raises(HomeFault, match=r"tệp to\.xlsx lớn hơn"):
        waiting.put(home, [Gathered("to.xlsx", bytes(11))])
    with pytest.raises(HomeFault, match="nhiều tệp quá"):
        waiting.put(home, [Gathered(f"{n}.xlsx", bytes(9)) for n in range(3)])
    waiting.put(home, [Gathered(f"{n}.xlsx", bytes(9)) for n in range(2)])
    with pytest.raises(HomeFault, match="chờ xác nhận"):
        waiting.put(home, [Gathered("a.xlsx", bytes(9)), Gathered("b.xlsx", bytes(9))])


def test_what_nobody_confirms_is_forgotten_after_a_day(home: Home) -> None:
    old = waiting.put(home, [Gathered("a.xlsx", b"a")])
    yesterday = time.time() - waiting.KEPT_SECONDS - 60
    os.utime(home.waiting / old, (yesterday, yesterday))
    fresh = waiting.put(home, [Gathered("b.xlsx", b"b")])
    assert [folder.name for folder in home.waiting.iterdir()] == [fresh]
