import polars as pl
import pytest

from components.charts.rating_by_unit import figure
from tests.components.frames import READING, by_unit, reading


def finding(counts: dict[str, list[int]]) -> str:
    return str(figure(by_unit(counts), READING)["layout"]["meta"]["finding"])


def test_the_best_and_the_worst_branch_are_named() -> None:
    said = finding({"Chi bộ A": [2, 8, 0, 0, 0], "Chi bộ B": [0, 7, 3, 0, 0], "Chi bộ C": [1, 8, 1, 0, 0]})
    assert "Chi bộ A có tỷ lệ tốt trở lên cao nhất, 100,0% (10/10)" in said
    assert "thấp nhất là Chi bộ B, 70,0% (7/10)" in said


def test_ties_are_not_hidden() -> None:
    said = finding({"Chi bộ A": [2, 8, 0, 0, 0], "Chi bộ B": [0, 5, 0, 0, 0], "Chi bộ C": [1, 8, 1, 0, 0]})
    assert "2 chi bộ cùng dẫn đầu" in said
    said = finding({"Chi bộ A": [2, 8, 0, 0, 0], "Chi bộ B": [0, 9, 1, 0, 0], "Chi bộ C": [1, 8, 1, 0, 0]})
    assert "thấp nhất là 2 chi bộ bằng nhau" in said


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"Chi bộ A": [1, 8, 1, 0, 0], "Chi bộ B": [0, 9, 1, 0, 0]}, "cả 2 chi bộ bằng nhau: 90,0% (18/20)"),
        ({"Chi bộ A": [1, 5, 1, 0, 2]}, "Chi bộ A, năm 2023: 6/7 đảng viên"),
        ({"Chi bộ A": [0, 0, 0, 0, 4]}, "Chưa có chi bộ nào"),
    ],
)
def test_equal_single_and_none(counts: dict[str, list[int]], words: str) -> None:
    assert words in finding(counts)


def test_good_reaches_left_and_the_rest_right_and_both_are_the_rows() -> None:
    rows = by_unit({"Chi bộ A": [2, 8, 0, 0, 1], "Chi bộ B": [0, 7, 2, 1, 0]})
    drawn = {
        behind: x
        for bar in figure(rows, READING)["data"]
        for x, behind in zip(bar["x"], bar["customdata"], strict=True)
    }
    for row in rows.filter(pl.col("level") != "CHUA_XEP_LOAI").to_dicts():
        sign = -1 if row["level"] in ("HTXSNV", "HTTNV") else 1
        assert drawn[(row["year"], row["level"], row["unit"])] == sign * row["percent"]


def test_the_best_branch_stands_at_the_top() -> None:
    layout = figure(by_unit({"Chi bộ A": [0, 7, 3, 0, 0], "Chi bộ B": [0, 9, 1, 0, 0]}), READING)["layout"]
    assert layout["yaxis"]["categoryarray"][-1] == "Chi bộ B"


def test_branches_that_are_themselves_rated_stand_under_their_level() -> None:
    rows = by_unit({"Chi bộ A": [1, 0, 0, 0, 0], "Chi bộ B": [0, 0, 1, 0, 0]})
    chart = figure(rows, reading("chi_bo"))
    assert chart["layout"]["meta"]["finding"] == (
        "Năm 2023, 1/2 chi bộ từ Hoàn thành tốt nhiệm vụ trở lên, trong đó 1 hoàn thành xuất sắc"
    )
    assert {(trace["x"][0], trace["y"][0]) for trace in chart["data"]} == {
        ("Xuất sắc", "Chi bộ A"),
        ("Hoàn thành", "Chi bộ B"),
    }


def test_a_branch_whose_total_leaves_out_a_level_has_a_line_and_no_bar() -> None:
    chart = figure(by_unit({"Chi bộ A": [1, 8, 1, 0, 0], "Chi bộ B": [3, 9, None, None, 0]}), READING)
    assert chart["layout"]["yaxis"]["categoryarray"] == ["Chi bộ B", "Chi bộ A"]
    assert [note["y"] for note in chart["layout"]["annotations"]] == ["Chi bộ B"]
    assert chart["layout"]["meta"]["finding"].startswith("Chi bộ A, năm 2023: 90,0% (9/10)")
    assert chart["layout"]["meta"]["total"] is None
