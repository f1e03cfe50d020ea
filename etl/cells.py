"""Cells as they stand in a workbook, before anybody says what they mean."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from openpyxl.utils import get_column_letter

from data.text import clean


class ReadFault(Exception):
    """A file that cannot be read; code is one of the report's codes, detail what a person should know."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


def address(row: int, column: int) -> str:
    """The cell's name as Excel shows it: row 5, column 3 is "C5"."""
    return f"{get_column_letter(column)}{row}"


@dataclass(frozen=True)
class Cell:
    """One filled cell. kind: text, number, date, bool, error (#N/A) or formula (without a computed value)."""

    row: int
    column: int
    kind: str
    value: str | float | date | bool

    @property
    def address(self) -> str:
        """The cell's name as Excel shows it."""
        return address(self.row, self.column)

    @cached_property
    def text(self) -> str:
        """What a reader sees in the cell: whole numbers without ".0", days as d/m/yyyy."""
        if isinstance(self.value, date):
            return f"{self.value.day:02}/{self.value.month:02}/{self.value.year:04}"
        if isinstance(self.value, bool):
            return str(self.value).upper()
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return clean(str(self.value))

    @property
    def faulty(self) -> bool:
        """Whether the cell holds an Excel error or a formula that was never computed."""
        return self.kind in ("error", "formula")


@dataclass
class Sheet:
    """One sheet: its filled cells by (row, column), the merged areas (first row, column, last row, column)."""

    name: str
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    legacy_encoding: bool = False

    @cached_property
    def rows(self) -> dict[int, dict[int, Cell]]:
        """The filled cells by row, then column, both ascending."""
        found: dict[int, dict[int, Cell]] = {}
        for row, column in sorted(self.cells):
            found.setdefault(row, {})[column] = self.cells[row, column]
        return found

    @cached_property
    def anchors(self) -> dict[tuple[int, int], Cell]:
        """For each empty place inside a merged area of at most 2,000 places, the cell that shows there."""
        found = {}
        for top, left, bottom, right in self.merged:
            anchor = self.cells.get((top, left))
            if anchor is None or (bottom - top + 1) * (right - left + 1) > 2000:
                continue
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    if (row, column) not in self.cells:
                        found[row, column] = anchor
        return found


@dataclass
class Workbook:
    """All sheets of a file, in their order."""

    sheets: list[Sheet]

    def content(self) -> list[Any]:
        """The workbook's content without formatting, as JSON can hold it: equal for a re-saved copy."""
        return [
            [sheet.name, sheet.hidden, sorted([c.row, c.column, c.kind, str(c.value)] for c in sheet.cells.values())]
            for sheet in self.sheets
        ]
