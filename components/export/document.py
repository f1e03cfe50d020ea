"""A document of the Party in Word, being written from the top down: paragraphs, titles, captions; its properties."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from components.export.document_style import (
    APART_POINTS,
    BODY,
    BODY_POINTS,
    CAPTION,
    HEADINGS,
    STEM,
    TEXT_WIDTH,
    cell_style,
    dress,
    head_pages,
)
from components.export.plain import one_line
from components.export.same_bytes import same_bytes
from components.wording import say

LONGEST = 2_000  # letters of one text that somebody typed; more of it nobody reads on paper
LONGEST_PROPERTY = 255
TEMPLATES_OWN = ("/thumbnail", "/extended-properties", "/customXml", "/stylesWithEffects", "/numbering")
WORD_2013 = "15"  # from it on a table begins where the text does, by its edge
NEEDED = ("Normal", "BodyText", "Heading1", "Heading2", "Caption", "Header", "DefaultParagraphFont", "TableNormal")
SETTINGS_OWN = ("w:rsids", "w14:docId", "w:savePreviewPicture")


@dataclass(frozen=True)
class Form:
    """What head, foot and properties of a document say.

    `committee` issues it, `superior` stands above that; `number` is its number left open; `as_of` the day of its
    figures; `recipients` whom it goes to.
    """

    committee: str
    superior: str | None
    author: str
    kind: str
    subject: str
    number: str
    as_of: date
    illustrative: bool
    recipients: Sequence[str]


class Paper:
    """One document being written, from the top down; tables and charts are numbered as they come."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.word: WordDocument = Document(io.BytesIO(_empty()))
        self._numbers: dict[str, int] = {}
        head_pages(self.word, self._badge)
        self._properties()

    @property
    def _badge(self) -> str:
        """That the figures are invented, where they are."""
        return say("figure", "illustrative") if self.form.illustrative else ""

    def say(self, text: str, *, together: bool = False) -> Paragraph:
        """A paragraph of the body; `together` with what follows."""
        paragraph = self._line(text, BODY)
        paragraph.paragraph_format.keep_with_next = together or None
        return paragraph

    def heading(self, text: str, level: int = 1) -> None:
        """A heading that Word lists for navigation; it stays with what follows."""
        self._line(text, HEADINGS[level - 1])

    def centred(self, text: str, points: float = BODY_POINTS, *, before: float = 0, bold: bool = True) -> Paragraph:
        """A line of a title; it stays with what follows."""
        paragraph = self._line()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before = Pt(before)
        paragraph.paragraph_format.keep_with_next = True
        run = paragraph.add_run(one_line(text, LONGEST))
        run.bold, run.font.size = bold, Pt(points)
        return paragraph

    def caption(self, kind: str, text: str) -> None:
        """The caption of a `table`, above it, or of a `chart`, under it: its number and what it shows."""
        number = self._numbers[kind] = self.next_number(kind)
        caption = self._line(say(STEM, kind, n=number, text=text), CAPTION)
        caption.paragraph_format.keep_with_next = kind == "table"

    def left_open(self, text: str = "") -> None:
        """A line of dots to be written on, after the text if any, as far as the text goes."""
        paragraph = self._line(text, BODY)
        paragraph.add_run(" \t" if text else "\t")
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)

    def note(self, text: str) -> None:
        """A small line below a table."""
        paragraph = self.word.add_paragraph(style=cell_style())
        paragraph.paragraph_format.space_after = Pt(APART_POINTS)
        paragraph.add_run(one_line(text, LONGEST)).italic = True

    def _line(self, text: str = "", style: str | None = None) -> Paragraph:
        """A paragraph below what stands there, with some space where that is a table."""
        follows_table = self._last().tag == qn("w:tbl")
        paragraph = self.word.add_paragraph(style=style)
        if text:
            paragraph.add_run(one_line(text, LONGEST))
        if follows_table:
            paragraph.paragraph_format.space_before = Pt(2 * APART_POINTS)
        return paragraph

    def _last(self) -> BaseOxmlElement:
        """The last that stands in the document; of an empty one what is set of its pages, which comes behind all."""
        last: BaseOxmlElement = self.word.element.body[-2:][0]
        return last

    def annex(self, number: str, title: str) -> None:
        """The head of an annex, which begins a page; Word lists it for navigation."""
        for text, is_first in ((number, True), (title, False)):
            line = self._line(text, HEADINGS[0] if is_first else None)
            line.alignment, line.paragraph_format.first_line_indent = WD_ALIGN_PARAGRAPH.CENTER, 0
            line.paragraph_format.page_break_before = is_first or None
            line.paragraph_format.keep_with_next = True
            line.runs[0].bold = True

    def next_number(self, kind: str) -> int:
        """The number that the next table or chart will have."""
        return self._numbers.get(kind, 0) + 1

    def content(self) -> bytes:
        """The file; the same bytes for the same content. Behind a last table stands the line that Word asks for."""
        if self._last().tag == qn("w:tbl"):
            self.word.add_paragraph().paragraph_format.line_spacing = Pt(1)
        made = io.BytesIO()
        self.word.save(made)
        return same_bytes(made.getvalue())

    def _properties(self) -> None:
        """What the file says of itself: not who made it or when, but the committee and the day of the figures."""
        core, form = self.word.core_properties, self.form
        core.title = one_line(f"{form.kind} {form.subject}", LONGEST_PROPERTY)
        core.subject = one_line(form.subject, LONGEST_PROPERTY)
        core.author = core.last_modified_by = one_line(form.author, LONGEST_PROPERTY)
        core.keywords, core.comments, core.language = self._badge, "", say(STEM, "language")
        core.created = core.modified = datetime.combine(form.as_of, time())


@cache
def _empty() -> bytes:
    """The library's template dressed as a document of the Party, made once: to read its many styles takes long."""
    word, made = Document(), io.BytesIO()
    _clear(word)
    dress(word)
    word.save(made)
    return made.getvalue()


def _clear(word: WordDocument) -> None:
    """Takes from the library's template what it tells of its maker, and what no document of ours needs."""
    for rels in (word.part.package.rels, word.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(TEMPLATES_OWN)]:
            del rels[key]
    for style in [one for one in word.styles.element.iter(qn("w:style")) if one.get(qn("w:styleId")) not in NEEDED]:
        word.styles.element.remove(style)
    for other in [*word.styles.element.iter(qn("w:link"), qn("w:rsid"))]:
        other.getparent().remove(other)
    settings = word.settings.element
    for child in [child for name in SETTINGS_OWN for child in settings.findall(qn(name))]:
        settings.remove(child)
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), WORD_2013)
    for language in settings.findall(qn("w:themeFontLang")):
        language.attrib.clear()
        language.set(qn("w:val"), say(STEM, "language"))
