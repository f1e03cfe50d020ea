"""A sound workbook on the desk, ready for a fault to be planted in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Self

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from tests.committees.facts import Committee, Unit
from tests.committees.files import save
from tests.committees.forms import awards, decisions, members, register, remediation, totals
from tests.committees.hand import Hand
from tests.committees.invent import invent
from tests.committees.layout import Layout
from tests.committees.pen import Pen, Value
from tests.committees.sheet import Book, Sheet, address
from tests.committees.table import Paper

PLAIN = Hand(votes="none", signature=False)
SHEET = "Sheet1"


@dataclass(frozen=True)
class Expected:
    """What a load should say of a file: outcome, rows, rows loaded, and issues as (code, sheet, cell).

    A code may name alternatives ("unreadable_file|unknown_form"); "*" is any. A cell may be a whole row ("11:11").
    """

    outcome: str
    rows: int
    loaded: int
    issues: tuple[tuple[str, str | None, str | None], ...] = ()


@dataclass
class Desk:
    """One paper on a sheet of its own; place it, spoil it, save it."""

    committee: Committee
    year: int
    sheet: Sheet
    places: dict[str, int]

    @classmethod
    def of(cls, seed: int, form: str, hand: Hand = PLAIN, branch: int = 0) -> Self:
        """A sound paper of one form: members | decision | register | totals | remediation | follow_up | awards.

        branch: whose paper it is, counted from the branch with most members.
        """
        committee = all_rated(invent(seed, 5, (2022, 2023)))
        year = 2022
        pen = Pen(committee, year, hand, Random(f"desk {seed}"))
        sheet = Sheet(SHEET)
        layout = Layout(sheet, hand, Random(f"desk {seed}"))
        layout.write(_paper(pen, form, branch_of(committee, branch)))
        return cls(committee, year, sheet, layout.places)

    @property
    def rows(self) -> int:
        """How many rows the sound paper has."""
        return self.sheet.rows

    def cell(self, n: int, column: str, key: str = "") -> str:
        """The address of a column in the n-th row that states a fact (from 0); key: the column whose facts to count."""
        return address(self.row(n, key), self.places[column])

    def row(self, n: int, key: str = "") -> int:
        """The number of the n-th row that states a fact."""
        rows = sorted({_row(cell) for _, cell in self.sheet.facts if not key or _column(cell) == self.places[key]})
        return rows[n]

    def write(self, cell: str, value: Value) -> str:
        """Put something else into a cell (None: empty it); returns the address."""
        place = (_row(cell), _column(cell))
        self.sheet.cells.pop(place, None)
        self.sheet.put(*place, value)
        return cell

    def find(self, text: str) -> str:
        """The first cell that holds a text."""
        return next(address(*place) for place, value in self.sheet.cells.items() if text in str(value))

    def below(self) -> int:
        """The row under the last one."""
        return self.sheet.last_row + 1

    def copy_row(self, source: int, target: int) -> None:
        """Write a row's cells once more, lower down."""
        for (row, column), value in list(self.sheet.cells.items()):
            if row == source:
                self.sheet.cells[target, column] = value

    def save(self, path: Path, shared_strings: bool = False) -> Path:
        """Write the file."""
        save(Book(path.name, [self.sheet], shared_strings=shared_strings), path.parent)
        return path

    def partial(self, *issues: tuple[str, str | None], lost: int = 1) -> Expected:
        """Some rows are lost, the others loaded."""
        outcome = "partial" if lost else "loaded"
        return Expected(outcome, self.rows, self.rows - lost, tuple((code, SHEET, cell) for code, cell in issues))

    def refused(self, code: str, cell: str | None) -> Expected:
        """Nothing is loaded, though every row is counted."""
        return Expected("refused", self.rows, 0, ((code, SHEET, cell),))


def all_rated(committee: Committee) -> Committee:
    """The committee with a level for everybody, so that a fault is the only thing to report."""
    levels = {"self_level": "HTTNV", "proposed": "HTTNV", "decided": "HTTNV", "votes": (0, 9, 0, 0)}
    blank = {"reason": None, "decided_reason": None}
    committee.reviews = [
        replace(r, **levels, **blank) if r.proposed is None else r  # type: ignore[arg-type]
        for r in committee.reviews
    ]
    return committee


def branch_of(committee: Committee, place: int) -> Unit:
    """The branch that the papers of one branch come from, the one with most members first."""
    sizes = Counter(review.unit for review in committee.reviews if review.year == 2022)
    return sizes.most_common()[place][0]


def _paper(pen: Pen, form: str, unit: Unit) -> Paper:
    match form:
        case "members":
            return members.paper(pen, unit)
        case "decision":
            return decisions.members(pen)
        case "register":
            return register.paper(pen)
        case "totals":
            return totals.paper(pen)
        case "remediation":
            return remediation.plan(pen, unit)
        case "follow_up":
            return remediation.follow_up(pen)
        case "awards":
            return awards.paper(pen)
    raise ValueError(form)


def _row(cell: str) -> int:
    return coordinate_from_string(cell)[1]


def _column(cell: str) -> int:
    return column_index_from_string(coordinate_from_string(cell)[0])
