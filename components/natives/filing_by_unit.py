"""How many of its papers each branch has handed in, as native bars of counts."""

from __future__ import annotations

import polars as pl

from components.chart import Chart
from components.charts.filing_by_unit import ORDER
from components.native import Plot
from components.natives.drawn import both_ends, by_code


def native(chart: Chart, most: int | None) -> Plot | None:
    """A bar per branch parted by state, the branch with most late or overdue at the top."""
    names, more = both_ends(chart.rows["unit_name"].to_list(), most)
    if not names:
        return None
    parted = chart.rows.sort(pl.col("state").replace_strict(ORDER, default=len(ORDER)), maintain_order=True)
    return Plot("bars", names, by_code(parted, names, along="unit_name", code="state"), more=more)
