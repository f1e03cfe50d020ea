"""How members were rated as everybody may see it: a whole native column per span of years."""

from __future__ import annotations

from components.chart import Chart
from components.native import Plot
from components.natives.drawn import by_code


def native(chart: Chart, _most: int | None) -> Plot | None:
    """A column of 100 % per span with the merged counts as labels, the best levels at its foot."""
    spans = chart.rows["span"].unique(maintain_order=True).to_list()
    return Plot("whole_columns", spans, by_code(chart.rows, spans, along="span", code="group")) if spans else None
