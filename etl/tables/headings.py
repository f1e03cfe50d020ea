"""What the columns of a table are, told from its headings alone: never from their position."""

import re
from dataclasses import dataclass
from functools import lru_cache

from data.text import clean, plain, tight
from data.vocabulary import Form, Vocabulary, vocabulary
from etl.cells import Sheet
from etl.units import Units

_SEPARATORS = re.compile(r"\s+[-–—]\s+|\s*[:/|(]\s*")
_JOINT = re.compile(r"\s+[-–—]\s+|\s*:\s*")
_MIN_MATRIX_COLUMNS = 2
_LETTER = re.compile(r"\w( – \d+)?")  # with the first row's number, should that be taken for a line of headings
# A heading such as "Ngày hoàn thành" ends in a word that alone would be a level.
_SHORT_LEVEL = 2
_LONGEST_LEVEL = 8
STAGES = ("self", "proposed", "decided")


@dataclass(frozen=True)
class Column:
    """A column of a table: what it holds, and the level, document, body, measure, period its heading speaks of.

    `stage`: whose score a column of scores holds, where its heading says so.
    """

    number: int
    field: str
    heading: str
    level: str | None = None
    document: str | None = None
    unit_name: str | None = None
    measure: str | None = None
    period: str | None = None
    stage: str | None = None


@dataclass(frozen=True)
class _Said:
    heading: str
    document: str | None
    level: str | None
    measure: str | None
    fields: frozenset[str]
    period: str | None
    stage: str | None
    alone: bool


def columns_of(headings: dict[int, list[str]], form: Form, units: Units) -> list[Column]:
    """The columns that headings (heading_parts) give to this form, in their order; unknown headings give none."""
    found = []
    for number, parts in headings.items():
        column = _column(number, parts, form, units)
        if column is not None:
            found.append(column)
    return _without_stray_letters(found)


def fits(form: Form, columns: list[Column]) -> bool:
    """Whether the columns hold all that the form needs."""
    fields = {column.field for column in columns}
    for field in ("documents", "units"):
        if sum(column.field == field for column in columns) < _MIN_MATRIX_COLUMNS:
            fields.discard(field)
    if any(column.field in (*STAGES, "level") or (column.field == "score" and column.period) for column in columns):
        fields.add("level_of_someone")
    return fields.issuperset(form.needs) and all(fields.intersection(group) for group in form.one_of)


def heading_parts(sheet: Sheet, first: int, last: int) -> dict[int, list[str]]:
    """For each column the texts of its heading from top to bottom; a heading over several columns belongs to each."""
    tops: dict[int, list[str]] = {}
    for row in range(first, last + 1):
        filled = sheet.rows.get(row, {})
        below = {column for lower in range(row + 1, last + 1) for column in sheet.rows.get(lower, {})}
        spread, reach = "", 0
        columns = sorted({*filled, *below, *(c for r, c in sheet.anchors if r == row), *tops})
        for column in columns:
            cell = filled.get(column) or sheet.anchors.get((row, column))
            if cell is not None:
                text, spread, reach = cell.text, cell.text, column
            elif column in below and spread and column == reach + 1:
                text, reach = spread, column
            else:
                continue
            parts = tops.setdefault(column, [])
            if not parts or parts[-1] != text:
                parts.append(text)
    return dict(sorted(tops.items()))


def _without_stray_letters(columns: list[Column]) -> list[Column]:
    """A column headed "A" stands for a level only where all four letters head one; else it is just a column "a"."""
    letters = [column for column in columns if column.level and _LETTER.fullmatch(column.heading)]
    if {column.level for column in letters} == set(vocabulary().level_codes):
        return columns
    return [column for column in columns if column not in letters]


def _column(number: int, parts: list[str], form: Form, units: Units) -> Column | None:
    said = _said(tuple(parts))
    heading = said.heading
    if "units" in form.columns and (unit_name := _unit_name(parts[-1], units)):
        return Column(number, "units", heading, unit_name=unit_name)
    if "documents" in form.columns and said.document is not None:
        return Column(number, "documents", heading, document=said.document)
    if said.level is not None and "level_counts" in form.columns:
        return Column(number, "level_counts", heading, level=said.level, measure=said.measure)
    for field in form.columns:
        if field in said.fields:
            if said.level is not None and field not in (*STAGES, "level", "votes"):
                continue
            stage = said.stage if field == "score" else None
            return Column(
                number, field, heading, level=said.level, measure=said.measure, period=said.period, stage=stage
            )
    if (said.level is not None or said.alone) and "level" in form.columns:
        return Column(number, "level", heading, level=said.level, measure=said.measure, period=said.period)
    return None


@lru_cache(maxsize=8192)
def _said(parts: tuple[str, ...]) -> _Said:
    """What a heading says whatever the form; asked for every form and row, and most files have the same headings."""
    words = vocabulary()
    document = next((code for part in reversed(parts) if (code := _document_in(part, words))), None)
    level, rest = _level_in(list(parts), words)
    period, bare = words.period(plain(" ".join(rest)))
    fields = frozenset(name for name, column in words.columns.items() if column.fits(bare))
    stage = next((stage for stage in STAGES if words.columns[stage].has.search(bare)), None)
    alone = period is not None and not re.search("[a-z]", bare.replace("nam", ""))
    return _Said(clean(" – ".join(parts)), document, level, _measure(list(parts), words), fields, period, stage, alone)


def _document_in(text: str, words: Vocabulary) -> str | None:
    """The document a heading names: "Ngày nhận hồ sơ - Văn bản khác" by its second part."""
    _, *pieces = _JOINT.split(text)
    return next((code for piece in (*pieces, text) if (code := words.document(piece))), None)


def _unit_name(text: str, units: Units) -> str | None:
    """The part of a heading that names a body, known or else not: "Ngày nộp - Chi bộ Văn phòng" has one."""
    pieces = (text, *reversed(_JOINT.split(text)))
    known = next((piece for piece in pieces if units.find(piece)), None)
    return known or next((piece for piece in pieces if units.named_as_chi_bo(piece)), None)


def _level_in(parts: list[str], words: Vocabulary) -> tuple[str | None, list[str]]:
    """The one level a heading speaks of, and what else it says: "HTXSNV và HTTNV" is neither of the two."""
    for part in reversed(parts):
        others = [other for other in parts if other is not part]
        level = words.level(part)
        if level is not None:
            return level, others
        pieces = [piece for piece in _SEPARATORS.split(part.rstrip(") ")) if piece]
        named = [level for piece in pieces if (level := words.level(piece))]
        if len(named) == 1:
            return named.pop(), others + [piece for piece in pieces if not words.level(piece)]
        level, left = _level_at_an_end(part.split(), words)
        if level is not None and not _level_within(left, words):
            return level, [*others, " ".join(left)]
    return None, parts


def _level_at_an_end(tokens: list[str], words: Vocabulary) -> tuple[str | None, list[str]]:
    for size in reversed(range(1, min(len(tokens), _LONGEST_LEVEL))):
        for piece, left in ((tokens[-size:], tokens[:-size]), (tokens[:size], tokens[size:])):
            if level := _long_level(piece, words):
                return level, left
    return None, tokens


def _level_within(tokens: list[str], words: Vocabulary) -> bool:
    sizes = range(1, _LONGEST_LEVEL)
    return any(_long_level(tokens[first : first + size], words) for first in range(len(tokens)) for size in sizes)


def _long_level(tokens: list[str], words: Vocabulary) -> str | None:
    text = " ".join(tokens)
    return words.level(text) if len(tokens) > _SHORT_LEVEL or tight(text).endswith("nv") else None


def _measure(parts: list[str], words: Vocabulary) -> str | None:
    measures = words.raw["measures"]
    for part in reversed(parts):
        bare = plain(part)
        if any(mark in bare for mark in measures["percent"]):
            return "percent"
        if any(mark in bare for mark in measures["cumulative"]):
            return "cumulative"
        if bare in measures["count"]:
            return "count"
    return None
