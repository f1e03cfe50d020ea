"""Writing workbooks: a value never becomes a formula, headings and widths look as offices know them."""

import re
from collections.abc import Hashable, Sequence
from copy import copy
from datetime import date
from math import ceil
from typing import Any

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

LONGEST_TEXT = 32_767
# What no XML document can hold: control characters, halves of a pair, and the code points that are no characters.
_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
_NO_CHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
FORBIDDEN = re.compile(f"[{_CONTROLS}{_NO_CHARACTERS}]")
NOT_IN_NAMES = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]')
FONT = "Times New Roman"
PRINTED = Font(name=FONT)  # made once: to make a font for each cell takes as long as to write it
HEADING = Font(name=FONT, bold=True)
HEAD_CENTRED = Alignment(wrap_text=True, horizontal="center", vertical="center")
HEAD_FILL = PatternFill("solid", fgColor="E8ECF1")
THIN = Side(style="thin", color="8A939D")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
DAY = "dd/mm/yyyy"
LINE_HEIGHT = 16


class Looks:
    """How the cells of one workbook look, by their kind: the second of a kind gets a copy of the first's look.

    To give each its own font and border takes seconds over thousands of cells.
    """

    def __init__(self) -> None:
        self._known: dict[Hashable, Any] = {}

    def dress(self, cell: Any, kind: Hashable, **look: Any) -> None:
        """Give a cell the look of its kind: `look` are the cell's own properties, the same for all of a kind."""
        if kind not in self._known:
            for name, value in look.items():
                setattr(cell, name, value)
            self._known[kind] = copy(cell._style)  # noqa: SLF001 - as openpyxl itself hands a style on
        cell._style = copy(self._known[kind])  # noqa: SLF001


def fill(cell: Cell, value: str | float | date | None) -> None:
    """Gives a cell a value as what it is: a text stays one, whatever it begins with; a day is shown as dd/mm/yyyy."""
    if isinstance(value, str):
        cell.value = FORBIDDEN.sub("", value)[:LONGEST_TEXT]
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    else:
        cell.value = value
    if isinstance(value, date):
        cell.number_format = DAY


def put(
    sheet: Worksheet, row: int, column: int, value: str | float | date | None, *, wrap: bool = False, box: bool = False
) -> None:
    """Writes a value into a cell of a sheet, if it is not covered by another."""
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        return
    fill(cell, value)
    if wrap:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if box:
        cell.border = BOX
        cell.font = PRINTED


def name_to_save(name: str) -> str:
    """The name of a file that is handed out, or its path: without what some system takes in no name."""
    return NOT_IN_NAMES.sub("_", name)


def fit_for_print(sheet: Worksheet) -> None:
    """Lays a sheet out across one landscape page, however long it is."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def fit_height(sheet: Worksheet, row: int, texts: Sequence[object], widths: Sequence[float]) -> None:
    """Makes a row as high as its longest text needs in a column of its width; not every program does so by itself."""
    lines = [ceil(len(str(text or "")) / (width - 2)) for text, width in zip(texts, widths, strict=True)]
    sheet.row_dimensions[row].height = LINE_HEIGHT * max(1, *lines)


def write_head(sheet: Worksheet, row: int, headings: Sequence[str], widths: Sequence[float], first: int = 1) -> None:
    """A row of headings from the column `first` on, and the widths of their columns."""
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True), start=first):
        put(sheet, row, column, heading)
        cell = sheet.cell(row, column)
        cell.font = HEADING
        cell.fill = HEAD_FILL
        cell.border = BOX
        cell.alignment = HEAD_CENTRED
        sheet.column_dimensions[get_column_letter(column)].width = width
