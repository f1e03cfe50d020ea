"""The workbook of a chart: its table with numbers as numbers and days as days, and around it what tells how to read it.

What its page says stands here too: finding, subject, filters, rule, source, day. A text is a text, whatever it begins
with.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, chain, repeat
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from components.chart import Chart, badge
from components.numbers import NOT_KNOWN, day
from components.reading import Reading
from components.source import source_text
from components.table_twin import RATIO, Laid, Place, is_share, is_source, is_year, laid_out, table_of
from components.wording import say
from data.writing import BOX, DAY, FONT, PRINTED, Looks, fill, fit_for_print, fit_height, put, write_head

STEM = "workbook"
GENERAL, SHARE, GROUPED, DECIMAL, YEAR = "General", "0.0%", "#,##0", "#,##0.0", "0"
NARROWEST, WIDEST, AROUND = 11, 36, 4  # characters of a column, and of the space beside its text
BETWEEN = 1  # columns between the figures and what stands beside them
LINE = 120  # characters of a line above and below the table; A4 across has room for more
NOT_IN_SHEET_NAMES, LONGEST_SHEET_NAME = re.compile(r"[\[\]:*?/\\']"), 31
A4 = 9  # as the format numbers papers
PLAIN, LARGE = 11, 14
NUMBER = Alignment(horizontal="right", vertical="top")
TEXT = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
SENTENCE = Alignment(wrap_text=True, vertical="top")
Beside = Callable[[Worksheet, int, int], int]
MARGINS = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.7)


@dataclass(frozen=True)
class Line:
    """A line of text above or below the table, and how it looks."""

    text: str
    bold: bool = False
    size: int = PLAIN


def workbook(chart: Chart, chosen: str) -> bytes:
    """The .xlsx of a chart; `chosen`: the filters in force, in words."""
    book = empty_book()
    add_sheet(book, chart, chosen)
    return content(book)


def empty_book() -> Workbook:
    """A workbook without a sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def content(book: Workbook) -> bytes:
    """The file."""
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def add_sheet(book: Workbook, chart: Chart, chosen: str, beside: Beside | None = None) -> str:
    """Add a chart's figures as a sheet of its own, named by its heading; returns the name.

    `beside` puts something beside the figures, from the row of their headings and a column on; it returns its last row.
    """
    sheet: Worksheet = book.create_sheet(_sheet_name(chart.heading, book.sheetnames))
    laid = laid_out(chart.stem, chart.rows, chart.reading.above)
    widths = _widths(chart, laid)
    head = _write(sheet, 1, _above(chart, chosen), widths) + 1
    headings = [column.text for column in laid.head]
    write_head(sheet, head, headings, widths)
    fit_height(sheet, head, headings, widths)
    last = _lines(sheet, laid, head, widths)
    reached = beside(sheet, head, len(widths) + BETWEEN + 1) if beside else last
    _write(sheet, max(last, reached) + 2, _below(chart), widths)
    sheet.freeze_panes = f"A{head + 1}"
    sheet.auto_filter.ref = f"A{head}:{get_column_letter(len(widths))}{last}"
    set_for_print(sheet, chart.reading, head)
    return str(sheet.title)


def _sheet_name(heading: str, taken: Sequence[str]) -> str:
    """The heading as far as a sheet's name may be long, cut between two words; a second of one name is numbered."""
    name = NOT_IN_SHEET_NAMES.sub(" ", heading)
    for turn in range(1, len(taken) + 2):
        more = f" ({turn})" if turn > 1 else ""
        most = LONGEST_SHEET_NAME - len(more)
        cut = (name if len(name) <= most else name[: most + 1].rpartition(" ")[0]) + more
        if cut not in taken:
            break
    return cut


def _widths(chart: Chart, laid: Laid) -> list[float]:
    """Each column as wide as its longest text, or the longest word of its heading; what is longer wraps."""
    shown = table_of(chart.stem, chart.rows).rows
    widths: list[float] = []
    for place, column in enumerate(laid.head):
        texts = [line[place] if isinstance(line[place], str) else line[place]["text"] for line in shown]
        longest = max(map(len, (*column.text.split(), *texts)))
        widths.append(min(max(longest + AROUND, NARROWEST), WIDEST))
    return widths


def _above(chart: Chart, chosen: str) -> list[Line]:
    return [
        Line(" · ".join(filter(None, [chart.reading.committee, badge(chart.reading)])), bold=True),
        Line(chart.meta["finding"], bold=True, size=LARGE),
        Line(chart.subtitle),
        *([Line(chart.words.trial, bold=True)] if chart.words.trial else []),
        Line(say(STEM, "filters", chosen=chosen)),
    ]


def _below(chart: Chart) -> list[Line]:
    return [Line(text) for text in (*chart.notes, say(STEM, "not_known", sign=NOT_KNOWN), badge(chart.reading)) if text]


def _write(sheet: Worksheet, first: int, lines: Sequence[Line], widths: Sequence[float]) -> int:
    """Lines of text from a row on, each over as many columns as one reads in comfort; returns the row after them."""
    spare = sheet.sheet_format.baseColWidth or NARROWEST
    reached = list(accumulate(chain(widths, repeat(spare, LINE))))
    columns = next(place for place, wide in enumerate(reached, start=1) if wide >= LINE)
    for row, line in enumerate(lines, start=first):
        put(sheet, row, 1, line.text)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
        sheet.cell(row, 1).font = Font(name=FONT, bold=line.bold, size=line.size)
        sheet.cell(row, 1).alignment = SENTENCE
        larger = line.size / PLAIN
        fit_height(sheet, row, [line.text], [reached[columns - 1] / larger])
        sheet.row_dimensions[row].height *= larger
    return first + len(lines)


def _lines(sheet: Worksheet, laid: Laid, head: int, widths: Sequence[float]) -> int:
    """The lines of the table; returns the last of their rows."""
    looks = Looks()
    for row, line in enumerate(laid.lines, start=head + 1):
        values = [_value(place, laid.parted) for place in line]
        for column, ((value, number_format), own) in enumerate(zip(values, laid.head, strict=True), start=1):
            cell: Any = sheet.cell(row, column)
            aligned = NUMBER if own.number else TEXT
            look = {"border": BOX, "font": PRINTED, "alignment": aligned, "number_format": number_format}
            looks.dress(cell, (number_format, own.number), **look)
            fill(cell, value)
        fit_height(sheet, row, [value if isinstance(value, str) else "" for value, _ in values], widths)
    return head + len(laid.lines)


def _value(place: Place, parted: Set[str]) -> tuple[str | float | date, str]:
    """What stands in a place of the table, and how it is shown; what is missing stands as a sign, never as 0."""
    if place is None:
        return NOT_KNOWN, GENERAL
    row, key = place
    if is_source(key):
        return source_text(row, key), GENERAL
    value: Any = row[key]
    if value is None or value == "":
        return NOT_KNOWN, GENERAL
    if isinstance(value, date):
        return value, DAY
    if is_share(key):
        return (value if key == RATIO else round(value / 100, 6)), SHARE
    if is_year(key):
        return value, YEAR
    if isinstance(value, int | float):
        return value, DECIMAL if key in parted else GROUPED
    return str(value), GENERAL


def set_for_print(sheet: Worksheet, reading: Reading, head: int | None = None) -> None:
    """A4 across, the headings on each page; on each foot the day, that figures are invented, the page."""
    fit_for_print(sheet)
    sheet.page_setup.paperSize = A4
    sheet.page_margins = MARGINS
    if head:
        sheet.print_title_rows = f"{head}:{head}"
    foot = {"left": say("figure", "as_of", day=day(reading.as_of)), "center": badge(reading)}
    for place, text in (foot | {"right": say(STEM, "page", page="&P", pages="&N")}).items():
        getattr(sheet.oddFooter, place).text = text
