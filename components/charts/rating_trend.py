"""How the shares of the levels move over the years, with every change of rule or of branches marked."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import bars, breaks, theme
from components.numbers import decimal, rate, share, whole
from components.reading import Reading
from components.tally import good_of
from components.wording import say

STEM = "rating_trend"


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A whole column per year, the best level at its foot; a dashed line before a year whose rule or bodies changed.

    `rows`: one per year and level, as question rating_trend answers. A segment's customdata is year, level.
    """
    named = rows.with_columns(bar=pl.col("year").cast(pl.String)).sort("level_rank", "year")
    rated = named.filter(pl.col("level") != theme.NOT_RATED)
    years = rows["year"].unique().sort().to_list()
    return {
        "data": bars.stacked(
            rated, code="level", along="bar", length="percent", look=look, upright=True, behind=("year", "level")
        ),
        "layout": theme.layout(
            look,
            460,
            barmode="stack",
            bargap=0.34,
            margin={"l": 8, "r": 8, "t": 30 + breaks.headroom(rows, years), "b": 8, "pad": 4},
            xaxis=theme.axis(
                look,
                type="category",
                tickvals=[str(year) for year in years],
                ticktext=[_tick(named.filter(pl.col("year") == year)) for year in years],
                tickangle=0,
            ),
            yaxis=theme.axis(look, range=[0, 100.5], showgrid=True, **theme.percent_ticks(look)),
            shapes=breaks.lines(rows, years, look),
            annotations=[*breaks.notes(rows, years, look), *_tiny_tops(rated, years, look)],
            meta={
                "finding": _finding(rated, years, reading),
                "legend": bars.legend(rated, "level", look),
                "least_width": 70 + 126 * len(years),
            },
        ),
    }


def _tick(of_year: pl.DataFrame) -> str:
    """ "2019*", below it how many were rated and how many not; "–" for what printed totals leave out."""
    year, rated, only_totals = of_year.select("year", "rated", "only_totals").row(0)
    waiting = of_year.filter(pl.col("level") == theme.NOT_RATED)["n"].to_list()
    lines = [f"<b>{year}{'*' if only_totals else ''}</b>", say(STEM, "tick_rated", n=whole(rated))]
    return "<br>".join([*lines, *(say(STEM, "tick_waiting", n=whole(n)) for n in waiting if n != 0)])


def _tiny_tops(rated: pl.DataFrame, years: list[int], look: theme.Theme) -> list[dict[str, Any]]:
    """The count of those at the lowest level above their column, where their segment is too thin to hold it."""
    thin = rated.filter((pl.col("level") == theme.LEVELS[-1]) & (pl.col("n") > 0) & (pl.col("percent") < bars.TINY))
    return [
        {
            "x": years.index(row["year"]),
            "y": 100,
            "yanchor": "bottom",
            "showarrow": False,
            "text": say(STEM, "thin", n=whole(row["n"]), level=theme.lower_first(row["level_short"])),
            "font": {"size": 12, "color": look.ink(row["level"]).fill},
        }
        for row in thin.to_dicts()
    ]


def _finding(rated: pl.DataFrame, years: list[int], reading: Reading) -> str:
    sums = {year: good_of(rated.filter(pl.col("year") == year)) or (0, 0) for year in years}
    known = [year for year in years if sums[year][1]]
    if not known:
        return say(STEM, "none", subjects=reading.subjects)
    last = known[-1]
    if len(known) == 1:
        return say(STEM, "one", subjects=reading.subjects, year=last, share=share(*sums[last]))
    first = known[0]
    before, after = rate(*sums[first]) or 0.0, rate(*sums[last]) or 0.0
    key = "same" if before == after else "up" if after > before else "down"
    sentence = say(
        STEM,
        key,
        subjects=reading.subjects,
        first=first,
        last=last,
        before=share(*sums[first]),
        after=share(*sums[last]),
        points=decimal(abs(after - before)),
    )
    same_rule = rated.filter(pl.col("year").is_in([first, last]))["rule_short"].n_unique() == 1
    return sentence if same_rule else sentence + say(STEM, "rule_changed")
