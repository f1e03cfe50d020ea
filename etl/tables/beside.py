"""Tables that stand side by side on a sheet: each is read as if it stood there alone."""

from dataclasses import replace
from itertools import pairwise

from data.text import plain
from data.vocabulary import vocabulary
from etl.cells import Cell, Sheet
from etl.tables.find import Table, begins_title, tables_of
from etl.units import Units

_LAST_COLUMN = 16384
_FEWEST = 3


def all_tables(sheet: Sheet, units: Units) -> list[Table]:
    """The tables of a sheet, from top to bottom and from left to right."""
    parts = [tables_of(part, units) for part in _parts(sheet)]
    whole = len(parts) == 1 or all(parts)
    return [table for part in parts for table in part] if whole else tables_of(sheet, units)


def _parts(sheet: Sheet) -> list[Sheet]:
    """The sheet cut before each heading of running numbers but the first, where one row holds several."""
    order = vocabulary().columns["order"]
    for top, cells in sheet.rows.items():
        starts = [column for column, cell in cells.items() if order.fits(plain(cell.text))]
        edges = [1, *starts[1:], _LAST_COLUMN + 1]
        widths = [sum(left <= column < right for column in cells) for left, right in pairwise(edges)]
        if len(starts) > 1 and min(widths) >= _FEWEST:
            return [_part(sheet, top, range(left, right)) for left, right in pairwise(edges)]
    return [sheet]


def _part(sheet: Sheet, top: int, columns: range) -> Sheet:
    """One table's columns; what stands above them all is each one's, but for the titles of the others."""
    titles = vocabulary().raw["rows"]["titles"]

    def is_title(cell: Cell) -> bool:
        return begins_title(plain(cell.text), titles)

    titled = {cell.row for cell in sheet.cells.values() if cell.row < top and cell.column in columns and is_title(cell)}
    cells = {
        place: cell
        for place, cell in sheet.cells.items()
        if cell.column in columns or (cell.row < top and not (cell.row in titled and is_title(cell)))
    }
    return replace(sheet, cells=cells)
