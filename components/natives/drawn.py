"""What native charts share: how many lines stand in one, series made of the rows by code, ink of a shade."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from components.native import Plot, Series
from components.numbers import whole
from components.theme import LIGHT
from components.wording import say

STEM = "natives"


def both_ends(names: Sequence[str], most: int | None, what: str = "bodies") -> tuple[list[str], str]:
    """Each name once; of more than `most` those at both ends, and how many others stand between them, in words.

    `what` they are: bodies, lines.
    """
    known = list(dict.fromkeys(names))
    if most is None or len(known) <= most:
        return known, ""
    last = most // 2
    told = say(STEM, f"between_{what}", n=whole(len(known) - most), of=whole(len(known)))
    return [*known[: most - last], *known[len(known) - last :]], told


def firsts(rows: pl.DataFrame, most: int | None, of_all: int = 0) -> tuple[pl.DataFrame, str]:
    """The first `most` rows, and of how many, in words; `of_all`: so many there are, where not all are given."""
    shown, of_all = rows if most is None else rows.head(most), max(of_all, rows.height)
    if shown.height == of_all:
        return shown, ""
    return shown, say(STEM, "firsts", n=whole(shown.height), of=whole(of_all))


def by_code(rows: pl.DataFrame, names: Sequence[str], *, along: str, code: str) -> list[Series]:
    """One series per code met, in the order of `rows`: n at each of the names along the axis.

    A name without a row of the code has none of it: 0; one without any row is not known, nor is a row whose n is null.
    """
    shown = rows.filter(pl.col(along).is_in(list(names)))
    return [
        _series(part, names, set(shown[along]), along, code)
        for _, part in shown.group_by(code, maintain_order=True)
        if part["n"].null_count() or part["n"].sum()
    ]


def counted_bars(placed: pl.DataFrame, parted: pl.DataFrame, code: str, most: int | None) -> Plot | None:
    """A bar of counts per branch, parted by `code`; None without a branch.

    `placed`: the rows of branches in their order; `parted`: the same rows, the codes in theirs.
    """
    names, more = both_ends(placed["unit_name"].to_list(), most)
    return Plot("bars", names, by_code(parted, names, along="unit_name", code=code), more=more) if names else None


def _series(part: pl.DataFrame, names: Sequence[str], told: set[str], along: str, code: str) -> Series:
    known = part.group_by(along).agg(n=pl.when(pl.col("n").is_not_null().all()).then(pl.col("n").sum()))
    found = dict(known.select(along, "n").iter_rows())
    values = [found.get(one, 0 if one in told else None) for one in names]
    return Series(part[f"{code}_name"][0], values, LIGHT.ink(part[code][0]))
