"""The lines of the overview's lists: a deadline, what a branch owes, an overdue item."""

from __future__ import annotations

from typing import Any

from dash import html

from components import cards
from components.numbers import day, whole
from components.wording import say

STEM = "tong_quan"
FEW_PAPERS = 2  # more than these are counted in a deadline's title and named below it
NEAR = 7  # days within which a deadline is near
Row = dict[str, Any]


def deadline_line(row: Row) -> html.Li:
    """A deadline as question deadline_progress answers."""
    left = row["days_left"]
    key = "left" if left > 0 else "today" if left == 0 else "past"
    papers = row["documents_name"].split(", ")
    many = len(papers) > FEW_PAPERS
    title = "deadline_many" if many else "deadline_title"
    return cards.progress(
        cards.Progress(
            title=say(STEM, title, subject=row["subject_name"], documents=row["documents_name"], n=len(papers)),
            detail=row["documents_name"] if many else "",
            when=say(STEM, "deadline_when", comparison=row["comparison_name"], day=day(row["named_day"])),
            state=say(STEM, f"state_{key}", n=whole(abs(left))),
            tone="past" if left < 0 else "near" if left <= NEAR else "far",
            tally=_tally(row),
            done=row["filed"],
            on_time=row["on_time"],
            of=row["expected"],
        )
    )


def _tally(row: Row) -> str:
    if row["expected"] is None:
        return say(STEM, "no_tally")
    key = "tally_late" if row["late"] else "tally"
    return say(STEM, key, filed=whole(row["filed"]), expected=whole(row["expected"]), late=whole(row["late"]))


def owed_line(row: Row) -> html.Li:
    """What one branch owes, as question dossier_missing answers, and who looks after it."""
    days = row["worst_days"]
    late = "late" if days else "on_named_day"
    owed = [
        say(STEM, "missing", n=whole(row["missing"]), names=row["missing_names"]) if row["missing"] else "",
        say(STEM, late, n=whole(row["late"])) if row["late"] else "",
    ]
    due = "overdue_days" if row["missing"] else "late_days" if days else "named_day"
    key = "not_due" if days is None else due
    return _line(
        row["unit_name"],
        say(STEM, key, n=whole(days)),
        html.Div(
            [
                html.Span("; ".join(part for part in owed if part)),
                html.Span(row["supervisor"] or "", className="quiet"),
            ],
            className="line",
        ),
        grave=bool(days),
    )


def overdue_line(row: Row) -> html.Li:
    """An overdue item as question remediation_overdue answers."""
    return _line(
        f"{row['unit_name']} · {row['year']}",
        say(STEM, "overdue_days", n=whole(row["days_overdue"])),
        html.Div(row["item"], className="quiet"),
        grave=True,
    )


def _line(name: str, state: str, below: html.Div, grave: bool) -> html.Li:
    head = [html.Strong(name), html.Span(state, className="worst" if grave else "quiet")]
    return html.Li([html.Div(head, className="line"), below])
