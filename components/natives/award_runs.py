"""How many years running subjects are HTXSNV, as native bars of counts parted by whether that is certain."""

from __future__ import annotations

from dataclasses import replace

from components.chart import Chart
from components.charts.award_runs import counted, lengths_shown
from components.native import Plot
from components.natives.drawn import by_code


def native(chart: Chart, _most: int | None) -> Plot | None:
    """A bar per length of run, 0 for one that nobody has; none of the subjects is named."""
    lengths, names = counted(chart.rows), lengths_shown()
    if lengths.is_empty():
        return None
    series = by_code(lengths, names, along="bar", code="certainty")
    return Plot("bars", names, [replace(one, values=[n or 0 for n in one.values]) for one in series])
