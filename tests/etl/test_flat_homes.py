"""Homes with flat tables are handed in, backed up and restored like those of workbooks; no folder is left behind."""

import os
import tempfile
import time
from pathlib import Path

import pytest

from etl import waiting
from etl.archive import backup, restore
from etl.flat.facts import LEFT_BEHIND_SECONDS, NAMED, Folder
from etl.home import Home
from etl.load import load, undo
from etl.served import summary
from tests.etl.flat_papers import RATING, people, table, taken, text

TOLD = people(("mot", "a", "HTTNV"), ("hai", "b", "HTXSNV"))


def test_a_table_handed_in_over_the_page_waits_and_is_taken_in_when_confirmed(tmp_path: Path) -> None:
    taken(tmp_path / "home", people(("mot", "a", "HTTNV")))
    home = Home(tmp_path / "home")
    faulty = text(RATING, (2023, "ba", "dang_vien", "c", "Đảng viên c", "decided", "HTTNV", ""), name="moi.csv")
    token = waiting.put(home, [faulty, people(("hai", "b", "HTXSNV"), name="hai.csv")])
    reports = load(home, waiting.take(home, token))
    assert [(report.outcome, [found.cell for found in report.issues]) for report in reports] == [
        ("refused", ["B2"]),
        ("loaded", []),
    ]
    assert set(table(home.path, "rating")["subject"]) == {"a", "b"}
    undo(home)
    assert table(home.path, "rating")["subject"].to_list() == ["a"]


def test_a_home_with_tables_is_moved_by_its_backup(tmp_path: Path) -> None:
    taken(tmp_path / "home", TOLD)
    home, moved = Home(tmp_path / "home"), Home(tmp_path / "moved")
    backup(home, tmp_path / "kept.zip")
    restore(tmp_path / "kept.zip", moved)
    assert table(moved.path, "rating").equals(table(home.path, "rating"))
    assert summary(moved) == summary(home)


def test_what_a_killed_load_left_goes_a_day_later_and_what_another_works_on_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left, used = (tmp_path / f"{NAMED}{name}" for name in ("left", "used"))
    for folder, age in ((left, LEFT_BEHIND_SECONDS + 60), (used, 60)):
        folder.mkdir()
        (folder / "rows.parquet").touch()
        os.utime(folder, (time.time() - age,) * 2)
    own = Folder()
    assert {folder.name for folder in tmp_path.iterdir()} == {used.name, own.path.name}
    kept = own.path
    del own
    assert not kept.exists()
