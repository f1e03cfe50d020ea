"""Leaders by quarter, as native bars of counts parted by level, the year at the foot."""

from __future__ import annotations

from components.chart import Chart
from components.charts.quarter_ratings import counted, periods
from components.native import Plot
from components.natives.drawn import by_code


def native(chart: Chart, _most: int | None) -> Plot | None:
    """A bar per quarter and year; a period no paper tells of has none."""
    told, names = counted(chart.rows), periods(chart.rows)
    return Plot("bars", names, by_code(told, names, along="bar", code="level")) if told.height else None
