"""The rows of a table, sorted: its facts, each in its group, and its totals with the facts they may be of."""

from dataclasses import dataclass, field
from itertools import pairwise

from etl.cells import Cell
from etl.tables.find import Table
from etl.tables.kinds import kind_of, longest, running_number
from etl.tables.row import Row, shown


@dataclass(frozen=True)
class Total:
    """A total and the facts it may be the total of: all above it, those of its group, those since the last total."""

    row: Row
    of: tuple[list[Row], list[Row], list[Row]]


@dataclass
class Body:
    """The facts of a table, and its totals with the facts each stands under."""

    facts: list[Row] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)


def body_of(table: Table) -> Body:
    """Sorts the rows of a table."""
    body = Body()
    groups: tuple[Cell, ...] = ()
    since_group: list[Row] = []
    since_total: list[Row] = []
    signed = False
    numbers = {number: running_number(table, Row(number, table.sheet.rows[number])) for number in table.body_rows}
    leaps = _leaps(numbers)
    counts = any(running is not None for running in numbers.values())
    for number in table.body_rows:
        row = Row(number, shown(table, number), groups)
        kind = kind_of(table, row, signed=signed, counts=counts, leapt=number in leaps)
        if kind == "fact":
            body.facts.append(row)
            since_group.append(row)
            since_total.append(row)
        elif kind == "total":
            body.totals.append(Total(row, (list(body.facts), since_group, since_total)))
            since_total = []
        elif kind == "group":
            heading = longest(row)
            groups = (*groups[-1:], heading)
            since_group = []
        signed = signed or kind == "signature"
    return body


def _leaps(numbers: dict[int, int | None]) -> set[int]:
    """Rows without a running number where the numbers left just one out: "1", "", "3"."""
    counted = [number for number, running in numbers.items() if running is not None]
    found = set()
    for above, below in pairwise(counted):
        between = [number for number in numbers if above < number < below]
        if len(between) == 1 and (numbers[below] or 0) - (numbers[above] or 0) == 2:
            found.add(between[0])
    return found
