"""How long what is still open has been overdue, branch against branch."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import bars, theme
from components.numbers import whole
from components.wording import say

STEM = "remediation_ageing"
NOT_OVERDUE = ("chua_den_han", "khong_ghi_thoi_han")


def figure(rows: pl.DataFrame, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A bar of counts per branch, parted by days overdue, the longest first; the branch with most overdue at the top.

    `rows`: one per unit and span of days, as question remediation_ageing answers. A segment's customdata is unit, age.
    """
    late = pl.col("n").filter(~pl.col("age").is_in(NOT_OVERDUE)).sum().over("unit")
    oldest = pl.col("age_rank").filter(~pl.col("age").is_in(NOT_OVERDUE)).max().over("unit").fill_null(0)
    ordered = rows.with_columns(
        late=late, oldest=oldest, bar=pl.col("unit_name").map_elements(theme.wrapped, return_dtype=pl.String)
    ).sort(["late", "oldest", "total", "unit_name"], descending=[True, True, True, False])
    names = ordered["bar"].unique(maintain_order=True).to_list()
    # What is overdue comes first, the longest at the line where bars begin; then what is not due, then what has no day.
    met = ordered.sort(
        pl.col("age").is_in(NOT_OVERDUE),
        pl.when(pl.col("age").is_in(NOT_OVERDUE)).then("age_rank").otherwise(-pl.col("age_rank")),
        maintain_order=True,
    )
    return {
        "data": bars.stacked(met, code="age", along="bar", length="n", look=look, behind=("unit", "age")),
        "layout": theme.layout(
            look,
            40 + 40 * max(len(names), 1),
            barmode="stack",
            xaxis=theme.axis(look, showticklabels=False, rangemode="tozero"),
            yaxis=theme.axis(look, type="category", categoryorder="array", categoryarray=names[::-1]),
            meta={"finding": _finding(rows), "legend": bars.legend(met, "age", look), "bars": len(names)},
        ),
    }


def _finding(rows: pl.DataFrame) -> str:
    total = int(rows["n"].sum())
    overdue = rows.filter(~pl.col("age").is_in(NOT_OVERDUE) & (pl.col("n") > 0))
    if overdue.is_empty():
        return say(STEM, "no_overdue" if total else "none", total=whole(total))
    oldest = overdue.filter(pl.col("age_rank") == pl.col("age_rank").max())
    key = "overdue" if oldest["n"].sum() < overdue["n"].sum() else "all_of_one_age"
    if overdue["n"].sum() == 1:
        key = "only" if total == 1 else "one"
    return say(
        STEM,
        key,
        late=whole(int(overdue["n"].sum())),
        total=whole(total),
        n=whole(int(oldest["n"].sum())),
        age=theme.lower_first(oldest["age_name"][0]),
    )
