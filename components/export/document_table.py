"""Tables of a Party document: bordered, their headings on each page they reach, no row broken across two pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docx.oxml.xmlchemy import BaseOxmlElement

from components.export.document import LONGEST, Paper
from components.export.document_style import TEXT_WIDTH, cell_style
from components.export.plain import one_line
from components.export.word_node import node, text, twips

PADDING = 1.2  # mm on both sides of a cell's text
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
LEFT, CENTRE = "left", "center"


@dataclass(frozen=True)
class Column:
    """A column: its heading, its part of the text's width, how its cells stand."""

    heading: str
    part: float
    stands: str = CENTRE


def table(
    paper: Paper,
    caption: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    bold_rows: Sequence[int] = (),
    note: str = "",
) -> None:
    """A table across the text under its caption if any, a note below it; `bold_rows` (a total) by their place."""
    if caption:
        paper.caption("table", caption)
    whole = sum(column.part for column in columns)
    widths = [TEXT_WIDTH * column.part / whole for column in columns]
    made = node(
        "w:tbl",
        properties(PADDING, "single"),
        node("w:tblGrid", *(node("w:gridCol", w=twips(width)) for width in widths)),
    )
    style = paper.word.styles[cell_style()].style_id
    made.append(_row([column.heading for column in columns], widths, [CENTRE] * len(columns), style, is_head=True))
    stands = [column.stands for column in columns]
    for place, row in enumerate(rows):
        made.append(_row(row, widths, stands, style, is_bold=place in bold_rows))
    body = paper.word.element.body
    body.insert_element_before(made, "w:sectPr")
    if note:
        paper.note(note)


def properties(padding: float, line: str = "nil") -> BaseOxmlElement:
    """What is set of a whole table: as wide as the text, so many mm beside each text, its lines."""
    borders = [node(f"w:{side}", val=line, sz=4, space=0, color="000000") for side in SIDES]
    beside = [node(f"w:{side}", w=twips(padding), type="dxa") for side in ("left", "right")]
    return node(
        "w:tblPr",
        node("w:tblW", w=twips(TEXT_WIDTH), type="dxa"),
        node("w:tblInd", w=0, type="dxa"),
        node("w:tblBorders", *borders),
        node("w:tblLayout", type="fixed"),
        node("w:tblCellMar", *beside),
    )


def _row(
    texts: Sequence[str],
    widths: Sequence[float],
    stands: Sequence[str],
    style: str,
    *,
    is_head: bool = False,
    is_bold: bool = False,
) -> BaseOxmlElement:
    cells = [
        _cell(value, width, side, style, is_head=is_head, is_bold=is_bold or is_head)
        for value, width, side in zip(texts, widths, stands, strict=True)
    ]
    repeated = [node("w:tblHeader")] if is_head else []
    return node("w:tr", node("w:trPr", node("w:cantSplit"), *repeated), *cells)


def _cell(value: str, width: float, stands: str, style: str, *, is_head: bool, is_bold: bool) -> BaseOxmlElement:
    kept = [node("w:keepNext")] if is_head else []
    form = node("w:pPr", node("w:pStyle", val=style), *kept, node("w:jc", val=stands))
    run = node("w:r", *([node("w:rPr", node("w:b"))] if is_bold else []), text(one_line(value, LONGEST)))
    place = node("w:tcPr", node("w:tcW", w=twips(width), type="dxa"), node("w:vAlign", val="center"))
    return node("w:tc", place, node("w:p", form, run))
