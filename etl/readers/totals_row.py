"""The "Tổng cộng" of a table held against its rows: it may only warn, for the rows are the facts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from data.text import plain
from etl.cells import Cell
from etl.reading import TableReading
from etl.tables.body import Body, Total
from etl.tables.row import Row
from etl.values import whole


@dataclass(frozen=True)
class _Figure:
    """A number printed in a total, and how the rows it is of are counted."""

    cell: Cell
    heading: str
    count: Callable[[list[Row]], int]


def check_row_count(reading: TableReading, body: Body) -> None:
    """A list's total is the number of its rows; under the column of a level, the number of marks in it."""
    for found in body.totals:
        figures = []
        for cell in _numbers(found.row):
            column = next((c for c in reading.table.columns if c.number == cell.column), None)
            if column is not None and (column.field in ("votes", "note") or column.measure == "percent"):
                continue
            if column is None or column.level is None:
                figures.append(_Figure(cell, column.heading if column is not None else "", len))
                break
            figures.append(_Figure(cell, column.heading, partial(_marks, reading, column.number)))
        _hold(reading, found, figures)


def check_sums(reading: TableReading, body: Body, *fields: str) -> None:
    """A table of numbers: its total is the sum of each column."""
    for found in body.totals:
        figures = []
        for column in reading.table.of(*fields):
            cell = found.row.cells.get(column.number)
            if cell is not None and column.measure not in ("percent", "cumulative") and whole(cell) is not None:
                figures.append(_Figure(cell, column.heading, partial(_sum, column.number)))
        _hold(reading, found, figures)


def _hold(reading: TableReading, total: Total, figures: list[_Figure]) -> None:
    """Warns of each figure that is not the one of the rows meant: the same for all, those that leave fewest wrong.

    A row that only repeats one above is told already: a total may have counted it or not.
    """
    _warn_of_formulas(reading, total.row)
    once = [[row for row in rows if row.number not in reading.repeats] for rows in total.of]
    meant = min((*once, *total.of), key=lambda rows: len(_wrong(figures, rows)))
    for figure in _wrong(figures, meant):
        reading.warn("total_mismatch", figure.cell, counted=figure.count(meant), heading=figure.heading)


def _wrong(figures: list[_Figure], rows: list[Row]) -> list[_Figure]:
    return [figure for figure in figures if whole(figure.cell) != figure.count(rows)]


def _numbers(total: Row) -> list[Cell]:
    """The numbers of a total row; "Tổng cộng: 27 đảng viên" in one cell is one too."""
    cells = [cell for _, cell in sorted(total.cells.items())]
    found = [cell for cell in cells if whole(cell) is not None and cell.row == total.number]
    if found:
        return found
    for cell in cells:
        digits = [word for word in plain(cell.text).replace(":", " ").split() if word.isdigit()]
        if len(digits) == 1:
            return [Cell(cell.row, cell.column, "number", float(digits[0]))]
    return []


def _marks(reading: TableReading, column: int, rows: list[Row]) -> int:
    cells = [row.cells[column] for row in rows if column in row.cells]
    return sum(
        not reading.words.is_mark(cell.text, "blank") and not reading.words.reason_state(cell.text) for cell in cells
    )


def _sum(column: int, rows: list[Row]) -> int:
    return sum(whole(row.cells[column]) or 0 for row in rows if column in row.cells)


def _warn_of_formulas(reading: TableReading, total: Row) -> None:
    for cell in total.cells.values():
        if cell.kind == "formula":
            reading.warn("uncomputed_total", cell)
            return
