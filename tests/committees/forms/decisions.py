"""The committee's decision: on branches with itself and the whole, on members, on leading officials."""

from __future__ import annotations

from tests.committees.facts import Review, Unit
from tests.committees.forms.members import name_branch, rating
from tests.committees.framing import framed, group_line
from tests.committees.pen import Head, Pen, Value
from tests.committees.table import Column, Line, Paper, columns, row
from tests.committees.truth import Fact

TOP_NOTES = {"decided": "Theo quyết định của cấp trên", "proposed": "Đề nghị cấp trên xếp loại"}


def branches(pen: Pen) -> Paper:
    """One row per branch, then the committee and the whole Đảng bộ, whose level the body above decides."""
    heads = [("number", (pen.heading("number"),)), ("body", (pen.heading("body"),)), *_level_columns(pen)]
    lines: list[Line] = []
    for review in (u for u in pen.committee.unit_reviews if u.year == pen.year):
        cells: dict[str, Value] = {"number": pen.number(len(lines) + 1), "body": pen.unit(review.unit)}
        lines.append(_leveled(pen, cells, _unit_rating(review.year, review.unit, "decided", review.decided)))
    for top in (t for t in pen.committee.top if t.year == pen.year):
        cells = {"number": pen.number(len(lines) + 1), "body": pen.unit(top.unit), "note": TOP_NOTES[top.stage]}
        lines.append(_leveled(pen, cells, _unit_rating(top.year, top.unit, top.stage, top.level)))
    table = columns(*heads, ("note", (pen.heading("note"),)))
    return framed(pen, "decided_branches", (table, lines), below_title=_decision(pen))


def members(pen: Pen) -> Paper:
    """One row per member of every branch."""
    reviews = [r for r in pen.committee.reviews if r.year == pen.year]
    return framed(pen, "decided_members", _people(pen, reviews, "dang_vien"), below_title=_decision(pen))


def leaders(pen: Pen) -> Paper:
    """One row per leading official: the same people, rated as such."""
    reviews = [r for r in pen.committee.reviews if r.year == pen.year and r.leader]
    return framed(pen, "decided_leaders", _people(pen, reviews, "can_bo"), below_title=_decision(pen))


def _decision(pen: Pen) -> str:
    day = f"08/01/{pen.year + 1}" if pen.hand.next_year else f"20/12/{pen.year}"
    numbered = f"(Kèm theo Quyết định số 45-QĐ/ĐU ngày {day} của Đảng ủy)"
    return pen.rng.choice(("(Kèm theo Quyết định của Đảng ủy)", numbered))


def _level_columns(pen: Pen) -> list[Head]:
    top = pen.heading("decided")
    if pen.hand.mark:
        return [(f"decided:{code}", (top, name)) for code, name in pen.level_headings().items()]
    return [("decided", (top,))]


def _unit_rating(year: int, unit: Unit, stage: str, level: str) -> Fact:
    return Fact("rating", (year, unit.id, unit.kind, unit.id, unit.name, stage), (level, None))


def _leveled(pen: Pen, cells: dict[str, Value], fact: Fact) -> Line:
    """A row whose level stands in its column or as a mark under it."""
    level = fact.value[0]
    assert isinstance(level, str)
    key = f"decided:{level}" if pen.hand.mark else "decided"
    return row(cells | {key: pen.hand.mark or pen.level(level)}, [(key, fact)])


def _people(pen: Pen, reviews: list[Review], kind: str) -> tuple[list[Column], list[Line]]:
    both = pen.hand.both_stages and kind == "dang_vien" and not pen.hand.mark
    grouped = pen.hand.branch_as == "group"
    heads = [("number", (pen.heading("number"),)), *pen.name_columns(), *pen.birth_columns()]
    heads += [] if grouped else [("branch", (pen.heading("branch"),))]
    heads += [("card", (pen.heading("card"),))] if pen.hand.card != "none" else []
    if both:
        heads += [("proposed", (pen.heading("proposed_before"),)), ("decided", (pen.heading("decided_after"),))]
    else:
        heads += _level_columns(pen)
    table = columns(*heads, ("note", (pen.heading("note"),)))
    lines: list[Line] = []
    for i, unit in enumerate(dict.fromkeys(r.unit for r in reviews)):
        own = [r for r in reviews if r.unit == unit]
        if grouped:
            lines.append(group_line(pen, table, i, pen.full_unit(unit), len(own)))
        for j, review in enumerate(own):
            n = 1 + sum(line.kind == "row" for line in lines)
            lines.append(_person(pen, review, kind, n, both))
            name_branch(pen, lines[-1], unit, j, len(own))
    return table, lines


def _person(pen: Pen, review: Review, kind: str, n: int, both: bool) -> Line:
    cells: dict[str, Value] = {"number": pen.number(n)} | pen.name(review.person) | pen.birth(review.person)
    if pen.hand.card != "none":
        cells["card"] = pen.card(review.person)
    reason = review.reason if both else review.decided_reason  # beside both stages only one that is true of both
    fact = rating(review, kind, "decided", review.decided, reason)
    facts: list[tuple[str, Fact]] = []
    if both and review.proposed:
        cells["proposed"] = pen.level(review.proposed)
        facts.append(("proposed", rating(review, kind, "proposed", review.proposed, None)))
    if review.decided is None:
        in_level = pen.hand.reasons == "level" and not pen.hand.mark
        cells["decided" if in_level else "note"] = reason
        return row(cells, [*facts, ("note", fact)])
    leveled = _leveled(pen, cells, fact)
    leveled.facts += facts
    return leveled
