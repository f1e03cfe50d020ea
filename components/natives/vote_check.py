"""Votes against the share the plan asks for, branch by branch, as native bars of counts."""

from __future__ import annotations

from components.chart import Chart
from components.charts.vote_check import counted
from components.native import Plot
from components.natives.drawn import counted_bars


def native(chart: Chart, most: int | None) -> Plot | None:
    """A bar per branch parted by whether votes are enough, the branch with most short at the top."""
    placed = counted(chart.rows)
    return counted_bars(placed, placed.sort("class_rank", maintain_order=True), "class", most)
