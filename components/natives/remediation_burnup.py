"""How far the putting right has come against all there is to put right, as native lines by day."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from components.chart import Chart
from components.charts.remediation_burnup import ALL, STEM
from components.native import Plot, Series
from components.numbers import day
from components.theme import LIGHT, Ink
from components.wording import say

MOST_DAYS = 120  # along the axis: of a longer time every second, third … day stands, the last always
SCOPE, GOAL = Ink(LIGHT.text, LIGHT.ground), Ink(LIGHT.accent, LIGHT.ground)


def native(chart: Chart, _most: int | None) -> Plot | None:
    """Scope and done at every day of equal steps, each as it stood that day; closed without being done where any is."""
    rows = chart.rows.sort("day")
    if rows.is_empty() or not rows["scope"].max():
        return None
    days = _days(rows["day"][0], rows["day"][-1])
    stood = pl.DataFrame({"at": days}).join_asof(rows, left_on="at", right_on="day")
    lines = {"scope": SCOPE, "done": LIGHT.ink("hoan_thanh_dung_han")}
    if rows["closed"].max():
        lines["closed"] = LIGHT.ink("ket_thuc")
    series = [
        Series(say(STEM, what), stood[what].to_list(), ink, is_dashed=what == "closed", is_labelled=False)
        for what, ink in lines.items()
    ]
    goals = [_goal(percent, stood) for percent in chart.meta["goals"]]
    return Plot("lines", [day(at) for at in days], [*series, *goals])


def _goal(percent: int, stood: pl.DataFrame) -> Series:
    """The line of a part of the scope, as it stood each day."""
    name = say(STEM, "goal", percent=percent)
    part = (stood["scope"] * percent / ALL).to_list()
    return Series(name, part, GOAL, is_line=True, is_dashed=True, is_labelled=False)


def _days(first: date, last: date) -> list[date]:
    """Days in equal steps back from the last to the first."""
    step = (last - first).days // MOST_DAYS + 1
    return [last - timedelta(back) for back in range(0, (last - first).days + 1, step)][::-1]
