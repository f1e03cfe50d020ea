"""A chart's native form on its sheet: Excel's own chart beside the figures, its numbers under it; or a colour grid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.chart import BarChart
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from components.chart import Chart
from components.export.chart_workbook import Origin
from components.export.office_chart import sheet_chart, shown_in_file
from components.native import Grid, Place, Plot
from components.natives import NATIVES
from components.wording import say
from components.workbook import Beside
from data.writing import BOX, FONT, PRINTED, Looks, fit_height, put, write_head

STEM = "tables"
MOST = 40  # bars of a chart: more of them are read in the table
CHART_PART = re.compile(r"xl/charts/chart(\d+)\.xml")
PROPERTIES = "docProps/core.xml"
# The library that writes it puts the clock's time there, whatever it is told.
MODIFIED = re.compile(
    rb"(?P<head><dcterms:created[^>]*>)(?P<created>[^<]*)(?P<between>.*<dcterms:modified[^>]*>)[^<]*", re.DOTALL
)
WIDE, LEAST, HEAD, BAR = 22.0, 10.0, 3.0, 0.75  # centimetres of a chart, of its head, of each bar that lies
ROW = 0.56  # centimetres of the lowest row of a sheet
EMU = 360_000  # the format's units in a centimetre
TYPE = 10
NAMES, NUMBERS, TEXTS = 34.0, 13.0, 16.0  # characters of a column
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)


class Drawn:
    """The charts of one workbook in the order of its sheets, drawn by our own hand in the places kept for them."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def beside(self, chart: Chart) -> Beside | None:
        """What puts a chart's native form beside its figures; None where it has none."""
        native = NATIVES[chart.stem](chart, MOST) if chart.stem in NATIVES else None
        if isinstance(native, Plot):
            return lambda sheet, row, column: self._plot(sheet, native, row, column)
        if isinstance(native, Grid):
            return lambda sheet, row, column: _grid(sheet, native, row, column)
        return None

    def put_into(self, book: bytes) -> bytes:
        """The workbook with each chart in its place; its time of making is that of its figures."""
        made = BytesIO()
        with ZipFile(BytesIO(book)) as given, ZipFile(made, "w", ZIP_DEFLATED) as anew:
            for entry in given.infolist():
                place, content = CHART_PART.fullmatch(entry.filename), given.read(entry)
                if entry.filename == PROPERTIES:
                    content = MODIFIED.sub(rb"\g<head>\g<created>\g<between>\g<created>", content)
                anew.writestr(entry.filename, self._parts[int(place[1]) - 1] if place else content)
        return made.getvalue()

    def _plot(self, sheet: Worksheet, plot: Plot, row: int, column: int) -> int:
        """The chart, and under it its numbers as it draws them; returns the last row."""
        numbers = shown_in_file(plot)
        lies = plot.form in ("bars", "whole_bars")
        tall = max(LEAST, HEAD + BAR * len(numbers.categories) if lies else 0)
        place = BarChart()
        size = XDRPositiveSize2D(round(WIDE * EMU), round(tall * EMU))
        corner: Any = OneCellAnchor(AnchorMarker(col=column - 1, row=row - 1), ext=size)
        place.anchor = corner
        sheet.add_chart(place)
        under = row + round(tall / ROW) + 2
        self._parts.append(sheet_chart(plot, Origin(sheet.title, under - 1, column - 1), type_points=TYPE))
        widths = [NAMES, *[NUMBERS] * len(numbers.series)]
        _head(sheet, under, [say(STEM, "numbers"), *(series.name for series in numbers.series)], widths, column)
        columns = [numbers.categories, *(series.values for series in numbers.series)]
        looks = Looks()
        for at, line in enumerate(zip(*columns, strict=True), start=under + 1):
            for beside, value in enumerate(line):
                cell = sheet.cell(at, column + beside)
                shown = plot.number_format if beside else "General"
                looks.dress(cell, shown, border=BOX, font=PRINTED, number_format=shown)
                put(sheet, at, column + beside, value)
        return _more(sheet, plot.more, under + len(numbers.categories) + 1, column)


def _grid(sheet: Worksheet, grid: Grid, row: int, column: int) -> int:
    """The coloured table; returns its last row."""
    widths = [NAMES] * grid.naming + [TEXTS] * (len(grid.head) - grid.naming)
    _head(sheet, row, grid.head, widths, column)
    looks = Looks()
    for at, line in enumerate(grid.lines, start=row + 1):
        for beside, place in enumerate(line):
            cell = sheet.cell(at, column + beside)
            looks.dress(cell, (place.ink, beside < grid.naming), **_look(place, names=beside < grid.naming))
            put(sheet, at, column + beside, place.text if place.value is None else place.value)
        texts = [place.text for place in line]
        fit_height(sheet, at, texts, widths)
    return _more(sheet, grid.more, row + len(grid.lines) + 1, column)


def _look(place: Place, *, names: bool) -> dict[str, Any]:
    """A place that names its line stands at the left, others in their middle, in their colour where they have one."""
    look: dict[str, Any] = {"border": BOX, "alignment": LEFT if names else CENTRED}
    if place.ink is None:
        return look | {"font": PRINTED}
    fill = PatternFill("solid", fgColor=place.ink.fill.lstrip("#"))
    return look | {"fill": fill, "font": Font(name=FONT, color=place.ink.type_on.lstrip("#"))}


def _head(sheet: Worksheet, row: int, headings: Sequence[str], widths: Sequence[float], column: int) -> None:
    write_head(sheet, row, headings, widths, column)
    before = sheet.row_dimensions[row].height or 0
    fit_height(sheet, row, headings, widths)
    sheet.row_dimensions[row].height = max(before, sheet.row_dimensions[row].height)


def _more(sheet: Worksheet, more: str, row: int, column: int) -> int:
    """How many stand in it of all, where it is not all; returns the last row."""
    if not more:
        return row - 1
    put(sheet, row, column, more)
    return row
