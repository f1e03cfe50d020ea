from itertools import pairwise

import polars as pl

from components.charts.rating_transitions import figure
from tests.components.frames import READING, moved

YEARS = (2022, 2023)
CELLS = {
    ("HTXSNV", "HTTNV"): 2,
    ("HTTNV", "HTTNV"): 7,
    ("HTNV", "HTTNV"): 3,
    ("HTTNV", "VANG"): 1,
    ("VANG", "HTXSNV"): 4,
}


def finding(rows: pl.DataFrame, years: tuple[int, int] = YEARS) -> str:
    return str(figure(rows, READING, years)["layout"]["meta"]["finding"])


def test_who_stayed_rose_and_fell_is_told_and_a_changed_rule_is_said() -> None:
    told = "Từ năm 2022 đến năm 2023, 58,3% (7/12) đảng viên giữ nguyên mức; 3 lên mức, 2 xuống mức"
    assert finding(moved(CELLS)) == told
    assert finding(moved(CELLS, to_rule="Quy định B")) == f"{told}; giữa hai năm, quy định đã thay đổi"


def test_all_the_same_nobody_nothing_and_one_year_are_told_truly() -> None:
    assert "cả 7 đảng viên" in finding(moved({("HTTNV", "HTTNV"): 7}))
    assert "Không có đảng viên nào được xếp loại ở cả" in finding(moved({("HTTNV", "VANG"): 7}))
    assert "Chưa có đảng viên nào" in finding(moved(CELLS).clear())
    assert "hai năm khác nhau" in finding(moved(CELLS), (2023, 2023))


def test_a_year_known_as_totals_says_that_nothing_can_be_told_and_has_no_bands() -> None:
    totals = moved({("HTTNV", "KHONG_RO"): 7}, from_total=True)
    rows = pl.concat([totals, moved({("KHONG_RO", "HTTNV"): 6})])
    assert finding(rows).startswith("Năm 2022 chỉ biết số tổng hợp")
    assert "bar" not in {trace["type"] for trace in figure(rows, READING, YEARS)["data"]}


def test_bands_run_from_every_level_to_every_other_and_columns_hold_the_sums() -> None:
    chart = figure(moved(CELLS), READING, YEARS)
    paths = [shape for shape in chart["layout"]["shapes"] if shape["type"] == "path"]
    assert len(paths) == len(CELLS)
    notes = {note["text"] for note in chart["layout"]["annotations"]}
    assert {"Xuất sắc <b>2</b>", "Tốt <b>8</b>", "Mới có <b>4</b>", "Không còn <b>1</b>", "Tốt <b>12</b>"} <= notes
    heights = [trace["y"][0] for trace in chart["data"] if trace["type"] == "bar"]
    assert heights[1] / heights[0] == 4
    assert sum(heights[:4]) == sum(heights[4:])


def test_names_beside_thin_columns_do_not_run_into_each_other() -> None:
    thin = {(one, one): 1 for one in ("HTXSNV", "HTNV", "KHTNV", "CHUA_XEP_LOAI")} | {("HTTNV", "HTTNV"): 1000}
    notes = figure(moved(thin), READING, YEARS)["layout"]["annotations"]
    left = sorted(note["y"] for note in notes if note.get("x") == -0.03)
    assert min(after - before for before, after in pairwise(left)) > 0.05
