"""How the subjects of a year spread over the four levels, and how many are not rated."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import bars, theme
from components.numbers import FEW, decimal, percent, rate, share, whole
from components.reading import Reading
from components.tally import good_of, whole_total
from components.wording import say

STEM = "rating_distribution"


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A bar per level for one year; for several years a whole bar each, of shares.

    `rows`: one per year and level, as question rating_distribution answers. A segment's customdata is year, level.
    """
    years = rows["year"].unique().sort().to_list()
    rated = rows.filter(pl.col("level") != theme.NOT_RATED).sort("level_rank", "year")
    several = len(years) > 1
    return {
        "data": _by_year(rated, look) if several else [_by_level(rows, look)] * bool(years),
        "layout": theme.layout(
            look,
            40 + (56 * len(years) if several else 50 * rows.height),
            barmode="stack",
            xaxis=_across(rows, look, several),
            yaxis=theme.axis(look, type="category"),
            meta={
                "finding": _finding(rated, years, reading),
                "total": whole_total(rows.unique("year")),
                "legend": bars.legend(rated, "level", look) if several else [],
                "least_width": 360,
            },
        ),
    }


def _by_level(rows: pl.DataFrame, look: theme.Theme) -> dict[str, Any]:
    ordered = rows.sort("level_rank", descending=True)
    labels = [
        f"<b>{whole(row['n'])}</b>"
        + (f"  ·  {percent(row['percent'])}" if row["percent"] is not None and row["rated"] >= FEW else "")
        for row in ordered.to_dicts()
    ]
    names = [theme.wrapped(name) for name in ordered["level_name"]]
    bar = bars.single(names, ordered["level"].to_list(), ordered["n"].fill_null(0).to_list(), labels, look)
    return bar | {"customdata": ordered.select("year", "level").rows()}


def _by_year(rated: pl.DataFrame, look: theme.Theme) -> list[dict[str, Any]]:
    named = rated.with_columns(pl.col("year").cast(pl.String).alias("bar"))
    return bars.stacked(named, code="level", along="bar", length="percent", look=look, behind=("year", "level"))


def _across(rows: pl.DataFrame, look: theme.Theme, several: bool) -> dict[str, Any]:
    if several:
        return theme.axis(look, range=[0, 100.5], **theme.percent_ticks(look))
    longest = max(rows["n"].drop_nulls().to_list(), default=0) or 1
    return theme.axis(look, range=[0, longest * 1.7], showticklabels=False)


def _finding(rated: pl.DataFrame, years: list[int], reading: Reading) -> str:
    sums = [good_of(rated.filter(pl.col("year") == year)) for year in years]
    known = [sum_ for sum_ in sums if sum_ is not None]
    if not any(of for _, of in known):
        return say(STEM, "none" if known == sums else "unknown", subjects=reading.subjects, years=reading.years_text)
    if len(years) == 1:
        return _of_one_year(rated, years[0], *known[0], reading)
    if sums[0] is None or sums[-1] is None:
        return say(STEM, "gap", subjects=reading.subjects)
    (first, first_of), (last, last_of) = sums[0], sums[-1]
    before, after = rate(first, first_of), rate(last, last_of)
    if before is None or after is None:
        return say(STEM, "gap", subjects=reading.subjects)
    key = "same" if before == after else "up" if after > before else "down"
    return say(
        STEM,
        key,
        subjects=reading.subjects,
        first=years[0],
        last=years[-1],
        before=share(first, first_of),
        after=share(last, last_of),
        points=decimal(abs(after - before)),
    )


def _of_one_year(rated: pl.DataFrame, year: int, good: int, of: int, reading: Reading) -> str:
    held = rated.filter(pl.col("n") > 0)["level_name"]
    if of == 1 and len(held) == 1:
        return say(STEM, "single", year=year, subjects=reading.subjects, level=held[0])
    key = "all" if good == of else "one_year"
    return say(STEM, key, year=year, share=share(good, of), n=whole(of), subjects=reading.subjects)
