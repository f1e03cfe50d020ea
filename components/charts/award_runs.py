"""How long the runs of consecutive years at HTXSNV are that end with the year shown."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import bars, theme
from components.numbers import whole
from components.reading import Reading
from components.wording import say

STEM = "award_runs"
BEHIND = ("length", "certainty")
LONG = 5  # years that matter for an award: longer runs stand in the same bar


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A bar per length of run, from one year to five and more, parted by whether the year before is known.

    `rows`: one per subject at HTXSNV, as question award_runs answers. A segment's customdata is BEHIND: length, at most
    LONG, and certainty.
    """
    lengths = counted(rows)
    names = lengths_shown()
    most = max(dict(lengths.group_by("bar").agg(pl.col("n").sum()).iter_rows()).values(), default=1)
    return {
        "data": bars.stacked(lengths, code="certainty", along="bar", length="n", look=look, behind=BEHIND),
        "layout": theme.layout(
            look,
            40 + 44 * LONG,
            barmode="stack",
            xaxis=theme.axis(look, showticklabels=False, range=[0, most * 1.02]),
            yaxis=theme.axis(
                look, type="category", categoryorder="array", categoryarray=names[::-1], range=[-0.5, LONG - 0.5]
            ),
            meta={
                "finding": _finding(rows, reading),
                "legend": bars.legend(lengths, "certainty", look),
                "total": rows.height,
            },
        ),
    }


def lengths_shown() -> list[str]:
    """The names of the bars, the shortest run first."""
    return [_name(years) for years in range(1, LONG + 1)]


def counted(rows: pl.DataFrame) -> pl.DataFrame:
    """One line per length and certainty met, shortest first, the certain ones before the others."""
    lengths = pl.min_horizontal(pl.col("years"), pl.lit(LONG))
    return (
        rows.group_by(length=lengths, at_least="at_least", certainty="certainty", certainty_name="certainty_name")
        .agg(n=pl.len())
        .sort("at_least", "length")
        .with_columns(bar=pl.col("length").map_elements(_name, return_dtype=pl.String))
    )


def _name(years: int) -> str:
    return say(STEM, "bar" if years < LONG else "bar_long", n=years)


def _finding(rows: pl.DataFrame, reading: Reading) -> str:
    if rows.is_empty():
        return say(STEM, "none", year=reading.last_year, subjects=reading.subjects)
    longest = rows["years"].max()
    first = rows.filter(pl.col("years") == longest)
    long = rows.filter(pl.col("years") >= LONG).height
    open_runs = rows.filter((pl.col("years") < LONG) & pl.col("at_least")).height
    blanks = {
        "year": reading.last_year,
        "subjects": reading.subjects,
        "long": whole(long),
        "of": whole(rows.height),
        "longest": longest,
        "n": whole(first.height),
        "open": whole(open_runs),
    }
    key = "long" if long else "one" if rows.height == 1 else "only_one" if longest == 1 else "short"
    lead = "provisional" if bool(rows["is_provisional"].all()) else "lead"
    return say(STEM, lead, **blanks) + say(STEM, key, **blanks) + (say(STEM, "open", **blanks) if open_runs else "")
