"""The levels over the years: a whole native column per year, each change of rule or of branches named under it."""

from __future__ import annotations

from typing import Any

import polars as pl

from components.chart import Chart
from components.native import Plot
from components.natives.drawn import by_code
from components.theme import NOT_RATED
from components.wording import say


def native(chart: Chart, _most: int | None) -> Plot | None:
    """A column of 100 % per year with the counts as labels, the best level at its foot."""
    rated = chart.rows.filter(pl.col("level") != NOT_RATED).sort("level_rank", "year")
    years = rated.unique("year").sort("year").to_dicts()
    if not years:
        return None
    names = {row["year"]: _name(row) for row in years}
    named = rated.with_columns(name=pl.col("year").replace_strict(names, return_dtype=pl.String))
    series = by_code(named, list(names.values()), along="name", code="level")
    return Plot("whole_columns", list(names.values()), series)


def _name(row: dict[str, Any]) -> str:
    """ "2023*: Quy định mới"; the star where only totals are known, as the note says."""
    year = f"{row['year']}{'*' if row['only_totals'] else ''}"
    return say("natives", "year_changed", year=year, change=row["break_note"]) if row["break_note"] else year
