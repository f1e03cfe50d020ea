"""Two rates over the years, filed and filed on time, as native columns: those of the branches' dossier."""

from __future__ import annotations

from typing import Any

import polars as pl

from components.chart import Chart
from components.charts.on_time_trend import RATES
from components.native import COUNT, PERCENT, Plot, Series
from components.numbers import FEW, whole
from components.theme import LIGHT
from components.wording import say


def native(chart: Chart, _most: int | None) -> Plot | None:
    """Two columns per year with n beneath; counts where a year has too few for a percentage to stand."""
    own = chart.rows.filter("is_dossier").sort("year").to_dicts()
    known = [row for row in own if row["filed"] is not None]
    if not known:
        return None
    few = min(row["expected"] for row in known) < FEW
    series = [
        Series(
            say(chart.stem, f"rate_{name}"),
            [row[name if few else f"{name}_percent"] for row in own],
            LIGHT.ink(ink),
        )
        for name, ink in RATES
    ]
    more = say("natives", "rest_of_duties") if chart.rows.filter(~pl.col("is_dossier")).height else ""
    return Plot("grouped_columns", [_name(row) for row in own], series, COUNT if few else PERCENT, more)


def _name(row: dict[str, Any]) -> str:
    if row["filed"] is None:
        return say("natives", "year_unknown", year=row["year"])
    told = say("natives", "year_of", year=row["year"], n=whole(row["expected"]))
    return say("natives", "year_told", year=told, told=row["break_note"]) if row["break_note"] else told
