"""Faults planted in a paper before it is laid out: what is wrong, where, and which rows it costs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from hypothesis import strategies as st

from tests.committees.hand import Hand
from tests.committees.spelling import Exact
from tests.committees.table import Line, Paper, row
from tests.committees.wrong import EXCEL_ERROR, MATRIX, NEVER_COMPUTED, STRANGER, WRONG, kind_of

STAGES = ("self", "proposed", "decided")
NAMED_IN_EVERY_ROW = ("pledges", "meetings", "totals", "awards")
SUMMED = ("pledges", "totals")  # a total there adds up numbers; elsewhere it counts lines
TWICE, TOO_MANY = "duplicate_row", "total_mismatch"
Key = str | None
RowKey = tuple[Line, Key]  # a line, and in a matrix the column of the cell


@dataclass(frozen=True)
class Planted:
    """One fault: the codes it may be told by, the line and column where it stands, the rows it keeps out.

    Without a line it stands above the table; without a column in any cell of the line.
    """

    codes: str
    line: Line | None
    key: Key = None
    lost: tuple[RowKey, ...] = ()


@dataclass
class Garden:
    """A paper to plant faults in, each in lines of its own. computes: the file can hold a formula never computed."""

    form: str
    paper: Paper
    hand: Hand
    computes: bool
    planted: list[Planted] = field(default_factory=list)
    spoiled: list[Line] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        """The lines that state facts."""
        return [line for line in self.paper.lines if line.kind == "row"]

    @property
    def is_matrix(self) -> bool:
        """Whether each filled cell is a row."""
        return any(column.key.startswith(MATRIX) for column in self.paper.columns)

    def rows_of(self, line: Line) -> tuple[RowKey, ...]:
        """The rows a line is worth."""
        if not self.is_matrix:
            return ((line, None),)
        filled = [key for key, value in line.cells.items() if key.startswith(MATRIX) and value not in (None, "-")]
        return tuple((line, key) for key in filled)

    def plant(self, draw: st.DrawFn) -> None:
        """Plant one fault; if this kind finds no sound line here, none."""
        fault = draw(st.sampled_from(KINDS))(self, draw)
        if fault is not None:
            self.planted.append(fault)
            self.spoiled += [line for line, _ in fault.lost] + ([fault.line] if fault.line else [])

    def sound(self, *lines: Line) -> bool:
        """Whether nothing is wrong in any of these lines yet."""
        return not any(line is other for line in lines for other in self.spoiled)


def wrong_cell(garden: Garden, draw: st.DrawFn) -> Planted | None:
    """A cell with something that does not belong there, an error of Excel's, or a formula without a value."""
    kinds = {column.key: kind_of(garden.form, column.key) for column in garden.paper.columns}
    if garden.hand.split_name:
        kinds.pop("name", None)
    there = {key: [line for line in garden.lines if line.cells.get(key) not in (None, "-")] for key in kinds}
    kind = draw(st.sampled_from(sorted({kind for key, kind in kinds.items() if kind and there[key]})))
    key = draw(st.sampled_from([key for key in kinds if kinds[key] == kind and there[key]]))
    line = draw(st.sampled_from(there[key]))
    lost = () if kind == "aside" else _lost(garden, line, key)
    if not garden.sound(line, *(other for other, _ in lost)):
        return None
    computed = [NEVER_COMPUTED] if garden.computes else []
    code, values = draw(st.sampled_from([*WRONG[kind], *WRONG[kind], EXCEL_ERROR, *computed]))
    line.cells[key] = draw(values)
    return Planted(code, line, key, lost)


def _lost(garden: Garden, line: Line, key: str) -> tuple[RowKey, ...]:
    """A branch's name typed once stands for the lines below it too."""
    if key.startswith(MATRIX):
        return ((line, key),)
    once = key == "branch" and garden.hand.branch_as in ("merged", "once") and not garden.is_matrix
    if not once:
        return garden.rows_of(line)
    following = garden.lines[_place(garden.lines, line) + 1 :]
    named = next((n for n, other in enumerate(following) if "branch" in other.cells), len(following))
    return tuple((other, None) for other in (line, *following[:named]))


def twice(garden: Garden, _draw: st.DrawFn) -> Planted | None:
    """The last line once more below itself; a total that is one too many already might then have counted it."""
    last = garden.lines[-1]
    counted = any(fault.codes == TOO_MANY for fault in garden.planted)
    if counted or not garden.sound(last) or last.merge_down.get("branch", 1) > 1:
        return None
    again = row(dict(last.cells), [])
    once = garden.hand.branch_as in ("merged", "once") and garden.form not in NAMED_IN_EVERY_ROW
    if once and not garden.is_matrix:
        again.cells.pop("branch", None)
    lost = garden.rows_of(again)
    again.counts = len(lost)
    garden.paper.lines.insert(_place(garden.paper.lines, last) + 1, again)
    garden.spoiled.append(last)
    return Planted(TWICE, again, None, lost) if lost else None


def two_marks(garden: Garden, draw: st.DrawFn) -> Planted | None:
    """A mark under two levels."""
    columns = [column.key for column in garden.paper.columns if column.key.startswith(("proposed:", "decided:"))]
    marked = [line for line in garden.lines if garden.sound(line) and any(line.cells.get(key) for key in columns)]
    if not marked:
        return None
    line = draw(st.sampled_from(marked))
    line.cells[next(key for key in columns if not line.cells.get(key))] = Exact(garden.hand.mark)
    return Planted("two_levels", line, None, ((line, None),))


def no_level(garden: Garden, draw: st.DrawFn) -> Planted | None:
    """Somebody of whom nobody says how they were rated, or why not."""
    rated = [
        line
        for line in garden.lines
        if garden.form not in NAMED_IN_EVERY_ROW
        and garden.sound(line)
        and any(key.startswith(STAGES) and value for key, value in line.cells.items())
        and not line.cells.get("note")
    ]
    if not rated:
        return None
    line = draw(st.sampled_from(rated))
    line.cells.update({key: None for key in line.cells if key.startswith(STAGES)})
    return Planted("missing_level", line)


def unknown_group(garden: Garden, draw: st.DrawFn) -> Planted | None:
    """A group headed by a branch nobody knows."""
    lines = garden.paper.lines
    heads = [n for n, line in enumerate(lines) if line.kind == "group" and _names_a_branch(line.cells.values())]
    if not heads:
        return None
    place = draw(st.sampled_from(heads))
    end = next((n for n in range(place + 1, len(lines)) if lines[n].kind == "group"), len(lines))
    members = [line for line in lines[place + 1 : end] if line.kind == "row"]
    if not members or not garden.sound(lines[place], *members):
        return None
    key = next(key for key, value in lines[place].cells.items() if _names_a_branch([value]))
    lines[place].cells[key] = re.sub(r"Chi bộ .*?(?= \(\d|$)", STRANGER, str(lines[place].cells[key]))
    return Planted("unknown_unit", lines[place], key, tuple((line, None) for line in members))


def unknown_paper(garden: Garden, draw: st.DrawFn) -> Planted | None:
    """A paper of a branch nobody knows, or of no year."""
    if garden.spoiled or garden.form not in ("members", "remediation"):
        return None
    paper, everyone = garden.paper, tuple((line, None) for line in garden.lines)
    if draw(st.booleans()):
        paper.title = [re.sub(r"(?i)\(?năm \d{4}\)?", "", text) for text in paper.title]
        return Planted("no_year", None, None, everyone)
    if garden.hand.letterhead == "in_title":
        return None
    paper.head = [*paper.head[:-1], re.sub("(?i)(chi bộ:? ).*", r"\1Đối ngoại", paper.head[-1])]
    return Planted("unknown_unit", None, "head", everyone)


def wrong_total(garden: Garden, draw: st.DrawFn) -> Planted | None:
    """A total that counts one more than there are, where no line that stands twice may be the one."""
    totals = [line for line in garden.paper.lines if line.kind == "total" and garden.sound(line)]
    numbers = [(line, key, n) for line in totals for key, n in line.cells.items() if isinstance(n, int)]
    again = [fault.line for fault in garden.planted if fault.line and fault.codes == TWICE]
    numbers = [
        (line, key, n)
        for line, key, n in numbers
        if not key.startswith("share") and not any(_adds_one(garden, other, key) for other in again)
    ]
    if not numbers:
        return None
    line, key, n = draw(st.sampled_from(numbers))
    line.cells[key] = n + 1
    return Planted(TOO_MANY, line, key)


def _adds_one(garden: Garden, line: Line, key: str) -> bool:
    """Whether a line makes the figure of a total one more: by its number, its mark under a level, by being there."""
    if garden.form in SUMMED:
        return line.cells.get(key) == 1
    return not key.startswith(STAGES) or bool(line.cells.get(key))


def no_number(garden: Garden, draw: st.DrawFn) -> Planted | None:
    """A line without its running number: no fault at all."""
    line = draw(st.sampled_from(garden.lines))
    if garden.sound(line) and line is not garden.lines[0]:
        line.cells["number"] = None
        garden.spoiled.append(line)  # with nothing else in it, it would be a group's heading
    return None


def _names_a_branch(values: Iterable[object]) -> bool:
    return any("Chi bộ " in str(value) for value in values)


def _place(lines: list[Line], line: Line) -> int:
    return next(n for n, other in enumerate(lines) if other is line)


Kind = Callable[[Garden, st.DrawFn], Planted | None]
KINDS: tuple[Kind, ...] = (
    wrong_cell,
    wrong_cell,
    wrong_cell,
    twice,
    two_marks,
    no_level,
    unknown_group,
    unknown_paper,
    wrong_total,
    no_number,
)
