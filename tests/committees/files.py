"""Sheets to files: .xlsx, .xls and text with separators."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path

import xlsxwriter
import xlwt
from openpyxl import Workbook

from tests.committees.sheet import Book, Sheet
from tests.committees.spelling import as_cp1258

_TEXT = {
    "comma": (",", "utf-8-sig"),
    "semicolon": (";", "utf-8-sig"),
    "tab": ("\t", "utf-8"),
    "cp1258": (";", "cp1258"),
    "tcvn3": (";", "cp1252"),  # for texts already in that encoding
}
TEXT_KINDS = ("comma", "semicolon", "tab", "cp1258")
ERRORS = ("#REF!", "#N/A", "#DIV/0!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!")


def save(book: Book, folder: Path, text_kind: str = "semicolon") -> None:
    """Write the book below the folder in the format its name ends with; text_kind: separator, encoding of a .csv."""
    target = folder / book.path
    target.parent.mkdir(parents=True, exist_ok=True)
    match target.suffix:
        case ".xls":
            _save_xls(book, target)
        case ".csv":
            _save_text(book.sheets[0], target, *_TEXT[text_kind])
        case _:
            (_save_with_shared_strings if book.shared_strings else _save_xlsx)(book, target)


def _save_xlsx(book: Book, target: Path) -> None:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in book.sheets:
        page = workbook.create_sheet(sheet.name)
        page.sheet_state = "hidden" if sheet.hidden else "visible"
        for (row, column), value in sheet.cells.items():
            cell = page.cell(row, column, value)
            if isinstance(value, datetime):
                cell.number_format = "dd/mm/yyyy"
        for first_row, first_column, last_row, last_column in sheet.merges:
            page.merge_cells(None, first_row, first_column, last_row, last_column)
        for row in sheet.hidden_rows:
            page.row_dimensions[row].hidden = True
    workbook.save(target)


def _save_with_shared_strings(book: Book, target: Path) -> None:
    """As Excel itself does it: every text once in a part of its own, cells refer to it."""
    workbook = xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False})
    day = workbook.add_format({"num_format": "dd/mm/yyyy"})
    for sheet in book.sheets:
        page = workbook.add_worksheet(sheet.name)
        if sheet.hidden:
            page.hide()
        for row in sheet.hidden_rows:
            page.set_row(row - 1, None, None, {"hidden": True})
        for first_row, first_column, last_row, last_column in sheet.merges:
            page.merge_range(first_row - 1, first_column - 1, last_row - 1, last_column - 1, "")
        for (row, column), value in sheet.cells.items():
            if value in ERRORS:
                page.write_formula(row - 1, column - 1, "=NA()", None, value)
            elif (row, column) in sheet.formulas:
                page.write_formula(row - 1, column - 1, _formula(value), None, value)
            else:
                page.write(row - 1, column - 1, value, *((day,) if isinstance(value, datetime) else ()))
    workbook.close()


def _formula(value: object) -> str:
    return f"={value}+0" if isinstance(value, int) else f'=T("{value}")'


def _save_xls(book: Book, target: Path) -> None:
    workbook = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for sheet in book.sheets:
        page = workbook.add_sheet(sheet.name)
        page.visibility = 1 if sheet.hidden else 0
        for row in sheet.hidden_rows:
            page.row(row - 1).hidden = True
        corners = {(area[0], area[1]): area for area in sheet.merges}
        for (row, column), value in sheet.cells.items():
            style = (day,) if isinstance(value, datetime) else ()
            if value in ERRORS:
                page.row(row - 1).set_cell_error(column - 1, "#N/A!" if value == "#N/A" else value)
            elif (row, column) in corners:
                _, _, last_row, last_column = corners[row, column]
                page.write_merge(row - 1, last_row - 1, column - 1, last_column - 1, value, *style)
            else:
                page.write(row - 1, column - 1, value, *style)
    workbook.save(str(target))


def _save_text(sheet: Sheet, target: Path, separator: str, encoding: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    width = max(column for _, column in sheet.cells)
    for row in range(1, sheet.last_row + 1):
        writer.writerow([_as_text(sheet.cells.get((row, column))) for column in range(1, width + 1)])
    text = out.getvalue()
    text = as_cp1258(text) if encoding == "cp1258" else text
    try:
        target.write_bytes(text.encode(encoding))
    except UnicodeEncodeError:  # the old code pages lack a sign
        target.write_bytes(text.encode("utf-8-sig"))


def _as_text(value: object) -> str:
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y")
    return "" if value is None else str(value)
