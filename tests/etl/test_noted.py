"""What is done to a home stands in its trail, by whom; a trail that cannot be written keeps nothing out."""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from data.trail import LEDGER, Trail
from data.who import person_at_work
from etl.__main__ import main
from etl.archive import backup, restore
from etl.gather import Gathered
from etl.hand import ByHand
from etl.home import Home
from etl.load import load, undo
from etl.manual import record
from etl.publish import bring_up
from tests.homes import PAPERS, SAMPLES

NOTE = ByHand("note", 2023, "thanh-tra", "6/12/2023", text="Đảng viên 0007 chưa nộp bản kiểm điểm.")
NEWCOMER = "2023/khuyen-cong/tong-hop-dang-vien-2023.xlsx"
CUT = Gathered("cut.xlsx", b"PK\x03\x04 cut")
Told = tuple[str, str, str, int | None]


def newcomer() -> Gathered:
    return Gathered(NEWCOMER, (SAMPLES / NEWCOMER).read_bytes())


def told(home: Home, last: int) -> list[Told]:
    """The last lines of the trail, oldest first: who, action, about, rows."""
    lines = Trail(home.path).lines(limit=last).reverse()
    return lines.select("who", "action", "about", "rows").rows()


def test_each_file_taken_in_is_noted_with_its_rows_and_settings_as_settings(small_home: Home) -> None:
    lines = Trail(small_home.path).lines(limit=1000)
    assert set(lines["who"]) == {person_at_work()}
    assert lines.filter(action="settings_changed")["rows"].to_list() == [None] * (lines.height - len(PAPERS))
    taken_in = dict(lines.filter(action="taken_in").select("about", "rows").iter_rows())
    assert set(taken_in) == set(PAPERS)
    assert all(rows > 0 for rows in taken_in.values())
    load(small_home, [CUT, newcomer()], who="binh")
    [refused, loaded] = told(small_home, 2)
    assert refused == ("binh", "refused_file", "cut.xlsx", None)
    assert loaded[:3] == ("binh", "taken_in", NEWCOMER)
    before = Trail(small_home.path).head()
    load(small_home, [newcomer()], keep=False, who="binh")
    load(small_home, [newcomer()], who="binh")
    assert Trail(small_home.path).head() == before


def test_what_is_recorded_by_hand_is_noted_without_what_it_says(small_home: Home) -> None:
    record(small_home, NOTE, "an")
    assert told(small_home, 1) == [("an", "recorded_by_hand", "note 2023 thanh-tra", 1)]
    assert undo(small_home, "binh") == 1
    assert told(small_home, 1) == [("binh", "undone", "note 2023 thanh-tra", None)]


def test_an_undo_names_every_file_that_it_took_back(small_home: Home) -> None:
    noted = Trail(small_home.path).count()
    undo(small_home, "an")
    assert {(who, action) for who, action, _, _ in told(small_home, noted)} == {("an", "undone")}
    assert {about for _, _, about, _ in told(small_home, noted)} >= set(PAPERS)
    assert Trail(small_home.path).damage() is None


def test_a_trail_that_cannot_be_written_loses_no_file_and_is_made_up_for(
    small_home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    spoilt(small_home, "alter table trail rename to away", "create table trail (number integer, entry integer)")
    version = small_home.version()
    with caplog.at_level(logging.ERROR):
        [report] = load(small_home, [newcomer()], who="binh")
    assert (report.outcome, small_home.version()) == ("loaded", (version or 0) + 1)
    assert "chưa ghi được nhật ký" in caplog.text
    spoilt(small_home, "drop table trail", "alter table away rename to trail")
    assert not bring_up(small_home)
    assert told(small_home, 1) == [("binh", "taken_in", NEWCOMER, None)]
    assert Trail(small_home.path).damage() is None


def test_the_trail_goes_on_where_a_home_is_restored(small_home: Home, tmp_path: Path) -> None:
    before = Trail(small_home.path).head()
    backup(small_home, tmp_path / "kept.zip", who="an")
    assert told(small_home, 1) == [("an", "backup_made", "kept.zip", None)]
    moved = Home(tmp_path / "moved")
    restore(tmp_path / "kept.zip", moved, who="binh")
    trail = Trail(moved.path)
    assert told(moved, 1) == [("binh", "restored", "kept.zip", None)]
    assert trail.head()[0] == before[0] + 1
    assert trail.damage() is None
    load(moved, [newcomer()], who="binh")
    assert trail.damage() is None


def test_the_status_says_whether_the_trail_is_whole(small_home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    number, last = Trail(small_home.path).head()
    assert main(["status", "--verify", "--home", str(small_home.path)]) == 0
    assert f"Nhật ký nguyên vẹn: {number} dòng; mã của dòng cuối: {last}" in capsys.readouterr().out
    spoilt(small_home, "drop trigger trail_never_updated", "update trail set who = 'an' where number = 3")
    assert main(["status", "--verify", "--home", str(small_home.path)]) == 1
    said = capsys.readouterr()
    assert "Phiên bản đang dùng" in said.out
    assert said.err == "Nhật ký không còn nguyên vẹn: dòng 3 đã bị sửa.\n"


def test_a_home_that_holds_a_trail_and_no_paper_is_neither_empty_nor_built(
    tmp_path: Path, small_home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    backup(small_home, tmp_path / "kept.zip")
    home = tmp_path / "new"
    assert main(["status", "--verify", "--home", str(home)]) == 0
    assert "Nhật ký chưa có dòng nào." in capsys.readouterr().out
    assert not home.exists()
    Trail(home).note("an", "account_added", "an")
    assert main(["restore", str(tmp_path / "kept.zip"), "--home", str(home)]) == 2
    assert "nơi này đã có dữ liệu" in capsys.readouterr().err
    assert main(["rebuild", "--home", str(home)]) == 2
    assert Trail(home).head()[0] == 1


def spoilt(home: Home, *statements: str) -> None:
    """Puts another hand to the ledger's tables."""
    with closing(sqlite3.connect(home.path / LEDGER)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
