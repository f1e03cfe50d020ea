"""The native form of single charts, told from answers made by hand."""

import polars as pl

from components.charts import rating_distribution, rating_transitions, rating_trend, submission_curve, submission_matrix
from components.native import COUNT
from components.natives import NATIVES
from components.theme import LIGHT
from tests.components import frames
from tests.components.export.handed import branches
from tests.components.natives.shown import grid, of, plot, values


def test_of_one_year_the_levels_are_bars_and_an_unprinted_one_is_not_0() -> None:
    rows = frames.by_year({2023: (2, 5, None, 0, 1)})
    shown = plot(
        NATIVES["rating_distribution"](
            of("rating_distribution", rating_distribution.figure(rows, frames.READING), rows), 15
        )
    )
    assert shown.form == "bars"
    assert list(shown.series[0].values) == [2, 5, None, 0, 1]
    assert shown.series[0].inks[3] == LIGHT.ink("KHTNV")


def test_of_several_years_each_is_a_whole_bar_of_counts() -> None:
    rows = frames.by_year({2022: (1, 2, 3, 0, 9), 2023: (2, 5, 0, 0, 1)})
    shown = plot(
        NATIVES["rating_distribution"](
            of("rating_distribution", rating_distribution.figure(rows, frames.READING), rows), 15
        )
    )
    assert (shown.form, list(shown.categories), shown.number_format) == ("whole_bars", ["2022", "2023"], COUNT)
    assert [list(series.values) for series in shown.series] == [[1, 2], [2, 5], [3, 0]]


def test_branches_stand_as_on_screen_the_best_first_and_of_many_both_ends() -> None:
    chart = branches({f"Chi bộ {n:02}": (0, n, 20 - n, 0, 0) for n in range(1, 20)})
    assert plot(NATIVES["rating_by_unit"](chart, 4)).categories == ["Chi bộ 19", "Chi bộ 18", "Chi bộ 02", "Chi bộ 01"]


def test_a_branch_whose_total_leaves_out_a_level_has_a_gap_there() -> None:
    shown = values(plot(NATIVES["rating_by_unit"](branches({"A": (1, None, 2, 0, 0), "B": (1, 4, 2, 0, 0)}), 15)))
    assert shown["A", "Hoàn thành tốt nhiệm vụ"] is None
    assert shown["B", "Hoàn thành tốt nhiệm vụ"] == 4


def test_years_are_columns_with_each_change_named_under_them() -> None:
    rows = frames.trend({2020: (1, 60, 0, 1, 0), 2023: (2, 5, 0, 0, 1)}, {2023: "Quy định B"})
    shown = plot(NATIVES["rating_trend"](of("rating_trend", rating_trend.figure(rows, frames.READING), rows), 15))
    assert shown.form == "whole_columns"
    assert shown.categories == ["2020* – 1 không hoàn thành", "2023 – Quy định B"]


def test_moves_are_a_table_with_a_triangle_for_each_step() -> None:
    rows = frames.moved(
        {("HTXSNV", "HTNV"): 3, ("HTNV", "HTTNV"): 2, ("HTTNV", "HTTNV"): 7}, from_year=2022, to_year=2023
    )
    figure = rating_transitions.figure(rows, frames.READING, (2022, 2023))
    shown = grid(NATIVES["rating_transitions"](of("rating_transitions", figure, rows), 15))
    assert [[place.text for place in line[1:]] for line in shown.lines] == [
        ["0", "0", "▼▼ 3", "0"],
        ["0", "7", "0", "0"],
        ["0", "▲ 2", "0", "0"],
        ["0", "0", "0", "0"],
    ]
    assert shown.lines[0][3].value == 3


def test_papers_stand_with_their_sign_and_the_colour_of_their_state() -> None:
    rows = frames.matrix([frames.filing("A", "cham", 3), frames.filing("B", "dung_han")])
    shown = grid(
        NATIVES["submission_matrix"](of("submission_matrix", submission_matrix.figure(rows, frames.READING), rows), 15)
    )
    assert [[place.text for place in line] for line in shown.lines] == [["A", "▲ +3"], ["B", "✓"]]
    assert shown.lines[0][1].ink == LIGHT.ink("cham")


def test_a_line_ends_where_its_year_does() -> None:
    rows = pl.DataFrame(
        [*frames.curve(2023, (1, 2), 4, current=True), *frames.curve(2022, (0, 1, 3), 4, current=False)]
    )
    shown = plot(NATIVES["submission_curve"](of("submission_curve", submission_curve.figure(rows), rows), 15))
    assert {series.name: list(series.values) for series in shown.series} == {
        "Năm 2023": [25.0, 50.0, None],
        "Năm 2022 (năm trước)": [0.0, 25.0, 75.0],
    }
