"""Files that hold who may sign in, what was received or who did what may be read by their owner alone."""

import os
from pathlib import Path

from etl.archive import backup, restore
from etl.home import Home
from etl.load import load
from tests.reliability.papers import gathered
from tests.repository import ROOT
from tests.security.cast import secretary


def open_to_others(*files: Path) -> list[str]:
    """Those that others on the machine may read; where a system has no such rights, none."""
    return [file.name for file in files if os.name == "posix" and file.stat().st_mode & 0o077]


def kept(home: Path) -> list[Path]:
    """What of a home stands in the open folder, and is no mark without content."""
    return [file for file in home.iterdir() if file.stat().st_size]


def test_a_home_in_an_open_folder_its_backup_and_what_is_restored_are_closed_to_others(tmp_path: Path) -> None:
    place, archive, again = tmp_path / "place", tmp_path / "archive.zip", tmp_path / "again"
    for folder in (place, again):
        folder.mkdir(mode=0o755)
    load(Home(place), gathered(ROOT / "tests" / "broken" / "muc-xep-loai-la.xlsx"))
    secretary(place)
    backup(Home(place), archive)
    restore(archive, Home(again))
    assert (place / "ledger.sqlite").is_file()
    assert open_to_others(*kept(place), archive, *kept(again)) == []


def test_a_ledger_that_stood_open_is_closed_with_the_first_account(tmp_path: Path) -> None:
    load(Home(tmp_path), gathered(ROOT / "tests" / "broken" / "muc-xep-loai-la.xlsx"))
    (tmp_path / "ledger.sqlite").chmod(0o644)
    secretary(tmp_path)
    assert open_to_others(tmp_path / "ledger.sqlite") == []
