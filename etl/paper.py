"""One sheet of an empty form or of a register: letterhead, title, headings, rows, lists to choose from."""

import io
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data.vocabulary import vocabulary
from data.words import words
from data.writing import FONT, fit_for_print, put, write_head

FORMS_FILE = Path(__file__).with_name("forms.toml")
TITLE_ROW, YEAR_ROW, NOTE_ROW, HEAD_ROW = 5, 6, 7, 8
MARKS = {"yes": "present", "unclear": "unclear"}
Value = str | float | date | None


@dataclass(frozen=True)
class Head:
    """What stands above the table: the body above, the body whose paper it is, the year, the day it speaks for.

    `line` stands in the place of the year and the day, `note` beneath them.
    """

    above: str
    own: str
    year: int | None = None
    as_of: date | None = None
    line: str = ""
    note: str = ""


@dataclass(frozen=True)
class Lists:
    """What may be chosen in a column: a list too long for a validation by the range where it stands."""

    ranges: Mapping[str, str]

    def formula(self, name: str) -> str:
        """The list as a validation names it."""
        if name in self.ranges:
            return self.ranges[name]
        return '"' + ",".join(chosen_from(name)) + '"'


@cache
def forms() -> dict[str, Any]:
    """forms.toml, read once."""
    return tomllib.loads(FORMS_FILE.read_text(encoding="utf-8"))


def chosen_from(name: str) -> list[str]:
    """The values of a list that is the same for all: levels, reasons, documents, yes, unclear."""
    if name == "reasons":
        return [str(reason) for reason in forms()["reasons"]]
    if name in MARKS:
        return [str(vocabulary().raw["marks"][MARKS[name]][0])]
    kind = {"levels": "level", "documents": "document"}[name]
    known = set(vocabulary().level_codes) if name == "levels" else set(words().filter(kind_of_word=kind)["code"])
    return [row["name"] for row in words().filter(kind_of_word=kind).to_dicts() if row["code"] in known]


def new_book() -> Workbook:
    """A workbook without a sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def as_bytes(book: Workbook) -> bytes:
    """The .xlsx, opened at its first visible sheet."""
    hidden = next((sheet for sheet in book.worksheets if sheet.sheet_state == "hidden"), None)
    if hidden is not None:
        book.move_sheet(hidden, len(book.worksheets))
    book.active = 0
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def add_lists(book: Workbook, bodies: list[str]) -> Lists:
    """Adds a hidden sheet with the bodies and the documents that may be chosen."""
    title = forms()["lists_sheet"]
    sheet: Worksheet = book.create_sheet(title)
    sheet.sheet_state = "hidden"
    ranges = {}
    for number, (name, texts) in enumerate({"units": bodies, "documents": chosen_from("documents")}.items(), start=1):
        letter = get_column_letter(number)
        for row, text in enumerate(texts, start=1):
            put(sheet, row, number, text)
        ranges[name] = f"'{title}'!${letter}$1:${letter}${len(texts)}"
    return Lists(ranges)


def add_paper(
    book: Workbook,
    form: str,
    head: Head,
    rows: Iterable[Sequence[Value]],
    *,
    empty: int = 0,
    lists: Lists | None = None,
) -> Worksheet:
    """Adds a sheet with the form's headings and these rows (without their running number), then empty numbered ones."""
    entry = forms()[form]
    sheet: Worksheet = book.create_sheet(entry["sheet"])
    columns = entry["columns"]
    _letterhead(sheet, head, len(columns))
    _centred(sheet, TITLE_ROW, entry["title"].format(year=head.year), len(columns), bold=True)
    line = head.line or forms()["as_of_line" if head.as_of else "year_line"].format(
        year=head.year, day=f"{head.as_of:%d/%m/%Y}" if head.as_of else ""
    )
    _centred(sheet, YEAR_ROW, line, len(columns))
    if head.note:
        _centred(sheet, NOTE_ROW, head.note, len(columns))
    first = _headings(sheet, columns)
    filled = list(rows)
    for number, values in enumerate([*filled, *([[]] * empty)], start=1):
        padded = [number, *values, *([None] * (len(columns) - 1 - len(values)))]
        for column, value in enumerate(padded, start=1):
            put(sheet, first + number - 1, column, value, wrap=True, box=True)
    _validations(sheet, columns, lists or Lists({}), first, first + len(filled) + empty - 1)
    sheet.freeze_panes = f"A{first}"
    fit_for_print(sheet)
    return sheet


def _letterhead(sheet: Worksheet, head: Head, width: int) -> None:
    right = max(4, width - 2)
    places = ((1, 2, head.above), (1, right, forms()["country"]), (2, 2, head.own))
    for row, column, text in (*places, (3, 2, forms()["under_letterhead"])):
        put(sheet, row, column, text)
        sheet.cell(row, column).font = Font(name=FONT, bold=row != 1 or column != 2)


def _centred(sheet: Worksheet, row: int, text: str, width: int, *, bold: bool = False) -> None:
    put(sheet, row, 1, text)
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
    sheet.cell(row, 1).font = Font(name=FONT, bold=bold, size=13 if bold else 11)
    sheet.cell(row, 1).alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    if bold:
        sheet.row_dimensions[row].height = 34


def _headings(sheet: Worksheet, columns: list[dict[str, Any]]) -> int:
    """Writes one row of headings, or two where some columns have one in common; the first row below."""
    grouped = any("group" in column for column in columns)
    widths = [column["width"] for column in columns]
    write_head(sheet, HEAD_ROW, [column.get("group", column["heading"]) for column in columns], widths)
    if not grouped:
        return HEAD_ROW + 1
    write_head(sheet, HEAD_ROW + 1, [column["heading"] for column in columns], widths)
    start = 1
    for number, column in enumerate(columns, start=1):
        if "group" not in column:
            sheet.merge_cells(start_row=HEAD_ROW, start_column=number, end_row=HEAD_ROW + 1, end_column=number)
            start = number + 1
        elif number == len(columns) or columns[number].get("group") != column["group"]:
            sheet.merge_cells(start_row=HEAD_ROW, start_column=start, end_row=HEAD_ROW, end_column=number)
    return HEAD_ROW + 2


def _validations(sheet: Worksheet, columns: list[dict[str, Any]], lists: Lists, first: int, last: int) -> None:
    if last < first:
        return
    for number, column in enumerate(columns, start=1):
        name = column.get("list")
        if name is None:
            continue
        letter = get_column_letter(number)
        if name == "day":
            for row in range(first, last + 1):
                sheet.cell(row, number).number_format = "dd/mm/yyyy"
            rule = DataValidation(type="date", operator="greaterThan", formula1="36526", allow_blank=True)
            rule.error = forms()["a_day"]
        else:
            rule = DataValidation(type="list", formula1=lists.formula(name), allow_blank=True)
            rule.error = forms()["choose"]
        # A warning, not a stop: a reason may stand where the level belongs, and a day may be typed as text.
        rule.errorStyle = "warning"
        rule.errorTitle = forms()["choose_title"]
        rule.showErrorMessage = name != "reasons"
        rule.add(f"{letter}{first}:{letter}{last}")
        sheet.add_data_validation(rule)
