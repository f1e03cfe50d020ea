"""Where the tables of a sheet stand, and which form each is."""

import itertools
import re
from dataclasses import dataclass, field
from functools import lru_cache

from data.text import plain
from data.vocabulary import Form, vocabulary
from etl.cells import Sheet
from etl.tables.headings import Column, columns_of, fits, heading_parts
from etl.units import Units

MAX_HEAD_ROWS = 3
_TITLE_BONUS = 2
_NUMBERING = re.compile(r"\(?\s*([0-9]{1,2}|[a-z])\s*\)?(\s*=.*)?")
_MARK = re.compile(r"([ivxlc]+|\d+|[a-z])[.)]?")
_RUNNING = re.compile(r"\d+[.)]?")
_YEAR = re.compile(r"\bnam\b.*\b(19|20)\d\d\b")


@dataclass
class Table:
    """A table of a known form: its columns, the rows above it that are its title, its body, headings typed again."""

    sheet: Sheet
    form: Form
    columns: list[Column]
    head_first: int
    head_last: int
    title_rows: list[int] = field(default_factory=list)
    body_rows: list[int] = field(default_factory=list)
    before: list[int] = field(default_factory=list)

    def of(self, *fields: str) -> list[Column]:
        """The columns that hold one of these."""
        return [column for column in self.columns if column.field in fields]

    def has(self, *fields: str) -> bool:
        """Whether there is such a column."""
        return bool(self.of(*fields))


def tables_of(sheet: Sheet, units: Units) -> list[Table]:
    """The tables of a sheet from top to bottom; none where no headings of a known form stand."""
    rows = list(sheet.rows)
    tables: list[Table] = []
    start = done = 0
    for row in rows:
        if row < done or not _may_head(sheet, row):
            continue
        earlier = [number for number in rows if start <= number < row]
        found = _head_at(sheet, row, earlier, units)
        if found is None:
            continue
        title = _title_rows(sheet, earlier) if tables else earlier
        if tables and not title and _same(tables[-1], found):
            tables[-1].body_rows += earlier
        elif tables and not title and not found.has("order"):
            continue
        else:
            if tables:
                tables[-1].body_rows += [number for number in earlier if number not in set(title)]
            found.title_rows = title
            found.before = [number for table in tables for number in table.title_rows]
            tables.append(found)
        start = done = _after_numbering(sheet, found.head_last + 1)
    if tables:
        tables[-1].body_rows += [number for number in rows if number >= start]
    return tables


def _may_head(sheet: Sheet, row: int) -> bool:
    cells = sheet.rows[row].values()
    if len(cells) < 2 or any(cell.kind in ("date", "number") or _RUNNING.fullmatch(cell.text) for cell in cells):
        return False
    return sum(_heads_a_column(cell.text) for cell in cells) >= 2


@lru_cache(maxsize=8192)
def _heads_a_column(text: str) -> bool:
    kinds = vocabulary().columns
    return any(kinds[name].fits(plain(text)) for name in kinds if name != "ignored")


def _head_at(sheet: Sheet, first: int, title_rows: list[int], units: Units) -> Table | None:
    """The best reading of the rows from here as headings: the form and depth that explain most columns."""
    title = plain(" ".join(cell.text for row in title_rows for cell in sheet.rows[row].values()))
    best: tuple[int, Table] | None = None
    for depth in range(1, MAX_HEAD_ROWS + 1):
        last = first + depth - 1
        if depth > 1 and not _may_continue_head(sheet, first, last):
            break
        headings = heading_parts(sheet, first, last)
        for form in vocabulary().forms:
            columns = columns_of(headings, form, units)
            if not fits(form, columns):
                continue
            told = {
                (c.field, c.level, c.document, c.unit_name, c.measure, c.period)
                for c in columns
                if c.field != "ignored"
            }
            score = 2 * len(told)
            score += _TITLE_BONUS if any(word in title for word in form.title_has) else 0
            if best is None or score > best[0] or (score == best[0] and _fills_gaps(sheet, first, last)):
                best = score, Table(sheet, form, columns, first, last)
    if best is None:
        return None
    table = best[1]
    bottoms = [bottom for top, _, bottom, _ in sheet.merged if first <= top <= table.head_last]
    table.head_last = max([table.head_last, *(b for b in bottoms if b < first + MAX_HEAD_ROWS)])
    return table


def _may_continue_head(sheet: Sheet, first: int, row: int) -> bool:
    """Whether a row can be a lower line of headings: several texts, none in the column of the running numbers."""
    cells = sheet.rows.get(row, {})
    if len(cells) < 2 or any(cell.kind != "text" for cell in cells.values()) or _numbers_columns(sheet, row):
        return False
    order = vocabulary().columns["order"]
    numbered = [column for column, cell in sheet.rows[first].items() if order.fits(plain(cell.text))]
    return not any(column in cells for column in numbered)


def _fills_gaps(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a lower line of headings names columns that the first leaves blank: "Nam" and "Nữ" below "Năm sinh"."""
    return last > first and not set(sheet.rows[last]) <= set(sheet.rows[first])


def _same(table: Table, other: Table) -> bool:
    return [(c.number, c.field, c.level) for c in table.columns] == [
        (c.number, c.field, c.level) for c in other.columns
    ]


def _title_rows(sheet: Sheet, rows: list[int]) -> list[int]:
    """From the first row that begins a new title to the end; none where the table merely goes on.

    Below a title stands no numbered row: a group headed "Đảng ủy" begins none.
    """
    words = vocabulary().raw["rows"]["titles"]
    numbered = [place for place, row in enumerate(rows) if _is_numbered(sheet, row)]
    for place, row in enumerate(rows):
        if numbered and place < numbered[-1]:
            continue
        texts = [plain(cell.text) for cell in sheet.rows[row].values()]
        if any(_MARK.fullmatch(text) for text in texts):
            continue
        if len(texts) <= 2 and any(begins_title(text, words) for text in texts):
            return rows[place:]
    return []


def _is_numbered(sheet: Sheet, row: int) -> bool:
    """Whether a row begins with a running number and goes on."""
    cells = list(sheet.rows[row].values())
    return len(cells) > 1 and _RUNNING.fullmatch(cells[0].text) is not None


def begins_title(text: str, words: list[str]) -> bool:
    """Whether a text without accents is the first line of a table's title: by its first word, or a year in it."""
    bare = re.sub(r"^([ivx]+|[a-z]|\d+)\s*[.)/]\s*", "", text)
    return any(bare.startswith(word) for word in words) or bool(_YEAR.search(text))


def _after_numbering(sheet: Sheet, row: int) -> int:
    """The row after a line that only numbers the columns."""
    return row + 1 if _numbers_columns(sheet, row) else row


def _numbers_columns(sheet: Sheet, row: int) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), or A B 1 2 3."""
    cells = list(sheet.rows.get(row, {}).values())
    marks = [match[1] for cell in cells if (match := _NUMBERING.fullmatch(plain(cell.text)))]
    numbers = [int(mark) for mark in marks if mark.isdigit()]
    rising = all(later == earlier + 1 for earlier, later in itertools.pairwise(numbers))
    return len(cells) >= 3 and len(marks) == len(cells) and len(numbers) >= 2 and rising
