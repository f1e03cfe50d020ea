"""Counts of who moved from which level to which, as the lines of a native table."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from components.moves import SIGNS, kind_of
from components.native import Place
from components.numbers import whole
from components.theme import LEVELS, LIGHT

Side = dict[str, str]  # code -> name, the levels best first, then what stands apart


def side(rows: pl.DataFrame, which: str, levels: Side) -> Side:
    """The side "from" or "to": all levels, by their names, then of what stands apart that which is met."""
    met = rows.select(f"{which}_level", f"{which}_level_short", f"{which}_rank").unique().sort(f"{which}_rank")
    apart = {code: name for code, name, _ in met.iter_rows() if code not in LEVELS}
    return {code: levels[code] for code in LEVELS} | apart


def lines(rows: pl.DataFrame, before: Side, after: Side, leading: Sequence[Place] = ()) -> list[list[Place]]:
    """One line per level before, one place per level after: how many, a triangle for each step up or down."""
    summed = rows.group_by("from_level", "to_level").agg(pl.col("n").sum(), pl.col("steps").first())
    found = {(row["from_level"], row["to_level"]): (row["n"], row["steps"]) for row in summed.to_dicts()}
    return [
        [*leading, Place(name), *(_cell(one, other, found.get((one, other))) for other in after)]
        for one, name in before.items()
    ]


def _cell(one: str, other: str, met: tuple[int, int | None] | None) -> Place:
    n, steps = met or (0, None)
    if n:
        kind = kind_of(steps)
        sign = SIGNS.get(kind, "") * abs(steps or 0)
        return Place(f"{sign} {whole(n)}".strip(), LIGHT.ink(kind), n)
    is_pair = one in LEVELS and other in LEVELS
    return Place(whole(0), value=0) if is_pair else Place("")
