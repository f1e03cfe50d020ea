"""How the dossiers come in around the deadline, as native lines; the year before in grey."""

from __future__ import annotations

import polars as pl

from components.chart import Chart
from components.days_axis import signed
from components.native import PERCENT, Plot, Series
from components.theme import LIGHT, NOT_RATED
from components.wording import say


def native(chart: Chart, _most: int | None) -> Plot | None:
    """The part filed by each day, counted from the named day of its year."""
    rows = chart.rows
    if rows.is_empty():
        return None
    days = list(range(rows["offset_days"].min(), rows["offset_days"].max() + 1))  # type: ignore[operator,arg-type]
    parts = [part for _, part in rows.sort("is_current", "year", descending=True).group_by("year", maintain_order=True)]
    names = [signed(day) if day else say("figure", "named_day_mark") for day in days]
    return Plot("lines", names, [_line(chart.stem, part, days) for part in parts], PERCENT)


def _line(stem: str, part: pl.DataFrame, days: list[int]) -> Series:
    found = dict(part.select("offset_days", "percent").iter_rows())
    key, code = ("series_current", "HTXSNV") if part["is_current"][0] else ("series_before", NOT_RATED)
    name = say(stem, key, year=part["year"][0])
    return Series(name, [found.get(day) for day in days], LIGHT.ink(code), is_labelled=False)
