"""Which body stands above which: the way down to one, what stands directly under it, as question `units` tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from components.names import names
from etl.units import DANG_BO, IN_BETWEEN
from pages import address

WHOLE = DANG_BO
COMPARED = ("chi_bo", IN_BETWEEN)


def in_between(units: pl.DataFrame) -> Sequence[str]:
    """The bodies that stand above others, under the whole."""
    return units.filter(pl.col("kind") == IN_BETWEEN)["unit"].to_list()


def way(units: pl.DataFrame, unit: str) -> list[str]:
    """The bodies from the one directly under the whole down to the unit, itself last; the whole is not named."""
    parents = dict(units.select("unit", "parent").iter_rows())
    found: list[str] = []
    while unit in parents and unit != WHOLE and unit not in found:
        found.insert(0, unit)
        unit = parents[unit] or WHOLE
    return found


def above(units: pl.DataFrame, unit: str) -> str | None:
    """The body in between directly above a unit; None where the whole is."""
    return next(iter(way(units, unit)[-2:-1]), None)


def children(units: pl.DataFrame, body: str) -> pl.DataFrame:
    """The branches and bodies directly under a body, in their order; who names none known stands under the whole."""
    own = pl.when(pl.col("parent").is_in(units["unit"].implode())).then("parent").otherwise(pl.lit(WHOLE))
    return units.filter(pl.col("kind").is_in(COMPARED) & (own == body)).sort("sort_order")


def branches_under(units: pl.DataFrame, tops: Sequence[str]) -> int:
    """How many branches stand at or under bodies, however deep; of the whole all there are."""
    branches = units.filter(pl.col("kind") == "chi_bo")
    if WHOLE in tops:
        return branches.height
    below = level = set(tops)
    while level := set(units.filter(pl.col("parent").is_in(list(level)))["unit"]) - below:
        below = below | level
    return branches.filter(pl.col("unit").is_in(list(below))).height


def offered(units: pl.DataFrame, body: str, chosen: Sequence[str]) -> pl.DataFrame:
    """What can be chosen while a body is looked into: what stands directly under it, and what is chosen already."""
    deeper = units.filter(pl.col("unit").is_in(list(chosen)))
    return pl.concat([children(units, body), deeper]).unique("unit").sort("sort_order")


def name_of(units: pl.DataFrame, unit: str) -> str:
    """The name of a body."""
    named: str = units.row(by_predicate=pl.col("unit") == unit, named=True)["unit_name"]
    return named


def subject_kinds(units: pl.DataFrame) -> dict[str, str]:
    """The kinds of subject that can be chosen, and their names: bodies in between only where there are any."""
    missing = () if in_between(units) else (IN_BETWEEN,)
    return {kind: name for kind, name in names("subject_kind").items() if kind not in missing}


def within(said: address.Address, units: pl.DataFrame, own: str | None = None) -> address.Address:
    """The same picture, looking into the body that the branches chosen stand under, where it names none.

    Where it does, branches chosen that do not stand under it are passed over. `own`: the branch meant where none is.
    """
    if own and not said.units and own in units["unit"]:
        said = replace(said, units=(own,), body=None)
    if said.body is None:
        parents = {above(units, unit) for unit in said.units}
        return replace(said, body=parents.pop()) if len(parents) == 1 else said
    outside = [unit for unit in said.units if said.body not in way(units, unit)]
    inside = tuple(unit for unit in said.units if unit not in outside)
    return replace(said, units=inside, ignored=(*said.ignored, *(f"{address.UNITS}={unit}" for unit in outside)))
