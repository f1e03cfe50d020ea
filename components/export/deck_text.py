"""Texts on a slide: as large as their room allows and never smaller than is read from the back row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Run
from pptx.util import Emu, Length, Pt

from components.export.plain import one_line, plain

LETTER, LINE = 0.54, 1.36  # of the type's height: the width of a letter on average, the height of a line
CUT = 0.97  # of the room, as the real width of letters varies


@dataclass(frozen=True)
class Box:
    """Where something stands on a slide."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """Its lower edge."""
        return self.top + self.height


@dataclass(frozen=True)
class Look:
    """How a text looks: points, colour "#RRGGBB", font ("" for that of the template)."""

    points: float
    colour: str = ""
    font: str = ""
    bold: bool = False


def lines_of(text: str, width: int, points: float) -> int:
    """How many lines a text takes in so wide a room."""
    letters = max(1, int(Emu(width).pt * CUT / (points * LETTER)))
    lines, room = 1, letters
    for word in text.split():
        need = len(word) + (room < letters)
        if need > room:
            lines += max(1, ceil(len(word) / letters)) if room < letters else ceil(len(word) / letters) - 1
            room = letters - len(word) % letters
        else:
            room -= need
    return lines


def height_of(text: str, width: int, points: float) -> int:
    """How high a text stands in so wide a room."""
    return int(Pt(lines_of(text, width, points) * points * LINE))


def fitted(text: str, box: Box, sizes: Sequence[float]) -> tuple[str, float]:
    """The text and the largest of `sizes` at which it fits; where none does it is cut at the smallest."""
    clean = one_line(text)
    for points in sizes:
        if height_of(clean, box.width, points) <= box.height:
            return clean, points
    least, most = sizes[-1], len(clean)
    while most > 1 and height_of(one_line(clean, most), box.width, least) > box.height:
        most = most * 9 // 10
    return one_line(clean, most), least


def write(frame: TextFrame, text: str, look: Look, align: PP_ALIGN = PP_ALIGN.LEFT) -> None:
    """Puts one paragraph into a frame that keeps its size."""
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Length(0)
    paragraph = frame.paragraphs[0]
    paragraph.alignment = align
    dress(paragraph.add_run(), text, look)


def dress(run: _Run, text: str, look: Look) -> None:
    """Gives a run its text and look, as Vietnamese, so that no program underlines it as misspelt."""
    run.text = plain(text.replace("\n", " ").replace("\t", " "))
    run.font.size, run.font.bold = Pt(look.points), look.bold
    if look.font:
        run.font.name = look.font
    if look.colour:
        run.font.color.rgb = RGBColor.from_string(look.colour.removeprefix("#"))
    run.font.language_id = MSO_LANGUAGE_ID.VIETNAMESE


def put(slide: Slide, name: str, text: str, box: Box, look: Look, align: PP_ALIGN = PP_ALIGN.LEFT) -> TextFrame:
    """A text in a box of its own."""
    shape = slide.shapes.add_textbox(*map(Length, (box.left, box.top, box.width, box.height)))
    shape.name = name
    frame: TextFrame = shape.text_frame
    write(frame, text, look, align)
    frame.vertical_anchor = MSO_ANCHOR.TOP
    return frame
