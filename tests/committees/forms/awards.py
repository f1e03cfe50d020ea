"""The list of those proposed for an award."""

from __future__ import annotations

from tests.committees.facts import Award
from tests.committees.framing import framed, group_line
from tests.committees.pen import Pen, Value
from tests.committees.table import Line, Paper, columns, row
from tests.committees.truth import Fact


def paper(pen: Pen) -> Paper:
    """One row per member or branch proposed; bodies first under a heading of their own, or all mixed."""
    table = columns(
        ("number", (pen.heading("number"),)),
        ("awarded", (pen.heading("awarded"),)),
        ("branch", (pen.heading("branch"),)),
        ("form", (pen.heading("award_form"),)),
        ("filed", (pen.heading("award_filed"),)),
        ("note", (pen.heading("note"),)),
    )
    own = [a for a in pen.committee.awards if a.year == pen.year]
    bodies, people = [a for a in own if not a.person], [a for a in own if a.person]
    if pen.hand.groups == "none":
        return framed(pen, "awards", (table, [_row(pen, n, award) for n, award in enumerate(own, 1)]))
    lines: list[Line] = []
    for i, (title, group) in enumerate((("TẬP THỂ", bodies), ("CÁ NHÂN", people))):
        if group:
            lines.append(group_line(pen, table, i, title, len(group)))
        lines += [_row(pen, n, award) for n, award in enumerate(group, 1)]
    return framed(pen, "awards", (table, lines))


def _row(pen: Pen, n: int, award: Award) -> Line:
    awarded = f"{pen.hand.comrade}{award.person.name}" if award.person else pen.full_unit(award.unit)
    cells: dict[str, Value] = {"number": pen.number(n), "awarded": awarded, "branch": pen.unit(award.unit)}
    cells |= {"form": award.form, "filed": pen.day(award.filed)}
    subject = (award.person.id, award.person.name) if award.person else (award.unit.id, award.unit.name)
    fact = Fact("award", (award.year, award.unit.id, *subject), (award.form, award.filed))
    return row(cells, [("awarded", fact)])
