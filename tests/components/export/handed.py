"""Charts to hand out: the sample committee's, as they go on the wall, and one by hand; what a file holds of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from pptx import Presentation
from pptx.chart.chart import Chart as OfficeChart
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from components.chart import Chart, Words
from components.charts import rating_by_unit
from components.export.deck import deck
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from pages import cong_khai
from pages.trinh_chieu import LIGHT, PAGES, projected
from pages.view import open_view
from tests.components.frames import READING, by_unit

FEW = {"A": (1, 2, 3, 0, 0), "B": (2, 0, 0, 1, 4)}
TITLE = "Kết quả kiểm điểm năm 2023"
HOSTILE = (
    '=HYPERLINK("http://x.invalid","x")',
    "<script>alert(1)</script>",
    "\x00\x0b\ud800\uffff@SUM(1)",
    "x" * 10_000,
)


def of_the_wall(home: Path, search: str = "") -> dict[str, Chart]:
    """Every chart of the pages, made for the wall, and those of everybody that no other page has; by its question."""
    warehouse = Warehouse(home)
    view = open_view(warehouse, LOCAL_VIEWER, search)
    made: dict[str, Chart] = {}
    for page in PAGES:
        seen = projected(view, page, LIGHT) if view else None
        for stem, make in page.charts.items() if seen else ():
            chart = make(seen) if stem not in made and seen else None
            if chart:
                made[stem] = chart
    for stem in set(cong_khai.CHARTS) - set(made) if view else ():
        published = cong_khai.CHARTS[stem](view) if view else None
        made |= {stem: published} if published else {}
    warehouse.close()
    return made


def branches(counts: Mapping[str, Sequence[int | None]], **words: Any) -> Chart:
    """The levels of branches by hand; `words`: of the chart, otherwise."""
    rows = by_unit(counts)
    told = Words(measure="Số lượng", caption="Biểu đồ thanh.", notes=["Căn cứ: Quy định A."])
    figure = rating_by_unit.figure(rows, READING, look=LIGHT)
    return Chart(rating_by_unit.STEM, figure, rows, READING, replace(told, **words))


def hostile() -> Chart:
    """A chart whose branches' names and words are what nobody should have typed."""
    names = [name.encode("utf-8", "ignore").decode() for name in HOSTILE]  # of half a pair no table can be made
    chart = branches(dict.fromkeys(names, (1, 2, 3, 0, 0)), measure=HOSTILE[2], caption=HOSTILE[1], notes=HOSTILE)
    chart.meta["finding"] = " ".join(HOSTILE)
    return replace(chart, reading=replace(READING, committee=HOSTILE[0]))


def made(*charts: Chart, template: bytes | None = None, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The deck of the charts, as bytes."""
    return deck(charts, title=TITLE, template=template, pictures=pictures or {})


def read(packed: bytes) -> Deck:
    """A deck as the library opens it."""
    return Presentation(BytesIO(packed))


def texts(slide: Slide) -> list[str]:
    """Every text on a slide, those of a table's cells among them."""
    framed = [frame.text for frame in frames(slide)]
    cells = [cell.text_frame.text for table in tables(slide) for row in table.rows for cell in row.cells]
    return [*framed, *cells]


def frames(slide: Slide) -> list[Any]:
    """The texts on a slide that stand in a box of their own."""
    shapes: list[Any] = [shape for shape in slide.shapes if shape.has_text_frame]
    return [shape.text_frame for shape in shapes]


def tables(slide: Slide) -> list[Any]:
    """The tables on a slide."""
    shapes: list[Any] = [shape for shape in slide.shapes if shape.has_table]
    return [shape.table for shape in shapes]


def native_charts(deck: Deck) -> list[OfficeChart]:
    """The charts of a deck, in the order of its slides."""
    shapes: list[Any] = [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    return [shape.chart for shape in shapes]


def drawn(chart: OfficeChart) -> dict[str, list[tuple[str, float | None]]]:
    """What a chart draws: of each series its values with their category."""
    categories = list(chart.plots[0].categories)
    series = [one for plot in chart.plots for one in plot.series]
    return {one.name: list(zip(categories, one.values, strict=True)) for one in series}


def behind(chart: OfficeChart) -> dict[str, list[tuple[str, float | None]]]:
    """The same, read from the workbook that opens on "edit data"."""
    sheet = load_workbook(BytesIO(workbook(chart))).worksheets[0]
    head, *lines = list(sheet.iter_rows(values_only=True))
    return {str(name): [(str(line[0]), line[at]) for line in lines] for at, name in enumerate(head) if at}  # type: ignore[misc]


def workbook(chart: OfficeChart) -> bytes:
    """The workbook behind a chart."""
    part: Any = chart.part
    blob: bytes = part.chart_workbook.xlsx_part.blob
    return blob


def parts(package: bytes) -> dict[str, str]:
    """Every part of a package as text, those of the workbooks within it too."""
    with ZipFile(BytesIO(package)) as opened:
        whole = {name: opened.read(name) for name in opened.namelist()}
    inner = {
        f"{name}/{at}": text
        for name, blob in whole.items()
        if name.endswith(".xlsx")
        for at, text in parts(blob).items()
    }
    return {name: blob.decode("utf-8", "replace") for name, blob in whole.items()} | inner


def told(package: bytes) -> dict[str, str]:
    """The same as a reader has it: letters that are written by their numbers are letters."""
    return {name: unescape(text) for name, text in parts(package).items()}
