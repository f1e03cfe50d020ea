"""Who is rated at the best level though shortcomings are still open: what the rule says bars that level."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import bars, strip, theme
from components.numbers import whole
from components.reading import Reading
from components.rows import Rows
from components.wording import say

STEM = "open_shortcoming_bar"
BEHIND = ("year", "unit", "class")
CLASSES = ("qua_han", "dang_thuc_hien")


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A bar of open shortcomings per branch (and year, where there are several), those overdue first.

    `rows`: one per subject rated at a barred level, as question open_shortcoming_bar answers. A segment's
    customdata is BEHIND.
    """
    several = rows["year"].n_unique() > 1
    named = rows.with_columns(row=pl.format("{} · {}", "unit_name", "year") if several else pl.col("unit_name"))
    lines = Rows(named["row"].to_list(), 44, look=look, others="other_lines" if several else "other_bodies")
    parts = [
        lines.of(named, "row")
        .group_by("bar", "year", "unit", maintain_order=True)
        .agg(count.sum().alias("n"))
        .with_columns(**{"class": pl.lit(code), "class_name": pl.lit(say(STEM, code))})
        for code, count in zip(CLASSES, (pl.col("n_overdue"), pl.col("n_open") - pl.col("n_overdue")), strict=True)
    ]
    met = pl.concat(parts).filter(pl.col("n") > 0)
    return bars.counted(
        lines,
        met,
        "class",
        look,
        behind=BEHIND,
        strip=_strip(named, look) if lines.is_cut else None,
        finding=_finding(rows, reading),
        total=int(rows["n_open"].sum()),
    )


def _strip(named: pl.DataFrame, look: theme.Theme) -> dict[str, Any]:
    """Every branch met by how many of its shortcomings are open."""
    units = named.group_by("unit", unit_name="row", maintain_order=True).agg(n=pl.col("n_open").sum())
    return strip.counts(STEM, units, look, ("chua_thuc_hien", "qua_han"))


def _finding(rows: pl.DataFrame, reading: Reading) -> str:
    blanks = {
        "years": reading.years_text,
        "subjects": reading.subjects,
        "stage": say(STEM, f"stage_{reading.stage}"),
        "n": whole(rows.height),
        "items": whole(int(rows["n_open"].sum())),
    }
    if rows.is_empty():
        return say(STEM, "none", **blanks)
    overdue = int(rows["n_overdue"].sum())
    return say(STEM, "some", **blanks) + (say(STEM, "overdue", n=whole(overdue)) if overdue else "")
