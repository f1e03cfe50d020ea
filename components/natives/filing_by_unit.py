"""How many of its papers each branch has handed in, as native bars of counts."""

from __future__ import annotations

from components.chart import Chart
from components.charts.filing_by_unit import by_state
from components.native import Plot
from components.natives.drawn import counted_bars


def native(chart: Chart, most: int | None) -> Plot | None:
    """A bar per branch parted by state, the branch with most late or overdue at the top."""
    return counted_bars(chart.rows, by_state(chart.rows), "state", most)
