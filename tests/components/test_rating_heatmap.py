from typing import Any

import polars as pl

from components.charts.rating_heatmap import figure
from components.names import short_names
from tests.components.frames import READING, reading


def cell(unit: str, year: int, good: float | None, rated: int, **other: Any) -> dict[str, Any]:
    level = other.pop("level", None)
    return {
        "unit": unit.lower(),
        "unit_name": unit,
        "sort_order": ord(unit[-1]),
        "year": year,
        "n_excellent": 0,
        "rated": rated,
        "total": rated,
        "good": round((good or 0) * rated / 100),
        "good_percent": good,
        "excellent_percent": 0.0,
        "unit_level": level,
        "unit_level_short": short_names("level")[level] if level else None,
        "change_note": None,
        "source_names": None,
        "shared": False,
        "whole": rated,
        "new_rule": None,
    } | other


def answer(*rows: dict[str, Any]) -> pl.DataFrame:
    text = {
        "change_note": pl.String,
        "source_names": pl.String,
        "new_rule": pl.String,
        "unit_level": pl.String,
        "unit_level_short": pl.String,
        "good_percent": pl.Float64,
    }
    return pl.DataFrame(list(rows), schema_overrides=text)


def finding(rows: pl.DataFrame) -> str:
    return str(figure(rows, READING)["layout"]["meta"]["finding"])


def test_the_lowest_cell_is_named_and_ties_are_counted() -> None:
    rows = answer(cell("Chi bộ A", 2022, 90.0, 20), cell("Chi bộ A", 2023, 70.0, 20), cell("Chi bộ B", 2023, 95.0, 20))
    assert finding(rows) == "Tỷ lệ tốt trở lên thấp nhất là ở Chi bộ A năm 2023: 70,0% (14/20) đảng viên"
    tied = answer(cell("Chi bộ A", 2022, 70.0, 20), cell("Chi bộ A", 2023, 70.0, 20), cell("Chi bộ B", 2023, 95.0, 20))
    assert "gặp 2 lần, gần nhất ở Chi bộ A năm 2023" in finding(tied)
    assert "Chưa có chi bộ nào" in finding(answer(cell("Chi bộ A", 2023, None, 0)))


def test_where_all_cells_are_equal_one_is_told_with_its_counts() -> None:
    few = [cell("Chi bộ A", year, 100.0, 2) for year in (2022, 2023)]
    assert finding(answer(*few)) == (
        "Mọi chi bộ, mọi năm có tỷ lệ tốt trở lên bằng nhau, như Chi bộ A năm 2023: 2/2 đảng viên"
    )
    assert finding(answer(few[0])) == "Chi bộ A, năm 2022: 2/2 đảng viên từ Hoàn thành tốt nhiệm vụ trở lên"


def test_small_branches_show_counts_and_large_ones_percentages() -> None:
    rows = answer(cell("Chi bộ A", 2023, 66.7, 6), cell("Chi bộ B", 2023, 95.0, 20))
    texts = [text for trace in figure(rows, READING)["data"] if trace["type"] == "scatter" for text in trace["text"]]
    assert set(texts) == {"4/6", "95,0%"}


def test_a_cell_holds_the_percentage_and_leads_to_its_branch_and_year() -> None:
    heatmap = figure(answer(cell("Chi bộ A", 2022, 90.0, 20), cell("Chi bộ B", 2023, 95.0, 20)), READING)["data"][0]
    assert heatmap["y"] == ["Chi bộ B", "Chi bộ A"]
    assert heatmap["z"] == [[None, 95.0], [90.0, None]]
    assert heatmap["customdata"] == [[None, [2023, "chi bộ b"]], [[2022, "chi bộ a"], None]]


def test_a_split_is_told_where_the_branch_has_no_cell_yet() -> None:
    rows = answer(
        cell("Chi bộ A", 2022, 90.0, 20, change_note="tách thành Chi bộ B"),
        cell("Chi bộ B", 2023, 95.0, 20, change_note="tách từ Chi bộ A"),
    )
    before, after = figure(rows, READING)["layout"]["annotations"]
    assert (before["xanchor"], after["xanchor"]) == ("left", "right")
    assert after["text"] == "tách từ Chi bộ A ▸"


def test_a_branch_that_is_itself_rated_shows_its_level() -> None:
    rows = answer(cell("Chi bộ A", 2023, None, 1, level="HTTNV"), cell("Chi bộ B", 2023, None, 1, level="HTNV"))
    chart = figure(rows, reading("chi_bo"))
    assert chart["layout"]["meta"]["finding"].startswith("1/2 tổ chức giữ mức")
    assert chart["data"][0]["z"] == [[2.0], [1.0]]


def test_a_new_rule_is_named_at_its_first_year_and_parts_it_from_the_year_before() -> None:
    layout = figure(
        answer(cell("Chi bộ A", 2022, 90.0, 20), cell("Chi bộ A", 2023, 95.0, 20, new_rule="Quy định B")), READING
    )["layout"]
    assert [(line["x0"], line["x1"]) for line in layout["shapes"]] == [(0.5, 0.5)]
    assert layout["xaxis"]["ticktext"] == ["2022", "2023<br>Quy định B"]


def test_figures_of_a_body_before_are_marked_and_those_of_several_rows_otherwise() -> None:
    rows = answer(
        cell("Chi bộ A", 2022, 90.0, 20, source_names="Chi bộ C"),
        cell("Chi bộ B", 2022, 95.0, 20, source_names="Chi bộ D", shared=True),
        cell("Chi bộ B", 2023, 70.0, 20),
    )
    drawn = figure(rows, READING)["data"]
    assert {text for trace in drawn if trace["type"] == "scatter" for text in trace["text"]} == {
        "90,0%*",
        "95,0%†",
        "70,0%",
    }
    assert "Số của: Chi bộ C" in drawn[0]["hovertext"][-1][0]


def test_two_bodies_of_one_name_keep_a_row_each() -> None:
    rows = answer(
        cell("Chi bộ A", 2022, 90.0, 20) | {"unit": "before", "sort_order": 1},
        cell("Chi bộ A", 2023, 95.0, 20) | {"unit": "after", "sort_order": 2},
    )
    assert figure(rows, READING)["data"][0]["y"] == ["Chi bộ A (2023–2023)", "Chi bộ A (2022–2022)"]
