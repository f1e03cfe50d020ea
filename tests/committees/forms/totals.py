"""A year known only as numbers: members by level, branch by branch."""

from __future__ import annotations

from tests.committees.facts import Totals
from tests.committees.framing import framed
from tests.committees.pen import Pen, Value
from tests.committees.table import Line, Paper, columns, row
from tests.committees.truth import Fact
from tests.committees.words import LEVELS

UNRATED = "CHUA_XEP_LOAI"


def paper(pen: Pen) -> Paper:
    """One row per branch, then the sum of all."""
    percent = pen.hand.votes == "percent"
    names, sl, share = pen.level_headings(), pen.heading("count"), pen.heading("percent")
    counts: list[tuple[str, tuple[str, ...]]] = []
    for code in LEVELS:
        counts.append((f"n:{code}", (names[code], sl) if percent else (names[code],)))
        counts += [(f"share:{code}", (names[code], share))] if percent else []
    table = columns(
        ("number", (pen.heading("number"),)),
        ("branch", (pen.heading("branch"),)),
        ("level", (pen.heading("branch_level"),)),
        ("total", (pen.heading("members_total"),)),
        ("rated", (pen.heading("members_rated"),)),
        *counts,
        (f"n:{UNRATED}", (pen.heading("members_unrated"),)),
    )
    lines = [_row(pen, n, totals) for n, totals in enumerate(pen.committee.totals, 1)]
    there = {column.key for column in table}
    for line in lines:
        line.cells = {key: value for key, value in line.cells.items() if key in there}
    return framed(pen, "totals", (table, [*lines, _sum(pen, there)]))


def _row(pen: Pen, n: int, totals: Totals) -> Line:
    unit = totals.unit
    cells: dict[str, Value] = {"number": pen.number(n), "branch": pen.unit(unit), "level": pen.level(totals.unit_level)}
    cells |= _numbers(totals.total, totals.counts)
    branch = (totals.year, unit.id, "chi_bo", unit.id, unit.name, "decided")
    members = (totals.year, unit.id, "dang_vien", "decided")
    facts = [("level", Fact("rating", branch, (totals.unit_level, None)))]
    facts += [(f"n:{code}", Fact("count", (*members, code), (cells[f"n:{code}"],))) for code in (*LEVELS, UNRATED)]
    return row(cells, facts)


def _sum(pen: Pen, there: set[str]) -> Line:
    everyone = pen.committee.totals
    counts = tuple(sum(t.counts[i] for t in everyone) for i in range(4))
    cells = _numbers(sum(t.total for t in everyone), (counts[0], counts[1], counts[2], counts[3]))
    label: dict[str, Value] = {"branch": pen.rng.choice(("Tổng cộng", "Cộng", "Tổng số"))}
    return Line("total", label | {key: value for key, value in cells.items() if key in there})


def _numbers(total: int, counts: tuple[int, int, int, int]) -> dict[str, Value]:
    rated = sum(counts)
    cells: dict[str, Value] = {"total": total, "rated": rated, f"n:{UNRATED}": total - rated}
    for code, n in zip(LEVELS, counts, strict=True):
        cells |= {f"n:{code}": n, f"share:{code}": round(100 * n / rated, 2) if rated else 0}
    return cells
