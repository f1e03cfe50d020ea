"""Tables of the rule of 2025: scores of 100 beside the levels, and leaders rated in the quarters."""

from collections.abc import Sequence
from typing import Any

import pytest

from etl.cells import Cell, Sheet, Workbook
from etl.read import File, read_files
from etl.reading import FileReading
from etl.settings import Committee, UnitSetting
from etl.units import Units

UNITS = Units(Committee("Đảng bộ Sở A", "Đảng ủy Sở A", units=(UnitSetting("mot", "Một"),)))
LEADERS = "TỔNG HỢP KẾT QUẢ XẾP LOẠI CÁN BỘ LÃNH ĐẠO, QUẢN LÝ"
Line = Sequence[str | float | None]
Merged = Sequence[tuple[int, int, int, int]]


def paper(number: int, title: str, *lines: Line, merged: Merged = ()) -> File:
    """A workbook of the committee: letterhead, title, then the lines from row 4 on (headings first)."""
    cells = {}
    for row, line in enumerate(([None, "Đảng ủy Sở A"], [], [None, title], *lines), start=1):
        for column, value in enumerate(line, start=1):
            if value is not None:
                kind = "text" if isinstance(value, str) else "number"
                cells[row, column] = Cell(row, column, kind, value if isinstance(value, str) else float(value))
    return File(number, "bieu.xlsx", Workbook([Sheet("Biểu", cells=cells, merged=list(merged))]))


def read(title: str, *lines: Line, merged: Merged = ()) -> FileReading:
    [reading] = read_files([paper(1, title, *lines, merged=merged)], UNITS)
    return reading


def ratings(reading: FileReading) -> list[tuple[Any, ...]]:
    """Period, stage, level, score and cell of each rating, people in the order of their rows."""
    wanted = ("period", "stage", "level", "score", "cell")
    return [tuple(fact[name] for name in wanted) for table, _, fact in reading.facts if table == "rating_record"]


def codes(reading: FileReading) -> list[tuple[str, str | None]]:
    return [(found.code, found.cell) for found in reading.issues]


def test_a_score_is_kept_beside_the_level_and_neither_is_made_of_the_other() -> None:
    head = ["TT", "Họ và tên", "Chi bộ", "Tự xếp loại", "Chi bộ đề nghị", "Điểm số", "Ghi chú"]
    reading = read("XẾP LOẠI ĐẢNG VIÊN NĂM 2025", head, [1, "Đảng viên 0001", "Một", "Xuất sắc", "Tốt", 92.5])
    assert ratings(reading) == [("nam", "self", "HTXSNV", None, "D5"), ("nam", "proposed", "HTTNV", 92.5, "E5")]
    assert reading.issues == []


def test_each_stage_may_have_its_own_score() -> None:
    head = ["TT", "Họ và tên", "Chi bộ", "Điểm tự chấm", "Tự xếp loại", "Điểm chi bộ đề nghị", "Chi bộ đề nghị"]
    reading = read("XẾP LOẠI ĐẢNG VIÊN NĂM 2025", head, [1, "Đảng viên 0001", "Một", "95", "A", "88,5 điểm", "B"])
    assert [(stage, level, score) for _, stage, level, score, _ in ratings(reading)] == [
        ("self", "HTXSNV", 95),
        ("proposed", "HTTNV", 88.5),
    ]


@pytest.mark.parametrize("score", ["tốt", "-5", 120, "9O"])
def test_what_is_no_score_is_told_with_its_cell(score: str | float) -> None:
    head = ["TT", "Họ và tên", "Chi bộ", "Mức xếp loại", "Điểm"]
    reading = read("XẾP LOẠI ĐẢNG VIÊN NĂM 2025", head, [1, "Đảng viên 0001", "Một", "Tốt", score])
    assert codes(reading) == [("bad_score", "E5")]
    assert (len(reading.loaded), len(reading.rejected)) == (0, 1)


def test_quarters_stand_side_by_side_with_levels_and_scores_under_them() -> None:
    reading = read(
        f"{LEADERS} NĂM 2025",
        ["TT", "Họ và tên", "Chi bộ", "Quý I", None, "Quý II", None, "Cả năm", None],
        [None, None, None, "Mức xếp loại", "Điểm", "Mức xếp loại", "Điểm", "Mức xếp loại", "Điểm"],
        [1, "Đảng viên 0001", "Một", "Tốt", 80, "Xuất sắc", 91, "Tốt", 85],
        merged=[(4, 1, 5, 1), (4, 2, 5, 2), (4, 3, 5, 3), (4, 4, 4, 5), (4, 6, 4, 7), (4, 8, 4, 9)],
    )
    assert ratings(reading) == [
        ("nam", "decided", "HTTNV", 85, "H6"),
        ("q1", "decided", "HTTNV", 80, "D6"),
        ("q2", "decided", "HTXSNV", 91, "F6"),
    ]
    assert {fact["subject_kind"] for table, _, fact in reading.facts if table == "rating_record"} == {"can_bo"}


def test_a_quarters_column_may_hold_levels_or_scores_alone() -> None:
    head = ["TT", "Họ và tên", "Chi bộ", "Quý I", "Quý II", "Điểm quý III", "Xếp loại năm"]
    reading = read(f"{LEADERS} NĂM 2025", head, [1, "Đảng viên 0001", "Một", "HTTNV", 77, "90", "HTTNV"])
    assert [(period, level, score) for period, _, level, score, _ in ratings(reading)] == [
        ("nam", "HTTNV", None),
        ("q1", "HTTNV", None),
        ("q2", None, 77),
        ("q3", None, 90),
    ]
    assert reading.issues == []


@pytest.mark.parametrize(
    ("title", "period"),
    [
        (f"{LEADERS} QUÝ I NĂM 2025", "q1"),
        (f"{LEADERS} QUÝ III/2025", "q3"),
        (f"{LEADERS} quý 2 năm 2025", "q2"),
        (f"{LEADERS} quý IV năm 2025", "nam"),
        (f"{LEADERS} năm 2025", "nam"),
        (f"{LEADERS} quý I, quý II và quý III năm 2025", "nam"),
    ],
)
def test_a_title_may_name_the_quarter_of_the_whole_table(title: str, period: str) -> None:
    reading = read(title, ["TT", "Họ và tên", "Chi bộ", "Mức xếp loại"], [1, "Đảng viên 0001", "Một", "Tốt"])
    assert [line[0] for line in ratings(reading)] == [period]


def test_a_quarter_nobody_has_been_rated_in_yet_is_not_told_of() -> None:
    head = ["TT", "Họ và tên", "Chi bộ", "Quý I", "Quý II", "Quý III"]
    lines: list[Line] = [[1, "Đảng viên 0001", "Một", "Tốt"], [2, "Đảng viên 0002", "Một", None]]
    reading = read(f"{LEADERS} NĂM 2025", head, *lines)
    assert [(period, level) for period, _, level, _, _ in ratings(reading)] == [("q1", "HTTNV"), ("q1", None)]
    assert codes(reading) == [("missing_level", "B6")]


def test_the_fourth_quarter_merges_into_the_year_and_a_column_of_its_own_is_told_of() -> None:
    head = ["TT", "Họ và tên", "Chi bộ", "Quý III", "Quý IV", "Xếp loại năm"]
    reading = read(f"{LEADERS} NĂM 2025", head, [1, "Đảng viên 0001", "Một", "Tốt", "Xuất sắc", "Tốt"])
    assert [(period, level) for period, _, level, _, _ in ratings(reading)] == [("nam", "HTTNV"), ("q3", "HTTNV")]
    assert codes(reading) == [("quarter_in_year", "E4")]


def test_a_later_list_of_the_year_lacks_nobody_of_a_quarters_list() -> None:
    head = ["TT", "Họ và tên", "Chi bộ", "Mức xếp loại"]
    files = [
        paper(1, f"{LEADERS} QUÝ I NĂM 2025", head, [1, "Đảng viên 0001", "Một", "Tốt"]),
        paper(2, f"{LEADERS} NĂM 2025", head, [1, "Đảng viên 0002", "Một", "Tốt"]),
    ]
    assert [reading.issues for reading in read_files(files, UNITS)] == [[], []]
