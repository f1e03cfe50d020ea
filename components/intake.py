"""What came of files handed in: a line per file; its faults by cell and its differences fold out beneath it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dash import html

from components.names import names, short_names
from components.numbers import NOT_KNOWN, day, whole
from components.table import Head, Table, fold, mark, scroll_box
from components.wording import say, wording

Row = Mapping[str, Any]
STEM = "nap"
NUMBERS = ("rows", "loaded", "rejected")
SHOWN_AT_ONCE = 20
CODED = {"level": "level", "status": "remediation_state", "verdict": "shortcoming_verdict"}


def listing(files: Sequence[Row], units: Mapping[str, str], outcomes: Mapping[str, str]) -> html.Div:
    """`files`: reports with their issues and changes; `units`: id -> name; `outcomes`: code -> word."""
    headings: dict[str, str] = wording(STEM)["files"]
    body: list[Any] = []
    for row in files:
        body.append([_cell(row, key, units, outcomes) for key in headings])
        if row["issues"]:
            told = say(STEM, "issues_of", name=row["file"], n=whole(len(row["issues"])))
            body.append(fold(told, _issues(told, row["issues"]), shown=len(row["issues"]) <= SHOWN_AT_ONCE))
        if row["changes"]:
            told = say(STEM, "changes_of", name=row["file"], n=whole(len(row["changes"])))
            body.append(fold(told, _changes(told, row["changes"], units)))
    head = [Head(text, key in NUMBERS) for key, text in headings.items()]
    return scroll_box(Table(say(STEM, "caption"), head, body), say(STEM, "region"), "table-scroll sheet files")


def _cell(row: Row, key: str, units: Mapping[str, str], outcomes: Mapping[str, str]) -> str | dict[str, str]:
    if key == "name":
        return mark(row["file"], "file-name")
    if key == "kind_name":
        return names("form").get(row["kind"] or "", NOT_KNOWN)
    if key == "unit_name":
        return units.get(row["unit"] or "", NOT_KNOWN)
    if key == "outcome":
        return mark(outcomes[row["outcome"]], f"outcome outcome-{row['outcome']}")
    if key in NUMBERS:
        return whole(row[key])
    return NOT_KNOWN if row[key] is None else str(row[key])


def _issues(caption: str, issues: Sequence[Row]) -> Table:
    headings: dict[str, str] = wording("nguon")["issues"]
    severities = names("severity")
    lines = [
        [
            severities.get(found["severity"], found["severity"]),
            _place(found),
            *(found[key] or NOT_KNOWN for key in ("value", "message", "suggestion")),
        ]
        for found in issues
    ]
    return Table(caption, [Head(text) for text in headings.values()], lines)


def _changes(caption: str, changes: Sequence[Row], units: Mapping[str, str]) -> Table:
    headings: dict[str, str] = wording(STEM)["changes"]
    lines = [
        [
            " · ".join(part for part in (change["name"], units.get(change["unit"], change["unit"])) if part),
            _what(change),
            _value(change, change["before"]),
            say(STEM, "not_named") if change["change"] == "missing" else _value(change, change["after"]),
            _place(change),
        ]
        for change in changes
    ]
    return Table(caption, [Head(text) for text in headings.values()], lines)


def _what(change: Row) -> str:
    detail = change["detail"] or ""
    for kind in ("stage", "document"):
        detail = short_names(kind).get(detail, detail)
    return str(wording(STEM)["changed"][f"{change['table']}.{change['what']}"]).format(detail=detail)


def _value(change: Row, value: str | None) -> str:
    if value is None:
        return say(STEM, "first_known")
    if change["what"] in CODED:
        return names(CODED[change["what"]]).get(value, value)
    return day(date.fromisoformat(value)) if change["what"].endswith("_on") else value


def _place(found: Row) -> str:
    if found["sheet"] and found["cell"]:
        return say(STEM, "place", sheet=found["sheet"], cell=found["cell"])
    return found["sheet"] or NOT_KNOWN
