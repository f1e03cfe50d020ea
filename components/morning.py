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
    days = row["worst_days"]
    late = "late" if days else "on_named_day"
    owed = [
        say(STEM, "missing", n=whole(row["missing"]), names=row["missing_names"]) if row["missing"] else "",
        say(STEM, late, n=whole(row["late"])) if row["late"] else "",
        say(STEM, "apart") if row["is_apart"] else "",
    ]
    due = "overdue_days" if row["missing"] else "late_days" if days else "named_day"
    waits = "not_due" if row["missing"] else "not_together"
    key = waits if days is None else due
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
        grave=bool(days or row["overdue"]),
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
