"""The "Tổng cộng" of a table held against its rows: it may only warn, for the rows are the facts."""

from data.text import plain
from etl.cells import Cell
from etl.reading import TableReading
from etl.tables.body import Body
from etl.tables.row import Row
from etl.values import whole

_COUNTED = ("name", "birth", "card", "position", "self", "proposed", "decided", "level")


def check_row_count(reading: TableReading, body: Body) -> None:
    """A list's total is the number of its rows; under the column of a level, the number of marks in it."""
    for found in body.totals:
        total = found.row
        _warn_of_formulas(reading, total)
        for cell in _numbers(total):
            column = next((c for c in reading.table.columns if c.number == cell.column), None)
            if column is not None and (column.field in ("votes", "note") or column.measure == "percent"):
                continue
            level = column.level if column is not None else None
            counts = [_marks(reading, rows, cell.column) if level else len(rows) for rows in found.of]
            if whole(cell) not in counts:
                heading = column.heading if column is not None else ""
                reading.warn("total_mismatch", cell, counted=counts[0], heading=heading)
            if column is None or column.level is None:
                break


def check_sums(reading: TableReading, body: Body, *fields: str) -> None:
    """A table of numbers: its total is the sum of each column."""
    for found in body.totals:
        total = found.row
        _warn_of_formulas(reading, total)
        for column in reading.table.of(*fields):
            cell = total.cells.get(column.number)
            if cell is None or column.measure in ("percent", "cumulative") or whole(cell) is None:
                continue
            sums = [sum(_number(row, column.number) for row in rows) for rows in found.of]
            if whole(cell) not in sums:
                reading.warn("total_mismatch", cell, counted=sums[0], heading=column.heading)


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


def _marks(reading: TableReading, rows: list[Row], column: int) -> int:
    cells = [row.cells[column] for row in rows if column in row.cells]
    return sum(
        not reading.words.is_mark(cell.text, "blank") and not reading.words.reason_state(cell.text) for cell in cells
    )


def _number(row: Row, column: int) -> int:
    cell = row.cells.get(column)
    return (whole(cell) or 0) if cell is not None else 0


def _warn_of_formulas(reading: TableReading, total: Row) -> None:
    for cell in total.cells.values():
        if cell.kind == "formula":
            reading.warn("uncomputed_total", cell)
            return
