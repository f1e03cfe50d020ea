from collections.abc import Mapping, Sequence

from components.charts.rating_trend import figure
from tests.components.frames import READING, trend

COUNTS = {2020: [2, 15, 3, 0, 1], 2022: [2, 14, 4, 0, 0], 2023: [3, 16, 1, 0, 2]}


def finding(counts: Mapping[int, Sequence[int | None]]) -> str:
    return str(figure(trend(counts), READING)["layout"]["meta"]["finding"])


def test_the_first_and_the_last_year_are_compared_and_a_changed_rule_is_said() -> None:
    said = finding(COUNTS)
    assert "tăng 10,0 điểm phần trăm, từ 85,0% (17/20) lên 95,0% (19/20)" in said
    assert said.endswith("quy định đã thay đổi")


def test_years_of_one_rule_are_compared_without_that_word() -> None:
    assert "quy định" not in finding({2021: [2, 15, 3, 0, 1], 2022: [2, 14, 4, 0, 0]})


def test_falling_equal_single_and_none() -> None:
    assert "giảm" in finding({2021: [2, 15, 3, 0, 0], 2022: [2, 14, 4, 0, 0]})
    assert "bằng nhau" in finding({2021: [2, 15, 3, 0, 0], 2022: [3, 14, 3, 0, 0]})
    assert "Mới có năm 2022" in finding({2022: [2, 14, 4, 0, 0]})
    assert "Chưa có năm nào" in finding({2022: [0, 0, 0, 0, 6]})


def test_totals_only_years_are_starred_and_those_not_rated_counted() -> None:
    ticks = figure(trend(COUNTS), READING)["layout"]["xaxis"]["ticktext"]
    assert ticks[0].startswith("<b>2020*</b>")
    assert "1 chưa" in ticks[0]
    assert ticks[1] == "<b>2022</b><br>20 xếp loại"


def test_a_break_stands_before_its_year() -> None:
    layout = figure(trend(COUNTS, {2023: "Quy định B"}), READING)["layout"]
    (line,) = layout["shapes"]
    assert line["x0"] == line["x1"] == 1.5
    assert "Quy định B" in [note["text"] for note in layout["annotations"]]


def test_columns_hold_the_percentages_of_the_query() -> None:
    rows = trend(COUNTS)
    drawn = {
        behind: y
        for bar in figure(rows, READING)["data"]
        for y, behind in zip(bar["y"], bar["customdata"], strict=True)
    }
    assert drawn == {(r["year"], r["level"]): r["percent"] for r in rows.to_dicts() if r["percent"] is not None}


def test_a_total_with_a_gap_is_no_year_to_compare_and_shows_no_zero() -> None:
    counts: dict[int, list[int | None]] = {2020: [2, 15, 3, None, 1], 2022: [2, 14, 4, 0, 0], 2023: [3, 16, 1, 0, None]}
    chart = figure(trend(counts), READING)
    assert "Từ 2022 đến 2023" in chart["layout"]["meta"]["finding"]
    ticks = chart["layout"]["xaxis"]["ticktext"]
    assert "– xếp loại" in ticks[0]
    assert "– chưa" in ticks[2]
