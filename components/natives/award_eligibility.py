"""Those rated HTXSNV against those proposed for an award, branch by branch, as native bars of counts."""

from __future__ import annotations

from components.chart import Chart
from components.charts.award_eligibility import ordered
from components.native import Plot
from components.natives.drawn import counted_bars


def native(chart: Chart, most: int | None) -> Plot | None:
    """A bar per branch parted by class, branches with proposals that do not fit at the top."""
    placed = ordered(chart.rows)
    return counted_bars(placed, placed.sort("class_rank", maintain_order=True), "class", most)
