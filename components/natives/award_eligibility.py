"""Those rated HTXSNV against those proposed for an award, branch by branch, as native bars of counts."""

from __future__ import annotations

from components.chart import Chart
from components.charts.award_eligibility import ordered
from components.native import Plot
from components.natives.drawn import both_ends, by_code


def native(chart: Chart, most: int | None) -> Plot | None:
    """A bar per branch parted by class, branches with proposals that do not fit at the top."""
    placed = ordered(chart.rows)
    names, more = both_ends(placed["unit_name"].to_list(), most)
    if not names:
        return None
    classes = placed.sort("class_rank", maintain_order=True)
    return Plot("bars", names, by_code(classes, names, along="unit_name", code="class"), more=more)
