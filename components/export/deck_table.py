"""A native table on a slide, its cells in the house's colours, as large as its lines allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Emu, Length, Pt

from components.export.deck_text import Box, Look, dress, height_of
from components.export.plain import one_line
from components.native import Grid, Place
from components.theme import LIGHT

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
SIDES = ("L", "R", "T", "B")
BESIDE, ABOVE = Pt(5), Pt(2.5)  # between a cell's edge and its text
NARROWEST, WIDEST = 6, 46  # letters that a column's width is reckoned from
FEWEST = 1.2  # times the height of its text: a line no lower than that
HIGHEST = 34  # points of a line that few others share the slide with


@dataclass(frozen=True)
class Laid:
    """A grid laid out in a room: the points of its type, the width of each column, the height of each line."""

    grid: Grid
    points: float
    widths: Sequence[int]
    heights: Sequence[int]


def laid_out(grid: Grid, box: Box, sizes: Sequence[float]) -> Laid | None:
    """The grid at the largest of `sizes` at which all lines fit into the box; None where they do at none."""
    widths = _widths(grid, box.width)
    for points in sizes:
        lines = [grid.head, *([place.text for place in line] for line in grid.lines)]
        heights = [_height(line, widths, points) for line in lines]
        if sum(heights) <= box.height:
            free = (box.height - sum(heights)) // len(heights)
            most = Pt(HIGHEST * points / 12)
            return Laid(grid, points, widths, [max(height, min(height + free, most)) for height in heights])
    return None


def _widths(grid: Grid, width: int) -> list[int]:
    """What names a line gets the room its longest name needs, the other columns share what is left by their words."""
    columns = list(zip(grid.head, *([place.text for place in line] for line in grid.lines), strict=True))
    needed = []
    for at, column in enumerate(columns):
        longest = max(map(len, column[1:]), default=0)
        word = max((len(word) for text in column for word in one_line(text).split()), default=0)
        letters = longest if at < grid.naming else max(word, min(longest, WIDEST / 2))
        needed.append(min(max(letters, word, NARROWEST), WIDEST) + 1.5)
    return [round(width * letters / sum(needed)) for letters in needed]


def _height(texts: Sequence[str], widths: Sequence[int], points: float) -> int:
    texts = [one_line(text) for text in texts]
    highest = max(height_of(text, own - 2 * BESIDE, points) for text, own in zip(texts, widths, strict=True))
    return highest + 2 * ABOVE


def place(slide: Slide, name: str, laid: Laid, box: Box, font: str) -> None:
    """Puts the table on the slide, told to screen readers by `name`."""
    grid = laid.grid
    shape = slide.shapes.add_table(
        len(grid.lines) + 1, len(grid.head), Length(box.left), Length(box.top), Length(box.width), Length(box.height)
    )
    table = shape.table
    properties = table._tbl.tblPr
    properties.set("bandRow", "0")
    properties.find("{*}tableStyleId").text = NO_STYLE
    for at, width in enumerate(laid.widths):
        table.columns[at].width = Emu(width)
    for at, height in enumerate(laid.heights):
        table.rows[at].height = Emu(height)
    for at, heading in enumerate(grid.head):
        align = PP_ALIGN.LEFT if at < grid.naming else PP_ALIGN.CENTER
        _fill(table.cell(0, at), Place(heading), Look(laid.points, LIGHT.text, font, bold=True), align, LIGHT.line)
    for row, line in enumerate(grid.lines, start=1):
        for at, one in enumerate(line):
            look = Look(laid.points, one.ink.type_on if one.ink else LIGHT.text, font, bold=False)
            align = PP_ALIGN.LEFT if at < grid.naming or len(one.text) > WIDEST / 2 else PP_ALIGN.CENTER
            _fill(table.cell(row, at), one, look, align, one.ink.fill if one.ink else "")
    shape.height = Emu(sum(laid.heights))


def _fill(cell: _Cell, one: Place, look: Look, align: PP_ALIGN, fill: str) -> None:
    cell.margin_left = cell.margin_right = BESIDE
    cell.margin_top = cell.margin_bottom = ABOVE
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = align
    dress(paragraph.add_run(), one.text, look)
    if fill:
        cell.fill.solid()
        cell.fill.fore_color.rgb = RGBColor.from_string(fill.removeprefix("#"))
    else:
        cell.fill.background()
    properties = cell._tc.get_or_add_tcPr()
    for at, side in enumerate(SIDES):
        properties.insert(at, _edge(side, is_filled=bool(fill)))


def _edge(side: str, *, is_filled: bool) -> object:
    """A gap in the ground's colour between filled cells, a quiet line beneath the others."""
    colour = (LIGHT.ground if is_filled or side != "B" else LIGHT.line).removeprefix("#")
    return parse_xml(
        f'<a:ln{side} {nsdecls("a")} w="19050"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln{side}>'
    )
