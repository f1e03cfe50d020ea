"""The files taken in, as a table; the problems of a file fold out beneath its line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from components.names import names
from components.numbers import NOT_KNOWN, whole
from components.source import source_link
from components.table import Head, Table, fold, leading, mark, scroll_box
from components.wording import say, wording

Row = dict[str, Any]
STEM = "nguon"
NUMBERS = ("row_count", "loaded", "rejected")


def listing(lines: Sequence[tuple[Row, Sequence[Row]]]) -> html.Div:
    """`lines`: each file as question source_files answers, with its problems as source_issues does."""
    headings: dict[str, str] = wording(STEM)["files"]
    body: list[Any] = []
    for row, issues in lines:
        body.append([_cell(row, key) for key in headings])
        if issues:
            body.append(fold(say(STEM, "issues_of", name=row["name"]), _problems(row, issues)))
    head = [Head(text, key in NUMBERS) for key, text in headings.items()]
    return scroll_box(Table(say(STEM, "caption"), head, body), say(STEM, "region"), "table-scroll sheet files")


def _cell(row: Row, key: str) -> str | dict[str, str]:
    if key == "problems":
        return mark(_tally(row), "nowrap")
    value = row[key]
    if key == "outcome_name":
        return mark(value, f"outcome outcome-{row['outcome']}")
    if key == "taken_in_at":
        return mark(f"{value:%d/%m/%Y %H:%M}", "nowrap")
    if key in NUMBERS:
        return whole(value)
    return NOT_KNOWN if value is None else mark(value, "file-name") if key == "name" else str(value)


def _tally(row: Row) -> str:
    if not row["errors"] and not row["warnings"]:
        return say(STEM, "no_problems")
    return say(STEM, "problems", errors=whole(row["errors"]), warnings=whole(row["warnings"]))


def _problems(row: Row, issues: Sequence[Row]) -> Table:
    headings: dict[str, str] = wording(STEM)["issues"]
    severities = names("severity")
    lines = [
        [
            severities.get(issue["severity"], issue["severity"]),
            _place(row, issue),
            *(issue[key] or NOT_KNOWN for key in ("value", "message", "suggestion")),
        ]
        for issue in issues
    ]
    return Table(say(STEM, "issues_of", name=row["name"]), [Head(text) for text in headings.values()], lines)


def _place(row: Row, issue: Row) -> str | dict[str, str]:
    """Sheet and cell of a problem; they lead to the row as it stood."""
    text = " › ".join(part for part in (issue["sheet"], issue["cell"]) if part) or NOT_KNOWN
    at = {"source_id": row["file_id"], "source_sheet": issue["sheet"], "source_cell": issue["cell"]}
    return leading(text, source_link(at))
