"""Where each branch stands with what it promised to put right."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import bars, strip, theme
from components.numbers import share, whole
from components.rows import Rows
from components.wording import say

STEM = "remediation_status"
ORDER = {
    code: place
    for place, code in enumerate(
        (
            "qua_han",
            "sap_den_han",
            "chua_thuc_hien",
            "dang_thuc_hien",
            "hoan_thanh_cham",
            "hoan_thanh_dung_han",
            "ket_thuc",
        )
    )
}
DONE = ("hoan_thanh_dung_han", "hoan_thanh_cham")


def figure(rows: pl.DataFrame, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A bar of counts per branch, parted by class; the branch with most overdue at the top.

    `rows`: one per unit and class, as question remediation_status answers. A segment's customdata is unit, class.
    """
    placed = ordered(rows)
    lines = Rows(placed["unit_name"].to_list(), 40, look=look)
    met = by_class(lines.of(placed).filter(pl.col("n").sum().over("class") > 0))
    return bars.counted(
        lines,
        met,
        "class",
        look,
        behind=("unit", "class"),
        strip=_strip(placed, look) if lines.is_cut else None,
        finding=_finding(rows),
    )


def ordered(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows by branch, that with most overdue first, each with that number as `late`."""
    late = pl.col("n").filter(pl.col("class") == "qua_han").sum().over("unit")
    return rows.with_columns(late=late).sort(["late", "total", "unit_name"], descending=[True, True, False])


def by_class(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows by class: what is overdue comes first, so that it can be compared along one line."""
    return rows.sort(pl.col("class").replace_strict(ORDER, default=len(ORDER)), maintain_order=True)


def _strip(placed: pl.DataFrame, look: theme.Theme) -> dict[str, Any]:
    """Every branch by how many of its shortcomings are overdue."""
    units = placed.unique("unit", maintain_order=True).select("unit", "unit_name", n="late")
    return strip.counts(STEM, units, look, ("hoan_thanh_cham", "qua_han"))


def _finding(rows: pl.DataFrame) -> str:
    total = int(rows["n"].sum())
    if not total:
        return say(STEM, "none")
    done = int(rows.filter(pl.col("class").is_in(DONE))["n"].sum())
    overdue = rows.filter((pl.col("class") == "qua_han") & (pl.col("n") > 0)).sort("n", descending=True)
    if done == total:
        return say(STEM, "all_done", n=whole(total))
    if overdue.is_empty():
        return say(STEM, "no_overdue", share=share(done, total))
    most = overdue.filter(pl.col("n") == overdue["n"][0])
    key = "overdue" if most.height == 1 else "overdue_tied"
    if most.height == overdue.height:
        key = "overdue_here" if most.height == 1 else "overdue_even"
    return say(
        STEM,
        key,
        share=share(done, total),
        late=whole(int(overdue["n"].sum())),
        units=overdue.height,
        unit=most["unit_name"][0],
        most=whole(most["n"][0]),
        n=most.height,
    )
