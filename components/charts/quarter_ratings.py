"""Leaders by quarter: how the levels of each quarter rated by itself, and of the year, spread."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import bars, theme
from components.numbers import share, whole
from components.reading import Reading
from components.wording import say

STEM = "quarter_ratings"
YEARLY = "nam"
BEHIND = ("year", "period", "level")


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A bar of counts per quarter, the year at the foot; a period no paper tells of has none.

    `rows`: one per subject and period, as question quarter_ratings answers; level null where no paper names it.
    A segment's customdata is BEHIND.
    """
    told, order = counted(rows), periods(rows)
    return {
        "data": bars.stacked(told, code="level", along="bar", length="n", look=look, behind=BEHIND),
        "layout": theme.layout(
            look,
            40 + 48 * max(len(order), 1),
            barmode="stack",
            xaxis=theme.axis(look, showticklabels=False, rangemode="tozero"),
            yaxis=theme.axis(
                look,
                type="category",
                categoryorder="array",
                categoryarray=order[::-1],
                range=[-0.5, len(order) - 0.5],
            ),
            meta={
                "finding": _finding(rows.filter(pl.col("level").is_not_null()), reading),
                "legend": bars.legend(told, "level", look),
                "total": rows.select("year", "subject").n_unique(),
            },
        ),
    }


def periods(rows: pl.DataFrame) -> list[str]:
    """The names of the bars in order, with their year where there are several."""
    return _named(rows).sort("year", "period_rank")["bar"].unique(maintain_order=True).to_list()


def counted(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per bar and level a paper names: how many, the best level first."""
    told = _named(rows).filter(pl.col("level").is_not_null())
    each = told.group_by("bar", *BEHIND, "level_name", "level_rank").agg(pl.len().alias("n"))
    return each.sort("level_rank", "level", maintain_order=True)


def _named(rows: pl.DataFrame) -> pl.DataFrame:
    several = rows["year"].n_unique() > 1
    year = pl.col("year").cast(pl.String) + " · " if several else pl.lit("")
    return rows.with_columns(bar=year + pl.col("period_name"))


def _finding(told: pl.DataFrame, reading: Reading) -> str:
    blanks = {"years": reading.years_text, "subjects": reading.subjects}
    latest = told.filter(pl.col("period") != YEARLY).sort("year", "period_rank")
    if latest.is_empty():
        return say(STEM, "none", **blanks)
    last = latest.row(-1, named=True)
    here = latest.filter((pl.col("year") == last["year"]) & (pl.col("period") == last["period"]))
    rated = here.filter(pl.col("level").is_in(theme.LEVELS))
    period = {"period": last["period_name"], "year": last["year"], **blanks}
    if rated.is_empty():
        return say(STEM, "no_level", n=whole(here.height), **period)
    good = rated.filter(pl.col("level").is_in(theme.GOOD)).height
    return say(STEM, "latest", share=share(good, rated.height), **period) + _changes(latest, last)


def _changes(latest: pl.DataFrame, last: dict[str, Any]) -> str:
    """How many moved since the quarter before, of those rated in both."""
    own = latest.filter((pl.col("year") == last["year"]) & pl.col("level").is_in(theme.LEVELS))
    before = own.filter(pl.col("period_rank") < last["period_rank"])
    if before.is_empty():
        return ""
    earlier = before.filter(pl.col("period_rank") == before["period_rank"].max())
    both = own.filter(pl.col("period") == last["period"]).join(earlier, on="subject", suffix="_before")
    up = both.filter(pl.col("level_rank") < pl.col("level_rank_before")).height
    down = both.filter(pl.col("level_rank") > pl.col("level_rank_before")).height
    period = theme.lower_first(earlier["period_name"][0])
    return say(STEM, "moved" if up or down else "unmoved", period=period, up=whole(up), down=whole(down))
