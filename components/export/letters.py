"""Reminders (giấy nhắc) as Word documents, one for each branch that owes papers, or whose deadline is near."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from docx.shared import Pt

from components import deadlines
from components.export.document import Form, Paper
from components.export.document_head import foot, head, title
from components.export.document_style import APART_POINTS
from components.export.document_table import LEFT, Column, table
from components.numbers import day, whole
from components.wording import say, wording
from data.writing import name_to_save

STEM = "letters"
NEVER_OWED = "optional"
Row = dict[str, Any]


@dataclass(frozen=True)
class LettersFacts:
    """What reminders are made of, for one year and one day; `committee` answers the question of that name.

    `branches` are those of the year, id -> name; `papers` answers unit_calendar, `pledges` member_pledges, `overdue`
    remediation_overdue, whose `unit` is the branch that stands in the year for the one that named the shortcoming.
    """

    committee: Row
    year: int
    as_of: date
    plan_number: str | None
    branches: Mapping[str, str]
    papers: pl.DataFrame
    pledges: pl.DataFrame
    overdue: pl.DataFrame


@dataclass(frozen=True)
class Owed:
    """What one branch owes: papers, pledges of its members, shortcomings that should have been put right."""

    papers: list[Row]
    pledges: list[Row]
    overdue: list[Row]

    def __bool__(self) -> bool:
        return bool(self.papers or self.pledges or self.overdue)


def letters(facts: LettersFacts, progress: Callable[[int, int], None] | None = None) -> dict[str, bytes]:
    """File name -> .docx, in the order of the branches; a branch that owes nothing gets none.

    `progress` is told after each how many of how many are made.
    """
    owing = {unit: owed for unit in facts.branches if (owed := owed_by(facts, unit))}
    made: dict[str, bytes] = {}
    for unit, owed in owing.items():
        name = name_to_save(say(STEM, "file", year=facts.year, unit=unit)).replace("/", "_")
        made[name] = _letter(facts, facts.branches[unit], owed)
        if progress:
            progress(len(made), len(owing))
    return made


def owed_by(facts: LettersFacts, unit: str) -> Owed:
    """What a branch owes on the day: what is overdue or near, and of papers that each member has one the rest."""
    near = wording(STEM)["near_days"]
    papers, pledges, overdue = (
        rows.filter(pl.col("unit") == unit).to_dicts() for rows in (facts.papers, facts.pledges, facts.overdue)
    )
    return Owed(
        papers=[row for row in papers if row["requirement"] != NEVER_OWED and _is_owed(row, facts.as_of, near)],
        pledges=[row for row in pledges if row["missing"] != 0 and (row["last_day"] - facts.as_of).days <= near],
        overdue=overdue,
    )


def _is_owed(row: Row, as_of: date, near: int) -> bool:
    return (row["received_on"] is None or _lacking(row) > 0) and (row["last_day"] - as_of).days <= near


def _lacking(row: Row) -> int:
    """How many of a paper that each member has one of have not come, where it is reported."""
    return max((row["members"] or 0) - row["quantity"], 0) if row["quantity"] is not None else 0


def _letter(facts: LettersFacts, name: str, owed: Owed) -> bytes:
    branch = _branch(name)
    paper = Paper(_form(facts, branch, owed))
    head(paper)
    title(paper)
    paper.centred(say(STEM, "to", branch=branch)).paragraph_format.space_after = Pt(APART_POINTS)
    committee = facts.committee["committee"]
    asked = {"number": facts.plan_number, "committee": committee, "year": facts.year, "day": day(facts.as_of)}
    paper.say(say(STEM, "lead" if facts.plan_number else "lead_no_number", branch=branch, **asked))
    parts = [
        (key, write)
        for key, rows, write in (
            ("papers", owed.papers, _papers),
            ("pledges", owed.pledges, _pledges),
            ("overdue", owed.overdue, _overdue),
        )
        if rows
    ]
    for number, (key, write) in enumerate(parts, start=1):
        paper.heading(say(STEM, f"{key}_heading", n=number), 2)
        write(paper, facts, owed)
    paper.say(say(STEM, "close", branch=branch, committee=committee), together=True)
    foot(paper)
    return paper.content()


def _branch(name: str) -> str:
    """A branch by its kind and name; where its name says the kind already, by that."""
    is_said = name.casefold().startswith(say(STEM, "branch_prefix"))
    return name if is_said else say(STEM, "branch", name=name)


def _form(facts: LettersFacts, branch: str, owed: Owed) -> Form:
    about = "subject" if owed.papers or owed.pledges else "subject_overdue"
    return Form(
        committee=facts.committee["committee"],
        superior=facts.committee["superior"],
        author=facts.committee["name"],
        kind=say(STEM, "kind"),
        subject=say(STEM, about, year=facts.year),
        number=say(STEM, "number"),
        as_of=facts.as_of,
        illustrative=bool(facts.committee["illustrative"]),
        recipients=[say(STEM, "recipient_branch", branch=branch), say(STEM, "recipient_kept")],
    )


def _papers(paper: Paper, facts: LettersFacts, owed: Owed) -> None:
    columns = [
        Column(say(STEM, "number_column"), 10),
        Column(say(STEM, "paper_column"), 62, LEFT),
        Column(say(STEM, "when_column"), 45, LEFT),
        Column(say(STEM, "state_column"), 48, LEFT),
    ]
    rows = [
        (whole(place), row["document_name"], deadlines.when(row), _state(row, facts.as_of))
        for place, row in enumerate(owed.papers, start=1)
    ]
    table(paper, "", columns, rows)


def _state(row: Row, as_of: date) -> str:
    if row["received_on"] is not None:
        lacking = _lacking(row)
        return say(STEM, "lacking", n=whole(row["quantity"]), of=whole(row["members"]), lacking=whole(lacking))
    past, left = (as_of - row["named_day"]).days, (row["last_day"] - as_of).days
    if left < 0:
        return say(STEM, "overdue" if past else "named_day", n=whole(past))
    return say(STEM, "left" if left else "today", n=whole(left))


def _pledges(paper: Paper, _: LettersFacts, owed: Owed) -> None:
    for row in owed.pledges:
        key = "pledges_silent" if row["missing"] is None else "pledges"
        counts = {"missing": whole(row["missing"]), "members": whole(row["members"])}
        paper.say(say(STEM, key, when=deadlines.when(row), **counts))


def _overdue(paper: Paper, _: LettersFacts, owed: Owed) -> None:
    columns = [
        Column(say(STEM, "number_column"), 10),
        Column(say(STEM, "year_column"), 14),
        Column(say(STEM, "item_column"), 91, LEFT),
        Column(say(STEM, "due_column"), 26),
        Column(say(STEM, "days_column"), 24),
    ]
    rows = [
        (whole(place), str(row["year"]), _item(row), day(row["due_on"]), whole(row["days_overdue"]))
        for place, row in enumerate(owed.overdue, start=1)
    ]
    table(paper, "", columns, rows)


def _item(row: Row) -> str:
    """The shortcoming as reported, and by which body that the branch came from."""
    return say(STEM, "carried", item=row["item"], unit=row["named_by"]) if row["named_by"] else str(row["item"])
