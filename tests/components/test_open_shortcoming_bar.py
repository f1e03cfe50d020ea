from dataclasses import replace
from typing import Any

import polars as pl
import pytest

from components.charts.open_shortcoming_bar import figure
from tests.components.frames import reading

BRANCHES = replace(reading("chi_bo"), stage="proposed", years=(2025,))


def answer(*rows: tuple[str, int, int], year: int = 2025) -> pl.DataFrame:
    """Branches with how many shortcomings are open and how many of these overdue."""
    schema: dict[str, Any] = {
        "year": pl.Int32,
        "unit": pl.String,
        "unit_name": pl.String,
        "n_open": pl.Int32,
        "n_overdue": pl.Int32,
    }
    return pl.DataFrame([(year, row[0].lower(), *row) for row in rows], schema=schema, orient="row")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "không chi bộ nào được đề nghị hoàn thành xuất sắc mà còn"),
        ([("A", 2, 0)], "1 chi bộ được đề nghị hoàn thành xuất sắc trong khi còn 2 hạn chế"),
        ([("A", 2, 1), ("B", 1, 0)], "2 chi bộ được đề nghị hoàn thành xuất sắc trong khi còn 3 hạn chế"),
        ([("A", 2, 1), ("B", 1, 0)], "1 việc đã quá hạn"),
    ],
)
def test_the_title_counts_them_and_their_shortcomings(rows: list[tuple[str, int, int]], words: str) -> None:
    assert words in figure(answer(*rows), BRANCHES)["layout"]["meta"]["finding"]


def test_those_overdue_come_first_in_each_bar_and_nothing_is_drawn_of_nothing() -> None:
    overdue, others = figure(answer(("A", 3, 1), ("B", 1, 0)), BRANCHES)["data"]
    assert (overdue["y"], overdue["x"]) == (["A"], [1])
    assert (others["y"], others["x"]) == (["A", "B"], [2, 1])
    assert figure(answer(), BRANCHES)["data"] == []
