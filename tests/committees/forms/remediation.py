"""Remediation: what a branch plans, and what the office finds a year later."""

from __future__ import annotations

from tests.committees.facts import Item, Unit
from tests.committees.forms.members import name_branch
from tests.committees.framing import framed, group_line
from tests.committees.pen import Pen, Value
from tests.committees.table import Column, Line, Paper, columns, row
from tests.committees.truth import Fact


def plan(pen: Pen, unit: Unit) -> Paper:
    """One row per shortcoming of the branch."""
    own = [i for i in pen.committee.items if i.year == pen.year and i.unit == unit]
    lines = [_planned(pen, n, item) for n, item in enumerate(own, 1)]
    below = f"(Thực hiện trong năm {pen.year + 1})" if pen.hand.next_year else ""
    return framed(pen, "remediation", (_plan_columns(pen), lines), unit, below)


def collected_plans(pen: Pen) -> Paper:
    """One row per shortcoming of every branch, put together by the committee's office."""
    grouped = pen.hand.branch_as == "group"
    table = _plan_columns(pen)
    if not grouped:
        table.insert(1, Column("branch", (pen.heading("branch"),)))
    lines: list[Line] = []
    for g, unit in enumerate(pen.committee.branches(pen.year)):
        own = [i for i in pen.committee.items if i.year == pen.year and i.unit == unit]
        if grouped:
            lines.append(group_line(pen, table, g, pen.full_unit(unit), 0))
        for place, item in enumerate(own):
            lines.append(_planned(pen, 1 + sum(line.kind == "row" for line in lines), item))
            name_branch(pen, lines[-1], unit, place, len(own))
    return framed(pen, "remediation", (table, lines))


def _plan_columns(pen: Pen) -> list[Column]:
    return columns(
        ("number", (pen.heading("number"),)),
        ("item", (pen.heading("item"),)),
        ("measure", (pen.heading("measure"),)),
        *_in_any_order(pen, ("responsible", (pen.heading("responsible"),)), ("due", (pen.heading("due"),))),
        ("note", (pen.heading("note"),)),
    )


def _in_any_order(pen: Pen, *heads: tuple[str, tuple[str, ...]]) -> list[tuple[str, tuple[str, ...]]]:
    return pen.rng.sample(heads, len(heads)) if pen.hand.shuffled else list(heads)


def _planned(pen: Pen, n: int, item: Item) -> Line:
    cells: dict[str, Value] = {"number": pen.number(n), "item": item.item, "measure": item.measure}
    cells |= {"responsible": item.responsible, "due": pen.due(item.first_due)}
    fact = Fact("planned", (item.year, item.unit.id, item.item), (item.first_due, item.measure, item.responsible))
    return row(cells, [("item", fact)])


def follow_up(pen: Pen) -> Paper:
    """One row per shortcoming of the year before, branch after branch: how far it is, with the date now in force."""
    grouped = pen.hand.branch_as == "group"
    branch = [] if grouped else [("branch", (pen.heading("branch"),))]
    table = columns(
        ("number", (pen.heading("number"),)),
        *branch,
        ("item", (pen.heading("item"),)),
        ("due", (pen.heading("due"),)),
        ("status", (pen.heading("status"),)),
        ("done", (pen.heading("done"),)),
        ("note", (pen.heading("note"),)),
    )
    below = f"(Số liệu đến ngày 15/12/{pen.year + 1})"
    return framed(pen, "follow_up", (table, _followed(pen, table)), below_title=below)


def _followed(pen: Pen, table: list[Column]) -> list[Line]:
    own = [i for i in pen.committee.items if i.year == pen.year and i.state]
    lines: list[Line] = []
    for g, unit in enumerate(dict.fromkeys(i.unit for i in own)):
        items = [i for i in own if i.unit == unit]
        if pen.hand.branch_as == "group":
            lines.append(group_line(pen, table, g, pen.full_unit(unit), 0))
        for j, item in enumerate(items):
            line = _state(pen, 1 + sum(x.kind == "row" for x in lines), item)
            name_branch(pen, line, unit, j, len(items))
            lines.append(line)
    return lines


def _state(pen: Pen, n: int, item: Item) -> Line:
    assert item.state
    cells: dict[str, Value] = {"number": pen.number(n), "item": item.item, "due": pen.day(item.due)}
    cells |= {"status": pen.any_of("statuses", item.state), "done": pen.day(item.done)}
    if item.due != item.first_due:
        cells["note"] = "Gia hạn"
    fact = Fact("followed", (item.year, item.unit.id, item.item), (item.due, item.state, item.done))
    return row(cells, [("status", fact)])
