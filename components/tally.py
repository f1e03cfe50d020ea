"""Sums over counts by level: how many are good or better, how many there are, what printed totals leave out."""

from __future__ import annotations

import polars as pl

from components import theme
from components.wording import say


def good_of(levels: pl.DataFrame) -> tuple[int, int] | None:
    """(good or better, rated) of the rows of one group, one per level with n and the group's rated.

    None where a printed total leaves out a level that is needed to know; (0, 0) without rows.
    """
    if levels.is_empty():
        return 0, 0
    rated = levels["rated"][0]
    good = levels.filter(pl.col("level").is_in(theme.GOOD))
    untold = rated is None or good["n"].null_count() > 0 or ("silent" in good.columns and good["silent"].sum() > 0)
    return None if untold else (int(good["n"].sum()), int(rated))


def whole_total(groups: pl.DataFrame, column: str = "total") -> int | None:
    """The totals of several groups together, one row each; None as soon as one of them is not known."""
    totals = groups[column]
    return None if totals.null_count() else int(totals.sum())


def silent_note(rows: pl.DataFrame) -> str:
    """The levels of which printed totals have no figure, as a note; "" where they have all.

    `rows`: one per year and level with `silent`, the number of bodies whose total has no figure for the level.
    """
    silent = rows.filter(pl.col("silent") > 0).select("year", "level_name", "silent").to_dicts()
    levels = "; ".join(say("figure", "silent_level", **row) for row in silent)
    return say("figure", "silent", levels=levels) if levels else ""
