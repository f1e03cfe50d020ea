"""Branches side by side: whole native bars of their people's levels, or each under its own level in a table."""

from __future__ import annotations

import polars as pl

from components.chart import Chart
from components.charts.rating_by_unit import placed
from components.native import Grid, Native, Place, Plot
from components.natives.drawn import both_ends, by_code
from components.theme import LIGHT
from data.scope import PEOPLE


def native(chart: Chart, most: int | None) -> Native | None:
    """A bar of 100 % per branch with the counts as labels, the best at the top; of bodies a table of their levels."""
    rated = placed(chart.rows)
    names, more = both_ends(rated["row"].to_list(), most, "bodies" if rated["year"].n_unique() < 2 else "lines")
    if not names:
        return None
    if chart.reading.subject_kind in PEOPLE:
        levels = rated.sort("level_rank", maintain_order=True)
        return Plot("whole_bars", names, by_code(levels, names, along="row", code="level"), more=more)
    return _under_levels(rated, names, chart.headings["unit_name"], more)


def _under_levels(rated: pl.DataFrame, names: list[str], named: str, more: str) -> Grid:
    levels = dict(rated.sort("level_rank").select("level", "level_short").iter_rows())
    own = {(row["row"], row["level"]) for row in rated.filter(pl.col("n") > 0).to_dicts()}
    lines = [
        [Place(name), *(_cell(level, short, is_own=(name, level) in own) for level, short in levels.items())]
        for name in names
    ]
    return Grid([named, *levels.values()], lines, more=more)


def _cell(level: str, short: str, *, is_own: bool) -> Place:
    return Place(short, LIGHT.ink(level)) if is_own else Place("")
