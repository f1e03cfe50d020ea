"""How many rows a workbook has, as a person counts them with the sheet before them; knows nothing of the readers.

A row is a person, branch, filing, item or award of a table: a line under headings that bears a running number, or that
names one of these beside something else. In a matrix each filled cell is one. Titles, headings (repeated ones too),
group headings, totals, signatures, notes and sheets without a table of ours have none.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from tests.committees.sheet_xml import Grid, grids, place_of
from tests.committees.tcvn3 import as_read_in_its_font

NUMBER_HEADINGS = ("tt", "stt", "so tt")
SUBJECTS = (
    "ho va",
    "ho ten",
    "ho, ten",
    "ho dem",
    "tap the",
    "chi bo",
    "ten chi bo",
    "to chuc dang",
    "ten to chuc dang",
)
THINGS = (
    "loai van ban",
    "ten loai ho so",
    "loai ho so",
    "ten van ban",
    "ho so, tai lieu",
    "han che",
    "noi dung han che",
    "ton tai",
)
OURS = ("xep loai", "de nghi", "han che", "kiem diem", "hoi nghi", "cam ket", "da xay dung", "khen thuong")
BRANCH = ("chi bo", "ten chi bo", "chi bo, don vi", "chi bo truc thuoc", "ten chi bo truc thuoc")
RECEIVED = ("ngay nhan", "ngay nop", "ngay tiep nhan")
TOTALS = ("tong cong", "tong so", "cong trang", "cong:")
SIGNATURES = ("t/m", "tm.", "nguoi lap", "bi thu", "pho bi thu")
DASHES = ("-", "–", "—")
Row = tuple[str, int, int | None]  # the sheet, the row, and in a matrix the column


@dataclass
class Table:
    """One table: the headings of its columns, the columns of a matrix, its rows, the lines that head groups."""

    first: int
    last: int
    number: int
    headings: dict[int, str]
    matrix: frozenset[int]
    lines: list[int] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)


@dataclass
class Counted:
    """The rows of one .xlsx."""

    sheets: dict[str, tuple[Grid, list[Table]]]

    @classmethod
    def of(cls, content: bytes) -> Counted:
        """Count the rows of a workbook."""
        found = {grid.name: Grid(grid.name, as_read_in_its_font(grid.texts), grid.merged) for grid in grids(content)}
        return cls({name: (grid, _tables(grid)) for name, grid in found.items()})

    @property
    def rows(self) -> set[Row]:
        """Every row."""
        return {row for name, (grid, tables) in self.sheets.items() for table in tables for row in _rows(grid, table)}

    def told_of(self, sheet: str | None, cell: str | None) -> set[Row]:
        """The rows an address speaks of: its own; of a heading, letterhead or name typed once all it stands for."""
        grid, tables = self.sheets.get(sheet or "", (Grid(""), []))
        if cell is None:
            return {row for table in tables for row in _rows(grid, table)}
        number, column = place_of(cell)
        table = next((t for t in tables if number <= max([t.last, *t.lines])), None)
        if table is None:
            return set()
        rows = _rows(grid, table)
        if number <= table.last:
            return {row for row in rows if row[2] in (None, column) or column not in table.matrix}
        if number in table.groups:
            end = min((group for group in table.groups if group > number), default=max(table.lines) + 1)
            return {row for row in rows if number < row[1] < end}
        if column in table.matrix:
            return {row for row in rows if row[1:] == (number, column)}
        last = _end_of_name(grid, table, number, column)
        return {row for row in rows if number <= row[1] <= last}


def _end_of_name(grid: Grid, table: Table, number: int, column: int) -> int:
    """The last line a cell stands for: a branch's name typed once stands for the lines below it."""
    if table.headings.get(column) not in BRANCH:
        return number
    below = [line for line in table.lines if line > number]
    named = next((line for line in below if (line, column) in grid.texts), max(table.lines) + 1)
    return max([number, *(line for line in below if line < named)])


def _rows(grid: Grid, table: Table) -> set[Row]:
    if not table.matrix:
        return {(grid.name, line, None) for line in table.lines}
    filled = {place for place, text in grid.texts.items() if text.strip() not in DASHES}
    return {(grid.name, line, column) for line in table.lines for column in table.matrix if (line, column) in filled}


def _tables(grid: Grid) -> list[Table]:
    tables: list[Table] = []
    below, going_on, signed = 0, False, False
    for number in grid.rows:
        cells = {column: plain(text) for column, text in grid.row(number).items()}
        if number <= below:
            continue
        head = _table_at(grid, number, cells)
        if head is not None:
            below, signed = head.last, False
            going_on = any(word in heading for heading in head.headings.values() for word in (*OURS, *RECEIVED))
            if going_on and not (tables and tables[-1].headings == head.headings):
                tables.append(head)
        elif going_on:
            signed = signed or _signs(tables[-1], cells)
            _sort(tables[-1], number, cells, signed=signed)
    return [table for table in tables if table.lines]


def _table_at(grid: Grid, first: int, cells: dict[int, str]) -> Table | None:
    """The table whose headings begin in this row: one of them is that of the running numbers."""
    number = next((column for column, text in cells.items() if text in NUMBER_HEADINGS), None)
    if number is None or len(cells) < 3:
        return None
    last = first
    while _heads_on(grid, last + 1, number):
        last += 1
    headings = _headings(grid, first, last)
    received = frozenset(column for column, text in headings.items() if text.startswith(RECEIVED))
    if _only_numbers(grid, last + 1):
        last += 1
    return Table(first, last, number, headings, received if len(received) > 1 else frozenset())


def _heads_on(grid: Grid, row: int, number: int) -> bool:
    """Whether a row holds lower headings: some texts, and nothing below the heading of the running numbers."""
    cells = grid.row(row)
    return len(cells) > 1 and number not in cells and not any(re.fullmatch(r"[\d(].*", text) for text in cells.values())


def _only_numbers(grid: Grid, row: int) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), A B 1 2 3."""
    texts = [plain(text).strip("()") for text in grid.row(row).values()]
    return (
        len(texts) > 2
        and all(re.fullmatch(r"[a-z]|\d+", text) for text in texts)
        and texts[-1] == str(len(texts) - sum(text.isalpha() for text in texts))
    )


def _headings(grid: Grid, first: int, last: int) -> dict[int, str]:
    """Each column's heading from top to bottom; one over several columns is each one's."""
    columns = sorted({column for row, column in grid.texts if first <= row <= last})
    heads: dict[int, list[str]] = {column: [] for column in columns}
    for row in range(first, last + 1):
        spread = ""
        for column in columns:
            own = plain(grid.texts.get((row, column), ""))
            lower = any((below, column) in grid.texts for below in range(row + 1, last + 1))
            spread = own or (spread if lower and not heads[column] else "")
            heads[column] += [spread] if spread else []
    return {column: " ".join(texts) for column, texts in heads.items()}


def _signs(table: Table, cells: dict[int, str]) -> bool:
    """Whether somebody signs here; "Bí thư" beside somebody's name is an office."""
    beside = len(cells) > 2 and not any(text.startswith(SIGNATURES) for text in list(cells.values())[:2])
    return not beside and table.number not in cells and any(text.startswith(SIGNATURES) for text in cells.values())


def _sort(table: Table, number: int, cells: dict[int, str], *, signed: bool) -> None:
    """Puts a line below the headings where it belongs."""
    inside = {column: text for column, text in cells.items() if column in table.headings}
    numbered = re.fullmatch(r"\d+\.?|[#=].*", cells.get(table.number, "")) is not None
    subjects = [text for column, text in inside.items() if table.headings[column].startswith((*SUBJECTS, *THINGS))]
    total = any(text == "cong" or text.startswith(TOTALS) for text in [*subjects, *list(cells.values())[:2]])
    if numbered and len(inside) > 1:
        table.lines.append(number)
    elif signed or total:
        return
    elif table.number not in cells and subjects and len(inside) > 1:
        table.lines.append(number)
    elif inside:
        table.groups.append(number)


def plain(text: str) -> str:
    """Lower case without accents, invisible letters and doubled spaces."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join(
        "".join(c for c in letters if c.isspace() or (c.isprintable() and not unicodedata.combining(c))).split()
    )
