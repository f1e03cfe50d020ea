"""What the columns of a table are is told from their headings: words, the cells they stand over, and nothing else."""

from collections.abc import Sequence

import pytest

from etl.cells import Sheet
from etl.tables.find import Table, tables_of
from etl.tables.headings import Column
from tests.etl.odd_hands import UNITS, grid

Merged = Sequence[tuple[int, int, int, int]]


def table(lines: str, merged: Merged = ()) -> Table | None:
    """The one table of a sheet that begins with its headings; None where none is seen."""
    return next(iter(tables_of(Sheet("Trang", cells=grid(lines.strip("\n")), merged=list(merged)), UNITS)), None)


def columns(lines: str, merged: Merged = ()) -> list[Column]:
    found = table(lines, merged)
    assert found is not None
    return found.columns


def told(lines: str, merged: Merged = ()) -> list[tuple[int, str, str | None]]:
    """Number, field and level of each column."""
    return [(column.number, column.field, column.level) for column in columns(lines, merged)]


def headed(heading: str) -> Column | None:
    """What a column with this heading is beside those of a list of members."""
    return next((one for one in columns(f"TT|Họ và tên|Chi bộ đề nghị|{heading}") if one.number == 4), None)


def test_a_heading_typed_once_over_several_columns_is_that_of_each() -> None:
    lines = "TT|Họ và tên|Chi bộ đề nghị|||Ghi chú\n||HTXSNV|HTTNV|HTNV|"
    named = [(3, "proposed", "HTXSNV"), (4, "proposed", "HTTNV"), (5, "proposed", "HTNV")]
    assert told(lines) == [(1, "order", None), (2, "name", None), *named, (6, "note", None)]


def test_a_heading_goes_no_further_than_the_columns_that_follow_one_another() -> None:
    lines = "TT|Họ và tên|Chi bộ đề nghị||\n||HTXSNV||HTTNV"
    assert told(lines)[2:] == [(3, "proposed", "HTXSNV"), (5, "level", "HTTNV")]


def test_a_column_without_a_heading_is_none_whatever_stands_below_it() -> None:
    assert told("TT|Họ và tên|Chi bộ đề nghị|Ghi chú|\n1|Đảng viên 0001|HTTNV|x|y")[-1] == (4, "note", None)


def test_a_lower_heading_is_that_of_its_own_column_alone() -> None:
    lines = "TT|Họ và tên|Chi bộ|Quý I||Ghi chú\n|||Xếp loại|Điểm|"
    assert [column.heading for column in columns(lines)][3:] == ["Quý I – Xếp loại", "Quý I – Điểm", "Ghi chú"]


def test_a_merged_heading_is_that_of_all_columns_below_it_and_is_told_once() -> None:
    lines = "TT|Họ và tên|Mức xếp loại|\n1|Đảng viên 0001||HTTNV"
    assert told(lines, [(1, 3, 1, 4)])[2:] == [(3, "level", None), (4, "level", None)]
    deep = "TT|Họ và tên|Quý I||\n||Điểm|Tự xếp loại|\n|||HTXSNV|HTTNV"
    merged = [(1, 1, 3, 1), (1, 2, 3, 2), (1, 3, 1, 5), (2, 3, 3, 3), (2, 4, 2, 5)]
    headings = ["TT", "Họ và tên", "Quý I – Điểm", "Quý I – Tự xếp loại – HTXSNV", "Quý I – Tự xếp loại – HTTNV"]
    assert [column.heading for column in columns(deep, merged)] == headings


def test_one_document_or_one_branch_alone_heads_no_matrix() -> None:
    assert table("TT|Chi bộ|Mẫu 3đ\n1|Một|04/12/2023") is None
    assert table("TT|Loại văn bản|Chi bộ Một\n1|Mẫu 3đ|04/12/2023") is None
    documents = columns("TT|Chi bộ|Mẫu 3đ|Văn bản khác\n1|Một|04/12/2023|04/12/2023")
    assert [column.document for column in documents] == [None, None, "phieu_phan_tich_3d", "van_ban_khac"]
    branches = columns("TT|Loại văn bản|Chi bộ Một|Chi bộ Hai\n1|Mẫu 3đ|04/12/2023|04/12/2023")
    assert [column.unit_name for column in branches] == [None, None, "Chi bộ Một", "Chi bộ Hai"]


def test_a_score_of_a_quarter_rates_and_a_score_without_level_and_time_does_not() -> None:
    assert told("TT|Họ và tên|Điểm quý III") == [(1, "order", None), (2, "name", None), (3, "score", None)]
    assert table("TT|Họ và tên|Điểm") is None
    assert table("TT|Họ và tên|Kết quả bỏ phiếu quý III") is None


def test_a_quarter_alone_heads_its_levels_and_other_words_with_it_do_not() -> None:
    quarter = headed("Quý II năm 2025")
    assert quarter is not None
    assert (quarter.field, quarter.period) == ("level", "q2")
    assert headed("Ý kiến quý II") is None
    assert headed("%") is None


@pytest.mark.parametrize(
    ("heading", "document"),
    [
        ("Mẫu 3đ", "phieu_phan_tich_3d"),
        ("Ngày nhận hồ sơ - Văn bản khác", "van_ban_khac"),
        ("Báo cáo kiểm điểm - Văn bản khác", "van_ban_khac"),
        ("Ngày nhận: Biên bản", "bien_ban_hoi_nghi"),
        ("Ngày nhận - lần 1 - Văn bản khác", "van_ban_khac"),
    ],
)
def test_of_which_document_a_column_tells_is_said_after_the_dash(heading: str, document: str) -> None:
    assert [column.document for column in columns(f"TT|Chi bộ|{heading}|Báo cáo kiểm điểm")][2] == document


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Một", "Một"),
        ("Ngày nộp - Một", "Một"),
        ("Ngày nộp: Chi bộ Một", "Chi bộ Một"),
        ("Chi bộ Một - ngày nộp", "Chi bộ Một"),
        ("Chi bộ Chín", "Chi bộ Chín"),
        ("Ngày nộp - Chi bộ Chín", "Chi bộ Chín"),
    ],
)
def test_a_column_of_a_branch_names_it_before_or_after_the_dash(heading: str, name: str) -> None:
    assert [column.unit_name for column in columns(f"TT|Loại văn bản|{heading}|Chi bộ Hai")][2:] == [name, "Chi bộ Hai"]
    lower = columns(f"TT|Loại văn bản|Ngày nhận|\n||{heading}|Chi bộ Hai")
    assert [column.unit_name for column in lower][2:] == [name, "Chi bộ Hai"]


@pytest.mark.parametrize(
    ("heading", "field", "level"),
    [
        ("HTTNV", "level", "HTTNV"),
        ("Tự xếp loại: HTTNV", "self", "HTTNV"),
        ("Tự xếp loại (Hoàn thành tốt nhiệm vụ)", "self", "HTTNV"),
        ("HTTNV - Tự xếp loại", "self", "HTTNV"),
        ("HTTNV)", "level", "HTTNV"),
        ("Tự xếp loại hoàn thành tốt nhiệm vụ", "self", "HTTNV"),
        ("Loại hoàn thành tốt nhiệm vụ", "level", "HTTNV"),
        ("Loại không hoàn thành nhiệm vụ", "level", "KHTNV"),
        ("Loại không hoàn thành", "level", "KHTNV"),
        ("Loại không hoàn thành nv", "level", "KHTNV"),
        ("Loại chưa hoàn thành nv", "level", "KHTNV"),
        ("Loại kh hoàn thành nv", "level", "KHTNV"),
        ("Số phiếu HTTNV", "votes", "HTTNV"),
        ("HTTNV số phiếu", "votes", "HTTNV"),
        ("Nơi công tác đề nghị: HTTNV", "proposed", "HTTNV"),
    ],
)
def test_a_heading_may_hold_a_level_whole_or_after_a_dash_or_at_an_end(heading: str, field: str, level: str) -> None:
    found = headed(heading)
    assert found is not None
    assert (found.field, found.level) == (field, level)


@pytest.mark.parametrize(
    "heading", ["HTXSNV / HTTNV", "Số HTXSNV và HTTNV", "HTXSNV, HTTNV", "HTXSNV và HTTNV", "Ngày hoàn thành", "A"]
)
def test_what_names_several_levels_or_none_heads_none(heading: str) -> None:
    found = headed(heading)
    assert found is None or found.level is None


def test_letters_head_levels_only_where_all_four_do() -> None:
    line = "TT|Họ và tên|Tự xếp loại|{}"
    assert [column.level for column in columns(line.format("A|B|C|D"))][3:] == ["HTXSNV", "HTTNV", "HTNV", "KHTNV"]
    assert [column.number for column in columns(line.format("A|B|C"))] == [1, 2, 3]


def test_what_is_counted_of_a_level_is_said_below_it() -> None:
    lines = "TT|Chi bộ|Tổng số đảng viên|HTXSNV|||HTTNV\n|||SL|Tỷ lệ %|HTXSNV trở lên|"
    found = columns(lines, [(1, 4, 1, 6)])[3:]
    assert [(column.level, column.measure) for column in found] == [
        ("HTXSNV", "count"),
        ("HTXSNV", "percent"),
        ("HTXSNV", "cumulative"),
        ("HTTNV", None),
    ]
