"""What /nap says: of files before and after they are taken in, of the last call, of the notes put down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from dash import html
from dash.development.base_component import Component
from flask import current_app, has_app_context

from components import hand, intake
from components.attributes import attributes
from components.names import names
from components.numbers import day, whole
from components.table import Head, Table, scroll_box
from components.wording import say, wording
from etl.history import last_call
from etl.home import Home
from etl.report import FileReport
from pages.view import View

STEM = "nap"
NAMES_SHOWN = 3


def preview(reports: Sequence[FileReport], units: Mapping[str, str]) -> list[Component]:
    """What would come of the files: sums, then each file with its faults and differences."""
    unchanged = sum(report.outcome == "unchanged" for report in reports)
    outcomes: dict[str, str] = wording(STEM)["preview_outcome"]
    new = [report for report in reports if report.outcome in ("loaded", "partial")]
    return [
        html.H3(say(STEM, "preview_title") if new else say(STEM, "nothing_new")),
        html.P(say(STEM, "preview", **_sums(reports)), className="lead-line"),
        *([html.P(say(STEM, "preview_unchanged", n=whole(unchanged)))] if unchanged else []),
        intake.listing(_rows(reports), units, outcomes),
    ]


def outcome(reports: Sequence[FileReport], units: Mapping[str, str], version: int | None) -> list[Component]:
    """What came of the files."""
    taken = any(report.outcome in ("loaded", "partial") for report in reports)
    told = say(STEM, "loaded", **_sums(reports), version=version if version is not None else "")
    return [
        html.H3(say(STEM, "loaded_title") if taken else say(STEM, "refused_title")),
        html.P(told, className="lead-line"),
        intake.listing(_rows(reports), units, names("outcome")),
        html.A(say(STEM, "sources"), href="/nguon", className="more", **attributes({"data-inside": ""})),
    ]


def undo_panel() -> list[Component]:
    """What an undo would take back, and the button behind a second thought."""
    call = last_call(Home(current_app.config["HOME"])) if has_app_context() else None
    title = html.H2(say(STEM, "undo_title"))
    if call is None:
        return [html.Section([title, html.P(say(STEM, "undo_nothing"), className="quiet")], className="panel intake")]
    told = ", ".join(call.names[:NAMES_SHOWN])
    if len(call.names) > NAMES_SHOWN:
        told = say(STEM, "undo_more", names=told, n=len(call.names) - NAMES_SHOWN)
    parts = [
        title,
        html.P(say(STEM, "undo_last", at=f"{call.at:%d/%m/%Y %H:%M}", who=call.who, names=told)),
        html.Details(
            [
                html.Summary(say(STEM, "undo_open")),
                html.P(say(STEM, "undo_warning"), className="quiet"),
                hand.button("undo", say(STEM, "undo_confirm")),
            ]
        ),
    ]
    return [html.Section(parts, className="panel intake")]


def notes(view: View) -> Component | None:
    """The notes put down so far, of all years."""
    rows = view.ask_plainly("branch_notes")
    if rows.is_empty():
        return None
    headings: dict[str, str] = wording(STEM)["notes"]
    lines = [[day(row["noted_on"]), row["unit_name"], row["note"]] for row in rows.to_dicts()]
    table = Table(say(STEM, "notes_caption"), [Head(text) for text in headings.values()], lines)
    return scroll_box(table, say(STEM, "notes_region"))


def sentence(text: str) -> str:
    """A fault's words as a sentence of their own."""
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")


def _rows(reports: Sequence[FileReport]) -> list[dict[str, Any]]:
    return [asdict(report) for report in reports]


def _sums(reports: Sequence[FileReport]) -> dict[str, str]:
    found = [issue for report in reports for issue in report.issues]
    sums = {
        "files": len(reports),
        "rows": sum(report.rows for report in reports),
        "loaded": sum(report.loaded for report in reports),
        "rejected": sum(report.rejected for report in reports),
        "errors": sum(issue.severity == "error" for issue in found),
        "warnings": sum(issue.severity == "warning" for issue in found),
        "changes": sum(len(report.changes) for report in reports),
    }
    return {name: whole(n) for name, n in sums.items()}
