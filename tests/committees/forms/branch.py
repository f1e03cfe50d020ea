"""A branch's proposal for itself."""

from __future__ import annotations

from tests.committees.facts import Unit, UnitReview
from tests.committees.framing import framed
from tests.committees.pen import Pen
from tests.committees.table import Column, Line, Paper, columns, row
from tests.committees.truth import Fact


def paper(pen: Pen, unit: Unit) -> Paper:
    """One row: how the branch rates itself, and what it asks the committee to decide."""
    own = [u for u in pen.committee.unit_reviews if u.year == pen.year and u.unit == unit]
    return framed(pen, "branch", _table(pen, own), unit)


def collected(pen: Pen) -> Paper:
    """One row per branch, put together by the committee's office."""
    return framed(pen, "collected_branches", _table(pen, [u for u in pen.committee.unit_reviews if u.year == pen.year]))


def _table(pen: Pen, reviews: list[UnitReview]) -> tuple[list[Column], list[Line]]:
    table = columns(
        ("number", (pen.heading("number"),)),
        ("body", (pen.heading("body"),)),
        ("self", (pen.heading("branch_self"),)),
        ("proposed", (pen.heading("branch_proposed"),)),
        ("note", (pen.heading("note"),)),
    )
    return table, [_row(pen, n, review) for n, review in enumerate(reviews, 1)]


def _row(pen: Pen, n: int, review: UnitReview) -> Line:
    unit = review.unit
    key = (pen.year, unit.id, "chi_bo", unit.id, unit.name)
    cells = {"number": pen.number(n), "body": pen.unit(unit)}
    cells |= {"self": pen.level(review.self_level), "proposed": pen.level(review.proposed)}
    facts = [
        ("self", Fact("rating", (*key, "self"), (review.self_level, None))),
        ("proposed", Fact("rating", (*key, "proposed"), (review.proposed, None))),
    ]
    return row(cells, facts)
