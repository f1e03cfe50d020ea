"""The presentation a deck is made in: the house's own, or the committee's template without its slides."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Inches, Length

from components.wording import say

STEM = "deck"
WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MOST_PARTS, MOST_BYTES = 5_000, 300_000_000  # of a template, unpacked
MACROS = ("vbaproject.bin", "activex", "macroenabled", "oleobject")
OUT_OF_PLACE = re.compile(r"^/|\\|(^|/)\.\.(/|$)|:")  # the library would carry such a name into the file it writes
HEAD_OF_PART = 4_096  # bytes in which a type would be declared
HEADS = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
FEET = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
# What a file that is no sound presentation makes of its readers: an archive's, XML's, and what finds parts missing.
BROKEN = (
    *(BadZipFile, zlib.error, EOFError, OSError, RuntimeError, PythonPptxError, SyntaxError),
    *(LookupError, TypeError, ValueError, AttributeError),
)
# Beside the presentation itself: when and by whom a template was made, what its slides said, how its first one looked.
LEFT_OUT = (
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.CUSTOM_PROPERTIES,
    RELATIONSHIP_TYPE.THUMBNAIL,
)


class BadTemplateError(ValueError):
    """A template that cannot be used; why is said in the reader's words."""


@dataclass(frozen=True)
class Opened:
    """A presentation without slides: its layouts for the first slide and for all others, `own` where it is a template.

    Names of fonts: that of a template's texts is the one of its theme.
    """

    deck: Deck
    cover: SlideLayout
    titled: SlideLayout
    own: bool

    @property
    def font(self) -> str:
        """The font of the charts' type."""
        return "+mn-lt" if self.own else "Segoe UI"

    @property
    def width(self) -> Length:
        """The width of a slide."""
        return Length(self.deck.slide_width or WIDTH)

    @property
    def height(self) -> Length:
        """The height of a slide."""
        return Length(self.deck.slide_height or HEIGHT)


def opened(template: bytes | None) -> Opened:
    """The house's own presentation, or a template's; raises BadTemplateError where that is broken or bears macros."""
    if template is None:
        deck = Presentation()
        _widen(deck)
        _empty(deck)
    else:
        deck = _read(template)
    layouts = list(deck.slide_layouts)
    titled = [layout for layout in layouts if _heads(layout)]
    if not titled:
        raise BadTemplateError(say(STEM, "template_no_title"))
    plainest = min(titled, key=lambda layout: (_others(layout), _heads(layout) != {PP_PLACEHOLDER.TITLE}))
    covers = [layout for layout in titled if PP_PLACEHOLDER.SUBTITLE in _types(layout)] or [plainest]
    cover = min(covers, key=lambda layout: (PP_PLACEHOLDER.CENTER_TITLE not in _heads(layout), _others(layout)))
    if template is None:
        _keep(deck, {say(STEM, "layout_cover"): cover, say(STEM, "layout_titled"): plainest})
    return Opened(deck, cover, plainest, template is not None)


def _read(template: bytes) -> Deck:
    try:
        with ZipFile(BytesIO(template)) as package:
            _check(package)
        deck = Presentation(BytesIO(template))
        _empty(deck)
        _ = [_types(layout) for layout in deck.slide_layouts]  # layouts that cannot be told are found here
    except BadTemplateError:
        raise
    except BROKEN as broken:
        raise BadTemplateError(say(STEM, "template_broken")) from broken
    return deck


def _check(package: ZipFile) -> None:
    """Refuses what runs, what is drawn in from elsewhere, and what would fill the memory."""
    parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise BadTemplateError(say(STEM, "template_large"))
    types = package.read("[Content_Types].xml").decode("utf-8", "replace").lower()
    names = " ".join(part.filename.lower() for part in parts)
    if any(mark in types or mark in names for mark in MACROS):
        raise BadTemplateError(say(STEM, "template_macros"))
    if CONTENT_TYPE.PML_PRESENTATION_MAIN.lower() not in types:
        raise BadTemplateError(say(STEM, "template_broken"))
    if any(OUT_OF_PLACE.search(part.filename) for part in parts) or any(_declares(package, part) for part in parts):
        raise BadTemplateError(say(STEM, "template_broken"))
    for part in parts:
        if part.filename.endswith(".rels") and _is_linked(package.read(part).decode("utf-8", "replace")):
            raise BadTemplateError(say(STEM, "template_linked"))


def _declares(package: ZipFile, part: ZipInfo) -> bool:
    """Whether a part of XML begins with a type of its own, which no program of offices writes."""
    if not part.filename.lower().endswith((".xml", ".rels")):
        return False
    with package.open(part) as content:
        return b"<!doctype" in content.read(HEAD_OF_PART).lower().replace(b"\0", b"")


def _is_linked(relations: str) -> bool:
    """Whether any of a part's relations leads out of the file, other than an address to be clicked."""
    each = relations.split("<Relationship ")[1:]
    return any('targetmode="external"' in one.lower() and "/hyperlink" not in one.lower() for one in each)


def _empty(deck: Deck) -> None:
    """Takes the slides out, what lists them, and what the file tells of its making."""
    listed = deck.slides.element
    for entry in list(listed):
        deck.part.drop_rel(entry.rId)
        listed.remove(entry)
    for child in list(deck.element):
        if child.tag in (qn("p:custShowLst"), qn("p:extLst")):
            deck.element.remove(child)
    package = deck.part.package
    for relation in [one for one in package.iter_rels() if one.reltype in LEFT_OUT]:
        package.drop_rel(relation.rId)


def _widen(deck: Deck) -> None:
    """Makes the plain presentation that the library brings 16:9, masters and layouts with it."""
    wider = WIDTH / (deck.slide_width or WIDTH)
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    for master in deck.slide_masters:
        for shape in [*master.shapes, *(shape for layout in master.slide_layouts for shape in layout.shapes)]:
            if shape.element.xpath(".//a:xfrm"):
                shape.left, shape.width = Length(round(shape.left * wider)), Length(round(shape.width * wider))


def _keep(deck: Deck, named: dict[str, SlideLayout]) -> None:
    """Of the plain presentation the layouts needed, named as the reader names them."""
    for layout in list(deck.slide_layouts):
        if layout not in named.values():
            deck.slide_layouts.remove(layout)
    for name, layout in named.items():
        layout.element.cSld.set("name", name)


def _places(layout: SlideLayout) -> list[PP_PLACEHOLDER]:
    return [shape.placeholder_format.type for shape in layout.shapes if shape.is_placeholder]


def _types(layout: SlideLayout) -> set[PP_PLACEHOLDER]:
    return set(_places(layout))


def _heads(layout: SlideLayout) -> set[PP_PLACEHOLDER]:
    return _types(layout) & set(HEADS)


def _others(layout: SlideLayout) -> int:
    """How many places a layout has beside its title and what stands at its foot."""
    return sum(kind not in (*HEADS, *FEET) for kind in _places(layout))
