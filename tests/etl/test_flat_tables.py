"""Flat tables in the contract's columns are taken in like workbooks: same facts, checks, report, undo."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from data.opened import connected
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from etl.flat import overlap
from etl.gather import Gathered, gather
from etl.home import Home
from etl.load import load, rebuild, undo
from etl.original import excerpt
from etl.report import FileReport
from etl.served import CONTRACT_TABLES
from tests.etl.flat_papers import RATING, parquet, people, placed, table, taken, text
from tests.repository import ROOT

CONTRACT = [table for table in CONTRACT_TABLES if not table.startswith("unit")]
DAYS = (date(2023, 12, 4), date(2024, 3, 1))


def test_the_tables_of_one_home_loaded_into_another_say_the_same(sample_home: Path, tmp_path: Path) -> None:
    [file] = (sample_home / "versions").glob("*.duckdb")
    with connected(file) as connection:
        tables = [parquet(pl.DataFrame(connection.table(name)), f"{name}.parquet") for name in CONTRACT]
    settings, _ = gather([ROOT / "data/samples/committee.toml", ROOT / "data/samples/plans"])
    reports = load(Home(tmp_path / "home"), [*settings, *tables])
    assert {(report.outcome, len(report.issues)) for report in reports} == {("loaded", 0)}
    for name in CONTRACT:
        assert table(tmp_path / "home", name).equals(table(sample_home, name)), name


def test_the_same_facts_as_workbooks_and_as_text_by_hand_give_the_same_answers(tmp_path: Path) -> None:
    register: list[list[Any]] = [["SỔ THEO DÕI HỒ SƠ KIỂM ĐIỂM NĂM 2023"]]
    register += [["TT", "Chi bộ", "Loại văn bản", "Ngày nhận"]]
    register += [
        [1, "Chi bộ Một", "Tổng hợp đảng viên", "04/12/2023"],
        [2, "Chi bộ Hai", "Báo cáo kiểm điểm", "06/12/2023"],
    ]
    members: list[list[Any]] = [["CHI BỘ MỘT"], ["DANH SÁCH ĐỀ NGHỊ XẾP LOẠI ĐẢNG VIÊN NĂM 2023"]]
    members += [["TT", "Họ và tên", "Chi bộ đề nghị", "Ghi chú"], [1, "Đảng viên 0001", "HTTNV", ""]]
    members += [[2, "Đảng viên 0002", "", "Miễn sinh hoạt"], [3, "Đảng viên 0003", "xuất sắc", ""]]
    taken(tmp_path / "books", book("register.xlsx", register), book("members.xlsx", members))
    receipts = text(
        ("Received_on", "document", "unit", "year"),
        ("04/12/2023", "Tổng hợp đảng viên", "mot", 2023),
        ("2023-12-06", "bao_cao_kiem_diem", "Chi bộ Hai", 2023),
    )
    ratings = text(
        RATING,
        (2023, "mot", "dang_vien", "a", "Đảng viên 0001", "proposed", "HTTNV", ""),
        (2023, "Chi bộ Một", "Đảng viên", "b", "Đảng viên 0002", "proposed", "Miễn sinh hoạt", ""),
        (2023, "mot", "dang_vien", "c", "Đảng viên 0003", "Chi bộ đề nghị", "hoàn thành xuất sắc nhiệm vụ", ""),
        name="xep-loai.csv",
    )
    reports = taken(tmp_path / "flat", receipts, ratings)
    assert [(report.kind, report.rows, report.issues) for report in reports] == [
        ("flat_submission", 2, []),
        ("flat_rating", 3, []),
    ]
    for question in ("rating_by_unit", "not_rated", "submission_matrix"):
        for day in DAYS:
            assert answer(tmp_path / "flat", question, day).equals(answer(tmp_path / "books", question, day)), question


def book(name: str, rows: list[list[Any]]) -> Gathered:
    made = openpyxl.Workbook()
    for row in [["Đảng bộ Sở A"], *rows]:
        made.worksheets[0].append(row)
    content = io.BytesIO()
    made.save(content)
    return Gathered(name, content.getvalue())


def answer(home: Path, question: str, day: date) -> pl.DataFrame:
    warehouse = Warehouse(home)
    asked = {"years": [2023], "subject_kind": "dang_vien", "stage": "proposed", "as_of": day}
    rows = warehouse.ask(question, LOCAL_VIEWER, **asked)
    warehouse.close()
    return rows.select(
        name for name in rows.columns if not name.startswith(("source_", "given_")) and name != "subject"
    )


def test_what_is_wrong_is_told_by_the_cell_and_only_its_row_stays_out(tmp_path: Path) -> None:
    rows = [
        (2023, "mot", "dang_vien", "a", "", "decided", "HTNV", ""),
        (2023, "Chi bộ Ba", "dang_vien", "b", "", "decided", "HTNV", ""),
        (2023, "mot", "dang_vien", "c", "", "decided", "giỏi", ""),
        ("", "mot", "dang_vien", "d", "", "decided", "HTNV", ""),
        (2023, "hai", "dang_vien", "a", "", "decided", "HTTNV", ""),
        (2023, "mot", "dang_vien", "e", "", "decided", "HTNV, HTTNV", ""),
        ("", "", "", "", "", "", "", ""),
        (2023, "mot", "dang_vien", "mot", "", "decided", "HTNV", ""),
        (2023, "mot", "chi_bo", "hai", "", "decided", "HTNV", ""),
        (2023, "mot", "dang_vien", "f", "", "decided", "", ""),
        (2023, "mot", "dang_vien", "g", "", "đợi", "HTNV", ""),
    ]
    [report] = taken(tmp_path / "home", text((*RATING[:-1], "ghi_chu"), *rows))
    assert placed(report.issues) == [
        ("unknown_column", "H1"),
        ("unknown_unit", "B3"),
        ("unknown_level", "G4"),
        ("no_year", "A5"),
        ("duplicate_row", "G6"),
        ("two_levels", "G7"),
        ("unknown_value", "D9"),
        ("unknown_unit", "D10"),
        ("missing_level", "G11"),
        ("unknown_value", "F12"),
    ]
    assert {found.sheet for found in report.issues} == {"rating"}
    assert (report.outcome, report.rows, report.loaded, report.rejected) == ("partial", 10, 2, 8)
    assert table(tmp_path / "home", "rating")["subject"].to_list() == ["a", "f"]


FILED = ("year", "unit", "document", "received_on")
CHECKED: tuple[tuple[tuple[str, ...], tuple[object, ...], tuple[str, str]], ...] = (
    (FILED, (2023, "mot", "báo cáo", "04/12/2023"), ("unknown_document", "C2")),
    (FILED, (2023, "mot", "ban_cam_ket", "31/11/2023"), ("bad_date", "D2")),
    (FILED, (2023, "mot", "ban_cam_ket", "04/12/2013"), ("implausible_date", "D2")),
    (FILED, (2023, "mot", "ban_cam_ket", ""), ("missing_date", "D2")),
    (("done", "members", "unit", "year"), ("mười", 12, "mot", 2023), ("bad_number", "A2")),
    (("done", "members", "unit", "year"), (13, 12, "mot", 2023), ("more_than_all", "A2")),
    (("year", "unit", "held_on", "has_chi_uy"), (2023, "mot", "2023-12-01", "nửa"), ("unknown_value", "D2")),
    (("year", "unit", "item", "due_on", "status"), (2023, "mot", "Chậm", "", "tốt"), ("unknown_status", "E2")),
    (
        ("year", "unit", "item", "due_on", "status", "done_on"),
        (2023, "mot", "Chậm", "30/06/2024", "đang thực hiện", "01/06/2024"),
        ("unknown_status", "F2"),
    ),
)


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> list[FileReport]:
    """Give the reports of the tables with one fault each, taken in together."""
    tables = [text(header, row, name=f"{place}.csv") for place, (header, row, _) in enumerate(CHECKED)]
    return taken(tmp_path_factory.mktemp("checked") / "home", *tables)


@pytest.mark.parametrize(
    "place", range(len(CHECKED)), ids=[f"{place}-{row[0]}" for place, (_, row, _) in enumerate(CHECKED)]
)
def test_each_table_has_the_checks_of_its_papers(place: int, checked: list[FileReport]) -> None:
    assert placed(checked[place].issues) == [CHECKED[place][2]]


def test_dates_numbers_and_truths_stand_as_values_or_as_text(tmp_path: Path) -> None:
    told = {"year": [2023], "unit": ["mot"], "held_on": [date(2023, 12, 1)], "has_chi_uy": [True]}
    meeting = pl.DataFrame(told)
    taken(tmp_path / "values", parquet(meeting, "a.parquet"))
    taken(tmp_path / "texts", text(tuple(told), (2023, "mot", "01/12/2023", "có"), mark="\t"))
    taken(tmp_path / "truths", text(tuple(told), ("2023", "mot", "2023-12-01", "TRUE"), mark=","))
    rows = [table(tmp_path / home, "review_meeting") for home in ("values", "texts", "truths")]
    assert rows[0].height == 1
    assert rows[0].equals(rows[1])
    assert rows[0].equals(rows[2])


def test_a_later_file_counts_in_place_of_an_earlier_and_says_what_it_changes_and_whom_it_lacks(tmp_path: Path) -> None:
    home = tmp_path / "home"
    taken(home, people(("mot", "a", "HTNV"), ("mot", "b", "HTNV"), ("hai", "c", "HTNV")))
    [report] = taken(home, people(("mot", "a", "HTTNV"), name="sua.csv"))
    assert placed(report.issues) == [("people_missing", None)]
    assert [(change.change, change.subject, change.before, change.after, change.cell) for change in report.changes] == [
        ("changed", "a", "HTNV", "HTTNV", "G2"),
        ("missing", "b", "HTNV", None, None),
    ]
    levels = sorted(table(home, "rating").select("subject", "level").rows())
    assert levels == [("a", "HTTNV"), ("b", "HTNV"), ("c", "HTNV")]
    assert undo(Home(home)) == 1
    assert table(home, "rating")["level"].to_list() == ["HTNV"] * 3


def test_undo_rebuild_check_and_a_second_time_are_as_with_workbooks(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = people(("mot", "a", "HTNV"))
    taken(home, first)
    before = table(home, "rating")
    [report] = load(Home(home), [people(("hai", "b", "HTNV"))], keep=False)
    assert (report.outcome, report.unit, report.year) == ("loaded", "hai", 2023)
    assert table(home, "rating").equals(before)
    assert [report.outcome for report in taken(home, first)] == ["unchanged"]
    rebuild(Home(home))
    assert table(home, "rating").equals(before)
    undo(Home(home))
    assert Home(home).version() is not None


def test_bodies_may_be_handed_over_as_rows_too(tmp_path: Path) -> None:
    header = ("id", "name", "parent", "first_year", "last_year")
    bodies = text(
        header, ("ba", "Chi bộ Ba", "dang-bo", 2020, ""), ("bon", "Chi bộ Bốn", "ba", "", ""), name="unit.csv"
    )
    wrong = text(header, ("nam", "", "dang-bo", "", ""), ("sau", "Chi bộ Sáu", "o-dau", "", ""), name="unit2.csv")
    reports = taken(tmp_path / "home", bodies, wrong, people(("ba", "a", "HTNV"), ("Chi bộ Bốn", "b", "HTNV")))
    assert [report.rejected for report in reports] == [0, 2, 0]
    assert placed(reports[1].issues) == [("missing_text", "B2"), ("unknown_unit", "C3")]
    known = table(tmp_path / "home", "unit").select("id", "parent", "first_year").rows()
    assert known[0] == ("ba", "dang-bo", 2020)
    assert ("bon", "ba", None) in known
    assert table(tmp_path / "home", "rating")["unit"].to_list() == ["ba", "bon"]


def test_a_cell_leads_back_to_its_row_under_the_header(tmp_path: Path) -> None:
    taken(tmp_path / "home", people(("mot", "a", "HTNV"), ("hai", "b", "HTTNV")))
    drawn = excerpt(Home(tmp_path / "home"), 3, "rating", ["G3"])
    assert drawn is not None
    assert [(line.number, line.is_heading, line.texts[1]) for line in drawn.lines] == [
        (1, True, "unit"),
        (3, False, "hai"),
    ]
    assert excerpt(Home(tmp_path / "home"), 3, "pledge", ["G3"]) is None
    assert excerpt(Home(tmp_path / "home"), 3, "rating", ["G9"]) is None


def test_a_table_without_rows_is_said_to_be_empty_and_one_with_a_column_twice_is_refused(tmp_path: Path) -> None:
    [empty] = taken(tmp_path / "home", text(RATING))
    assert (empty.rows, [found.code for found in empty.issues]) == (0, ["empty_table"])
    [twice] = taken(
        tmp_path / "home", text((*RATING, "Year "), (2023, "mot", "dang_vien", "a", "", "self", "B", "", 2023))
    )
    assert (twice.outcome, [found.code for found in twice.issues]) == ("refused", ["unreadable_file"])
    assert "một cột bắt buộc đứng hai lần" in twice.issues[0].message


def test_what_is_told_again_of_more_rows_than_are_compared_is_taken_in_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overlap, "MOST_AGAIN", 3)
    told = [("mot", "a", "HTTNV"), ("mot", "b", "HTNV")]
    taken(tmp_path / "home", people(*told))
    [again] = taken(tmp_path / "home", people(*told[::-1], name="again.csv"))
    assert (again.outcome, again.changes) == ("loaded", [])
    assert [(found.severity, found.code) for found in again.issues] == [("warning", "changes_not_told")]
    assert table(tmp_path / "home", "rating").height == 2
