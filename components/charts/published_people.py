"""How members were rated year by year, as everybody may see it: counts so merged that they show no small group."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import bars, theme
from components.names import names
from components.numbers import share, whole
from components.wording import say
from data.small_counts import JOINED

STEM = "published_people"


def figure(rows: pl.DataFrame, year: int | None = None, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A whole column per span of years, parted by groups of levels, the best at its foot; counts as labels.

    The finding is of the span with `year` in it, else of the latest. `rows`: one per span and group, as `named` gives
    them. A segment is as long as its group's part of all members.
    """
    spans = rows["span"].unique(maintain_order=True).to_list()
    parted = rows.with_columns(
        bar=pl.col("span"), part=pl.when(pl.col("total") > 0).then(100 * pl.col("n") / pl.col("total")).otherwise(0)
    )
    return {
        "data": bars.stacked(parted, code="group", along="bar", length="part", look=look, upright=True),
        "layout": theme.layout(
            look,
            460,
            barmode="stack",
            bargap=0.34,
            margin={"l": 8, "r": 8, "t": 16, "b": 8, "pad": 4},
            xaxis=theme.axis(look, type="category", tickvals=spans, ticktext=_ticks(rows), tickangle=0),
            yaxis=theme.axis(look, range=[0, 100.5], showgrid=True, **theme.percent_ticks(look)),
            meta={
                "finding": _finding(rows, year),
                "legend": bars.legend(parted, "group", look),
                "least_width": 60 + 140 * len(spans),
            },
        ),
    }


def named(merged: pl.DataFrame) -> pl.DataFrame:
    """The published rows in words: span "2020–2022", group (the best of its levels), group_name "… trở xuống".

    `merged`: one per span and group, as question published_people answers.
    """
    lines = [
        row | {"span": _span(row["first_year"], row["last_year"]), **_group(row["levels"].split(JOINED))}
        for row in merged.to_dicts()
    ]
    texts: dict[str, pl.DataType] = dict.fromkeys(("span", "group", "group_name"), pl.String())
    return pl.DataFrame(lines, schema=dict(merged.schema) | texts)


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _group(levels: list[str]) -> dict[str, str]:
    rated = [level for level in levels if level != theme.NOT_RATED]
    if not rated:
        return {"group": theme.NOT_RATED, "group_name": names("level")[theme.NOT_RATED]}
    key = "one" if len(rated) == 1 else "between"
    if len(rated) > 1 and rated[-1] == theme.LEVELS[-1]:
        key = "and_below"
    if len(rated) > 1 and rated[0] == theme.LEVELS[0]:
        key = "all" if len(rated) == len(theme.LEVELS) else "and_above"
    called = say(STEM, key, best=names("level")[rated[0]], worst=names("level")[rated[-1]])
    return {
        "group": rated[0],
        "group_name": called if rated == levels else say(STEM, "with_not_rated", levels=called),
    }


def _ticks(rows: pl.DataFrame) -> list[str]:
    totals = rows.unique("span", maintain_order=True)
    return [f"<b>{row['span']}</b><br>{say(STEM, _unit_of(row), n=whole(row['total']))}" for row in totals.to_dicts()]


def _unit_of(row: dict[str, Any]) -> str:
    """Members of one year; in a span of several one member stands once in each."""
    return "members" if row["first_year"] == row["last_year"] else "times"


def _finding(rows: pl.DataFrame, year: int | None) -> str:
    if rows.is_empty():
        return say(STEM, "none")
    asked = rows.filter((pl.col("first_year") <= year) & (pl.col("last_year") >= year)) if year else rows.clear()
    told = rows.filter(pl.col("last_year") == pl.col("last_year").max()) if asked.is_empty() else asked
    best = told.row(0, named=True)
    if told.height == 1:
        return say(STEM, "only_total", span=best["span"], n=say(STEM, _unit_of(best), n=whole(best["total"])))
    level = theme.lower_first(best["group_name"])
    return say(STEM, "finding", span=best["span"], share=share(best["n"], best["total"]), level=level)
