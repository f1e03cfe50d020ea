"""How far each duty is on three days, as whole native bars."""

from __future__ import annotations

from components.chart import Chart
from components.charts.progress_compared import PARTS, label
from components.names import duty_name
from components.native import Plot, Series
from components.natives.drawn import firsts
from components.rows import TAG
from components.theme import LIGHT
from components.wording import say

MOST_BARS = 18  # three of each of the duties that a plan has, which no other way of cutting keeps together


def native(chart: Chart, most: int | None) -> Plot | None:
    """A bar of 100 % per duty and day with the counts as labels; none where nothing is known."""
    shown, more = firsts(chart.rows, most and MOST_BARS)
    bars = shown.to_dicts()
    if not any(row["expected"] for row in bars):
        return None
    names = [f"{duty_name(row)} – {TAG.sub('', label(row))}" for row in bars]
    series = [
        Series(
            say(chart.stem, f"part_{part}"),
            [row[column] if row["expected"] else None for row in bars],
            LIGHT.ink(part),
        )
        for part, column in PARTS.items()
        if any(row[column] for row in bars if row["expected"])
    ]
    return Plot("whole_bars", names, series, more=more)
