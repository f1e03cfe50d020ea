"""Puts a paper on a sheet: where it starts, how its headings are built, what stands between its lines."""

from __future__ import annotations

from itertools import zip_longest
from random import Random

from tests.committees.hand import Hand
from tests.committees.pen import Value
from tests.committees.sheet import Sheet, address
from tests.committees.spelling import Exact, dressed
from tests.committees.table import Column, Line, Paper

_NUMBER_ROWS = {"brackets": "({})", "plain": "{}"}


class Layout:
    """One paper being written on one sheet, from a row down."""

    def __init__(self, sheet: Sheet, hand: Hand, rng: Random) -> None:
        """The paper starts under whatever the sheet already holds."""
        self.sheet, self.hand, self.rng = sheet, hand, rng
        self.first = hand.left + 1
        self.row = sheet.last_row + (3 if sheet.cells else 1 + hand.top)
        self.placed: list[tuple[Line, int]] = []

    def write(self, paper: Paper) -> None:
        """Write the whole paper."""
        self.width = len(paper.columns)
        self.places = {column.key: self.first + i for i, column in enumerate(paper.columns)}
        if not (self.hand.one_head and self.sheet.cells):
            self._head(paper)
        self._title(["\n".join(paper.title)] if self.hand.title_in_one_cell else paper.title)
        self._headings(paper.columns)
        self._number_row()
        for line in paper.lines:
            self._line(line, paper.columns)
        self._foot(paper)

    def _put(self, column: int, value: Value, row: int | None = None) -> None:
        shown = dressed(value, self.hand, self.rng) if isinstance(value, str) else value
        self.sheet.put(row or self.row, column, shown)

    def _head(self, paper: Paper) -> None:
        right = self.first + max(2, self.width - 3)
        if self.hand.letterhead == "one_cell":
            self._put(self.first, "\n".join([*paper.head, "*"]))
            self._put(right, "ĐẢNG CỘNG SẢN VIỆT NAM\n" + paper.date_line)
            self.row += 2
            return
        beside = ["ĐẢNG CỘNG SẢN VIỆT NAM", paper.date_line]
        left = [*paper.head, *(["*"] if self.hand.letterhead == "two_columns" else [])]
        for i in range(max(len(left), len(beside))):
            self._put(self.first, left[i] if i < len(left) else None)
            self._put(right, beside[i] if i < len(beside) else None)
            self.row += 1

    def _title(self, lines: list[str]) -> None:
        for text in lines:
            self._put(self.first + (0 if self.hand.merge else self.hand.title_at), text)
            if self.hand.merge:
                self.sheet.merge(self.row, self.first, self.row, self.first + self.width - 1)
            self.row += 1
        self.row += 1

    def _headings(self, columns: list[Column]) -> None:
        depth = min(self.hand.header_rows, max(len(column.path) for column in columns))
        paths = [_shortened(column.path, depth) for column in columns]
        for i, path in enumerate(paths):
            for level, text in enumerate(path):
                if i and level < len(path) - 1 and paths[i - 1][: level + 1] == path[: level + 1]:
                    continue
                self._heading(paths, i, level, depth, text)
        self.row += depth

    def _heading(self, paths: list[tuple[str, ...]], i: int, level: int, depth: int, text: str) -> None:
        top = self.row + level
        self._put(self.first + i, text.upper() if self.hand.upper_headings else text, top)
        last, bottom = i, top
        if level < len(paths[i]) - 1:
            while last + 1 < len(paths) and paths[last + 1][: level + 1] == paths[i][: level + 1]:
                last += 1
        else:
            bottom = self.row + depth - 1
        if self.hand.merge:
            self.sheet.merge(top, self.first + i, bottom, self.first + last)

    def _number_row(self) -> None:
        if self.hand.number_row == "none":
            return
        pattern = _NUMBER_ROWS.get(self.hand.number_row, "{}")
        for i in range(self.width):
            if self.hand.number_row == "letters" and i < 2:
                self._put(self.first + i, Exact("AB"[i]))
            else:
                n = i - 1 if self.hand.number_row == "letters" else i + 1
                self._put(self.first + i, n if pattern == "{}" else Exact(pattern.format(n)))
        self.row += 1

    def _line(self, line: Line, columns: list[Column]) -> None:
        if line.kind == "heading":
            if self.hand.page_total:
                self._put(self.first + 1, "Cộng trang")
            self.row += 2
            self._headings(columns)
            self._number_row()
            return
        for key, value in line.cells.items():
            self._put(self.places[key], value)
            if self.hand.formulas and key.startswith(("number", "self", "proposed", "decided")) and value is not None:
                self.sheet.formulas.add((self.row, self.places[key]))
        if self.hand.scribbles and line.kind == "row" and self.rng.random() > 0.9:
            self._put(self.first + self.width + 1, "đã đối chiếu")
        if line.kind == "group" and self.hand.group_style == "merged":
            self.sheet.merge(self.row, self.first, self.row, self.first + self.width - 1)
        for key, lines in line.merge_down.items():
            self.sheet.merge(self.row, self.places[key], self.row + lines - 1, self.places[key])
        self.placed.append((line, self.row))
        self.sheet.facts += [(fact, address(self.row, self.places[key])) for key, fact in line.facts]
        self.sheet.rows += line.counts
        self.row += 1

    def _name_above(self) -> str:
        """Somebody of the table itself has drawn it up."""
        column = self.places.get("name", 0)
        names = [str(value) for (_, place), value in self.sheet.cells.items() if place == column]
        return names[-1] if names and "given" not in self.places else ""

    def _foot(self, paper: Paper) -> None:
        self.row += 1
        column = self.first + max(1, self.width - 2)
        beside = ["NGƯỜI LẬP BIỂU", "", self._name_above()] if self.hand.two_signatures else []
        for text, other in zip_longest(paper.signature, beside if column > self.first + 1 else []):
            self._put(column, text or None)
            self._put(self.first + 1, other or None)
            self.row += 1
        for text in paper.foot:
            self._put(self.first, text)
            self.row += 1


def _shortened(path: tuple[str, ...], depth: int) -> tuple[str, ...]:
    if len(path) <= depth:
        return path
    return (*path[: depth - 1], " - ".join(path[depth - 1 :]))
