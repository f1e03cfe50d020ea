"""The office's register of what came when: as a list, as a matrix, and as a matrix on its side."""

from __future__ import annotations

from itertools import groupby

from tests.committees.facts import Filing, Unit
from tests.committees.framing import framed, group_line
from tests.committees.pen import Pen, Value
from tests.committees.table import Column, Line, Paper, columns, row
from tests.committees.truth import Fact
from tests.committees.words import keys, wordings


def paper(pen: Pen) -> Paper:
    """The register of a year, in the shape this hand gives it."""
    filings = [f for f in pen.committee.filings if f.year == pen.year]
    match pen.hand.register:
        case "matrix":
            return framed(pen, "register", _matrix(pen, filings))
        case "turned":
            return framed(pen, "register", _turned(pen, filings))
    return framed(pen, "register", _list(pen, filings))


def _fact(filing: Filing) -> Fact:
    return Fact("submission", (filing.year, filing.unit.id, filing.document), (filing.received,))


def _list(pen: Pen, filings: list[Filing]) -> tuple[list[Column], list[Line]]:
    """One row per document received: by day, or branch by branch under a row that names it."""
    grouped = pen.hand.branch_as != "column"
    heads = [("number", (pen.heading("number"),))]
    heads += [] if pen.hand.branch_as == "group" else [("branch", (pen.heading("branch"),))]
    heads += [("document", (pen.heading("document"),)), ("received", (pen.heading("received"),))]
    heads += [("quantity", (pen.heading("quantity"),))] if pen.hand.extras else []
    table = columns(*heads, ("receiver", (pen.heading("receiver"),)), ("note", (pen.heading("note"),)))
    if not grouped:
        ordered = sorted(filings, key=lambda f: (f.received, f.unit.id, f.document))
        return table, [_entry(pen, f, n, branch=True) for n, f in enumerate(ordered, 1)]
    lines: list[Line] = []
    n = 0
    for i, (unit, own) in enumerate(groupby(_by_unit(pen, filings), key=lambda f: f.unit)):
        entries = list(own)
        if pen.hand.branch_as == "group":
            lines.append(group_line(pen, table, i, pen.full_unit(unit) if unit.kind == "chi_bo" else unit.name, 0))
        for j, filing in enumerate(entries):
            n += 1
            lines.append(_entry(pen, filing, n, branch=pen.hand.branch_as != "group" and j == 0))
        if pen.hand.branch_as == "merged":
            lines[-len(entries)].merge_down["branch"] = len(entries)
    return table, lines


def _by_unit(pen: Pen, filings: list[Filing]) -> list[Filing]:
    order = [unit.id for unit in pen.committee.units]
    return sorted(filings, key=lambda filing: (order.index(filing.unit.id), filing.received))


def _entry(pen: Pen, filing: Filing, n: int, branch: bool) -> Line:
    cells: dict[str, Value] = {"number": pen.number(n), "document": pen.any_of("documents", filing.document)}
    cells |= {"received": pen.day(filing.received), "receiver": pen.any_of("roles", "receiver")}
    if branch:
        cells["branch"] = pen.unit(filing.unit)
    if pen.hand.extras:
        cells["quantity"] = pen.rng.randint(1, 3)
    return row(cells, [("received", _fact(filing))])


def _matrix(pen: Pen, filings: list[Filing]) -> tuple[list[Column], list[Line]]:
    """One row per body, a column per document, the day in the cell; every day is a row of its own."""
    documents = [d for d in keys("documents") if any(f.document == d for f in filings)]
    top = pen.heading("received")
    heads = [(f"doc:{d}", (top, wordings("documents", d)[0])) for d in documents]
    table = columns(("number", (pen.heading("number"),)), ("branch", (pen.heading("branch"),)), *heads)
    lines = []
    for n, unit in enumerate(_bodies(pen), 1):
        own = {f"doc:{f.document}": f for f in filings if f.unit == unit}
        cells: dict[str, Value] = {"number": pen.number(n), "branch": pen.unit(unit)}
        lines.append(_days(pen, cells, own, [key for key, _ in heads]))
    return table, lines


def _turned(pen: Pen, filings: list[Filing]) -> tuple[list[Column], list[Line]]:
    """One row per document, a column per body."""
    top = pen.heading("received")
    heads = [(f"unit:{u.id}", (top, pen.full_unit(u) if u.kind == "chi_bo" else u.name)) for u in _bodies(pen)]
    table = columns(("number", (pen.heading("number"),)), ("document", (pen.heading("document"),)), *heads)
    lines = []
    for n, document in enumerate((d for d in keys("documents") if any(f.document == d for f in filings)), 1):
        own = {f"unit:{f.unit.id}": f for f in filings if f.document == document}
        cells: dict[str, Value] = {"number": pen.number(n), "document": wordings("documents", document)[0]}
        lines.append(_days(pen, cells, own, [key for key, _ in heads]))
    return table, lines


def _bodies(pen: Pen) -> list[Unit]:
    return [*pen.committee.branches(pen.year), pen.committee.body_of("dang_uy")]


def _days(pen: Pen, cells: dict[str, Value], own: dict[str, Filing], heads: list[str]) -> Line:
    cells |= {key: pen.day(filing.received) for key, filing in own.items()}
    if pen.hand.dash:
        cells |= {key: "-" for key in heads if key not in own}
    return row(cells, [(key, _fact(filing)) for key, filing in own.items()], counts=len(own))
