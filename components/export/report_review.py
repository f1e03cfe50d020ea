"""Part I of the report: on what grounds and how the review was held, and how the dates of the plan were kept."""

from __future__ import annotations

import polars as pl

from components import deadlines
from components.export.document import Paper
from components.export.document_table import LEFT, Column, table
from components.export.report_facts import ReportFacts, Row
from components.export.report_words import STEM, counted, part_of, sentence
from components.numbers import NOT_KNOWN, day, whole
from components.wording import say

HELD = ("da_hop", "da_hop_cham")
ATTENDED = ("dung_phan_cong", "nguoi_khac", "khong_ghi")


def write(paper: Paper, facts: ReportFacts, papers_annex: str) -> None:
    """The whole part; `papers_annex` names the annex that lists late and missing papers, "" where there is none."""
    paper.heading(say(STEM, "review"))
    paper.heading(say(STEM, "basis_heading"), 2)
    basis = facts.legal_basis
    if basis:
        paper.say(say(STEM, "basis", basis=basis))
    else:
        paper.left_open(say(STEM, "basis_open"))
    paper.heading(say(STEM, "meetings_heading"), 2)
    for text in _meetings(facts):
        paper.say(text)
    paper.heading(say(STEM, "dossiers_heading"), 2)
    paper.say(_dossiers(facts))
    if papers_annex:
        paper.say(say(STEM, "dossiers_list", annex=papers_annex))
    if not facts.deadlines.is_empty():
        _deadlines(paper, facts)


def _meetings(facts: ReportFacts) -> list[str]:
    branches = facts.meetings.filter(pl.col("kind") == "chi_bo").to_dicts()
    own = facts.meetings.filter(pl.col("kind") == "dang_uy").to_dicts()
    if not branches:
        told = [say(STEM, "meetings_none", year=facts.year)]
    else:
        told = [_held(facts, branches), _reviewed(branches), _attended(branches)]
    told += [say(STEM, f"committee_{row['state']}", name=row["unit_name"], day=day(row["held_on"])) for row in own]
    return [text for text in told if text]


def _held(facts: ReportFacts, branches: list[Row]) -> str:
    states = [row["state"] for row in branches]
    silent = states.count("khong_ro")
    if silent == len(states):
        return say(STEM, "meetings_unknown", n=whole(silent))
    held, late = sum(state in HELD for state in states), states.count("da_hop_cham")
    lead = say(STEM, "meetings_held", day=day(facts.as_of), held=part_of(held, len(states), say(STEM, "branches")))
    if held and not late and all(row["last_day"] for row in branches):
        lead += say(STEM, "meetings_on_time")
    return sentence(
        [
            lead + counted("meetings_late", late),
            counted("meetings_overdue", states.count("qua_han")),
            counted("meetings_coming", states.count("chua_hop")),
            counted("meetings_silent", silent),
        ]
    )


def _reviewed(branches: list[Row]) -> str:
    """Whether a branch's committee or the branch itself was reviewed (plan II.1), where it is known of all that met."""
    kinds = [row["reviewed"] for row in branches if row["state"] in HELD]
    if not kinds or None in kinds:
        return ""
    return say(STEM, "reviewed", chi_uy=whole(kinds.count("chi_uy")), chi_bo=whole(kinds.count("chi_bo")))


def _attended(branches: list[Row]) -> str:
    """Whether those whom the plan sends (III.2) were there."""
    sent = [row["attendance"] for row in branches if row["planned"]]
    if not sent:
        return ""
    parts = [counted(f"attended_{kind}", sent.count(kind)) for kind in ATTENDED]
    parts.append(counted("attended_none", sent.count(None)))
    return say(STEM, "attended", n=whole(len(sent)), parts="; ".join(part for part in parts if part))


def _dossiers(facts: ReportFacts) -> str:
    asked = facts.deadlines.filter("is_dossier").to_dicts()
    if not asked:
        return say(STEM, "dossiers_none", year=facts.year)
    row = asked[0]
    when = say(STEM, "dossiers_when", when=deadlines.when(row))
    if row["filed"] is None:
        return f"{when} {say(STEM, 'dossiers_unknown', year=facts.year)}"
    filed, expected, on_time, late = row["filed"], row["expected"], row["on_time"], row["late"]
    lead = say(STEM, "dossiers_none_filed", day=day(facts.as_of), n=whole(expected))
    if filed:
        lead = say(STEM, "dossiers_filed", day=day(facts.as_of), filed=part_of(filed, expected, say(STEM, "branches")))
        key = "dossiers_on_time" if not late else "dossiers_late" if on_time else "dossiers_late_all"
        lead += say(STEM, key, on_time=whole(on_time), late=whole(late))
    owed = "dossiers_overdue" if row["days_left"] < 0 else "dossiers_coming"
    return f"{when} {sentence([lead, counted(owed, expected - filed)])}"


def _deadlines(paper: Paper, facts: ReportFacts) -> None:
    columns = [
        Column(say(STEM, "column_number"), 9),
        Column(say(STEM, "deadlines_subject"), 20, LEFT),
        Column(say(STEM, "deadlines_papers"), 50, LEFT),
        Column(say(STEM, "deadlines_when"), 24),
        Column(say(STEM, "deadlines_filed"), 18),
        Column(say(STEM, "deadlines_on_time"), 18),
        Column(say(STEM, "deadlines_note"), 28, LEFT),
    ]
    asked = facts.deadlines.sort("named_day", "position").to_dicts()
    rows = [_deadline(place, row) for place, row in enumerate(asked, start=1)]
    caption = say(STEM, "deadlines_table", day=day(facts.as_of))
    table(paper, caption, columns, rows, note=deadlines.rule(facts.deadlines))


def _deadline(place: int, row: Row) -> tuple[str, ...]:
    def of(n: int | None) -> str:
        return NOT_KNOWN if n is None else say(STEM, "of", n=whole(n), of=whole(row["expected"]))

    return (
        whole(place),
        row["subject_name"],
        row["documents_name"],
        deadlines.short_when(row),
        of(row["filed"]),
        of(row["on_time"]),
        "; ".join(part for part in (_left(row), _silent(row)) if part),
    )


def _left(row: Row) -> str:
    if row["days_left"] > 0:
        return say(STEM, "deadline_left", n=whole(row["days_left"]))
    if row["days_left"] == 0:
        return say(STEM, "deadline_today")
    return say(STEM, "deadline_past" if row["days_past"] else "deadline_named_day", n=whole(row["days_past"]))


def _silent(row: Row) -> str:
    silent = (row["units"] or 0) - (row["told_units"] or 0)
    return say(STEM, "deadline_silent", n=whole(silent), of=whole(row["units"])) if silent else ""
