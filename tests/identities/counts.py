"""The counts under a filter, added up in plain Python from rating_count: what every question must give."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse

RATED = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")
NOT_RATED = "CHUA_XEP_LOAI"
LEVELS = (*RATED, NOT_RATED)
COUNTS = "select year, unit, subject_kind, stage, level, n, only_totals from rating_count_as_of($day)"
Levels = dict[str, int | None]


@dataclass(frozen=True)
class Filter:
    """What a reader can ask for; an empty tuple means all."""

    kind: str
    stage: str
    day: date
    years: tuple[int, ...] = ()
    units: tuple[str, ...] = ()

    def parameters(self, **other: Any) -> dict[str, Any]:
        """The same as a question takes it."""
        return {
            "years": list(self.years),
            "units": list(self.units),
            "subject_kind": self.kind,
            "stage": self.stage,
            "as_of": self.day,
            **other,
        }


@dataclass
class Counts:
    """n by year, unit and level of all that the filter lets through, as known on its day.

    Where people are known a level without any is 0; where only totals are, a level without a figure is None.
    """

    by_unit: dict[tuple[int, str], Levels] = field(default_factory=dict)

    def years(self) -> list[int]:
        """The years there is anything of."""
        return sorted({year for year, _ in self.by_unit})

    def of_year(self, year: int, units: Iterable[str] | None = None) -> list[Levels]:
        """Each body's counts in a year, of some bodies or all."""
        chosen = None if units is None else set(units)
        return [levels for (of, unit), levels in self.by_unit.items() if of == year and (not chosen or unit in chosen)]


def counts(warehouse: Warehouse, asked: Filter) -> Counts:
    """Read from the served database itself."""
    found = Counts()
    version = warehouse.version()
    assert version is not None
    cursor = warehouse._cursor(version)
    cursor.execute("set variable sees_all = true")
    for year, unit, kind, stage, level, n, only_totals in cursor.sql(COUNTS, params={"day": asked.day}).fetchall():
        passes = (kind, stage) == (asked.kind, asked.stage)
        passes = passes and (not asked.years or year in asked.years) and (not asked.units or unit in asked.units)
        if passes:
            blank: Levels = dict.fromkeys(LEVELS, None if only_totals else 0)
            found.by_unit.setdefault((year, unit), blank)[level] = n
    return found


def known(numbers: Sequence[int | None]) -> int | None:
    """The sum of those that are known; None where none is."""
    there = [n for n in numbers if n is not None]
    return sum(there) if there else None


def certain(numbers: Sequence[int | None]) -> int | None:
    """The sum where all are known; None where one is missing, for a whole with a gap is not known."""
    return None if None in numbers else known(numbers)


def ask(warehouse: Warehouse, question: str, asked: Filter, **other: Any) -> list[dict[str, Any]]:
    """The answer of a question under the filter."""
    return warehouse.ask(question, LOCAL_VIEWER, **asked.parameters(**other)).rows(named=True)
