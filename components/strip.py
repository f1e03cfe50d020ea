"""A strip of all: one mark per branch on the axis of a measure, those far from the rest named. The browser draws it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from components import theme
from components.numbers import whole
from components.wording import say

STEM = "strip"
NAMED = 3  # at either end
RARE = 10
FAR = 1.5  # times the spread of the middle half, beyond which a mark stands apart from the rest
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)
TICKS = 6
SCHEMA = {"unit": pl.String, "name": pl.String, "value": pl.Float64, "told": pl.String, "ink": pl.String}


def strip(
    marks: Sequence[Mapping[str, Any]],
    title: str,
    look: theme.Theme,
    names: Mapping[float, str] | None = None,
    *,
    what: str = "",
    is_percent: bool = False,
    silent: str = "",
) -> dict[str, Any]:
    """What the browser draws. `marks` have unit, name, value (None where there is none), told (it in words), ink.

    `names` are the marks of the axis, where it is not one of numbers. `what` is a mark, a branch if nothing else;
    `silent` says what those without a value are.
    """
    lines = pl.DataFrame(
        [{key: mark[key] for key in SCHEMA} for mark in marks], schema=SCHEMA, strict=False, orient="row"
    )
    known = lines.filter(pl.col("value").is_not_null()).sort("value", "ink", "name")
    what = what or say(STEM, "branch")
    low, high = _span(known, names, is_percent=is_percent)
    far = apart(known["value"].to_list())
    lacking = lines.height - known.height
    return {
        "title": title,
        "low": low,
        "high": high,
        "ticks": [[value, name] for value, name in (names or _ticks(low, high, is_percent=is_percent)).items()],
        "marks": [
            [row["unit"], row["name"], row["value"], row["told"], look.ink(row["ink"]).fill]
            for row in known.iter_rows(named=True)
        ],
        "silent": [
            [row["unit"], row["name"], row["told"]] for row in lines.filter(pl.col("value").is_null()).to_dicts()
        ],
        "named": far[:NAMED] + far[max(len(far) - NAMED, NAMED) :],
        "foot": " ".join(
            text
            for text in (
                say(STEM, "foot", n=whole(known.height), what=what),
                say(STEM, "apart" if far else "none_apart", n=whole(len(far)), what=what),
                say(STEM, "silent", n=whole(lacking), what=what, why=silent) if lacking else "",
            )
            if text
        ),
    }


def apart(values: Sequence[float]) -> list[int]:
    """The places of the values, which stand in order, that lie beyond the middle half by FAR times its spread.

    More than one in RARE of them stand apart from nobody: then there is none.
    """
    if not values:
        return []
    quarter = len(values) // 4
    low, high = values[quarter], values[-1 - quarter]
    reach = FAR * (high - low)
    far = [place for place, value in enumerate(values) if value < low - reach or value > high + reach]
    return far if len(far) * RARE <= len(values) else []


def _span(known: pl.DataFrame, names: Mapping[float, str] | None, *, is_percent: bool) -> tuple[float, float]:
    values = [*known["value"].to_list(), *(names or ())]
    low, high = min(values, default=0.0), max(values, default=1.0)
    if names is not None:
        return low - 0.5, high + 0.5
    if is_percent:
        return min(math.floor(low / 10) * 10.0, 50.0), 100.0
    low = min(low, 0.0)
    return low, max(high, low + 1)


def _ticks(low: float, high: float, *, is_percent: bool) -> dict[float, str]:
    step = next((step for step in STEPS if (high - low) / step <= TICKS), STEPS[-1])
    values = range(math.ceil(low / step) * step, math.floor(high) + 1, step)
    return {value: f"{value}%" if is_percent else whole(value).replace("-", "−") for value in values}


def counts(
    stem: str, units: pl.DataFrame, look: theme.Theme, inks: tuple[str, str], **blanks: object
) -> dict[str, Any]:
    """A strip of branches by a count: `units` have unit, unit_name, n. `inks` are those of none and of some.

    What is counted is said by `strip` of the question's wording, with its blanks filled, each count by `strip_told`.
    """
    marks = [
        {"unit": unit, "name": name, "value": n, "told": say(stem, "strip_told", n=whole(n)), "ink": inks[n > 0]}
        for unit, name, n in units.select("unit", "unit_name", "n").iter_rows()
    ]
    return strip(marks, say(stem, "strip", **blanks), look)
