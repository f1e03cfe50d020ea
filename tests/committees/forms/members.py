"""A branch's proposal for its members: what each says of himself, how the branch voted, what it proposes."""

from __future__ import annotations

from tests.committees.facts import Review, Unit
from tests.committees.framing import framed, group_line
from tests.committees.pen import Head, Pen, Value
from tests.committees.spelling import Exact
from tests.committees.table import Column, Line, Paper, row
from tests.committees.truth import Fact
from tests.committees.words import LEVELS, keys, level_spellings, wordings


def paper(pen: Pen, unit: Unit) -> Paper:
    """One row per member of the branch."""
    reviews = [r for r in pen.committee.reviews if r.year == pen.year and r.unit == unit]
    columns = _columns(pen)
    written = framed(pen, "members", (columns, _lines(pen, columns, reviews)), unit)
    if pen.hand.summary:
        written.foot[:0] = _summary(reviews)
    return written


def collected(pen: Pen) -> Paper:
    """One row per member of every branch: the committee's office has put the branches' proposals together."""
    columns = _columns(pen)
    if pen.hand.branch_as != "group":
        columns.insert(len(columns) - 1, Column("branch", (pen.heading("branch"),)))
    lines: list[Line] = []
    for i, unit in enumerate(pen.committee.branches(pen.year)):
        reviews = [r for r in pen.committee.reviews if r.year == pen.year and r.unit == unit]
        if pen.hand.branch_as == "group":
            lines.append(group_line(pen, columns, i, pen.full_unit(unit), len(reviews)))
        for place, review in enumerate(reviews):
            n = 1 + sum(line.kind == "row" for line in lines)
            lines.append(_row(pen, columns, n, review))
            name_branch(pen, lines[-1], unit, place, len(reviews))
    return framed(pen, "collected_members", (columns, lines))


def name_branch(pen: Pen, line: Line, unit: Unit, place: int, size: int) -> None:
    """Name the branch in every row, or once for all its rows: merged down, or followed by empty cells."""
    style = pen.hand.branch_as
    if style == "column" or (style in ("merged", "once") and place == 0):
        line.cells["branch"] = pen.unit(unit)
    if style == "merged" and place == 0:
        line.merge_down["branch"] = size


def _columns(pen: Pen) -> list[Column]:
    hand = pen.hand
    blocks = [pen.birth_columns()]
    if hand.card != "none":
        blocks.append([("card", (pen.heading("card"),))])
    if hand.position:
        blocks.append([("position", (pen.heading("position"),))])
    blocks += [[(name, (name,))] for name in pen.rng.sample(keys("extra_columns"), hand.extras)]
    if hand.shuffled:
        pen.rng.shuffle(blocks)
    paths: list[Head] = [("number", (pen.heading("number"),)), *pen.name_columns()]
    paths += [path for block in blocks for path in block]
    paths += _votes(pen) + _levels(pen) + [("note", (pen.heading("reason"),))]
    return [Column(key, path) for key, path in paths]


def _votes(pen: Pen) -> list[Head]:
    if pen.hand.votes == "none":
        return []
    top, names = pen.heading("votes"), pen.level_headings()
    if pen.hand.votes == "plain":
        return [(f"votes:{code}", (top, names[code])) for code in LEVELS]
    ballots, percent = pen.heading("ballots"), pen.heading("percent")
    return [
        column
        for code in LEVELS
        for column in ((f"votes:{code}", (top, names[code], ballots)), (f"share:{code}", (top, names[code], percent)))
    ]


def _levels(pen: Pen) -> list[Head]:
    """Columns of the two stages; with three rows of headings both stand under a common one."""
    over = (pen.heading("both_levels"),) if pen.hand.header_rows == 3 and pen.hand.has_self else ()
    names = pen.level_headings()
    proposed = (*over, pen.heading("proposed"))
    paths: list[Head] = []
    if pen.hand.has_self:
        paths.append(("self", (*over, pen.heading("self"))))
    if pen.hand.mark:
        return paths + [(f"proposed:{code}", (*proposed, names[code])) for code in LEVELS]
    return [*paths, ("proposed", proposed)]


def _lines(pen: Pen, columns: list[Column], reviews: list[Review]) -> list[Line]:
    lines: list[Line] = []
    n = 0
    for i, (title, group) in enumerate(_grouped(pen, reviews)):
        if title:
            lines.append(group_line(pen, columns, i, title, len(group)))
        for review in group:
            n += 1
            lines.append(_row(pen, columns, n, review))
    total = _total(pen, columns, reviews)
    return [*lines, *([total] if total else [])]


def _grouped(pen: Pen, reviews: list[Review]) -> list[tuple[str, list[Review]]]:
    if pen.hand.groups == "none":
        return [("", reviews)]
    if pen.hand.groups == "roles":
        leaders, others = wordings("groups", "roles")
        groups = [(leaders, [r for r in reviews if r.leader]), (others, [r for r in reviews if not r.leader])]
    else:
        offices = wordings("groups", pen.hand.groups)
        groups = [(office, reviews[i :: len(offices)]) for i, office in enumerate(offices)]
    return [(title, group) for title, group in groups if group]


def _row(pen: Pen, columns: list[Column], n: int, review: Review) -> Line:
    cells: dict[str, Value] = {"number": pen.number(n)} | pen.name(review.person) | pen.birth(review.person)
    cells |= {"card": pen.card(review.person), "position": review.position, "note": _note(pen, review)}
    cells |= {name: pen.any_of("extra_columns", name) for name in keys("extra_columns")}
    cells |= _stage_cells(pen, review)
    facts = _facts(pen, review)
    if review.votes:
        for code, ballots in zip(LEVELS, review.votes, strict=True):
            cells[f"votes:{code}"] = Exact(str(ballots)) if pen.hand.numbers == "text" else ballots
            cells[f"share:{code}"] = pen.share(round(100 * ballots / sum(review.votes), 1))
            facts.append((f"votes:{code}", _vote(review, code, ballots)))
    there = {column.key for column in columns}
    return row({key: v for key, v in cells.items() if key in there}, [f for f in facts if f[0] in there])


def _stage_cells(pen: Pen, review: Review) -> dict[str, Value]:
    if review.proposed is None:
        reason = review.reason if pen.hand.reasons != "note" and not pen.hand.mark else None
        return {"proposed": reason, "self": reason if pen.hand.reasons == "both" else None}
    return {
        "self": pen.level(review.self_level),
        "proposed": pen.level(review.proposed),
        f"proposed:{review.proposed}": pen.hand.mark,
    }


def _note(pen: Pen, review: Review) -> str | None:
    if review.reason and (pen.hand.reasons != "level" or pen.hand.mark):
        return review.reason
    if not review.reason and pen.hand.remarks and pen.rng.random() > 0.8:
        return pen.any_of("remarks", "all")
    return None


def _facts(pen: Pen, review: Review) -> list[tuple[str, Fact]]:
    cell = "note" if review.proposed is None else "proposed"
    if pen.hand.mark and review.proposed:
        cell = f"proposed:{review.proposed}"
    stages = [(cell, "proposed", review.proposed)]
    if pen.hand.has_self:
        stages.append(("note" if review.proposed is None else "self", "self", review.self_level))
    return [(key, rating(review, "dang_vien", stage, level, review.reason)) for key, stage, level in stages]


def rating(review: Review, kind: str, stage: str, level: str | None, reason: str | None) -> Fact:
    """The fact that a person has a level, or a reason for none, at a stage."""
    key = (review.year, review.unit.id, kind, review.person.id, review.person.name, stage)
    return Fact("rating", key, (level, None if level else reason))


def _vote(review: Review, code: str, ballots: int) -> Fact:
    return Fact("vote", (review.year, review.unit.id, review.person.id, review.person.name, code), (ballots,))


def _summary(reviews: list[Review]) -> list[str]:
    names = level_spellings("headings", "full")
    counted = {names[code]: sum(r.proposed == code for r in reviews) for code in LEVELS}
    parts = [f"- {name}: {n} đồng chí" for name, n in counted.items()]
    return [f"Tổng số đảng viên: {len(reviews)}. Trong đó:", *parts]


def _total(pen: Pen, columns: list[Column], reviews: list[Review]) -> Line | None:
    beside = columns[3 if pen.hand.split_name else 2].key
    match pen.hand.totals:
        case "plain":
            return Line("total", {"name": "Tổng cộng"})
        case "count":
            return Line("total", {"name": pen.rng.choice(("Tổng cộng", "Cộng")), beside: len(reviews)})
        case "text":
            return Line("total", {"name": f"Tổng cộng: {len(reviews)} đảng viên"})
        case "marks" if pen.hand.mark:
            by_level = {f"proposed:{code}": sum(r.proposed == code for r in reviews) for code in LEVELS}
            return Line("total", {"name": "Tổng số", **by_level})
    return None
