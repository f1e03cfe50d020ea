"""What is true of an invented committee, before anybody has written it down."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Unit:
    """A body: a branch, or the committee's own two (kind chi_bo | dang_uy | dang_bo); years are years reviewed."""

    id: str
    name: str
    kind: str
    first_year: int
    last_year: int | None = None
    aliases: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    former_name: str | None = None
    renamed_in: int | None = None

    def exists(self, year: int) -> bool:
        """Whether the body is there in a year."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    def called(self, year: int) -> str:
        """The name it bore in a year: one that is only renamed keeps its id."""
        if self.former_name and self.renamed_in and year < self.renamed_in:
            return self.former_name
        return self.name


@dataclass(frozen=True)
class Person:
    """A member; two may bear the same name, never the same card."""

    id: int
    name: str
    born: date
    woman: bool
    card: str


@dataclass(frozen=True)
class Review:
    """One member's year in a branch: the level at each stage, or None and the reason."""

    year: int
    unit: Unit
    person: Person
    leader: bool
    position: str
    self_level: str | None
    proposed: str | None
    decided: str | None
    reason: str | None = None
    decided_reason: str | None = None
    votes: tuple[int, int, int, int] | None = None


@dataclass(frozen=True)
class UnitReview:
    """One branch's year."""

    year: int
    unit: Unit
    self_level: str
    proposed: str
    decided: str


@dataclass(frozen=True)
class Filing:
    """One document of one body, as the register has it."""

    year: int
    unit: Unit
    document: str
    received: date


@dataclass(frozen=True)
class Item:
    """One shortcoming of a branch's year: as planned, and as the follow-up has it (None: not followed up)."""

    year: int
    unit: Unit
    item: str
    measure: str
    responsible: str
    first_due: date
    due: date
    state: str | None = None
    done: date | None = None


@dataclass(frozen=True)
class Pledge:
    """How many members of a branch have pledged."""

    year: int
    unit: Unit
    members: int
    done: int
    reported: date


@dataclass(frozen=True)
class Meeting:
    """A branch's review meeting."""

    year: int
    unit: Unit
    has_chi_uy: bool
    held: date
    supervisor: str | None


@dataclass(frozen=True)
class Award:
    """A proposal for an award, for a member (person set) or a branch."""

    year: int
    unit: Unit
    person: Person | None
    form: str
    filed: date


@dataclass(frozen=True)
class Totals:
    """A branch's numbers in a year known only as totals; counts by level, best first."""

    year: int
    unit: Unit
    unit_level: str
    total: int
    counts: tuple[int, int, int, int]

    @property
    def rated(self) -> int:
        """Members rated."""
        return sum(self.counts)


@dataclass(frozen=True)
class Top:
    """The level of the committee and of the whole Đảng bộ; stage is proposed until the body above has decided."""

    year: int
    unit: Unit
    level: str
    stage: str


@dataclass
class Committee:
    """All that is true of one committee."""

    name: str
    committee: str
    superior: str
    body: str
    years: tuple[int, ...]
    totals_year: int
    units: list[Unit] = field(default_factory=list)
    succession: list[tuple[int, str, tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    unit_reviews: list[UnitReview] = field(default_factory=list)
    filings: list[Filing] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    pledges: list[Pledge] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    awards: list[Award] = field(default_factory=list)
    totals: list[Totals] = field(default_factory=list)
    top: list[Top] = field(default_factory=list)

    def branches(self, year: int) -> list[Unit]:
        """The branches that exist in a year, in the order of the settings."""
        return [unit for unit in self.units if unit.kind == "chi_bo" and unit.exists(year)]

    def body_of(self, kind: str) -> Unit:
        """The committee (dang_uy) or the whole (dang_bo)."""
        return next(unit for unit in self.units if unit.kind == kind)
