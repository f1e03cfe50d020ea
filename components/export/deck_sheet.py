"""A slide with its title, subtitle and foot, and the room that is left between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Length, Pt

from components.chart import badge
from components.export.deck_template import FEET, STEM, Opened
from components.export.deck_text import Box, Look, dress, fitted, height_of, put, write
from components.reading import Reading
from components.theme import LIGHT
from components.wording import say

DESIGNED = 540  # points of a slide's height that the sizes of type are named for
TITLES = (28, 26, 24, 22, 20, 18, 16)
SUBTITLES = (16, 15, 14, 13, 12)
FOOT = 11
SIDE, TOP, HEAD, FOOT_TOP, FOOT_END = 0.0375, 0.045, 0.16, 0.93, 0.988  # of the width, and of the height
MOST_OF_SUBTITLE = 0.08  # of the height
GAP = 8  # points
TOGETHER = "\u00a0=\u00a0"  # "n = 239" on one line
FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"  # what kind of field it is, by the format


@dataclass(frozen=True)
class Sheet:
    """A slide begun: `box` is the room between its title and its foot."""

    slide: Slide
    made: Opened
    box: Box

    @property
    def font(self) -> str:
        """The font of the texts put on it; "" for that of a template."""
        return "" if self.made.own else self.made.font

    def points(self, designed: float) -> float:
        """Points of type on this slide: larger where the slide is."""
        return designed * self.made.height.pt / DESIGNED


def begun(made: Opened, title: str, subtitle: str) -> Sheet:
    """A new slide with its title in the place of titles, as large as fits, and beneath it what is measured."""
    slide = made.deck.slides.add_slide(made.titled)
    head = titled(slide)
    for place in list(slide.placeholders):
        if place.shape_id != head.shape_id:
            place.element.getparent().remove(place.element)
    sheet = Sheet(slide, made, Box(0, 0, 0, 0))
    box = _head_box(made, head)
    text, points = fitted(title, box, [sheet.points(size) for size in TITLES])
    box = Box(box.left, box.top, box.width, min(height_of(text, box.width, points), box.height))
    place_at(head, box)
    look = Look(points) if made.own else Look(points, LIGHT.text, made.font, bold=True)
    write(head.text_frame, text, look)
    head.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    foot = _foot_top(made)
    bottom = box.bottom + Pt(GAP / 2)
    if subtitle:
        subtitle = subtitle.replace(" = ", TOGETHER)
        room = Box(box.left, bottom, box.width, round(made.height * MOST_OF_SUBTITLE))
        text, points = fitted(subtitle, room, [sheet.points(size) for size in SUBTITLES])
        room = Box(room.left, room.top, room.width, height_of(text, room.width, points))
        put(slide, say(STEM, "shape_subtitle"), text, room, Look(points, LIGHT.quiet, sheet.font))
        bottom = room.bottom
    top = bottom + Pt(GAP)
    return Sheet(slide, made, Box(box.left, top, box.width, foot - Pt(GAP) - top))


def titled(slide: Slide) -> Any:
    """The place of the slide's title, named for who hears the slide read."""
    head = slide.shapes.title
    if head is None:
        raise ValueError("a layout without a title was chosen")
    head.name = say(STEM, "shape_title")
    return head


def place_at(shape: Any, box: Box) -> None:
    """Puts a shape where it belongs."""
    shape.left, shape.top, shape.width, shape.height = map(Length, (box.left, box.top, box.width, box.height))


def side(made: Opened) -> int:
    """What is kept free at either side."""
    return round(made.width * SIDE)


def foot(sheet: Sheet, source: str, reading: Reading) -> None:
    """Source and day at the left, at the right that figures are invented, where they are, and the page's number."""
    made, look = sheet.made, Look(sheet.points(FOOT), LIGHT.quiet, sheet.font)
    top = _foot_top(made)
    height = round(made.height * FOOT_END) - top
    left, width = sheet.box.left, sheet.box.width
    text, points = fitted(source, Box(left, top, round(width * 0.68), height), [look.points])
    put(sheet.slide, say(STEM, "shape_source"), text, Box(left, top, round(width * 0.68), height), look)
    invented = badge(reading)
    if invented:
        room = Box(left + round(width * 0.7), top, round(width * 0.23), height)
        own = Look(points, LIGHT.accent, sheet.font, bold=True)
        put(sheet.slide, invented, invented, room, own, PP_ALIGN.RIGHT)
    room = Box(left + round(width * 0.94), top, width - round(width * 0.94), height)
    frame = put(sheet.slide, say(STEM, "shape_number"), "", room, look, PP_ALIGN.RIGHT)
    _number(sheet, frame, look)


def _number(sheet: Sheet, frame: TextFrame, look: Look) -> None:
    """The page's number as a field, which counts on where slides are moved."""
    dress(frame.paragraphs[0].runs[0], str(len(sheet.made.deck.slides)), look)
    field = parse_xml(f'<a:fld {nsdecls("a")} id="{FIELD}" type="slidenum"/>')
    run = list(sheet.slide.shapes)[-1].element.xpath(".//a:r")[0]
    field.extend(list(run))
    run.getparent().replace(run, field)


def _head_box(made: Opened, head: Any) -> Box:
    if made.own and head.width:
        return Box(head.left, head.top, head.width, head.height)
    wide = made.width - 2 * side(made)
    return Box(side(made), round(made.height * TOP), wide, round(made.height * HEAD))


def _foot_top(made: Opened) -> int:
    """Where the foot begins: where the layout's own does, if that is lower down than this."""
    tops = [
        int(place.top)
        for place in made.titled.shapes
        if place.is_placeholder and place.placeholder_format.type in FEET and place.top > made.height // 2
    ]
    return min([round(made.height * FOOT_TOP), *(tops if made.own else [])])
