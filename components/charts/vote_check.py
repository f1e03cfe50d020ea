"""Votes for a level against the share of them that the plan asks for."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import bars, strip, theme
from components.numbers import share, whole
from components.reading import Reading
from components.rows import Rows
from components.wording import say

STEM = "vote_check"


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A bar of subjects per branch, parted by whether their votes are enough; branches with most short come first.

    `rows`: one per subject at a level with a share set, as question vote_check answers. A segment's customdata is unit,
    class.
    """
    placed = counted(rows)
    lines = Rows(placed["unit_name"].to_list(), 40, look=look)
    met = lines.of(placed).sort("class_rank", maintain_order=True)
    return bars.counted(
        lines,
        met,
        "class",
        look,
        behind=("unit", "class"),
        strip=_strip(placed, look) if lines.is_cut else None,
        finding=_finding(rows, reading),
        total=rows.height,
    )


def counted(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per branch and class: how many subjects; the branch with most short of votes first."""
    return (
        rows.group_by("unit", "unit_name", "class", "class_name", "class_rank", maintain_order=True)
        .agg(pl.len().alias("n"))
        .with_columns(
            short=pl.col("n").filter(pl.col("class") == "thieu").sum().over("unit"),
            total=pl.col("n").sum().over("unit"),
        )
        .sort(["short", "total", "unit_name"], descending=[True, True, False])
    )


def _strip(placed: pl.DataFrame, look: theme.Theme) -> dict[str, Any]:
    """Every branch by how many of its subjects have too few votes."""
    units = placed.unique("unit", maintain_order=True).select("unit", "unit_name", n="short")
    return strip.counts(STEM, units, look, ("hoan_thanh_cham", "thieu"))


def _finding(rows: pl.DataFrame, reading: Reading) -> str:
    known = rows.filter(pl.col("class") != "khong_phieu")
    blanks = {"years": reading.years_text, "subjects": reading.subjects}
    if known.is_empty():
        return say(STEM, "none", **blanks)
    short = known.filter(pl.col("class") == "thieu").height
    told = say(STEM, "short" if short else "enough", share=share(short, known.height), n=whole(known.height), **blanks)
    unknown = rows.height - known.height
    return told + (say(STEM, "unknown", n=whole(unknown)) if unknown else "")
