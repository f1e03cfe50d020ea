"""The slides of a deck: whose it is, one finding each, and last what is not in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN
from pptx.slide import Slide
from pptx.util import Emu, Length, Pt

from components.chart import Chart, badge
from components.export import deck_place, deck_table
from components.export.deck_sheet import GAP, Sheet, begun, foot, place_at, side, titled
from components.export.deck_template import STEM, Opened
from components.export.deck_text import Box, Look, dress, fitted, height_of, put, write
from components.export.office_chart import chart_part
from components.export.plain import one_line, plain
from components.native import Plot
from components.natives import NATIVES
from components.numbers import day
from components.reading import Reading
from components.theme import LIGHT
from components.wording import say

COVERS = (40, 36, 32, 28, 24)
SAYINGS = (22, 20, 18, 16, 14, 12)
QUIET = 12
CHARTS = (16, 14, 12)
TABLES = (16, 15, 14, 13, 12, 11)
LONGEST_LINE = 200  # letters of the committee's name
MOST = (15, 12, 10, 8, 6, 4, 2)  # lines and bars of a slide: fewer where so many cannot be read
LONG_NAME, BARS_OF_LONG_NAMES = 44, 10  # letters of a bar's name that takes two lines; as many bars have room for it


@dataclass(frozen=True)
class Shown:
    """What is to fill a slide, what is said of what does not stand in it."""

    what: Plot | deck_table.Laid
    more: str


def cover(made: Opened, title: str, reading: Reading) -> None:
    """The first slide: the title, whose figures these are, of which day, and that they are invented, where they are."""
    slide = made.deck.slides.add_slide(made.cover)
    scale = Sheet(slide, made, Box(0, 0, 0, 0)).points
    head = titled(slide)
    if not (made.own and head.width):
        place_at(head, Box(side(made) * 2, made.height // 4, made.width - 4 * side(made), made.height // 4))
    box = Box(head.left, head.top, head.width, head.height)
    text, points = fitted(title, box, [scale(size) for size in COVERS])
    write(head.text_frame, text, Look(points) if made.own else Look(points, LIGHT.text, made.font, bold=True))
    if not made.own:
        _mark(slide, box)
    said = [reading.committee, say("figure", "as_of", day=day(reading.as_of)), badge(reading)]
    beneath = next((p for p in slide.placeholders if p.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE), None)
    room = Box(box.left, box.bottom + Pt(3 * GAP), box.width, made.height // 4)
    if beneath is None:
        frame = put(slide, say(STEM, "shape_subtitle"), "", room, Look(scale(20)))
    else:
        beneath.name, frame = say(STEM, "shape_subtitle"), beneath.text_frame
        if not made.own:
            place_at(beneath, room)
        write(frame, "", Look(scale(20)))
    font = "" if made.own else made.font
    lines = [one_line(line, LONGEST_LINE) for line in said if line]
    frame.text = "\n".join(lines)
    for at, (paragraph, line) in enumerate(zip(frame.paragraphs, lines, strict=True)):
        paragraph.alignment = PP_ALIGN.LEFT
        colour = LIGHT.accent if line == badge(reading) else "" if made.own else LIGHT.quiet
        dress(paragraph.runs[0], line, Look(scale(20), colour, font, bold=at == 0))


def _mark(slide: Slide, box: Box) -> None:
    """A stroke of the house's colour beside the title, which says nothing."""
    width = Pt(GAP)
    shape = slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, Length(box.left - 3 * width), Length(box.top), width, Length(box.height * 2)
    )
    shape.name = say(STEM, "shape_mark")
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(LIGHT.accent.removeprefix("#"))
    shape.line.fill.background()
    shape.shadow.inherit = False


def finding(made: Opened, chart: Chart, png: bytes | None) -> None:
    """A slide of one chart: its finding as title; what says it, native where it can be, else the picture."""
    subtitle = " · ".join(part for part in (chart.words.trial, chart.subtitle) if part)
    sheet = begun(made, chart.meta["finding"], subtitle)
    _fill(sheet, chart, png)
    foot(sheet, chart.notes[-1], chart.reading)
    frame = sheet.slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = plain("\n".join(map(one_line, (chart.caption, *chart.notes))))


def left_out(made: Opened, names: Sequence[str], failed: Sequence[str], reading: Reading) -> None:
    """A last slide: the charts which have no native form and no picture here, and those that could not be made."""
    sheet = begun(made, say(STEM, "left_out_title"), "")
    told = {"left_out": names, "failed": failed}
    _say(sheet, " ".join(say(STEM, key, names="; ".join(those)) for key, those in told.items() if those))
    foot(sheet, say("figure", "as_of", day=day(reading.as_of)), reading)


def _fill(sheet: Sheet, chart: Chart, png: bytes | None) -> None:
    if chart.stem not in NATIVES and png is not None:
        deck_place.picture(sheet.slide, png, sheet.box)
    else:
        if NATIVES[chart.stem](chart, 1) is None:
            _say(sheet, say(chart.stem, "empty"))
            return
        shown = _shown(sheet, chart)
        if shown is None:
            _say(sheet, say(STEM, "too_large"))
            return
        box = _above_what_is_said(sheet, chart, shown)
        if isinstance(shown.what, Plot):
            points = deck_place.points_of(shown.what, [sheet.points(size) for size in CHARTS])
            made = chart_part(
                shown.what, type_points=points, font=sheet.made.font, size=(Emu(box.width).pt, Emu(box.height).pt)
            )
            deck_place.chart(sheet.slide, chart.stem, made, box)
        else:
            deck_table.place(sheet.slide, shown.what, box, sheet.font)
    deck_place.describe(sheet.slide, chart.heading, deck_place.told(chart))


def _shown(sheet: Sheet, chart: Chart) -> Shown | None:
    """The native form with as many lines or bars as can be read on the slide; None where not even a few can."""
    fitting = None
    for most in MOST:
        native = NATIVES[chart.stem](chart, most)
        if isinstance(native, Plot):
            fitting = Shown(native, native.more)
            longest = max(map(len, native.categories), default=0)
            if longest <= LONG_NAME or len(native.categories) <= BARS_OF_LONG_NAMES:
                return fitting
        elif native:
            room = _room(sheet, _said_height(sheet, native.more, _signs(chart)))
            laid = deck_table.laid_out(native, room, [sheet.points(size) for size in TABLES])
            if laid:
                return Shown(laid, native.more)
    return fitting


def _room(sheet: Sheet, said: int) -> Box:
    return Box(sheet.box.left, sheet.box.top, sheet.box.width, sheet.box.height - said)


def _said_height(sheet: Sheet, more: str, signs: Sequence[tuple[str, str]]) -> int:
    points = sheet.points(QUIET)
    told = [more, "   ".join(f"■ {name}" for _, name in signs)]
    return sum(height_of(text, sheet.box.width, points) + Pt(GAP / 2) for text in told if text)


def _above_what_is_said(sheet: Sheet, chart: Chart, shown: Shown) -> Box:
    """Says at the foot of the room what the signs mean and what is not shown; the room above that."""
    signs = [] if isinstance(shown.what, Plot) else _signs(chart)
    box = _room(sheet, _said_height(sheet, shown.more, signs))
    look = Look(sheet.points(QUIET), LIGHT.quiet, sheet.font)
    top = box.bottom + Pt(GAP / 2)
    if signs:
        height = _said_height(sheet, "", signs)
        room = Box(box.left, top, box.width, height)
        frame = put(sheet.slide, say(STEM, "shape_signs"), "", room, look)
        for colour, name in signs:
            dress(frame.paragraphs[0].add_run(), "■", Look(look.points, colour, sheet.font))
            dress(frame.paragraphs[0].add_run(), f" {name}   ", look)
        top = room.bottom
    if shown.more:
        height = _said_height(sheet, shown.more, [])
        put(sheet.slide, say(STEM, "shape_more"), shown.more, Box(box.left, top, box.width, height), look)
    return box


def _signs(chart: Chart) -> list[tuple[str, str]]:
    """What each sign of a table means, beside the colour it has there."""
    return [
        (entry["outline"] or entry["fill"], f"{entry['sign']} {entry['name']}".strip())
        for entry in chart.meta["legend"]
        if "sign" in entry and entry["pattern"] != "sign"
    ]


def _say(sheet: Sheet, text: str) -> None:
    """A sentence where a chart would stand."""
    told, points = fitted(text, sheet.box, [sheet.points(size) for size in SAYINGS])
    put(sheet.slide, say(STEM, "shape_said"), told, sheet.box, Look(points, LIGHT.text, sheet.font))
