"""What is known on one day, kept as tables beside the version: questions of that day need not work it out again.

Most of what a question costs is working out, through all definitions beneath it, how things stood on its day. That is
the same for every filter. So each macro of a day is worked out once for a version and a day, its rows are kept
in memory, and a macro of the same name that reads them stands before the version's own in the search path.
"""

from __future__ import annotations

import itertools
import re
import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import duckdb

from data.database import view_texts

DATABASE = "kept"
MOST_PLACES = 24
# Of ratings, in all places together: a place takes up to 250 bytes for each its version holds, and half of a reader's
# memory_limit (data/opened.py) is theirs. Of a version with more than these the day asked for and the one it is held
# against are kept; they take more, and what they leave no room for goes to the disk for a while.
MOST_RATINGS = 2_600_000
LEAST_PLACES = 2
TRIED = ("trial_year", "trial_subjects", "trial_levels")
NOTHING_TRIED = "0, [], []"
# One row for each person rated or each line of a paper: to copy them takes longer than to filter what is stored.
AS_STORED = {"every_rating_as_of", "rating_as_of", "rating_tried", "standing_place_as_of"}
# Takes as long as all others together, and pages ask it of few bodies alone: it is not stored (data/stored.py).
LEFT_TO_ASK = frozenset({"award_run"})
DEFINED = re.compile(r"^create macro (\w+)\(([^)]*)\) as table$", re.MULTILINE)
DAY = re.compile(r"\$[a-z_]+")
UNTRIED = re.compile(r"as table\s+select \* from (\w+)\(day, 0, \[\], \[\]\);")
WORD = re.compile(r"\b(\w+)\(")
_numbers = itertools.count(1)


@dataclass(frozen=True)
class DayMacro:
    """A definition that depends on a day: its parameters, and its text."""

    name: str
    parameters: tuple[str, ...]
    text: str

    @property
    def same_as(self) -> str | None:
        """The definition whose rows these are where nothing is tried, if it is nothing else."""
        found = UNTRIED.search(self.text)
        return found[1] if found else None

    @property
    def is_kept(self) -> bool:
        """Whether its rows are kept: where it depends on nothing but the day, or besides on what is tried."""
        return self.name not in AS_STORED and self.parameters[1:] in {(), TRIED}


def rows_of(macro: DayMacro) -> str:
    """The name of the table that holds a definition's rows."""
    return f"{macro.same_as or macro.name}_rows"


def filled_with(macro: DayMacro) -> str:
    """What a definition is asked with to be kept: its day, and that nothing is tried."""
    return "$day" if macro.parameters == ("day",) else f"$day, {NOTHING_TRIED}"


def stored_schema(day: date) -> str:
    """The schema of a version that holds what is known on a day, where that is stored with it."""
    return f"known_on_{day:%Y_%m_%d}"


@dataclass
class Place:
    """The schema in memory that holds what is known of one version on one day, to whoever sees all.

    `stored`: the tables of the version that hold some of it already, by their names without their schema.
    """

    day: date
    schema: str
    version: str
    stored: frozenset[str] = frozenset()
    made: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def fill(self, cursor: duckdb.DuckDBPyConnection, needed: Sequence[str]) -> None:
        """Keep the definitions needed that nobody has asked for yet. The cursor stands in this place's search path."""
        if self.made.issuperset(needed):
            return
        with self.lock:
            for name in needed:
                if name not in self.made:
                    self._keep(cursor, day_macros()[name])
                    self.made.add(name)

    def _keep(self, cursor: duckdb.DuckDBPyConnection, macro: DayMacro) -> None:
        rows = rows_of(macro)
        is_stored = rows in self.stored
        rows = f'"{self.version}".{stored_schema(self.day)}.{rows}' if is_stored else f"{DATABASE}.{self.schema}.{rows}"
        if not macro.same_as and not is_stored:
            filled = f"{macro.name}({filled_with(macro)})"
            cursor.execute(f"create or replace table {rows} as from {filled}", {"day": self.day})
        own = f"{DATABASE}.{self.schema}.{macro.name}({', '.join(macro.parameters)})"
        cursor.execute(f"create or replace macro {own} as table from {rows}")

    def name_in(self, text: str, parameter: str) -> str:
        """A question's text in which what it asks of this parameter's day is looked up here, wherever it stands."""
        macros = "|".join(self.made)
        return re.sub(rf"\b({macros})\(\${parameter}\b", rf"{DATABASE}.{self.schema}.\1(${parameter}", text)


class Places:
    """The places of one version, the latest asked for; the one not asked for longest is given up for another.

    `version`: by which name the connection knows its database.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        (self.version,) = connection.execute("select current_database()").fetchone() or ("",)
        self.most = room_for(*connection.execute("select count(*) from rating_record").fetchone() or (0,))
        self._places: OrderedDict[date, Place] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, day: date) -> Place:
        """The place of a day, made where there is none."""
        with self._lock:
            place = self._places.get(day)
            if place is None:
                place = self._places[day] = self._place(day)
                self._connection.cursor().execute(f"create schema {DATABASE}.{place.schema}")
                self._give_up(len(self._places) - self.most)
            self._places.move_to_end(day)
            return place

    def _place(self, day: date) -> Place:
        return Place(day, f"place_{next(_numbers)}", self.version, self._stored(stored_schema(day)))

    def _stored(self, schema: str) -> frozenset[str]:
        """The tables that the version holds of a day; to look through all tables takes ten times as long."""
        told, cursor = {"version": self.version, "schema": schema}, self._connection.cursor()
        there = "select 1 from duckdb_schemas() where database_name = $version and schema_name = $schema"
        if not cursor.execute(there, told).fetchall():
            return frozenset()
        tables = "select table_name from duckdb_tables() where database_name = $version and schema_name = $schema"
        return frozenset(name for (name,) in cursor.execute(tables, told).fetchall())

    def give_all_up(self) -> None:
        """Give all places up: there is no more room, or one of them is not as it should be."""
        with self._lock:
            self._give_up(len(self._places))

    def _give_up(self, places: int) -> None:
        for _ in range(places):
            _, old = self._places.popitem(last=False)
            self._connection.cursor().execute(f"drop schema if exists {DATABASE}.{old.schema} cascade")


def room_for(ratings: int) -> int:
    """For how many days what is known is kept of a version with so many ratings."""
    return min(MOST_PLACES, max(LEAST_PLACES, MOST_RATINGS // max(ratings, 1)))


@cache
def needs(text: str) -> Mapping[str, tuple[str, ...]]:
    """What of each day a question asks for, by the parameter that names the day: definitions that can be kept.

    They come in the order they build on each other. Empty where a definition is asked for a day that is no parameter:
    what is kept knows of one day alone.
    """
    found: dict[str, set[str]] = {}
    for name, first in _calls(text):
        if not DAY.fullmatch(first) or not _collect(name, found.setdefault(first[1:], set())):
            return {}
    order = [name for name, macro in day_macros().items() if macro.is_kept]
    return {parameter: tuple(name for name in order if name in names) for parameter, names in found.items()}


def _collect(name: str, found: set[str]) -> bool:
    """Gather a definition and those it rests on; whether it asks all of them for its own day."""
    if name in found:
        return True
    found.add(name)
    calls = _calls(day_macros()[name].text)
    return all(first == "day" and _collect(other, found) for other, first in calls)


def _calls(text: str) -> Iterator[tuple[str, str]]:
    """The macros of a day that a text calls, each with its first argument."""
    plain = re.sub(r"--[^\n]*", "", text)
    for call in WORD.finditer(plain):
        if call[1] in day_macros() and not plain[: call.start()].endswith("create macro "):
            yield call[1], re.split(r"[,)]", plain[call.end() :], maxsplit=1)[0].strip()


@cache
def day_macros() -> Mapping[str, DayMacro]:
    """The definitions whose first parameter is the day, by name, in the order in which they build on each other."""
    found = {}
    for text in view_texts():
        for name, parameters in DEFINED.findall(text):
            told = tuple(part.strip() for part in parameters.split(","))
            if told[0] == "day":
                found[name] = DayMacro(name, told, text)
    return found
