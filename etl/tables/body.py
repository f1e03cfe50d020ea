"""The rows of a table: which are facts, which are groups, totals, signatures and notes."""

import re
from dataclasses import dataclass, field

from data.text import clean, key, plain
from data.vocabulary import vocabulary
from etl.cells import Cell
from etl.tables.find import Table

_KEYS = ("name", "unit", "item", "document")
_ROMAN_OR_LETTER = re.compile(r"([ivxl]+|[a-z])[.)]?")
_MARKED_GROUP = re.compile(r"^([IVXL]+|[A-Z])\s*[.)/-]\s*(?=\S)")
_GROUP_COUNT = re.compile(r"\s*(?:\(\s*\d+[^()]*\)|[:–-]\s*\d+\s+\D{2,12})\s*$")
_NAME_WORDS = 6


@dataclass(frozen=True)
class Row:
    """One row of a table. cells: by column number, with the cell that shows through a merged area above it."""

    number: int
    cells: dict[int, Cell]
    groups: tuple[Cell, ...] = ()

    def first(self, table: Table, *fields: str) -> Cell | None:
        """The first filled cell of the columns that hold one of these."""
        return next((self.cells[c.number] for c in table.of(*fields) if c.number in self.cells), None)

    def text(self, table: Table, *fields: str) -> str:
        """The texts of all such cells, joined: a name typed in two columns is one name."""
        return " ".join(self.cells[c.number].text for c in table.of(*fields) if c.number in self.cells)


@dataclass(frozen=True)
class Total:
    """A total and the facts it may be the total of: all above it, those of its group, those since the last total."""

    row: Row
    of: tuple[list[Row], list[Row], list[Row]]


@dataclass
class Body:
    """The facts of a table, its totals with the facts each stands under, and rows that could not be placed."""

    facts: list[Row] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)


def body_of(table: Table) -> Body:
    """Sorts the rows of a table."""
    body = Body()
    groups: tuple[Cell, ...] = ()
    since_group: list[Row] = []
    since_total: list[Row] = []
    signed = False
    counts = any(_is_numbered(table, Row(number, table.sheet.rows[number])) for number in table.body_rows)
    for number in table.body_rows:
        row = Row(number, _shown(table, number), groups)
        kind = _kind(table, row, signed=signed, counts=counts)
        if kind == "fact":
            body.facts.append(row)
            since_group.append(row)
            since_total.append(row)
        elif kind == "total":
            body.totals.append(Total(row, (list(body.facts), since_group, since_total)))
            since_total = []
        elif kind == "group":
            heading = _longest(row)
            groups = (*groups[-1:], heading)
            since_group = []
        signed = signed or kind == "signature"
    return body


def group_text(cell: Cell) -> str:
    """A group's heading without its numbering and count: "I. Chi bộ Thanh tra (6 đảng viên)" is "Chi bộ Thanh tra"."""
    return clean(_GROUP_COUNT.sub("", _MARKED_GROUP.sub("", cell.text)))


def _shown(table: Table, number: int) -> dict[int, Cell]:
    cells = dict(table.sheet.rows[number])
    for column in table.columns:
        anchor = table.sheet.anchors.get((number, column.number))
        if anchor is not None and anchor.column == column.number and anchor.row > table.head_last:
            cells[column.number] = anchor
    return cells


def _kind(table: Table, row: Row, *, signed: bool, counts: bool) -> str:
    """What a row is; counts: whether the rows of this table carry running numbers."""
    texts = [plain(cell.text) for cell in row.cells.values()]
    numbered = _is_numbered(table, row)
    words = vocabulary().raw["rows"]
    if not numbered and any(text.startswith(word) for text in texts for word in words["signatures"]):
        return "signature"
    keys = [plain(row.cells[c.number].text) for c in table.of(*_KEYS) if c.number in row.cells]
    if not numbered and any(is_total(text) for text in (*texts[:2], *keys)):
        return "total"
    mapped = [c for c in table.columns if c.field not in ("order", "ignored") and c.number in row.cells]
    if numbered:
        return "fact" if mapped else "blank"
    if signed or any(text.startswith(word) for text in texts[:1] for word in words["notes"]):
        return "note"
    named = any(column.field in _KEYS for column in mapped)
    own = [column for column in mapped if row.cells[column.number].row == row.number]
    if named and len(mapped) > 1 and own:
        return "fact"
    return "group" if counts else _lone(table, row, words["groups"])


def _lone(table: Table, row: Row, group_words: list[str]) -> str:
    """A line with a single text: mostly a group's heading, but a name alone is a person without a level."""
    cell = _longest(row)
    marked = row.first(table, "order")
    text = plain(group_text(cell))
    merged = any(
        top <= cell.row <= bottom and left <= cell.column < right for top, left, bottom, right in table.sheet.merged
    )
    if (marked is not None and _ROMAN_OR_LETTER.fullmatch(plain(marked.text))) or merged or cell is marked:
        return "group"
    if any(text.startswith(word) for word in group_words) or _MARKED_GROUP.match(cell.text) or cell.text.isupper():
        return "group"
    if key(text).startswith("chi bo"):
        return "group"
    looks_like_name = len(text.split()) <= _NAME_WORDS and not re.search(r"[:;,.()]", text)
    return "fact" if looks_like_name and row.first(table, "name") else "group"


def _is_numbered(table: Table, row: Row) -> bool:
    cell = row.first(table, "order")
    return cell is not None and bool(re.fullmatch(r"\d{1,5}[.)]?", cell.text))


def is_total(text: str) -> bool:
    """Whether a text without accents names a total: "tong cong: 27 dang vien", "cong trang 1"."""
    bare = re.sub(r"[\s:.]*\d*\s*(dang vien|dong chi|chi bo|nguoi|dv)?[\s:.]*$", "", text)
    return bare in vocabulary().raw["rows"]["totals"] or text.startswith(("tong cong", "tong so:"))


def _longest(row: Row) -> Cell:
    return max(row.cells.values(), key=lambda cell: len(cell.text))
