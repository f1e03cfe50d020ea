"""How long what is still open has been overdue, branch against branch."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import bars, strip, theme
from components.numbers import whole
from components.rows import Rows
from components.wording import say

STEM = "remediation_ageing"
NOT_OVERDUE = ("chua_den_han", "khong_ghi_thoi_han")


def figure(rows: pl.DataFrame, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A bar of counts per branch, parted by days overdue, the longest first; the branch with most overdue at the top.

    `rows`: one per unit and span of days, as question remediation_ageing answers. A segment's customdata is unit, age.
    """
    placed = ordered(rows)
    lines = Rows(placed["unit_name"].to_list(), 40, look=look)
    met = by_age(lines.of(placed))
    return bars.counted(
        lines,
        met,
        "age",
        look,
        behind=("unit", "age"),
        strip=_strip(placed, look) if lines.is_cut else None,
        finding=_finding(rows),
    )


def ordered(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows by branch, that with most overdue first, among equals the longest; each with that number as `late`."""
    late = pl.col("n").filter(~pl.col("age").is_in(NOT_OVERDUE)).sum().over("unit")
    oldest = pl.col("age_rank").filter(~pl.col("age").is_in(NOT_OVERDUE)).max().over("unit").fill_null(0)
    order = ["late", "oldest", "total", "unit_name"]
    return rows.with_columns(late=late, oldest=oldest).sort(order, descending=[True, True, True, False])


def by_age(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows by age: overdue first, the longest where bars begin; then what is not due, then what has no day."""
    return rows.sort(
        pl.col("age").is_in(NOT_OVERDUE),
        pl.when(pl.col("age").is_in(NOT_OVERDUE)).then("age_rank").otherwise(-pl.col("age_rank")),
        maintain_order=True,
    )


def _strip(placed: pl.DataFrame, look: theme.Theme) -> dict[str, Any]:
    """Every branch by the span in which its oldest overdue shortcoming is; at 0 those without any."""
    spans = placed.filter(~pl.col("age").is_in(NOT_OVERDUE)).unique("age").sort("age_rank").to_dicts()
    places = {span["age_rank"]: float(place) for place, span in enumerate(spans, start=1)}
    names = {0.0: say(STEM, "strip_none")} | {places[span["age_rank"]]: span["age_name"] for span in spans}
    inks = {span["age_rank"]: span["age"] for span in spans}
    marks = [
        {
            "unit": row["unit"],
            "name": row["unit_name"],
            "value": place,
            "told": names[place],
            "ink": inks.get(row["oldest"], "hoan_thanh_cham"),
        }
        for row in placed.unique("unit", maintain_order=True).to_dicts()
        for place in [places.get(row["oldest"], 0.0)]
    ]
    return strip.strip(marks, say(STEM, "strip"), look, names)


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
