"""The report that everybody may have: a document in the form of the Party made of the published charts alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from components.chart import Chart
from components.export.document import Form, Paper
from components.export.document_chart import chart
from components.export.document_head import foot, head, title
from components.export.document_table import LEFT, Column, table
from components.export.report_summary import summary_table
from components.export.summary import Summary
from components.native import Plot
from components.natives import NATIVES
from components.numbers import day
from components.table_twin import table_of
from components.wording import say, wording

STEM = "public_report"
MOST_ROWS = 15  # of a chart on paper
NUMBER, NAME = 1.2, 2.0  # parts of the text's width: of a number, of a name


@dataclass(frozen=True)
class PublicFacts:
    """What the report is made of: the answer to the question committee, the charts of the set, the official table."""

    committee: Mapping[str, Any]
    year: int
    as_of: date
    charts: Sequence[Chart]
    summary: Summary


def public_report(facts: PublicFacts) -> bytes:
    """The .docx: for each part its findings as sentences, its charts and the tables of their figures."""
    paper, by_stem = Paper(_form(facts)), {chart.stem: chart for chart in facts.charts}
    head(paper)
    title(paper)
    paper.say(say(STEM, "preamble", committee=facts.committee["committee"], year=facts.year, day=day(facts.as_of)))
    for part in wording(STEM)["parts"]:
        told = [by_stem[stem] for stem in part["charts"] if stem in by_stem]
        if not told:
            continue
        paper.heading(part["heading"])
        if part.get("has_summary"):
            summary_table(paper, facts.summary)
        for one in told:
            _chart(paper, one, with_table=one.stem in part["tables"])
    paper.say(say(STEM, "note"))
    foot(paper)
    return paper.content()


def _form(facts: PublicFacts) -> Form:
    return Form(
        committee=facts.committee["committee"],
        superior=facts.committee["superior"],
        author=facts.committee["name"],
        kind=say("report", "kind"),
        subject=say(STEM, "subject", year=facts.year),
        number=say("report", "number"),
        as_of=facts.as_of,
        illustrative=bool(facts.committee["illustrative"]),
        recipients=wording(STEM)["recipients"],
    )


def _chart(paper: Paper, told: Chart, *, with_table: bool) -> None:
    """The finding as a sentence, the chart where it has a native form, and its figures as a table."""
    native = NATIVES[told.stem](told, MOST_ROWS) if told.stem in NATIVES else None
    paper.say(f"{told.meta['finding']}.", together=True)
    if isinstance(native, Plot):
        chart(paper, native, told.heading, told.subtitle)
    if not with_table:
        return
    rows_told = told.rows.drop(wording(STEM)["without"].get(told.stem, []), strict=False)
    twin = table_of(told.stem, rows_told, told.reading.above)
    columns = [
        Column(column.text, NUMBER) if column.number else Column(column.text, NAME, LEFT) for column in twin.head
    ]
    rows = [[cell if isinstance(cell, str) else str(cell["text"]) for cell in row] for row in twin.rows]
    table(paper, say(STEM, "table", heading=told.heading), columns, rows)
