"""Part II of the report, last: the year against the last one before of which the same is known."""

from __future__ import annotations

from components.export.document import Paper
from components.export.document_table import LEFT, Column, table
from components.export.report_facts import Rated, ReportFacts, Row
from components.export.report_words import STEM, stage_text, subjects
from components.names import names
from components.numbers import FEW, NOT_KNOWN, decimal, percent, rate, whole
from components.theme import NOT_RATED, lower_first
from components.wording import say

DECIDED = "decided"
KINDS = ("chi_bo", "dang_vien", "can_bo")


def compared(paper: Paper, facts: ReportFacts) -> None:
    """A sentence and a table for each kind of subject that both years know, and what changed between them."""
    paper.heading(say(STEM, "compared_heading"), 2)
    pairs = [
        (one, before)
        for kind in KINDS
        if (one := facts.rated.get(kind)) and one.of(facts.year) and (before := one.before(facts.year)) is not None
    ]
    if not pairs:
        paper.say(say(STEM, "compared_none"))
    for one, before in pairs:
        paper.say(_staged(one, _sentence(one, facts.year, before)))
    for note in dict.fromkeys(one.of(facts.year)[0]["break_note"] for one, _ in pairs):
        if note:
            paper.say(say(STEM, "compared_break", year=facts.year, note=note))
    for one, before in pairs:
        _table(paper, one, facts.year, before)


def _staged(one: Rated, text: str) -> str:
    """The sentence with its stage, where there is no decision yet."""
    if one.stage == DECIDED:
        return text
    return say(STEM, "compared_stage", stage=stage_text(one), text=lower_first(text))


def _sentence(one: Rated, year: int, before: int) -> str:
    what, now, then = subjects(one.kind), one.good(year), one.good(before)
    if now is None or then is None or not now[1] or not then[1]:
        return say(STEM, "compared_gaps", subjects=what, before=before)
    counts = {"n": whole(now[0]), "of": whole(now[1]), "n_before": whole(then[0]), "of_before": whole(then[1])}
    if min(now[1], then[1]) < FEW:
        return say(STEM, "compared_counts", subjects=what, before=before, **counts)
    percents = rate(*now) or 0.0, rate(*then) or 0.0
    points = round(percents[0] - percents[1], 1)
    key = "compared_up" if points > 0 else "compared_down" if points < 0 else "compared_same"
    change = say(STEM, key, points=decimal(abs(points)), before=before)
    told = {"percent": percent(percents[0]), "percent_before": percent(percents[1]), "change": change}
    return say(STEM, "compared_percent", subjects=what, before=before, **counts, **told)


def _table(paper: Paper, one: Rated, year: int, before: int) -> None:
    now, then = ({row["level"]: row for row in one.of(of)} for of in (year, before))
    levels = {row["level"]: row["level_name"] for row in (now | then).values()}
    rows = [_line(name, then.get(code), now.get(code)) for code, name in levels.items() if code != NOT_RATED]
    columns = [
        Column(say(STEM, "compared_level"), 62, LEFT),
        Column(say(STEM, "compared_count", year=before), 20),
        Column(say(STEM, "compared_share", year=before), 25),
        Column(say(STEM, "compared_count", year=year), 20),
        Column(say(STEM, "compared_share", year=year), 25),
        Column(say(STEM, "compared_change"), 30),
    ]
    caption = say(STEM, "compared_table", subjects=names("subject_kind")[one.kind], year=year, before=before)
    table(paper, caption, columns, rows)


def _line(name: str, then: Row | None, now: Row | None) -> tuple[str, ...]:
    shares = _percent(then), _percent(now)
    change = NOT_KNOWN
    if shares[0] is not None and shares[1] is not None:
        points = round(shares[1] - shares[0], 1)
        change = say(STEM, "points_up", points=decimal(points)) if points > 0 else decimal(points)
    return name, _count(then), decimal(shares[0]), _count(now), decimal(shares[1]), change


def _percent(row: Row | None) -> float | None:
    """The level's part of those rated; under ten it is not told."""
    if row is None or (row["rated"] or 0) < FEW:
        return None
    share: float | None = row["percent"]
    return share


def _count(row: Row | None) -> str:
    return NOT_KNOWN if row is None or row["silent"] else whole(row["n"])
