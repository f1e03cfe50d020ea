"""How many of its papers each branch has handed in, on time or late, and how many are lacking."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import bars, strip, theme
from components.numbers import share, whole
from components.rows import Rows
from components.wording import say

STEM = "filing_by_unit"
ORDER = {code: place for place, code in enumerate(("qua_han", "cham", "chua_den_han", "dung_ngay_moc", "dung_han"))}


def figure(rows: pl.DataFrame, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A bar of counts per branch, parted by filing state; the branch with most late or overdue at the top.

    `rows`: one per unit and state, as question filing_by_unit answers. A segment's customdata is unit, state.
    """
    lines = Rows(rows["unit_name"].to_list(), 40, look=look)
    return bars.counted(
        lines,
        by_state(lines.of(rows).filter(pl.col("n").sum().over("state") > 0)),
        "state",
        look,
        behind=("unit", "state"),
        strip=_strip(rows, look) if lines.is_cut else None,
        finding=_finding(rows),
    )


def by_state(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows by state: what is overdue comes first, so that it can be compared along one line."""
    return rows.sort(pl.col("state").replace_strict(ORDER, default=len(ORDER)), maintain_order=True)


def _strip(rows: pl.DataFrame, look: theme.Theme) -> dict[str, Any]:
    """Every branch by how many of its papers are late or overdue."""
    units = rows.unique("unit", maintain_order=True).select("unit", "unit_name", n="problems")
    return strip.counts(STEM, units, look, ("hoan_thanh_cham", "qua_han"))


def _finding(rows: pl.DataFrame) -> str:
    asked = int(rows["n"].sum())
    if not asked:
        return say(STEM, "none")
    of_state = dict(rows.group_by("state").agg(pl.col("n").sum()).iter_rows())
    lacking, late = of_state.get("qua_han", 0), of_state.get("cham", 0)
    filed = asked - lacking - of_state.get("chua_den_han", 0)
    units = rows.filter((pl.col("state") == "qua_han") & (pl.col("n") > 0))["unit"].n_unique()
    key = ("lacking" if lacking else "") + ("late" if late else "")
    told = {"late": whole(late), "lacking": whole(lacking), "units": units}
    return say(STEM, "filed", share=share(filed, asked)) + say(STEM, key or "no_problem", **told)
