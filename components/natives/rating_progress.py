"""How far the rating of the year has come, stage by stage, as native bars of counts."""

from __future__ import annotations

import polars as pl

from components.chart import Chart
from components.charts.rating_progress import by_level
from components.native import Plot
from components.natives.drawn import by_code


def native(chart: Chart, _most: int | None) -> Plot | None:
    """A bar per stage of the reading's kind of subject, parted by level, the not rated at its end."""
    own = chart.rows.filter(pl.col("subject_kind") == chart.reading.subject_kind)
    if own.is_empty():
        return None
    long = by_level(own).with_columns(pl.col("stage_name").str.replace_all("<br>", " "))
    names = long["stage_name"].unique(maintain_order=True).to_list()
    return Plot("bars", names, by_code(long, names, along="stage_name", code="level"))
