"""How long what is open has been overdue, branch against branch, as native bars of counts."""

from __future__ import annotations

from components.chart import Chart
from components.charts.remediation_ageing import by_age, ordered
from components.native import Plot
from components.natives.drawn import counted_bars


def native(chart: Chart, most: int | None) -> Plot | None:
    """A bar per branch parted by age, the branch with most overdue at the top."""
    placed = ordered(chart.rows)
    return counted_bars(placed, by_age(placed), "age", most)
