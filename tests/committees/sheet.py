"""A sheet of cells by row and column (both from 1), before it is a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from tests.committees.pen import Value
from tests.committees.truth import Fact


@dataclass
class Sheet:
    """Cells, merged areas (first row, first column, last row, last column), facts by cell, the number of rows."""

    name: str
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    facts: list[tuple[Fact, str]] = field(default_factory=list)
    rows: int = 0
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    formulas: set[tuple[int, int]] = field(default_factory=set)  # cells whose value is a formula's result

    def put(self, row: int, column: int, value: Value) -> None:
        """Write a cell; nothing is written twice."""
        if value is None:
            return
        assert (row, column) not in self.cells, f"{self.name}!{address(row, column)} written twice"
        self.cells[row, column] = value

    def merge(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        """Merge an area of more than one cell."""
        if (first_row, first_column) != (last_row, last_column):
            self.merges.append((first_row, first_column, last_row, last_column))

    @property
    def last_row(self) -> int:
        """The last row with anything in it."""
        return max((row for row, _ in self.cells), default=0)


@dataclass
class Book:
    """A workbook: its path below the folder, its sheets, the habits it is written with, and how it keeps its texts."""

    path: str
    sheets: list[Sheet]
    habits: str = ""
    shared_strings: bool = False


def address(row: int, column: int) -> str:
    """A cell as Excel names it."""
    return f"{get_column_letter(column)}{row}"
