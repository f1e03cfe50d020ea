"""What a row of a table is: a fact, a group's heading, a total, a signature, a note, or nothing."""

import re
from collections.abc import Callable

from data.text import clean, key, plain
from data.vocabulary import vocabulary
from etl.cells import Cell
from etl.tables.find import Table
from etl.tables.row import Row, group_text, is_marked_group
from etl.values import day, whole

_KEYS = ("name", "unit", "item", "document")
_OFFICES = ("position", "supervisor", "responsible", "received_by", "note")
_LEVELS = ("self", "proposed", "decided", "level", "unit_level")
_DAYS = ("received_on", "documents", "units", "filed_on", "held_on", "reported_on", "done_on", "noted_on")
_COUNTS = ("level_counts", "members", "rated", "not_rated", "done")
_ROMAN_OR_LETTER = re.compile(r"([ivxl]+|[a-z])[.)]?")
_NAME_WORDS = 6


def kind_of(table: Table, row: Row, *, signed: bool, counts: bool, leapt: bool) -> str:
    """What a row is: fact, total, group, signature, note or blank.

    signed: whether a signature stands above; counts: whether the rows of this table carry running numbers; leapt:
    whether the running numbers leave one out here.
    """
    numbered = running_number(table, row) is not None
    words = vocabulary().raw["rows"]
    texts = [plain(cell.text) for cell in row.cells.values()]
    mapped = [c for c in table.columns if c.field not in ("order", "ignored") and c.number in row.cells]
    if numbered:
        return "fact" if mapped else "blank"
    if _signs(table, row, tuple(words["signatures"])):
        return "signature"
    if _is_total(table, row):
        return "total"
    named = any(column.field in _KEYS for column in mapped)
    if signed or any(text.startswith(word) for text in texts[:1] for word in words["notes"]):
        return "fact" if named and _says(table, row, _LEVELS, _DAYS, _COUNTS) else "note"
    own = [column for column in mapped if row.cells[column.number].row == row.number]
    if named and len(mapped) > 1 and own:
        return "fact"
    return "group" if counts and not leapt else _lone(table, row, words["groups"], leapt=leapt)


def running_number(table: Table, row: Row) -> int | None:
    """The number in the column of the running numbers."""
    cell = row.first(table, "order")
    match = re.fullmatch(r"(\d{1,5})[.)]?", cell.text) if cell is not None else None
    return int(match[1]) if match else None


def is_total(text: str) -> bool:
    """Whether a text names a total: "Tổng cộng: 27 đảng viên", "Cộng trang". Where accents are typed they count."""
    fold: Callable[[str], str] = plain if clean(text).isascii() else key
    words = vocabulary().raw["rows"]
    counted = "|".join(re.escape(fold(word)) for word in words["counted"])
    bare = re.sub(rf"[\s:.]*\d*\s*({counted})?[\s:.]*$", "", fold(text))
    return bare in {fold(word) for word in words["totals"]} or fold(text).startswith(
        tuple(fold(word) for word in words["total_begins"])
    )


def _is_total(table: Table, row: Row) -> bool:
    """Whether a row without a running number is a total; one that says a level or a day is somebody's."""
    names = {column.number for column in table.of("name")}
    texts = [cell.text for number, cell in row.cells.items() if number not in names]
    keys = [row.text(table, field) for field in _KEYS]
    return any(is_total(text) for text in (*texts[:2], *keys) if text) and not _says(table, row, _LEVELS, _DAYS)


def _says(table: Table, row: Row, *kinds: tuple[str, ...]) -> bool:
    """Whether a column of these kinds holds what belongs there: a level's name, a day, a count."""
    tests = {_LEVELS: lambda cell: vocabulary().level(cell.text), _DAYS: day, _COUNTS: whole}
    cells = [(kind, row.cells.get(column.number)) for kind in kinds for column in table.of(*kind)]
    return any(cell is not None and not cell.faulty and tests[kind](cell) is not None for kind, cell in cells)


def _signs(table: Table, row: Row, signatures: tuple[str, ...]) -> bool:
    """Whether a row is somebody's signature; "Bí thư" as the office of somebody the row names is none."""
    keys = [plain(row.cells[c.number].text) for c in table.of(*_KEYS) if c.number in row.cells]
    names_others = any(not text.startswith(signatures) for text in keys)
    offices = {column.number for column in table.of(*_OFFICES)} if names_others else ()
    texts = [plain(cell.text) for number, cell in row.cells.items() if number not in offices]
    return any(text.startswith(signatures) for text in texts)


def _lone(table: Table, row: Row, group_words: list[str], *, leapt: bool) -> str:
    """A line with a single text: mostly a group's heading, but a name alone is somebody without a level."""
    cell = longest(row)
    marked = row.first(table, "order")
    text = plain(group_text(cell))
    merged = any(
        top <= cell.row <= bottom and left <= cell.column < right for top, left, bottom, right in table.sheet.merged
    )
    if (marked is not None and _ROMAN_OR_LETTER.fullmatch(plain(marked.text))) or merged or cell is marked:
        return "group"
    if any(text.startswith(word) for word in group_words) or is_marked_group(cell) or cell.text.isupper():
        return "group"
    if text.startswith("chi bo") and not leapt:
        return "group"
    looks_like_name = len(text.split()) <= _NAME_WORDS and not re.search(r"[:;,.()]", text)
    return "fact" if looks_like_name and row.first(table, *(_KEYS if leapt else ("name",))) else "group"


def longest(row: Row) -> Cell:
    """The cell with the longest text."""
    return max(row.cells.values(), key=lambda cell: len(cell.text))
