"""What fills a slide: a native chart with its workbook, a table, a picture or a sentence; each told in words."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PIL import Image
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml.shapes.graphfrm import CT_GraphicalObjectFrame
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart
from pptx.slide import Slide
from pptx.util import Emu, Length

from components.chart import Chart
from components.export.deck_text import Box
from components.export.office_chart import OfficeChart
from components.export.plain import one_line
from components.native import Plot

FEW_BARS, MANY_BARS = 6, 10
LONG_NAME = 30  # letters from which the name of a bar takes room from the bars


def told(chart: Chart) -> str:
    """What a screen reader says of a chart: the finding, what it is drawn as."""
    return one_line(f"{chart.meta['finding']}. {chart.caption}", 2_000)


def points_of(plot: Plot, sizes: Sequence[float]) -> float:
    """The largest type for few bars with short names, the smallest for many with long ones."""
    longest = max(map(len, plot.categories), default=0)
    crowded = (len(plot.categories) > FEW_BARS) + (len(plot.categories) > MANY_BARS) + (longest > LONG_NAME)
    return sizes[min(crowded, len(sizes) - 1)]


def chart(slide: Slide, name: str, made: OfficeChart, box: Box) -> None:
    """A native chart in a box; the workbook behind it is the first its part relates to, as its drawing has it."""
    package = slide.part.package
    partname = package.next_partname(ChartPart.partname_template)
    part = ChartPart.load(partname, CONTENT_TYPE.DML_CHART, package, made.xml)
    part.relate_to(EmbeddedXlsxPart.new(made.workbook, package), RELATIONSHIP_TYPE.PACKAGE)
    relation = slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    number = max((shape.shape_id for shape in slide.shapes), default=1) + 1
    frame = CT_GraphicalObjectFrame.new_chart_graphicFrame(
        number, name, relation, *map(Length, (box.left, box.top, box.width, box.height))
    )
    slide.shapes.element.append(frame)


def picture(slide: Slide, png: bytes, box: Box) -> None:
    """A picture as large as the box allows, in its middle."""
    with Image.open(BytesIO(png)) as image:
        wide, high = image.size
    scale = min(box.width / wide, box.height / high)
    width, height = round(wide * scale), round(high * scale)
    left, top = box.left + (box.width - width) // 2, box.top
    slide.shapes.add_picture(BytesIO(png), Emu(left), Emu(top), Emu(width), Emu(height))


def describe(slide: Slide, name: str, words: str) -> None:
    """Names what was put on the slide last, and says in words what it shows."""
    properties = list(slide.shapes)[-1].element.xpath(".//p:cNvPr")[0]
    properties.set("name", one_line(name, 200))
    properties.set("descr", words)
