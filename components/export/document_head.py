"""Head and foot of a Party document: who issues it, number, place and day, type and subject; who gets it, who signs."""

from __future__ import annotations

from datetime import date

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from components.export.document import LONGEST, Paper
from components.export.document_style import BODY_POINTS, SMALL_POINTS, STEM, TEXT_WIDTH
from components.export.document_table import properties
from components.export.plain import one_line
from components.export.word_node import element_of, node, twips
from components.wording import say

WIDTHS = (77, TEXT_WIDTH - 77)  # mm of the two columns
PARTY_POINTS, KIND_POINTS = 15, 16  # of the party's name and of the type
RULE_INDENT = 4  # mm on each side by which the rule under the party's name is shorter than its column
TITLE_APART, SIGNATURE_APART = 18, 60  # points above the title, and left for the signature
EARLY_MONTHS = 2  # that are written with a 0 before them


def head(paper: Paper) -> None:
    """The head in two columns."""
    form = paper.form
    left, right = _columns(paper)
    if form.superior:
        _line(left, form.superior.upper())
    _line(left, form.committee.upper(), bold=True)
    _line(left, say(STEM, "under_body"))
    _line(left, form.number)
    party = _line(right, say(STEM, "party"), points=PARTY_POINTS, bold=True)
    _rule_under(party)
    day = _line(right, place_and_day(form.as_of), italic=True)
    day.paragraph_format.space_before = Pt(BODY_POINTS)


def title(paper: Paper) -> None:
    """Type and subject, centred in bold, and the short rule under them."""
    paper.centred(paper.form.kind, KIND_POINTS, before=TITLE_APART)
    paper.centred(paper.form.subject)
    paper.centred(say(STEM, "under_subject"), bold=False).paragraph_format.space_after = Pt(SMALL_POINTS)


def foot(paper: Paper) -> None:
    """Whom the document goes to, and for whom it is signed; office and name are left open. It is kept on one page."""
    left, right = _columns(paper)
    _line(left, say(STEM, "recipients"), centred=False).runs[0].underline = True
    for recipient in paper.form.recipients:
        _line(left, recipient, points=SMALL_POINTS, centred=False)
    _line(right, say(STEM, "on_behalf"), bold=True)
    _line(right, say(STEM, "office_open"), bold=True)
    _line(right, say(STEM, "name_open")).paragraph_format.space_before = Pt(SIGNATURE_APART)


def place_and_day(day: date) -> str:
    """The line of place and day: the place is left open, no setting knows it."""
    month = f"{day.month:02}" if day.month <= EARLY_MONTHS else str(day.month)
    return say(STEM, "place_and_day", place=say(STEM, "place_open"), day=f"{day.day:02}", month=month, year=day.year)


def _columns(paper: Paper) -> tuple[_Cell, _Cell]:
    """Two columns across the page, without borders, in a row that does not break."""
    table = paper.word.add_table(1, 2)
    drawn, row = element_of(table), element_of(table.rows[0])
    drawn.replace(drawn.find(qn("w:tblPr")), properties(0))
    row.insert(0, node("w:trPr", node("w:cantSplit")))
    left, right = table.rows[0].cells
    for cell, column, width in zip((left, right), drawn.iter(qn("w:gridCol")), WIDTHS, strict=True):
        cell.width = Mm(width)
        column.set(qn("w:w"), str(twips(width)))
    return left, right


def _line(
    cell: _Cell,
    text: str,
    *,
    points: float = BODY_POINTS,
    bold: bool = False,
    italic: bool = False,
    centred: bool = True,
) -> Paragraph:
    """One line of a column; the first takes the empty paragraph that each cell begins with."""
    first = cell.paragraphs[0]
    paragraph: Paragraph = cell.add_paragraph() if first.runs else first
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    run = paragraph.add_run(one_line(text, LONGEST))
    run.bold, run.italic, run.font.size = bold or None, italic or None, Pt(points)
    return paragraph


def _rule_under(paragraph: Paragraph) -> None:
    """A rule under a line, about as long as the line."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(RULE_INDENT)
    rule = node("w:bottom", val="single", sz=6, space=1, color="000000")
    element_of(paragraph).get_or_add_pPr().insert_element_before(
        node("w:pBdr", rule), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
    )
