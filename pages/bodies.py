"""Which body stands above which: the way down to one, what stands directly under it, as question `units` tells."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

import polars as pl

from components.names import names
from data.viewer import Viewer
from data.warehouse import Warehouse
from etl.units import DANG_BO, IN_BETWEEN, OWN_KINDS
from pages import address

WHOLE = DANG_BO
BRANCH = "chi_bo"
COMPARED = (BRANCH, IN_BETWEEN)
KEPT = 16  # trees of kinds of readers and versions: a country's takes a second to make out


class Tree:
    """The bodies of a version as `units` has them, one row per body; what is asked often is made out once."""

    def __init__(self, units: pl.DataFrame) -> None:
        self.units = units

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of each body by its id."""
        return dict(self.units.select("unit", "unit_name").iter_rows())

    @cached_property
    def in_between(self) -> Collection[str]:
        """The bodies that stand above others, under the whole, in their order."""
        return dict.fromkeys(self.units.filter(pl.col("kind") == IN_BETWEEN)["unit"]).keys()

    @cached_property
    def choosable(self) -> frozenset[str]:
        """The bodies that a reader can choose: all but the whole and its committee."""
        return frozenset(self.names) - OWN_KINDS.keys()

    @cached_property
    def branches(self) -> pl.DataFrame:
        """The rows of the branches."""
        return self.units.filter(pl.col("kind") == BRANCH)

    @cached_property
    def parents(self) -> Mapping[str, str]:
        """The body directly above each; who names none known stands under the whole."""
        return dict(self._under.select("unit", "above").iter_rows())

    @cached_property
    def _under(self) -> pl.DataFrame:
        known = pl.col("parent").is_in(self.units["unit"].implode())
        return self.units.with_columns(above=pl.when(known).then("parent").otherwise(pl.lit(WHOLE)))

    def way(self, unit: str) -> list[str]:
        """The bodies from the one directly under the whole down to the unit, itself last; the whole is not named."""
        found: list[str] = []
        while unit in self.parents and unit != WHOLE and unit not in found:
            found.insert(0, unit)
            unit = self.parents[unit]
        return found

    def above(self, unit: str) -> str | None:
        """The body in between directly above a unit; None where the whole is."""
        return next(iter(self.way(unit)[-2:-1]), None)

    def children(self, body: str) -> pl.DataFrame:
        """The branches and bodies directly under a body, in their order."""
        under = self._under.filter(pl.col("kind").is_in(COMPARED) & (pl.col("above") == body))
        return under.drop("above").sort("sort_order")

    def branches_under(self, tops: Sequence[str]) -> int:
        """How many branches stand at or under bodies, however deep; of the whole all there are."""
        if WHOLE in tops:
            return self.branches.height
        below = level = set(tops)
        while level := set(self.units.filter(pl.col("parent").is_in(list(level)))["unit"]) - below:
            below = below | level
        return self.branches.filter(pl.col("unit").is_in(list(below))).height

    def branches_in(self, year: int) -> int:
        """How many branches there are in a year."""
        begun, ended = pl.col("first_year").fill_null(year), pl.col("last_year").fill_null(year)
        return self.branches.filter((begun <= year) & (ended >= year)).height

    def offered(self, body: str, chosen: Sequence[str]) -> pl.DataFrame:
        """What can be chosen while a body is looked into: what stands directly under it, and what is chosen already."""
        deeper = self.units.filter(pl.col("unit").is_in(list(chosen)))
        return pl.concat([self.children(body), deeper]).unique("unit").sort("sort_order")

    def subject_kinds(self) -> dict[str, str]:
        """The kinds of subject that can be chosen, and their names: bodies in between only where there are any."""
        missing = () if self.in_between else (IN_BETWEEN,)
        return {kind: name for kind, name in names("subject_kind").items() if kind not in missing}

    def within(self, said: address.Address, own: str | None = None) -> address.Address:
        """The same picture, looking into the body that the branches chosen stand under, where it names none.

        Where it does, branches chosen that do not stand under it are passed over. `own`: the branch meant where none
        is.
        """
        if own and not said.units and own in self.names:
            said = replace(said, units=(own,), body=None)
        if said.body is None:
            parents = {self.above(unit) for unit in said.units}
            return replace(said, body=parents.pop()) if len(parents) == 1 else said
        outside = [unit for unit in said.units if said.body not in self.way(unit)]
        inside = tuple(unit for unit in said.units if unit not in outside)
        return replace(said, units=inside, ignored=(*said.ignored, *(f"{address.UNITS}={unit}" for unit in outside)))


def tree_of(warehouse: Warehouse, viewer: Viewer) -> Tree:
    """The bodies of the version served, as this viewer sees them; made out once for all who see the same."""
    return _kept(warehouse, warehouse.version(), replace(viewer, id=""))


@lru_cache(maxsize=KEPT)
def _kept(warehouse: Warehouse, version: int | None, viewer: Viewer) -> Tree:  # noqa: ARG001 a version has its own
    return Tree(warehouse.ask("units", viewer))
