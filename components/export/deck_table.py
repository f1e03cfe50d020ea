"""A native table on a slide, its cells in the house's colours, as large as its lines allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Emu, Length, Pt

from components.export.deck_text import LETTER, Box, Look, dress, height_of
from components.export.plain import one_line
from components.native import Grid
from components.theme import LIGHT

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
SIDES = ("L", "R", "T", "B")
A = nsdecls("a")
NOTHING = "\u00a0"
BESIDE, ABOVE = Pt(4), Pt(2)  # between a cell's edge and its text
NARROWEST, SENTENCE, NAME, WIDEST = 6, 24, 30, 46  # letters that a column's width is reckoned from
LONGEST = 120  # letters of a cell
BOLD = 1.2  # times as wide as other type
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
    grid = _plain(grid)
    widths = _widths(grid, box.width, Emu(box.width).pt / (sizes[-1] * LETTER))
    for points in sizes:
        if points != sizes[-1] and _breaks_words(grid, widths, points):
            continue
        lines = [grid.head, *([place.text for place in line] for line in grid.lines)]
        heights = [_height(line, widths, points * (BOLD if at == 0 else 1)) for at, line in enumerate(lines)]
        if sum(heights) <= box.height:
            free = (box.height - sum(heights)) // len(heights)
            most = Pt(HIGHEST * points / 12)
            higher = [max(height, min(height + free, most)) for height in heights[1:]]
            return Laid(grid, points, widths, [heights[0], *higher])
    return None


def _plain(grid: Grid) -> Grid:
    """The grid with texts that a cell can hold."""
    lines = [[replace(place, text=one_line(place.text, LONGEST)) for place in line] for line in grid.lines]
    return replace(grid, head=[one_line(text, LONGEST) for text in grid.head], lines=lines)


def _widths(grid: Grid, width: int, letters: float) -> list[int]:
    """Each column gets the room its longest text needs; where there is none for so many letters, texts are broken."""
    needed = _needed(grid, WIDEST, WIDEST)
    if sum(needed) > letters:
        needed = _needed(grid, NAME, SENTENCE)
    return [round(width * own / sum(needed)) for own in needed]


def _needed(grid: Grid, of_name: int, of_other: int) -> list[float]:
    """Letters of each column: those of its longest text, at most so many, and never less than its longest word."""
    columns = list(zip(grid.head, *([place.text for place in line] for line in grid.lines), strict=True))
    needed = []
    for at, column in enumerate(columns):
        longest = max(map(len, column[1:]), default=0)
        words = [len(word) for text in column[1:] for word in text.split()]
        word = max([*words, *(len(word) * BOLD for word in column[0].split())], default=0)
        letters = min(longest, of_name if at < grid.naming else of_other)
        needed.append(min(max(letters, word, NARROWEST), WIDEST) + 1.5)
    return needed


def _breaks_words(grid: Grid, widths: Sequence[int], points: float) -> bool:
    """Whether a heading has a word that its column is too narrow for."""
    rooms = [Emu(width - 2 * BESIDE).pt / (points * LETTER * BOLD) for width in widths]
    return any(len(word) > room for head, room in zip(grid.head, rooms, strict=True) for word in head.split())


def _height(texts: Sequence[str], widths: Sequence[int], points: float) -> int:
    highest = max(height_of(text, own - 2 * BESIDE, points) for text, own in zip(texts, widths, strict=True))
    return highest + 2 * int(ABOVE)


def place(slide: Slide, laid: Laid, box: Box, font: str) -> None:
    """Puts the table on the slide, at the top of the box."""
    grid = laid.grid
    shape = slide.shapes.add_table(
        len(grid.lines) + 1, len(grid.head), Length(box.left), Length(box.top), Length(box.width), Length(box.height)
    )
    table = shape.table
    properties = shape.element.xpath(".//a:tblPr")[0]
    properties.set("bandRow", "0")
    properties.find("{*}tableStyleId").text = NO_STYLE
    for at, width in enumerate(laid.widths):
        table.columns[at].width = Emu(width)
    for at, height in enumerate(laid.heights):
        table.rows[at].height = Emu(height)
    aligns = [_align(grid, at) for at in range(len(grid.head))]
    for at, heading in enumerate(grid.head):
        _fill(table.cell(0, at), heading, Look(laid.points, LIGHT.text, font, bold=True), aligns[at])
    for row, line in enumerate(grid.lines, start=1):
        for at, one in enumerate(line):
            look = Look(laid.points, one.ink.type_on if one.ink else LIGHT.text, font, bold=False)
            _fill(table.cell(row, at), one.text, look, aligns[at])
    fills = [
        *(LIGHT.line for _ in grid.head),
        *(one.ink.fill if one.ink else "" for line in grid.lines for one in line),
    ]
    for cell, fill in zip(shape.element.xpath(".//a:tc/a:tcPr"), fills, strict=True):
        cell.extend(_painted(fill))
    shape.height = Emu(sum(laid.heights))


def _align(grid: Grid, at: int) -> PP_ALIGN:
    """Names and sentences begin at the left, signs and numbers stand in the middle."""
    longest = max((len(line[at].text) for line in grid.lines), default=0)
    return PP_ALIGN.LEFT if at < grid.naming or longest > SENTENCE else PP_ALIGN.CENTER


def _fill(cell: _Cell, text: str, look: Look, align: PP_ALIGN) -> None:
    cell.margin_left = cell.margin_right = BESIDE
    cell.margin_top = cell.margin_bottom = ABOVE
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = align
    # A cell without any text would be as high as type that nobody chose.
    dress(paragraph.add_run(), text or NOTHING, look)


def _painted(fill: str) -> list[Any]:
    """A cell's edges, then its fill: filled cells are parted by the ground's colour, others by a quiet line beneath."""
    grounds = {side: LIGHT.line if side == "B" and not fill else LIGHT.ground for side in SIDES}
    edges = [f'<a:ln{side} {A} w="19050">{_solid(colour)}</a:ln{side}>' for side, colour in grounds.items()]
    return [parse_xml(xml) for xml in (*edges, _solid(fill) if fill else f"<a:noFill {A}/>")]


def _solid(colour: str) -> str:
    return f'<a:solidFill {A}><a:srgbClr val="{colour.removeprefix("#")}"/></a:solidFill>'
