"""The workbook behind a native chart, which opens on "edit data": texts and numbers, no formula and no link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs

from components.export.chart_node import local
from components.native import Plot
from components.wording import say

STEM = "office_chart"
# A workbook tells when it was made; these are parts of a file that does, and the same figures give the same bytes.
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the file knows no zone
ALL_AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
NAMES_WIDTH, WIDTH = 42, 16


@dataclass(frozen=True)
class Origin:
    """Where a chart's numbers begin: the sheet, and the row and column (from 0) of the empty cell at their head."""

    sheet: str
    row: int = 0
    column: int = 0


@dataclass(frozen=True)
class Address:
    """Where a series stands: names down from under the origin, the series at `place` in a column each beside them."""

    place: int
    categories_n: int
    origin: Origin

    @property
    def name(self) -> str:
        """The cell of the series' name."""
        return self._cells(self.origin.row, self.origin.row, self._column)

    @property
    def categories(self) -> str:
        """The cells of the names along the axis."""
        return self._cells(self.origin.row + 1, self._last, self.origin.column)

    @property
    def values(self) -> str:
        """The cells of the series' numbers."""
        return self._cells(self.origin.row + 1, self._last, self._column)

    @property
    def _column(self) -> int:
        return self.origin.column + self.place + 1

    @property
    def _last(self) -> int:
        return self.origin.row + max(self.categories_n, 1)

    def _cells(self, first: int, last: int, column: int) -> str:
        cells = xl_range_abs(first, column, last, column)
        sheet = self.origin.sheet.replace("'", "''")
        return f"'{sheet}'!{cells}"


def own() -> Origin:
    """Where the numbers stand in a chart's own workbook."""
    return Origin(say(STEM, "sheet"))


def written(plot: Plot) -> bytes:
    """The plot's categories and series as the one sheet of a workbook; what is not known is an empty cell."""
    made = BytesIO()
    with Workbook(made, ALL_AS_TEXT) as workbook:
        workbook.set_properties({"created": MADE})
        numbers = workbook.add_format({"num_format": local(plot.number_format)})
        sheet = workbook.add_worksheet(say(STEM, "sheet"))
        sheet.set_column(0, 0, NAMES_WIDTH)
        sheet.set_column(1, max(len(plot.series), 1), WIDTH)
        for row, name in enumerate(plot.categories, start=1):
            sheet.write_string(row, 0, name)
        for column, series in enumerate(plot.series, start=1):
            sheet.write_string(0, column, series.name)
            for row, value in enumerate(series.values, start=1):
                if value is not None:
                    sheet.write_number(row, column, value, numbers)
    return made.getvalue()
