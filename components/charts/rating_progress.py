"""How far the rating of the year has come: self, proposed, decided."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import bars, theme
from components.names import names
from components.numbers import share
from components.reading import Reading
from components.wording import say

STEM = "rating_progress"
BEHIND = ("subject_kind", "stage", "level")
ROOM = 300  # pixels of the longest bar in half a page


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A bar of counts per stage for the reading's kind of subject, parted by level, the not rated at its end.

    `rows`: one per subject kind and stage, as question rating_progress answers. A segment's customdata is BEHIND.
    """
    own = rows.filter(pl.col("subject_kind") == reading.subject_kind)
    long = bars.room(by_level(own), "stage_name", "n", ROOM)
    return {
        "data": bars.stacked(long, code="level", along="stage_name", length="n", look=look, behind=BEHIND)
        if not own.is_empty()
        else [],
        "layout": theme.layout(
            look,
            40 + 58 * max(own.height, 1),
            barmode="stack",
            xaxis=theme.axis(look, showticklabels=False, rangemode="tozero"),
            yaxis=theme.axis(
                look,
                type="category",
                categoryorder="array",
                categoryarray=[theme.wrapped(name, 16) for name in own["stage_name"]][::-1],
            ),
            meta={"finding": _finding(own, reading), "legend": bars.legend(long, "level", look)},
        ),
    }


def by_level(own: pl.DataFrame) -> pl.DataFrame:
    """One row per stage and level, those not rated among them."""
    lines = [
        {
            "subject_kind": row["subject_kind"],
            "stage": row["stage"],
            "stage_name": theme.wrapped(row["stage_name"], 16),
            "level": level,
            "level_name": names("level")[level],
            "n": _waiting(row) if level == theme.NOT_RATED else row[f"n_{level.lower()}"],
        }
        for level in (*theme.LEVELS, theme.NOT_RATED)
        for row in own.to_dicts()
    ]
    schema = {**dict.fromkeys((*BEHIND, "stage_name", "level_name"), pl.String), "n": pl.Int64}
    return pl.DataFrame(lines, schema=schema).filter(pl.col("n").sum().over("level") > 0)


def _waiting(row: dict[str, Any]) -> int | None:
    """How many are not rated yet; None where a printed total leaves out a level."""
    return None if row["total"] is None or row["rated"] is None else row["total"] - row["rated"]


def _finding(own: pl.DataFrame, reading: Reading) -> str:
    begun = own.filter((pl.col("rated") > 0).fill_null(value=True))
    if begun.is_empty():
        return say(STEM, "none", subjects=reading.subjects)
    last = begun.row(-1, named=True)
    stage = theme.lower_first(last["stage_name"])
    if last["rated"] is None or last["total"] is None:
        return say(STEM, "unknown", stage=stage, subjects=reading.subjects)
    key = "complete" if last["rated"] == last["total"] else "under_way"
    return say(STEM, key, stage=stage, share=share(last["rated"], last["total"]), subjects=reading.subjects)
