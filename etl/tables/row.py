"""One row of a table, and the heading of the group it stands in."""

import re
from dataclasses import dataclass

from data.text import clean
from etl.cells import Cell
from etl.tables.find import Table

_MARKED_GROUP = re.compile(r"^([IVXL]+|[A-Z])\s*[.)/-]\s*(?=\S)")
_GROUP_COUNT = re.compile(r"\s*(?:\(\s*\d+[^()]*\)|[:–-]\s*\d+\s+\D{2,12})\s*$")


@dataclass(frozen=True)
class Row:
    """One row of a table. cells: by column number, with the cell that shows through a merged area above it."""

    number: int
    cells: dict[int, Cell]
    groups: tuple[Cell, ...] = ()

    def first(self, table: Table, *fields: str) -> Cell | None:
        """The first filled cell of the columns that hold one of these."""
        return next((self.cells[c.number] for c in table.of(*fields) if c.number in self.cells), None)

    def text(self, table: Table, *fields: str) -> str:
        """The texts of all such cells, joined: a name typed in two columns is one name."""
        return " ".join(self.cells[c.number].text for c in table.of(*fields) if c.number in self.cells)


def shown(table: Table, number: int) -> dict[int, Cell]:
    """The cells a reader sees in a row: its own, and those that show through a merged area of the body."""
    cells = dict(table.sheet.rows[number])
    for column in table.columns:
        anchor = table.sheet.anchors.get((number, column.number))
        if anchor is not None and anchor.column == column.number and anchor.row > table.head_last:
            cells[column.number] = anchor
    return cells


def group_text(cell: Cell) -> str:
    """A group's heading without its numbering and count: "I. Chi bộ Thanh tra (6 đảng viên)" is "Chi bộ Thanh tra"."""
    return clean(_GROUP_COUNT.sub("", _MARKED_GROUP.sub("", cell.text)))


def is_marked_group(cell: Cell) -> bool:
    """Whether a text begins with a group's numbering: "I. …", "A/ …"."""
    return _MARKED_GROUP.match(cell.text) is not None
