"""How a document of the Party looks in Word: its page, its type, what stands above each page.

The form is that of Party documents (Hướng dẫn 36-HD/VPTW): A4, margins 20, 20, 30 and 15 mm, Times New Roman 14,
lines of at least 18 points, the first 10 mm in, pages numbered above from the second on.
"""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.parfmt import ParagraphFormat

from components.export.word_node import element_of, node
from components.wording import say

STEM = "document"
FONT = "Times New Roman"
PAGE, MARGINS, TO_EDGE = (210, 297), (20, 15, 20, 30), 10  # in mm; margins from the top on, clockwise
TEXT_WIDTH = PAGE[0] - MARGINS[1] - MARGINS[3]
FIRST_LINE = 10
BODY_POINTS, SMALL_POINTS, CELL_POINTS = 14, 12, 11.5
LINE_POINTS, APART_POINTS = 18, 6
BODY, CAPTION, HEADER, HEADINGS = "Body Text", "Caption", "Header", ("Heading 1", "Heading 2")


def cell_style() -> str:
    """The name of the style of a table's cells."""
    return say(STEM, "cell_style")


def dress(word: WordDocument) -> None:
    """Gives an empty document page and styles."""
    _page(word)
    _type(word)
    _body(word)


def _page(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Mm, MARGINS)
    section.header_distance = section.footer_distance = Mm(TO_EDGE)
    section.different_first_page_header_footer = True


def _type(word: WordDocument) -> None:
    """One type for all scripts, one language, and nothing that a theme could put in its place."""
    language = say(STEM, "language")
    for defaults in word.styles.element.iter(qn("w:rPrDefault"), qn("w:pPrDefault")):
        for child in list(defaults):
            defaults.remove(child)
    default = next(word.styles.element.iter(qn("w:rPrDefault")))
    default.append(node("w:rPr", _fonts(), node("w:lang", val=language, eastAsia=language, bidi=language)))
    for style in word.styles.element.iter(qn("w:style")):
        for run in style.findall(qn("w:rPr")):
            for named in (*run.findall(qn("w:rFonts")), *run.findall(qn("w:lang"))):
                run.remove(named)


def _body(word: WordDocument) -> None:
    _style(word, "Normal", BODY_POINTS)
    body = _style(word, BODY, BODY_POINTS)
    body.alignment, body.first_line_indent = WD_ALIGN_PARAGRAPH.JUSTIFY, Mm(FIRST_LINE)
    body.line_spacing_rule, body.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(LINE_POINTS)
    body.space_after = Pt(APART_POINTS)
    for name in HEADINGS:
        heading = _style(word, name, BODY_POINTS, bold=True)
        heading.alignment, heading.first_line_indent = WD_ALIGN_PARAGRAPH.JUSTIFY, Mm(FIRST_LINE)
        heading.space_before = heading.space_after = Pt(APART_POINTS)
        heading.keep_with_next = heading.keep_together = True
    _style(word, HEADER, BODY_POINTS)
    caption = _style(word, CAPTION, SMALL_POINTS, bold=True)
    caption.alignment, caption.keep_together = WD_ALIGN_PARAGRAPH.CENTER, True
    caption.space_before = caption.space_after = Pt(APART_POINTS)
    word.styles.add_style(cell_style(), WD_STYLE_TYPE.PARAGRAPH)
    cell = _style(word, cell_style(), CELL_POINTS)
    cell.space_before = cell.space_after = Pt(1)


def _style(word: WordDocument, name: str, points: float, *, bold: bool = False) -> ParagraphFormat:
    """A style brought to the house's type: upright, black, with no space around it; gives its format."""
    style = word.styles[name]
    for old in (*style.element.findall(qn("w:rPr")), *style.element.findall(qn("w:pPr"))):
        for child in list(old):
            if child.tag != qn("w:outlineLvl"):
                old.remove(child)
    style.font.name, style.font.size, style.font.bold = FONT, Pt(points), bold
    style.element.get_or_add_rPr().find(qn("w:rFonts")).attrib.update(_fonts().attrib)
    form: ParagraphFormat = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing, form.widow_control = 1.0, True
    return form


def _fonts() -> BaseOxmlElement:
    return node("w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)


def head_pages(word: WordDocument, badge: str) -> None:
    """Above each page its number, from the second on, and on each what the badge says."""
    section = word.sections[0]
    first, others = section.first_page_header, section.header
    for header in (first, others):
        header.is_linked_to_previous = False
        header.paragraphs[0].style = HEADER
    first.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    numbered = others.paragraphs[0]
    stops = numbered.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(TEXT_WIDTH / 2), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    numbered.add_run("\t")
    element_of(numbered).append(node("w:fldSimple", node("w:r", node("w:t")), instr="PAGE"))
    numbered.add_run("\t" if badge else "")
    for header in (first, others):
        run = header.paragraphs[0].add_run(badge)
        run.bold, run.font.size = True, Pt(SMALL_POINTS)
