"""A native chart in a Word document: drawn and edited there, its figures in a workbook inside the file."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsmap
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

from components.export.document import LONGEST, Paper
from components.export.document_style import SMALL_POINTS, STEM, TEXT_WIDTH
from components.export.office_chart import PAPER_FONT, WORKBOOK_RELATION, chart_part
from components.export.plain import one_line
from components.export.word_node import EMU, POINTS, element_of, node
from components.native import Plot
from components.wording import say

TYPE_POINTS = 10
BASE_HEIGHT, ROW_HEIGHT, STANDING_HEIGHT = 30, 7.2, 82  # mm: legend and axis, each lying bar, a chart that stands
TALLEST = 165  # mm


def chart(paper: Paper, plot: Plot, caption: str, note: str = "") -> None:
    """A chart across the text, under it its caption and a line of what else is to be known of it."""
    number = paper.next_number("chart")
    name = say(STEM, "chart", n=number, text=one_line(caption, LONGEST))
    paragraph = paper.word.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = Pt(SMALL_POINTS / 2)
    drawing = _inline(_placed(paper, plot, number), number, name, _height(plot))
    element_of(paragraph.add_run()).append(drawing)
    paper.caption("chart", caption)
    told = " ".join(part for part in (note, plot.more) if part)
    if told:
        _note(paper, told)


def _note(paper: Paper, told: str) -> None:
    caption = paper.word.paragraphs[-1]
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_after = Pt(0)
    line = paper.centred(told, SMALL_POINTS - 1, bold=False)
    line.runs[0].italic = True
    line.paragraph_format.keep_with_next = None
    line.paragraph_format.space_after = Pt(SMALL_POINTS)


def _height(plot: Plot) -> float:
    if plot.form not in ("bars", "whole_bars"):
        return STANDING_HEIGHT
    return min(TALLEST, BASE_HEIGHT + ROW_HEIGHT * len(plot.categories))


def _placed(paper: Paper, plot: Plot, number: int) -> str:
    """The chart and its workbook as parts of the file; gives the relation by which the document knows it."""
    size = TEXT_WIDTH * POINTS, _height(plot) * POINTS
    made = chart_part(plot, type_points=TYPE_POINTS, font=PAPER_FONT, size=size)
    package = paper.word.part.package
    book = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), CONTENT_TYPE.SML_SHEET, made.workbook, package)
    drawn = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, made.xml, package)
    if drawn.relate_to(book, RELATIONSHIP_TYPE.PACKAGE) != WORKBOOK_RELATION:
        raise RuntimeError("the chart names its workbook by another relation")
    return paper.word.part.relate_to(drawn, RELATIONSHIP_TYPE.CHART)


def _inline(relation: str, number: int, told: str, height: float) -> BaseOxmlElement:
    named = say(STEM, "chart_name", n=number)
    return node(
        "w:drawing",
        node(
            "wp:inline",
            node("wp:extent", cx=TEXT_WIDTH * EMU, cy=round(height * EMU)),
            node("wp:docPr", id=number, name=named, descr=told),
            node("wp:cNvGraphicFramePr"),
            node("a:graphic", node("a:graphicData", node("c:chart", r_id=relation), uri=nsmap["c"])),
            distT=0,
            distB=0,
            distL=0,
            distR=0,
        ),
    )
