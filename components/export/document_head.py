"""Head and foot of a Party document: who issues it, its number, place and day, its type and subject; who gets it, signs."""

from __future__ import annotations

from datetime import date

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from components.export.document import LONGEST, Paper
from components.export.document_style import BODY_POINTS, SMALL_POINTS, STEM, TEXT_WIDTH
from components.export.plain import one_line
from components.export.word_node import node, twips
from components.wording import say

LEFT, PARTY_POINTS, KIND_POINTS = 77, 15, 16  # mm of the left column; points of the party's name and of the type
RULE_INDENT = 4  # mm on each side by which the rule under the party's name is shorter than its column
TITLE_APART, SIGNATURE_APART = 18, 60  # points above the title, and left for the signature
EARLY_MONTHS = 2  # that are written with a 0 before them


def head(paper: Paper, about: str = "") -> None:
    """The head in two columns; `about` is what a letter is about, under its number."""
    form = paper.form
    left, right = _columns(paper)
    if form.superior:
        _line(left, form.superior.upper())
    _line(left, form.committee.upper(), bold=True)
    _line(left, say(STEM, "under_body"))
    _line(left, form.number)
    if about:
        _line(left, about, points=SMALL_POINTS, italic=True)
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
    table.autofit = False
    _set_widths(table)
    table.rows[0]._tr.get_or_add_trPr().append(node("w:cantSplit"))
    left, right = table.rows[0].cells
    left.width, right.width = Mm(LEFT), Mm(TEXT_WIDTH - LEFT)
    return left, right


def _set_widths(table: Table) -> None:
    """The columns' widths, and cells without padding, so that the columns are as wide as the text."""
    properties = table._tbl.tblPr
    for name, value in (("w:tblW", TEXT_WIDTH), ("w:tblInd", 0)):
        for old in properties.findall(qn(name)):
            properties.remove(old)
        properties.append(node(name, w=twips(value), type="dxa"))
    sides = [node(f"w:{side}", w=0, type="dxa") for side in ("left", "right")]
    properties.append(node("w:tblCellMar", *sides))
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), (LEFT, TEXT_WIDTH - LEFT), strict=True):
        column.set(qn("w:w"), str(twips(width)))


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
    paragraph = first if not first.runs else cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    run = paragraph.add_run(one_line(text, LONGEST))
    run.bold, run.italic, run.font.size = bold or None, italic or None, Pt(points)
    return paragraph


def _rule_under(paragraph: Paragraph) -> None:
    """A rule under a line, about as long as the line."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(RULE_INDENT)
    rule = node("w:bottom", val="single", sz=6, space=1, color="000000")
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(node("w:pBdr", rule), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
