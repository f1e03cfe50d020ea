"""The reading of one file as it grows: facts by table of the database, rows taken or left out, issues."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any

from data.text import key
from data.vocabulary import Vocabulary, vocabulary
from etl.cells import Cell, address
from etl.flat.facts import FlatFacts
from etl.nearest import nearest_documents
from etl.report import FileReport, Issue, issue
from etl.tables.find import Table
from etl.tables.head import Head
from etl.tables.headings import Column
from etl.tables.kinds import is_total
from etl.tables.row import Row, group_text
from etl.units import Units
from etl.values import day, window_of

Fact = dict[str, Any]
RowId = tuple[int, int, str]
FAULTY = {"formula": "formula_not_computed", "error": "error_value"}


@dataclass(frozen=True)
class Mention:
    """A person as a line names one; who it is, is found when all papers are known."""

    year: int
    unit: str
    name: str
    birth: int | None
    card: str | None


@dataclass
class FileReading:
    """All that one file says. facts: (table of the database, the row they stand in, their columns).

    A flat table has its facts `beside`, and its rows (taken, left out) only counted.
    """

    file_id: int
    name: str
    facts: list[tuple[str, RowId, Fact]] = field(default_factory=list)
    loaded: set[RowId] = field(default_factory=set)
    rejected: set[RowId] = field(default_factory=set)
    issues: list[Issue] = field(default_factory=list)
    kinds: list[tuple[str, int, str | None, int]] = field(default_factory=list)
    tables: int = 0
    beside: list[FlatFacts] = field(default_factory=list)
    counted: tuple[int, int] = (0, 0)

    def reject_later(self, row: RowId, fault: Issue) -> None:
        """Takes a row back that turned out wrong once all papers were read together."""
        if row in self.loaded:
            self.loaded.discard(row)
            self.rejected.add(row)
            self.facts = [fact for fact in self.facts if fact[1] != row]
        self.issues.append(fault)

    def report(self) -> FileReport:
        """The file's report, for what was read."""
        kinds = sorted(self.kinds, key=lambda kind: -kind[3])
        years, units = {kind[1] for kind in kinds}, {kind[2] for kind in kinds}
        outcome = "loaded"
        loaded, rejected = len(self.loaded) + self.counted[0], len(self.rejected) + self.counted[1]
        if not self.tables or (rejected and not loaded) or (not loaded and self._has_errors()):
            outcome = "refused"
        elif rejected or self._has_errors():
            outcome = "partial"
        return FileReport(
            file=self.name,
            outcome=outcome,
            kind=kinds[0][0] if kinds else None,
            year=years.pop() if len(years) == 1 else None,
            unit=units.pop() if len(units) == 1 else None,
            rows=loaded + rejected,
            loaded=loaded,
            rejected=rejected,
            issues=list(self.issues),
        )

    def _has_errors(self) -> bool:
        return any(found.severity == "error" for found in self.issues)


@dataclass
class TableReading:
    """The reading of one table: what its reader needs to turn rows into facts, or into issues.

    repeats: the rows that only say once more what a row above said.
    """

    file: FileReading
    table: Table
    head: Head
    units: Units
    number: int
    year: int
    repeats: set[int] = field(default_factory=set)

    @property
    def words(self) -> Vocabulary:
        """The spellings."""
        return vocabulary()

    def row_id(self, row: Row, part: str = "") -> RowId:
        """The name of a row within its file; part tells the cells of a matrix apart."""
        return (self.number, row.number, part)

    def take(self, target: str, row: RowId, cell: str, **values: Any) -> None:
        """Adds a fact, with its address, and counts its row as loaded."""
        place = {"file_id": self.file.file_id, "sheet": self.table.sheet.name, "cell": cell}
        self.file.facts.append((target, row, {**place, **values}))
        self.file.loaded.add(row)

    def reject(self, row: RowId, *faults: Issue) -> None:
        """Counts a row as left out, for these reasons."""
        self.file.rejected.add(row)
        self.file.issues += [fault for fault in dict.fromkeys(faults) if fault not in self.file.issues]

    def say(self, name: str, cell: Cell | str | None, value: str | None = None, **words: object) -> Issue:
        """An issue in this sheet; of a cell its address and, unless given, its text as the value."""
        if isinstance(cell, Cell):
            return issue(name, self.table.sheet.name, cell.address, cell.text if value is None else value, **words)
        return issue(name, self.table.sheet.name, cell, value, **words)

    def warn(self, name: str, cell: Cell | str | None, value: str | None = None, **words: object) -> None:
        """Adds a warning."""
        self.file.issues.append(self.say(name, cell, value, **words))

    def uncomputed(self, row: Row, but: str = "") -> list[Issue]:
        """An issue for each cell of the row that holds an error or a formula without a value, one kind of column aside.

        Of a running number, a percentage or a column without facts it only warns: the row stands without them.
        """
        telling = [c for c in self.table.columns if c.field not in ("order", "ignored") and c.measure != "percent"]
        fields = {column.number: column.field for column in telling}
        found = []
        for number, cell in row.cells.items():
            if cell.faulty and number not in fields:
                self.warn(f"{FAULTY[cell.kind]}_aside", cell)
            elif cell.faulty and fields[number] != but:
                found.append(self.say(FAULTY[cell.kind], cell))
        return found

    def repeated(self, row: Row, field: str, what: str | None, seen: dict[str, int]) -> list[Issue]:
        """An issue where a sound row above said the same of one body or document; `seen` grows with each such row."""
        if what is None or seen.setdefault(what, row.number) == row.number:
            return []
        self.repeats.add(row.number)
        return [self.say("repeated_row", row.first(self.table, field), first=seen[what])]

    def twice(self, row: Row, place: Cell | None, first: int) -> Issue:
        """The issue of a person or an award that a row above has named."""
        self.repeats.add(row.number)
        return self.say("duplicate_row", place, value="", first=first)

    def unit_of(self, row: Row, *, own_bodies: bool = False) -> tuple[str | None, list[Issue]]:
        """The body a row belongs to: by its own column, else the branch whose paper it is, else its group's heading.

        In a branch's own paper a group's heading is an office, whatever it is called.
        """
        cell = row.first(self.table, "unit") or self._unit_above(row)
        if cell is not None:
            return self._unit_in(cell, own_bodies=own_bodies)
        if self.head.unit is not None and self.units.is_branch(self.head.unit):
            return self.head.unit, []
        for group in reversed(row.groups):
            if found := self.units.find(group_text(group), self.year):
                return found, []
            if self.units.named_as_chi_bo(group_text(group)):
                return None, [self.unknown_unit(group, group_text(group))]
        columns = self.table.of("unit")
        if columns:
            return None, [self._missing_unit(row, columns[0])]
        if self.head.unit is not None and own_bodies:
            return self.head.unit, []
        return None, [self.unknown_unit(self.head.unit_cell)]

    def _unit_in(self, cell: Cell, *, own_bodies: bool) -> tuple[str | None, list[Issue]]:
        """The body a cell names, which may stand in a row above."""
        if cell.faulty:
            return None, [self.say(FAULTY[cell.kind], cell)]
        found = self.units.find(cell.text, self.year)
        if found is None or not (own_bodies or self.units.is_branch(found)):
            return None, [self.unknown_unit(cell)]
        return found, []

    def _missing_unit(self, row: Row, column: Column) -> Issue:
        return self.say("missing_unit", address(row.number, column.number), "", heading=column.heading)

    def _unit_above(self, row: Row) -> Cell | None:
        """The branch typed once for the rows below it, where this table's hand does so throughout."""
        return self._typed_once.get(row.number)

    @cached_property
    def _typed_once(self) -> dict[int, Cell]:
        """For each row without a branch the last one typed above; empty if the hand repeats names row by row."""
        columns = self.table.of("unit")
        if not columns or not self.table.has("name", "item", "document"):
            return {}
        typed: list[Cell] = []
        found: dict[int, Cell] = {}
        for number in self.table.body_rows:
            cell = self.table.sheet.cells.get((number, columns[0].number))
            if cell is not None and not is_total(cell.text):
                typed.append(cell)
            elif typed:
                found[number] = typed[-1]
        repeats = any(key(one.text) == key(other.text) for one, other in pairwise(typed))
        return {} if repeats else found

    def unknown_unit(self, cell: Cell | None, text: str | None = None) -> Issue:
        """The issue of a name no body has, with the three most like it."""
        name = text if text is not None else (cell.text if cell else "")
        if name and self.words.is_mark(name, "same_as_above"):
            return self.say("unit_as_above", cell, name)
        found = self.units.find(name, self.year)
        if found is not None and not self.units.is_branch(found):
            return self.say("not_a_branch", cell, name)
        return self.say("unknown_unit", cell, name, near="; ".join(self.units.suggest(name)) or "—")

    def unknown_document(self, place: Cell | str | None, text: str) -> Issue:
        """The issue of a name no document has, with the three most like it."""
        return self.say("unknown_document", place, text, near=nearest_documents(text))

    def day_in(self, cell: Cell | None, window: str) -> tuple[date | None, list[Issue]]:
        """The day in a cell (None where it is empty) and what is wrong with it.

        window: receipts, near_years or far_years; outside of it the year was mistyped, and no chart could tell.
        """
        if cell is None or self.words.is_mark(cell.text, "blank"):
            return None, []
        found = day(cell)
        if found is None:
            return None, [self.say("bad_date", cell)]
        fault = self.outside(cell, found, window)
        return (None, [fault]) if fault else (found, [])

    def outside(self, cell: Cell, found: date, window: str) -> Issue | None:
        """An issue where a day lies outside the window its year allows."""
        first, last = window_of(self.year, window)
        if first <= found <= last:
            return None
        return self.say("implausible_date", cell, year=self.year, first=f"{first:%d/%m/%Y}", last=f"{last:%d/%m/%Y}")
