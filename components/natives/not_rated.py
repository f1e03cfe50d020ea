"""Who has no level, branch by branch, as native bars of counts parted by state."""

from __future__ import annotations

import polars as pl

from components.chart import Chart
from components.charts.not_rated import stated, summed
from components.native import Plot
from components.natives.drawn import counted_bars


def native(chart: Chart, most: int | None) -> Plot | None:
    """A bar per branch that has any, the most at the top; the reasons stand in the table."""
    branches = summed(stated(chart.rows.filter(pl.col("n") > 0)), "unit_name", "unit_name")
    return counted_bars(branches, branches.sort("state_rank", maintain_order=True), "state", most)
