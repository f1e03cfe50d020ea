"""The lines of the overview's lists: what a branch owes, an overdue item."""

from __future__ import annotations

from typing import Any

from dash import html

from components.numbers import whole
from components.wording import say

STEM = "tong_quan"
Row = dict[str, Any]


def owed_line(row: Row) -> html.Li:
    """What one branch owes, as question dossier_missing answers, and who looks after it."""
    return _line(
        row["unit_name"],
        owed_state(row),
        html.Div(
            [html.Span(owed(row)), html.Span(row["supervisor"] or "", className="quiet")],
            className="line",
        ),
        grave=bool(row["worst_days"] or row["overdue"]),
    )


def owed(row: Row) -> str:
    """Which papers a branch lacks, how many came late, whether the award papers came apart."""
    late = "late" if row["worst_days"] else "on_named_day"
    parts = [
        say(STEM, "missing", n=whole(row["missing"]), names=row["missing_names"]) if row["missing"] else "",
        say(STEM, late, n=whole(row["late"])) if row["late"] else "",
        say(STEM, "apart") if row["is_apart"] else "",
    ]
    return "; ".join(part for part in parts if part)


def owed_state(row: Row) -> str:
    """For how many days it is overdue or was late."""
    days = row["worst_days"]
    due = "overdue_days" if row["missing"] else "late_days" if days else "named_day"
    waits = "not_due" if row["missing"] else "not_together"
    return say(STEM, waits if days is None else due, n=whole(days))


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
