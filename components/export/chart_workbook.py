"""The workbook behind a native chart, which opens on "edit data": texts and numbers, no formula and no link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from components.export.chart_node import local
from components.native import Plot
from components.wording import say

STEM = "office_chart"
# A workbook tells when it was made; these are parts of a file that does, and the same figures give the same bytes.
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the file knows no zone
ALL_AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
NAMES_WIDTH, WIDTH = 42, 16


@dataclass(frozen=True)
class Address:
    """Where a series stands in its workbook: names in column A from row 2, the series at `place` in a column each."""

    place: int
    categories_n: int

    @property
    def name(self) -> str:
        """The cell of the series' name."""
        return f"{_sheet()}!${self._column}$1"

    @property
    def categories(self) -> str:
        """The cells of the names along the axis."""
        return f"{_sheet()}!$A$2:$A${self._last}"

    @property
    def values(self) -> str:
        """The cells of the series' numbers."""
        return f"{_sheet()}!${self._column}$2:${self._column}${self._last}"

    @property
    def _column(self) -> str:
        return str(xl_col_to_name(self.place + 1))

    @property
    def _last(self) -> int:
        return max(self.categories_n, 1) + 1


def _sheet() -> str:
    return f"'{say(STEM, 'sheet')}'"


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
