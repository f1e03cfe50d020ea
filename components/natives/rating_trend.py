"""The levels over the years: a whole native column per year, each change of rule or of branches named under it."""

from __future__ import annotations

from typing import Any

import polars as pl

from components.chart import Chart
from components.charts.rating_trend import STEM
from components.native import Plot
from components.natives.drawn import by_code
from components.numbers import whole
from components.theme import LEVELS, NOT_RATED, lower_first
from components.wording import say

THIN = 4.0  # percent of a column that has no room for its count


def native(chart: Chart, _most: int | None) -> Plot | None:
    """A column of 100 % per year with the counts as labels, the best level at its foot."""
    rated = chart.rows.filter(pl.col("level") != NOT_RATED).sort("level_rank", "year")
    years = rated.unique("year").sort("year").to_dicts()
    if not years:
        return None
    thin = rated.filter((pl.col("level") == LEVELS[-1]) & (pl.col("n") > 0) & (pl.col("percent") < THIN))
    told = {
        row["year"]: say(STEM, "thin", n=whole(row["n"]), level=lower_first(row["level_short"]))
        for row in thin.to_dicts()
    }
    names = {row["year"]: _name(row, told.get(row["year"], "")) for row in years}
    named = rated.with_columns(name=pl.col("year").replace_strict(names, return_dtype=pl.String))
    series = by_code(named, list(names.values()), along="name", code="level")
    return Plot("whole_columns", list(names.values()), series)


def _name(row: dict[str, Any], thin: str) -> str:
    """ "2023*", those at the lowest level, what changed then; a star where only totals are known, as the note says."""
    name = f"{row['year']}{'*' if row['only_totals'] else ''}"
    for told in filter(None, (thin, row["break_note"])):
        name = say("natives", "year_told", year=name, told=told)
    return name
