"""What /nap records by hand, and the papers it hands out: marked copies, empty forms, the register."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import polars as pl
from dash import Dash, Input, Output, State, no_update
from flask import current_app

from components import hand
from components.delivery import saved
from components.wording import say
from etl import waiting
from etl.faults import HomeFault
from etl.hand import ByHand
from etl.home import Home
from etl.marked import marker
from etl.next_plan import settings_for
from etl.register import register as register_workbook
from etl.template import Ask, NoSuchYear, templates
from pages import nap_told
from pages.defaults import today
from pages.page import Opening
from pages.policy import callback, exports, takes_in
from pages.session import viewer
from pages.taking_in import taking_in
from pages.view import View

STEM = "nap"
YEAR = re.compile("[12][0-9]{3}")
ABOUT_THE_BODIES = {"committee", "units"}  # what a paper is headed with
# The controls of each form, by the entry's field; the shortcoming stands for several.
FIELDS: dict[str, dict[str, str]] = {
    "receipt": {"unit": "receipt-unit", "day": "receipt-day", "document": "receipt-document", "text": "receipt-text"},
    "meeting": {
        "unit": "meeting-unit",
        "day": "meeting-day",
        "supervisor": "meeting-supervisor",
        "has_chi_uy": "meeting-has-chi-uy",
    },
    "remediation": {"item_key": "remediation-item", "status": "remediation-status", "day": "remediation-day"},
    "note": {"unit": "note-unit", "day": "note-day", "text": "note-text"},
}


def register(app: Dash, open_at: Opening) -> None:
    """Registers the forms and the buttons that fetch papers."""
    for kind in FIELDS:
        _form(app, kind, open_at)
    _papers(app, open_at)
    _marked(app)


def open_items(view: View) -> dict[str, str]:
    """The shortcomings not yet put right, by what names one."""
    rows = view.ask("remediation_open").to_dicts()
    return {_named(row): f"{row['year']} · {row['unit_name']} · {row['item']}" for row in rows}


def _named(row: Mapping[str, Any]) -> str:
    return f"{row['year']}|{row['unit']}|{row['item_key']}"


def _form(app: Dash, kind: str, open_at: Opening) -> None:
    controls = FIELDS[kind]
    status, recorded = hand.control("hand-status"), hand.control(f"{kind}-record")

    @callback(
        app,
        takes_in,
        Output(status, "children", allow_duplicate=True),
        Output(hand.control("undo-panel"), "children", allow_duplicate=True),
        Output(hand.control("notes"), "children", allow_duplicate=True),
        Input(recorded, "n_clicks"),
        State(hand.control("year"), "value"),
        *(State(hand.control(name), "value") for name in controls.values()),
        running=[(Output(recorded, "disabled"), True, False), (Output(status, "children"), say(STEM, "recording"), "")],
        prevent_initial_call=True,
    )
    def put_down(clicks: int | None, year: str | None, *values: Any) -> tuple[Any, Any, Any]:
        view = open_at(None)
        if not clicks or view is None:
            return no_update, no_update, no_update
        entry = _entry(kind, view, year, dict(zip(controls, values, strict=True)))
        try:
            report = taking_in().record(entry, viewer().account)
        except HomeFault as fault:
            return nap_told.sentence(str(fault)), no_update, no_update
        if report.outcome == "refused":
            told = " ".join(f"{issue.message} {issue.suggestion}" for issue in report.issues)
            return told, no_update, no_update
        now = open_at(None)
        told = say(STEM, "recorded", version=now.warehouse.version() if now else "")
        return told, nap_told.undo_panel(), nap_told.notes(now) if now else no_update


def _entry(kind: str, view: View, year: str | None, values: Mapping[str, Any]) -> ByHand:
    """The entry that a form's values make; what is missing or strange is found by the rules of all entries."""
    own = _year(year) or view.year
    texts: dict[str, Any] = {
        name: value if isinstance(value, bool) else str(value or "") for name, value in values.items()
    }
    if kind == "remediation":
        chosen = str(texts.pop("item_key"))
        item = next((row for row in view.ask("remediation_open").to_dicts() if _named(row) == chosen), None)
        if item is None:
            return ByHand(kind, own, "", **texts)
        named = {name: item[name] for name in ("year", "unit", "item_key", "item")}
        return ByHand(kind=kind, **named, **texts)
    return ByHand(kind=kind, year=own, **texts)


def _papers(app: Dash, open_at: Opening) -> None:
    status = hand.control("papers-status")
    year = State(hand.control("papers-year"), "value")
    outputs = (
        Output(hand.control("download"), "data", allow_duplicate=True),
        Output(status, "children", allow_duplicate=True),
    )
    busy = [(Output(status, "children"), say(STEM, "writing"), "")]

    def fetch(button: str, command: str, name: str, made: Callable[[Ask, int], bytes]) -> None:
        """Give the button that hands out the paper `made` of a year, noted as what `command` writes, under `name`."""

        @callback(
            app,
            exports,
            *outputs,
            Input(hand.control(button), "n_clicks"),
            year,
            running=busy,
            prevent_initial_call=True,
        )
        def fetched(clicks: int | None, asked: str | None) -> tuple[Any, Any]:
            view = open_at(None)
            of_year = _year(asked)
            if not clicks or view is None or of_year is None:
                return no_update, no_update
            try:
                content = _handed_out(view, f"{command} {of_year}", lambda ask: made(ask, of_year))
            except NoSuchYear:
                return no_update, say(STEM, "no_such_year", year=of_year)
            return saved(say(STEM, name, year=of_year), content), ""

    fetch("forms", "template", "forms_file", lambda ask, of_year: zipped(templates(ask, of_year)))
    fetch("settings", "settings", "settings_file", lambda _, of_year: zipped(_settings(of_year)))
    fetch("register", "register", "register_file", lambda ask, of_year: register_workbook(ask, of_year, today()))


def _settings(year: int) -> list[tuple[str, bytes]]:
    found = settings_for(Home(current_app.config["HOME"]), year)
    return [(name, text.encode()) for name, text in found]


def _year(sent: Any) -> int | None:
    """The year that a field was sent with; None of what is no year."""
    return int(sent) if isinstance(sent, str) and YEAR.fullmatch(sent) else None


def _handed_out(view: View, what: str, made: Callable[[Ask], bytes]) -> bytes:
    """What is made of the data, once the trail tells who had it and of how many rows it was made. Raises NotKept."""
    rows = 0

    def ask(question: str, **parameters: Any) -> pl.DataFrame:
        nonlocal rows
        answer = view.ask_plainly(question, **parameters)
        rows += 0 if question in ABOUT_THE_BODIES else answer.height
        return answer

    paper = made(ask)
    current_app.config["TRAIL"].note(view.viewer.id, "exported", what, rows)
    return paper


def _marked(app: Dash) -> None:
    @callback(
        app,
        takes_in,
        Output(hand.control("download"), "data", allow_duplicate=True),
        Input(hand.control("marked"), "n_clicks"),
        State(hand.control("work"), "data"),
        running=[(Output(hand.control("marked"), "disabled"), True, False)],
        prevent_initial_call=True,
    )
    def marked(clicks: int | None, work: Mapping[str, str] | None) -> Any:
        if not clicks:
            return no_update
        home, token = Home(current_app.config["HOME"]), str((work or {}).get("token", ""))
        try:
            files, reports = waiting.take(home, token), taking_in().check(token)
        except HomeFault:
            return no_update
        with marker() as copies:
            papers = [copies.mark(file, report) for file, report in zip(files, reports, strict=True) if report.issues]
        current_app.config["TRAIL"].note(viewer().id, "exported", "marked", rows=len(papers))
        return saved(say(STEM, "marked_file"), zipped(papers))


def zipped(papers: Iterable[tuple[str, bytes]]) -> bytes:
    """The papers in one .zip."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, paper in papers:
            archive.writestr(name, paper)
    return content.getvalue()
