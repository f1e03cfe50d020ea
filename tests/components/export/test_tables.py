"""tables.xlsx: figures as numbers, Excel's own charts of them, nothing that a spreadsheet would carry out."""

import io
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.chart.chartspace import ChartSpace
from openpyxl.chart.reader import read_chart
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.xml.functions import fromstring

from components.chart import Chart
from components.export.summary import Line, Summary
from components.export.tables import tables
from components.native import Grid, Plot
from components.natives import NATIVES
from components.wording import say
from tests.components.export.handed import HOSTILE, branches, hostile, of_the_wall, parts
from tests.components.export.rendered import pages

SUMMARY = Summary(
    "Biểu tổng hợp", ["A", "B"], [Line("x", 12, [10, 2], (10, 12)), Line("y", 3, [None, 3], None)], note="Ghi chú."
)
TITLE = "Kết quả năm 2023"


@pytest.fixture(scope="module")
def charts(sample_home: Path) -> list[Chart]:
    """Give the sample committee's charts."""
    return list(of_the_wall(sample_home, "?nam=2022&den-ngay=2023-12-20").values())


@pytest.fixture(scope="module")
def content(charts: list[Chart]) -> bytes:
    """Give the workbook of them all."""
    return made(*charts)


def made(*charts: Chart) -> bytes:
    sources = [{"name": "a.xlsx", "kind_name": "Biểu", "unit_name": None, "loaded": 3}]
    return tables(charts, [SUMMARY], title=TITLE, chosen=["Năm: 2022"] * len(charts), sources=sources)


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def drawn(content: bytes) -> list[Any]:
    """The native charts of a workbook as Excel would read them, in the order of their sheets."""
    with ZipFile(io.BytesIO(content)) as package:
        names = [name for name in package.namelist() if name.startswith("xl/charts/chart")]
        ordered = sorted(names, key=lambda name: int(re.findall(r"\d+", name)[0]))
        spaces: Any = ChartSpace
        return [spaces.from_tree(fromstring(package.read(name))) for name in ordered]


def series(space: Any) -> list[Any]:
    reader: Any = read_chart
    return list(reader(space).series)


def cells(book: Workbook, reference: str) -> list[Any]:
    """What stands in the cells that a chart refers to."""
    sheet, _, place = reference.rpartition("!")
    bounds: Any = range_boundaries(place.replace("$", ""))
    left, top, right, bottom = bounds
    found = book[sheet.strip("'")]
    return [found.cell(row, column).value for row in range(top, bottom + 1) for column in range(left, right + 1)]


def test_each_chart_has_a_sheet_and_those_that_are_drawn_have_a_chart_of_excels_own(
    charts: list[Chart], content: bytes
) -> None:
    book = opened(content)
    assert book.sheetnames[:2] == ["Mục lục", "Biểu tổng hợp"]
    assert len(book.sheetnames) == len(charts) + 3
    plots = [chart for chart in charts if isinstance(native(chart), Plot)]
    assert len(drawn(content)) == len(plots) > 8


def native(chart: Chart) -> Plot | Grid | None:
    return NATIVES[chart.stem](chart, 40) if chart.stem in NATIVES else None


def test_a_chart_draws_the_cells_beside_it_and_these_are_the_questions_numbers(
    charts: list[Chart], content: bytes
) -> None:
    book = opened(content)
    plots = [plot for chart in charts if isinstance(plot := native(chart), Plot)]
    for space, plot in zip(drawn(content), plots, strict=True):
        told = {one.name: dict(zip(plot.categories, one.values, strict=True)) for one in plot.series}
        for one in series(space):
            [name] = cells(book, one.tx.strRef.f)
            names, values = cells(book, one.cat.strRef.f), cells(book, one.val.numRef.f)
            assert dict(zip(names, values, strict=True)) == told[name]
            cached = {point.idx: float(point.v) for point in one.val.numRef.numCache.pt}
            assert cached == {place: value for place, value in enumerate(values) if value is not None}


def test_numbers_are_numbers_and_no_cell_is_a_formula_or_a_link(content: bytes) -> None:
    book = opened(content)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert "n" in kinds
    assert not [cell.coordinate for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    official = [[cell.value for cell in row] for row in book["Biểu tổng hợp"].iter_rows(min_row=4, max_row=5)]
    assert official == [[1, "x", 12, 10, 2, 83.3, None], [2, "y", 3, "–", 3, "–", None]]


def test_hostile_texts_stay_texts_and_the_file_is_sound() -> None:
    content = made(hostile(), branches({"A": (1, 2, 3, 0, 0)}))
    book = opened(content)
    assert "f" not in {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    texts = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert HOSTILE[0] in texts
    assert "<script>" not in "".join(text for name, text in parts(content).items() if name.endswith(".xml"))


def test_two_charts_of_one_question_have_a_sheet_each() -> None:
    book = opened(made(branches({"A": (1, 2, 3, 0, 0)}), branches({"B": (1, 2, 3, 0, 0)})))
    heading = say("rating_by_unit", "heading")
    assert book.sheetnames[2:4] == [heading, f"{heading} (2)"]


def test_the_same_figures_give_the_same_bytes_and_tell_nothing_of_their_making(charts: list[Chart]) -> None:
    content = made(*charts[:2])
    assert content == made(*charts[:2])
    told = opened(content).properties
    assert (told.creator, told.title) == (charts[0].reading.committee, TITLE)
    assert told.created == told.modified
    assert told.created.date() == charts[0].reading.as_of


def test_another_program_opens_it_and_shows_its_figures(charts: list[Chart], content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "tables.xlsx"
    file.write_bytes(content)
    told = "\n".join(pages(file, tmp_path))
    assert TITLE in told
    for chart in charts:
        assert say(chart.stem, "heading").split()[0] in told
    assert "#REF" not in told
    assert "#NAME" not in told
    assert told.count("Dữ liệu minh họa") > len(charts)
