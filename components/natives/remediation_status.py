"""Where each branch stands with what it promised to put right, as native bars of counts."""

from __future__ import annotations

from components.chart import Chart
from components.charts.remediation_status import by_class, ordered
from components.native import Plot
from components.natives.drawn import counted_bars


def native(chart: Chart, most: int | None) -> Plot | None:
    """A bar per branch parted by class, the branch with most overdue at the top."""
    placed = ordered(chart.rows)
    return counted_bars(placed, by_class(placed), "class", most)
