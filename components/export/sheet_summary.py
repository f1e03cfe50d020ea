"""The sheets before the charts: what the workbook holds, and the official summary table in its form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from components.chart import Chart, badge
from components.export.summary import Line, Summary
from components.numbers import NOT_KNOWN, day
from components.wording import say, wording
from components.workbook import GROUPED, set_for_print
from data.writing import FONT, fit_height, put, write_head

STEM = "tables"
LARGE = 14
PERCENT = '0.0"%"'
CONTENTS = (7.0, 44.0, 90.0)
SUMMARY = (7.0, 38.0, 11.0), 14.0, (11.0, 34.0)  # characters of the first columns, of a level, of the last
SOURCES = (70.0, 40.0, 30.0, 14.0)
Value = str | int | float | date
TOP = Alignment(vertical="top", wrap_text=True)
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)


def add_contents(book: Workbook, charts: Sequence[Chart], failed: Sequence[str], *, title: str) -> None:
    """What stands on which sheet, in the order of the sheets, with the finding of each; last what could not be made."""
    sheet: Worksheet = book.create_sheet(say(STEM, "contents"))
    reading = charts[0].reading
    _lines(sheet, [" · ".join(filter(None, [reading.committee, badge(reading)])), title])
    head = 5
    as_of = say("figure", "as_of", day=day(reading.as_of))
    put(sheet, 3, 1, f"{say(STEM, 'public')} {as_of}" if reading.is_public else as_of)
    sheet.cell(3, 1).font = Font(name=FONT)
    write_head(sheet, head, [say(STEM, key) for key in ("number", "sheet", "finding")], CONTENTS)
    rows = [(say(STEM, "summary"), say(STEM, "summary_about"))]
    rows += [(chart.heading, f"{chart.meta['finding']} ({chart.subtitle})") for chart in charts]
    rows += [(heading, say(STEM, "failed")) for heading in failed]
    _table(sheet, head, [(place, *row) for place, row in enumerate(rows, start=1)], CONTENTS)
    set_for_print(sheet, reading, head)


def add_summary(book: Workbook, summaries: Sequence[Summary], like: Chart) -> None:
    """The official table, or several under each other, numbers as numbers; `like` tells whose figures they are."""
    sheet: Worksheet = book.create_sheet(say(STEM, "summary"))
    first, level, last = SUMMARY
    row = 1
    for summary in summaries:
        widths = [*first, *[level] * len(summary.levels), *last]
        put(sheet, row, 1, summary.caption)
        sheet.cell(row, 1).font = Font(name=FONT, bold=True, size=LARGE)
        write_head(sheet, row + 2, summary.head, widths)
        fit_height(sheet, row + 2, summary.head, widths)
        lines = [_values(place, line) for place, line in enumerate(summary.lines, start=1)]
        total = [_values("", summary.total)] if summary.total else []
        _table(sheet, row + 2, [*lines, *total], widths, centred=(1, *range(3, len(widths))))
        row += 2 + len(lines) + len(total)
        for cell in sheet[row] if total else ():
            cell.font = Font(name=FONT, bold=True)
        row += 2
    told = dict.fromkeys(summary.note for summary in summaries)
    notes = [*told, say("workbook", "not_known", sign=NOT_KNOWN), badge(like.reading)]
    for place, note in enumerate(filter(None, notes)):
        put(sheet, row + place, 1, note)
        sheet.cell(row + place, 1).font = Font(name=FONT)
    set_for_print(sheet, like.reading)


def add_sources(book: Workbook, sources: Sequence[Mapping[str, object]], like: Chart) -> None:
    """The files that the figures come from."""
    sheet: Worksheet = book.create_sheet(say(STEM, "sources"))
    headings: Mapping[str, str] = wording(STEM)["source"]
    widths = SOURCES[: len(headings)]
    _lines(sheet, [say(STEM, "sources_title"), say("figure", "as_of", day=day(like.reading.as_of))])
    write_head(sheet, 4, list(headings.values()), widths)
    rows = [[_known(row[key]) for key in headings] for row in sources]
    _table(sheet, 4, rows, widths)
    set_for_print(sheet, like.reading, 4)


def _values(place: int | str, line: Line) -> list[Value]:
    counts = [NOT_KNOWN if n is None else n for n in (line.total, *line.counts)]
    return [place, line.name, *counts, line.share if line.percent is None else line.percent, line.note]


def _known(value: object) -> Value:
    if value is None:
        return NOT_KNOWN
    return value if isinstance(value, int | float | date) else str(value)


def _lines(sheet: Worksheet, texts: Sequence[str]) -> None:
    for row, text in enumerate(texts, start=1):
        put(sheet, row, 1, text)
        sheet.cell(row, 1).font = Font(name=FONT, bold=True, size=LARGE if row == len(texts) else LARGE - 2)


def _table(
    sheet: Worksheet,
    head: int,
    rows: Sequence[Sequence[Value]],
    widths: Sequence[float],
    centred: Sequence[int] = (),
) -> None:
    for row, values in enumerate(rows, start=head + 1):
        for column, value in enumerate(values, start=1):
            put(sheet, row, column, value, box=True)
            cell = sheet.cell(row, column)
            cell.alignment = MIDDLE if column in centred else TOP
            if isinstance(value, int | float):
                cell.number_format = PERCENT if isinstance(value, float) else GROUPED
        fit_height(sheet, row, [value if isinstance(value, str) else "" for value in values], widths)
