"""The report on results (bao_cao_ket_qua, plan II.5): a Word document in the form of the Party, completed by hand.

Its sentences are drafted from the figures; what only a person can write is left open with dots. Nobody is named in it.
"""

from __future__ import annotations

from components.export import (
    report_annexes,
    report_awards,
    report_compared,
    report_remedies,
    report_results,
    report_review,
)
from components.export.document import Form, Paper
from components.export.document_chart import chart
from components.export.document_head import foot, head, title
from components.export.report_annexes import OVERDUE, PAPERS, UNITS
from components.export.report_facts import ReportFacts
from components.export.report_words import STEM
from components.native import Plot
from components.natives import NATIVES
from components.numbers import day
from components.wording import say, wording

MOST_ROWS = 15  # of a chart on paper
# Which charts stand after which part, where they have a native form.
AFTER_REVIEW = ("submission_curve",)
AFTER_GENERAL = ("rating_distribution", "rating_by_unit")
AFTER_COMPARED = ("rating_trend",)
AFTER_REMEDIES = ("remediation_status",)
CHARTS = (*AFTER_REVIEW, *AFTER_GENERAL, *AFTER_COMPARED, *AFTER_REMEDIES)


def report(facts: ReportFacts) -> bytes:
    """The .docx. The same facts give the same bytes."""
    paper, annexes = Paper(_form(facts)), report_annexes.named(facts)
    head(paper)
    title(paper)
    paper.say(_preamble(facts))
    report_review.write(paper, facts, annexes.get(PAPERS, ""))
    _charts(paper, facts, AFTER_REVIEW)
    paper.heading(say(STEM, "results"))
    report_results.general(paper, facts, annexes.get(UNITS, ""))
    _charts(paper, facts, AFTER_GENERAL)
    report_results.ceilings(paper, facts)
    report_results.unrated(paper, facts)
    report_compared.compared(paper, facts)
    _charts(paper, facts, AFTER_COMPARED)
    report_remedies.write(paper, facts, annexes.get(OVERDUE, ""))
    _charts(paper, facts, AFTER_REMEDIES)
    report_awards.write(paper, facts)
    _left_open(paper)
    paper.say(say(STEM, "close", year=facts.year, committee=facts.committee["committee"]), together=True)
    foot(paper)
    report_annexes.write(paper, facts)
    return paper.content()


def _form(facts: ReportFacts) -> Form:
    superior = facts.committee["superior"]
    above = [say(STEM, "recipient_superior", superior=superior)] if superior else []
    return Form(
        committee=facts.committee["committee"],
        superior=superior,
        author=facts.committee["name"],
        kind=say(STEM, "kind"),
        subject=say(STEM, "subject", year=facts.year),
        number=say(STEM, "number"),
        as_of=facts.as_of,
        illustrative=bool(facts.committee["illustrative"]),
        recipients=[*above, *wording(STEM)["recipients"]],
    )


def _preamble(facts: ReportFacts) -> str:
    key = "preamble" if facts.plan_number else "preamble_no_number" if facts.has_plan else "preamble_no_plan"
    committee = facts.committee["committee"]
    return say(STEM, key, number=facts.plan_number, committee=committee, year=facts.year, day=day(facts.as_of))


def _charts(paper: Paper, facts: ReportFacts, stems: tuple[str, ...]) -> None:
    """The charts of a part that have something to show and are drawn natively; matrices are tables of the report."""
    for stem in stems:
        shown = facts.charts.get(stem)
        native = NATIVES[stem](shown, MOST_ROWS) if shown and stem in NATIVES else None
        if shown and isinstance(native, Plot) and any(value for one in native.series for value in one.values):
            chart(paper, native, shown.meta["finding"], shown.subtitle)


def _left_open(paper: Paper) -> None:
    """What only a person can write."""
    paper.heading(say(STEM, "proposals"))
    for text in wording(STEM)["proposals_open"]:
        paper.left_open(text)
        paper.left_open()
