"""Who is rated at the best level though shortcomings are still open: what the rule says bars that level."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import bars, theme
from components.numbers import whole
from components.reading import Reading
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
    year = pl.lit(" · ") + pl.col("year").cast(pl.String) if several else pl.lit("")
    named = rows.with_columns(
        bar=pl.col("unit_name").map_elements(theme.wrapped, return_dtype=pl.String) + year,
    )
    parts = [
        named.group_by("bar", "year", "unit", maintain_order=True)
        .agg(count.sum().alias("n"))
        .with_columns(**{"class": pl.lit(code), "class_name": pl.lit(say(STEM, code))})
        for code, count in zip(CLASSES, (pl.col("n_overdue"), pl.col("n_open") - pl.col("n_overdue")), strict=True)
    ]
    lines = pl.concat(parts).filter(pl.col("n") > 0)
    order = named["bar"].unique(maintain_order=True).to_list()
    return {
        "data": bars.stacked(lines, code="class", along="bar", length="n", look=look, behind=BEHIND),
        "layout": theme.layout(
            look,
            40 + 44 * max(len(order), 1),
            barmode="stack",
            xaxis=theme.axis(look, showticklabels=False, rangemode="tozero"),
            yaxis=theme.axis(look, type="category", categoryorder="array", categoryarray=order[::-1]),
            meta={
                "finding": _finding(rows, reading),
                "legend": bars.legend(lines, "class", look),
                "bars": len(order),
                "total": int(rows["n_open"].sum()),
            },
        ),
    }


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
