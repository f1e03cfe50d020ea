"""Those rated HTXSNV beside what the ceiling allows, under each reading of it, as native columns."""

from __future__ import annotations

from typing import Any

import polars as pl

from components.chart import Chart
from components.native import Plot, Series
from components.numbers import whole
from components.theme import LIGHT, Ink
from components.wording import say

ALLOWED = Ink(LIGHT.accent, "#FFFFFF")


def native(chart: Chart, _most: int | None) -> Plot | None:
    """Two columns per year and reading: how many there are, how many are allowed; none where that is not known."""
    ordered = chart.rows.sort(["year", "is_default"], descending=[True, True], maintain_order=True)
    told = ordered.filter((pl.col("verdict") != "undefined") | pl.col("is_default"))
    if told.is_empty():
        return None
    several = told["year"].n_unique() > 1
    names = [_name(chart.stem, row, several) for row in told.to_dicts()]
    excellent = Series(say(chart.stem, "legend_excellent"), told["excellent"].to_list(), LIGHT.ink("HTXSNV"))
    allowed = Series(say(chart.stem, "legend_ceiling"), told["allowed"].to_list(), ALLOWED)
    return Plot("grouped_columns", names, [excellent, allowed])


def _name(stem: str, row: dict[str, Any], several: bool) -> str:
    year = f"{row['year']} · " if several else ""
    own = f" · {say(stem, 'default')}" if row["is_default"] else ""
    return f"{year}{row['denominator_name']} ({whole(row['base'])}){own}"
