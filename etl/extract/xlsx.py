"""An .xlsx package to cells. Runs in the child process: whatever openpyxl does there harms nobody."""

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from etl.cells import Cell, ReadFault, Sheet, Workbook

WORKBOOK = "xl/workbook.xml"
LISTED_SHEET = re.compile(rb"<(?:\w+:)?sheet\s")


def read_xlsx(content: bytes) -> Workbook:
    """All sheets with what their cells show; a formula counts by its stored value, and is kept as one without it.

    Raises ReadFault(unreadable_file).
    """
    try:
        values = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(content)) if _has_formulas(content) else None
    except MemoryError:
        raise
    except Exception as fault:
        raise ReadFault("unreadable_file", type(fault).__name__) from fault
    if len(values.sheetnames) < _listed(content):
        raise ReadFault("unreadable_file", "cut")
    sheets = [_sheet(sheet, formulas[sheet.title] if formulas else None) for sheet in values.worksheets]
    return Workbook(sheets)


def _listed(content: bytes) -> int:
    """How many sheets the workbook lists: openpyxl passes silently over one whose part is missing."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return len(LISTED_SHEET.findall(package.read(WORKBOOK))) if WORKBOOK in package.namelist() else 0


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [name for name in package.namelist() if name.startswith("xl/worksheets/")]
        return any(b"<f" in package.read(part) for part in parts)


def _sheet(sheet: Worksheet, formulas: Worksheet | None) -> Sheet:
    cells: dict[tuple[int, int], Cell] = {}
    for (row, column), cell in _filled(sheet).items():
        found = _cell(row, column, cell.value, cell.data_type)
        if found is not None:
            cells[row, column] = found
    if formulas is not None:
        # A formula that gave an empty text was computed, and shows nothing.
        empty = {place for place, cell in _filled(sheet).items() if cell.data_type == "str"}
        for (row, column), cell in _filled(formulas).items():
            if cell.data_type == "f" and (row, column) not in cells and (row, column) not in empty:
                cells[row, column] = Cell(row, column, "formula", str(getattr(cell.value, "text", cell.value)))
    return Sheet(
        name=sheet.title,
        hidden=sheet.sheet_state != "visible",
        hidden_rows=frozenset(
            row for row, size in sheet.row_dimensions.items() if size.hidden and row in {place[0] for place in cells}
        ),
        cells=cells,
        merged=[(area.min_row, area.min_col, area.max_row, area.max_col) for area in sheet.merged_cells.ranges],
    )


def _filled(sheet: Worksheet) -> dict[tuple[int, int], Any]:
    """The store of filled cells, not iter_rows(): a lone cell at XFD1048576 must not make seventeen billion."""
    cells: dict[tuple[int, int], Any] = sheet._cells  # noqa: SLF001
    return cells


def _cell(row: int, column: int, value: Any, data_type: str) -> Cell | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if data_type == "e":
        return Cell(row, column, "error", str(value))
    if isinstance(value, bool):
        return Cell(row, column, "bool", value)
    if isinstance(value, datetime):
        return Cell(row, column, "date", value.date())
    if isinstance(value, date):
        return Cell(row, column, "date", value)
    if isinstance(value, int | float):
        return Cell(row, column, "number", float(value))
    if isinstance(value, time | timedelta):
        return Cell(row, column, "text", str(value))
    return Cell(row, column, "text", str(value))
