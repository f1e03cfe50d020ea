"""A workbook that was drawn: its sheets, the rows it has, those that are to be left out, and what is to be said."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.committees.counted import Row
from tests.committees.files import save
from tests.committees.layout import Layout
from tests.committees.planted import Garden, Planted
from tests.committees.sheet import Book, Sheet, address


@dataclass(frozen=True)
class Cause:
    """What an issue may be about: its codes (alternatives by |), the sheet, the cells that name the place (or None)."""

    codes: str
    sheet: str
    cells: frozenset[str | None] = frozenset([None])
    severity: str = "warning"


@dataclass
class Drawn:
    """A workbook as who wrote it knows it."""

    seed: int  # of the committee
    book: Book
    text_kind: str
    habits: str
    rows: set[Row] = field(default_factory=set)
    lost: set[Row] = field(default_factory=set)
    causes: list[Cause] = field(default_factory=list)

    def __repr__(self) -> str:
        """What a failure shows."""
        sheets = {sheet.name: sheet.last_row for sheet in self.book.sheets}
        return f"{self.book.path} ({self.text_kind}), committee {self.seed}, {sheets}, {self.causes} [{self.habits}]"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(repr(self))

    def content(self) -> bytes:
        """The file in its own format."""
        return _bytes(self.book, self.text_kind)

    def as_xlsx(self) -> bytes:
        """The same sheets as an .xlsx, for a reader that reads only those."""
        return self.content() if self.book.path.endswith(".xlsx") else _bytes(Book("a.xlsx", self.book.sheets), "")

    def take(self, garden: Garden, sheet: Sheet, layout: Layout) -> None:
        """Note the rows of a paper that was laid out, and its faults, by the places where they came to stand."""
        places = {id(line): number for line, number in layout.placed}

        def row(line: Any, key: str | None) -> Row:
            return sheet.name, places[id(line)], layout.places[key] if key else None

        self.rows |= {row(*one) for line in garden.lines for one in garden.rows_of(line)}
        for fault in garden.planted:
            self.lost |= {row(*one) for one in fault.lost}
            cells = _cells(fault, sheet, layout, places)
            self.causes.append(Cause(fault.codes, sheet.name, cells, "error" if fault.lost else "warning"))


def _cells(fault: Planted, sheet: Sheet, layout: Layout, places: dict[int, int]) -> frozenset[str | None]:
    if fault.line is None:
        above = {address(row, column) for row, column in sheet.cells if row < min(places.values())}
        return frozenset(above if fault.key else [None])
    number = places[id(fault.line)]
    columns = [layout.places[fault.key]] if fault.key else [*layout.places.values()]
    return frozenset(address(number, column) for column in columns)


def _bytes(book: Book, text_kind: str) -> bytes:
    with TemporaryDirectory() as folder:
        save(book, Path(folder), text_kind)
        return (Path(folder) / book.path).read_bytes()
