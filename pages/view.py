"""One reader's picture: what the address asks for, completed with the defaults, and the one door to the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from components.names import names, stage_name
from components.reading import Reading
from components.theme import LEVELS, LIGHT, Theme
from components.trial import Tried
from data.scope import OF_PEOPLE, PEOPLE
from data.viewer import Viewer
from data.warehouse import Warehouse
from etl.units import OWN_KINDS
from pages import address, bodies, defaults, trial
from pages.session import seen


@dataclass(frozen=True)
class View:
    """The filters in force on a page: `said` as the address has them, the rest completed with the defaults.

    `scope` is of the years with data, `planned` are those that have a plan alone.
    `own_day` is the day at which the figures stand where nobody asks for another, `compared_on` the one held against
    theirs; `tried` are the levels tried in the latest year; `ignored` is what of the address was not understood;
    `path_id` is what stands in the path after the page's own; `look` is how charts are drawn.
    """

    warehouse: Warehouse
    viewer: Viewer
    committee: dict[str, Any]
    scope: pl.DataFrame
    planned: tuple[int, ...]
    units: pl.DataFrame
    said: address.Address
    search: str
    years: tuple[int, ...]
    subject_kind: str
    stage: str
    as_of: date
    own_day: date
    compared_on: date
    tried: tuple[Tried, ...] = ()
    ignored: tuple[str, ...] = ()
    path_id: str = ""
    look: Theme = LIGHT

    @cached_property
    def branches_offered(self) -> dict[str, str]:
        """What can be chosen among branches and bodies here: id -> name. Both the controls and their words tell it."""
        offered = bodies.offered(self.units, self.body, self.said.units)
        return dict(offered.select("unit", "unit_name").iter_rows())

    @property
    def year(self) -> int:
        """The one year meant on a page that shows one: the latest of those asked for."""
        return max(self.years)

    @property
    def body(self) -> str:
        """The body looked into, whose children are compared: the whole, where the address names none."""
        return self.said.body or bodies.WHOLE

    @property
    def body_name(self) -> str:
        """The name of the body looked into."""
        return bodies.name_of(self.units, self.body)

    @property
    def known_years(self) -> list[int]:
        """The years of which anything is known by the day, those planned and those asked for; latest first."""
        known = self.scope.filter(pl.col("first_known_on") <= self.as_of)["year"].to_list()
        return sorted({*known, *self.planned, *self.years}, reverse=True)

    @property
    def reading(self) -> Reading:
        """The same in the reader's words."""
        return Reading(
            years=self.years,
            subject_kind=self.subject_kind,
            subject_name=names("subject_kind")[self.subject_kind],
            stage=self.stage,
            stage_name=stage_name(self.stage, self.subject_kind),
            unit_names=self._unit_names,
            as_of=self.as_of,
            committee=self.committee["name"],
            illustrative=bool(self.committee["illustrative"]),
            hands_out=self.viewer.rights.exports,
            is_public=self.viewer.outside,
            above=frozenset(bodies.in_between(self.units)),
        )

    @property
    def _unit_names(self) -> tuple[str, ...]:
        """The branches that the figures are of: those chosen, and of these, where it is about people, those seen."""
        named = dict(self.units.select("unit", "unit_name").iter_rows())
        of_people = self.subject_kind in PEOPLE
        if of_people and not self.said.units and self.own_people:
            return self.own_people
        seen = [unit for unit in self.said.units if not of_people or self.viewer.sees_unit(unit)]
        looked_into = (self.said.body,) if self.said.body else ()
        return tuple(named[unit] for unit in seen or self.said.units or looked_into)

    @property
    def two_years(self) -> tuple[int, int]:
        """The two years to compare, the earlier first: as asked for, else the latest two known by their subjects.

        Where one of them is not asked for, it is the nearest such year on the other's far side.
        """
        known = self.ask("rating_trend").filter(~pl.col("only_totals"))["year"].unique().sort().to_list()
        to_year = self.said.to_year or max((y for y in known if y != self.said.from_year), default=self.year)
        from_year = self.said.from_year or max((y for y in known if y < to_year), default=to_year)
        return min(from_year, to_year), max(from_year, to_year)

    def ask(self, question: str, **other: Any) -> pl.DataFrame:
        """The answer to a question under the filters in force; `other` puts a parameter differently."""
        parameters: dict[str, Any] = {
            "years": list(self.years),
            "subject_kind": self.subject_kind,
            "stage": self.stage,
            "body": self.body,
            "units": list(self.said.units),
            "as_of": self.as_of,
            "as_now": self.said.as_now,
            **trial.parameters(self.year, self.tried),
        }
        return self.ask_plainly(question, **(parameters | other))

    def ask_plainly(self, question: str, **parameters: Any) -> pl.DataFrame:
        """The answer to a question under no filter but those given."""
        answer = self.warehouse.ask(question, self.viewer, **parameters)
        if question in OF_PEOPLE and self.viewer.sees_names and not answer.is_empty():
            seen(question, answer.height)
        return answer

    @property
    def own_people(self) -> tuple[str, ...]:
        """The name of the one branch of whose people the reader sees anything; none where all are seen."""
        if self.viewer.sees_all:
            return ()
        own = self.units.filter(pl.col("unit").eq_missing(self.viewer.unit))["unit_name"].to_list()
        return tuple(own or [self.viewer.unit or ""])

    @property
    def sees_names(self) -> bool:
        """Whether the reader may see who a person is."""
        return self.viewer.sees_names

    def link(self, path: str, tried: Sequence[Tried] = ()) -> str:
        """The address of a page under the same filters and these trials only."""
        return path + address.tried(self.search, [(one.who.subject, one.level) for one in tried])

    def unit_link(self, unit: str) -> str:
        """The address of a branch's own page, of the same year and day."""
        return address.of_unit(self.search, unit)


def open_view(warehouse: Warehouse, viewer: Viewer, search: str | None, as_of: date | None = None) -> View | None:
    """The picture an address asks for; None where nothing has been loaded. `as_of` is the installation's own day.

    Where a branch's own account names no branch, its own is meant, and with no body the one that it stands under.
    """
    if warehouse.version() is None:
        return None
    scope, committee = warehouse.ask("scope", viewer), warehouse.ask("committee", viewer)
    if scope.is_empty() or committee.is_empty():  # an entry by hand can outlast the settings, where these are undone
        return None
    units = warehouse.ask("units", viewer)
    planned = tuple(warehouse.ask("planned_years", viewer)["year"])
    said = bodies.within(address.read(search, _allowed([*scope["year"], *planned], units)), units, viewer.unit)
    years = said.years or (defaults.latest_year(scope, said.as_of),)
    own_day = as_of or defaults.own_day(scope, max(years))
    day = said.as_of or own_day
    kind = said.subject_kind or "dang_vien"
    compared_on, too_late = defaults.compared_on(said, day)
    view = View(
        warehouse=warehouse,
        viewer=viewer,
        committee=committee.row(0, named=True),
        scope=scope,
        planned=planned,
        units=units,
        said=said,
        search=search or "",
        years=years,
        subject_kind=kind,
        stage=said.stage or defaults.furthest_stage(warehouse, viewer, max(years), kind, day),
        as_of=day,
        own_day=own_day,
        compared_on=compared_on,
        ignored=(*said.ignored, *too_late),
    )
    return _trying(view) if said.trial and viewer.sees_names else view


def _trying(view: View) -> View:
    """The same picture under the trials its address asks for."""
    tried, unknown = trial.tried_of(view.said.trial, view.ask(trial.QUESTION, years=[view.year], units=[]))
    return replace(view, tried=tried, ignored=(*view.ignored, *unknown))


def _allowed(years: Sequence[int], units: pl.DataFrame) -> address.Allowed:
    return address.Allowed(
        years=years,
        subject_kinds=names("subject_kind").keys(),
        stages=names("stage").keys(),
        units=units.filter(~pl.col("unit").is_in(list(OWN_KINDS)))["unit"].to_list(),
        levels=LEVELS,
        bodies=bodies.in_between(units),
    )
