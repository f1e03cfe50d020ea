"""Where each branch stands with what it promised to put right, as native bars of counts."""

from __future__ import annotations

from components.chart import Chart
from components.charts.remediation_status import by_class, ordered
from components.native import Plot
from components.natives.drawn import both_ends, by_code


def native(chart: Chart, most: int | None) -> Plot | None:
    """A bar per branch parted by class, the branch with most overdue at the top."""
    placed = ordered(chart.rows)
    names, more = both_ends(placed["unit_name"].to_list(), most)
    if not names:
        return None
    return Plot("bars", names, by_code(by_class(placed), names, along="unit_name", code="class"), more=more)
