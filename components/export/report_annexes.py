"""The annexes of the report: each branch's results, papers late or missing, shortcomings overdue; none is empty."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from components.export.document import Paper
from components.export.document_table import LEFT, Column, table
from components.export.report_facts import ReportFacts, Row
from components.export.report_summary import summary_table
from components.export.report_words import STEM, annex
from components.export.summary import MEMBERS, by_branch
from components.numbers import NOT_KNOWN, day, whole
from components.wording import say, wording

UNITS, PAPERS, OVERDUE = "annex_units", "annex_papers", "annex_overdue"


def named(facts: ReportFacts) -> dict[str, str]:
    """The annexes that the report has, as its text names them, in their order."""
    has = {
        UNITS: not facts.by_unit.is_empty() and MEMBERS in facts.rated,
        PAPERS: not facts.papers.is_empty(),
        OVERDUE: not facts.overdue.is_empty(),
    }
    return {key: annex(place) for place, key in enumerate(key for key in has if has[key])}


def write(paper: Paper, facts: ReportFacts) -> None:
    """All of them, each from a page of its own."""
    writers: dict[str, Callable[[Paper, ReportFacts], None]] = {
        UNITS: _units,
        PAPERS: _papers,
        OVERDUE: _overdue,
    }
    for number, key in zip(wording(STEM)["annex_numbers"], named(facts), strict=False):
        paper.annex(say(STEM, "annex_title", number=number), say(STEM, key))
        writers[key](paper, facts)


def _units(paper: Paper, facts: ReportFacts) -> None:
    summary_table(paper, by_branch(facts))


def _papers(paper: Paper, facts: ReportFacts) -> None:
    columns = [
        Column(say(STEM, "column_number"), 10),
        Column(say(STEM, "papers_unit"), 40, LEFT),
        Column(say(STEM, "papers_paper"), 50, LEFT),
        Column(say(STEM, "papers_due"), 21.5),
        Column(say(STEM, "papers_received"), 21.5),
        Column(say(STEM, "papers_days"), 22),
    ]
    rows = [
        (
            whole(place),
            row["unit_name"],
            ", ".join(row["document_short"]),
            day(row["named_day"]),
            day(row["received_on"]) if row["received_on"] else say(STEM, "paper_missing"),
            _days(row),
        )
        for place, row in enumerate(alike(facts.papers), start=1)
    ]
    table(paper, say(STEM, "papers_table", day=day(facts.as_of)), columns, rows)


def alike(papers: pl.DataFrame) -> list[Row]:
    """Papers of one branch that were due and came on the same days together, in one line: `document_short` has all."""
    same = ("unit", "unit_name", "named_day", "received_on", "days")
    return papers.group_by(same, maintain_order=True).agg("document_short").to_dicts()


def _days(row: Row) -> str:
    if not row["received_on"]:
        return say(STEM, "paper_overdue", n=whole(row["days"]))
    return say(STEM, "paper_late", n=whole(row["days"])) if row["days"] else say(STEM, "paper_named_day")


def _overdue(paper: Paper, facts: ReportFacts) -> None:
    columns = [
        Column(say(STEM, "column_number"), 10),
        Column(say(STEM, "overdue_year"), 13),
        Column(say(STEM, "overdue_unit"), 35, LEFT),
        Column(say(STEM, "overdue_item"), 55, LEFT),
        Column(say(STEM, "overdue_due"), 22),
        Column(say(STEM, "overdue_days"), 16),
        Column(say(STEM, "column_note"), 20, LEFT),
    ]
    rows = [
        (
            whole(place),
            str(row["year"]),
            row["unit_name"],
            row["item"] or NOT_KNOWN,
            day(row["due_on"]),
            whole(row["days_overdue"]),
            _remarks(row),
        )
        for place, row in enumerate(facts.overdue.to_dicts(), start=1)
    ]
    table(paper, say(STEM, "overdue_table", day=day(facts.as_of)), columns, rows)


def _remarks(row: Row) -> str:
    back = say(STEM, "overdue_repeat", years=row["earlier_years"]) if row["earlier_years"] else ""
    moved = say(STEM, "overdue_extended", n=whole(row["extensions"])) if row["extensions"] else ""
    return "; ".join(part for part in (back, moved) if part)
