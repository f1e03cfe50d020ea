"""The levels of a year as native bars; of several years a whole bar each."""

from __future__ import annotations

import polars as pl

from components.chart import Chart
from components.native import Plot, Series
from components.natives.drawn import by_code
from components.theme import LIGHT, NOT_RATED


def native(chart: Chart, _most: int | None) -> Plot | None:
    """A bar per level, those not rated last; for several years a bar of 100 % per year with the counts as labels."""
    rows = chart.rows.sort("level_rank", "year")
    years = rows["year"].unique().sort().to_list()
    if len(years) > 1:
        rated = rows.filter(pl.col("level") != NOT_RATED).with_columns(pl.col("year").cast(pl.String))
        names = [str(year) for year in years]
        return Plot("whole_bars", names, by_code(rated, names, along="year", code="level"))
    if rows.is_empty():
        return None
    inks = [LIGHT.ink(level) for level in rows["level"]]
    counts = Series(chart.headings["n"], rows["n"].to_list(), inks[0], inks)
    return Plot("bars", rows["level_name"].to_list(), [counts])
