"""What /xuat does: the server makes the files asked for beside its answers, tells how far it is, and hands them out."""

from __future__ import annotations

import base64
import binascii
import io
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dash import Dash, Input, Output, State, no_update
from flask import current_app

from components import handing
from components.delivery import saved
from components.export.deck_template import BadTemplateError
from components.export.same_bytes import NO_TIME
from components.wording import say
from etl.jobs import Job, Jobs
from pages.handed_files import MAKERS, NothingToHandOut, Wanted, made
from pages.handed_out import COMMITTEE, PUBLIC, STEM, Audience
from pages.page import Opening
from pages.policy import callback, exports
from pages.session import viewer
from pages.view import View

PNG, MOST_OF_PICTURE = b"\x89PNG\r\n\x1a\n", 8 * 1024 * 1024
ENDING: Mapping[str, str] = {
    "deck": ".pptx",
    "report": ".docx",
    "tables": ".xlsx",
    "letters": ".zip",
    "calendar": ".ics",
}
Refused = (NothingToHandOut, BadTemplateError)


def register_callbacks(app: Dash, open_at: Opening) -> None:
    """Register what the page's controls do; the work of one server is known to that server alone."""
    jobs = Jobs()
    _asking(app, jobs, open_at)
    _looking_in(app, jobs)

    @callback(
        app,
        exports,
        Output(handing.TEMPLATE_NAME, "children"),
        Input(handing.TEMPLATE, "filename"),
        prevent_initial_call=True,
    )
    def name(given: Sequence[str] | None) -> str:
        return say(STEM, "template_chosen", name=given[-1]) if given else ""


def _asking(app: Dash, jobs: Jobs, open_at: Opening) -> None:
    @callback(
        app,
        exports,
        Output(handing.WORK, "data"),
        Output(handing.BEAT, "disabled"),
        Output(handing.STATUS, "children"),
        Input(handing.ASKED, "data"),
        State(handing.PICTURES, "data"),
        State(handing.TEMPLATE, "contents"),
        State("address", "search"),
        prevent_initial_call=True,
    )
    def begin(
        asked: Mapping[str, str] | None,
        pictures: Mapping[str, str] | None,
        templates: Sequence[str] | None,
        search: str | None,
    ) -> tuple[Any, ...]:
        view, wanted = open_at(search), _wanted(asked or {}, pictures or {}, (templates or [""])[-1])
        if view is None or wanted is None:
            return no_update, True, say(STEM, "not_known")
        note = partial(current_app.config["TRAIL"].note, viewer().id, "exported")
        job = jobs.start(next(iter(wanted.kinds)), lambda job: _work(job, view, wanted, note))
        return {"job": job}, False, handing.progress(0, 1)


def _looking_in(app: Dash, jobs: Jobs) -> None:
    @callback(
        app,
        exports,
        Output(handing.SAVED, "data"),
        Output(handing.BEAT, "disabled", allow_duplicate=True),
        Output(handing.STATUS, "children", allow_duplicate=True),
        Input(handing.BEAT, "n_intervals"),
        State(handing.WORK, "data"),
        prevent_initial_call=True,
        # One look at a time: the browser passes over an answer while it waits for a later one to the same question.
        running=[(Output(handing.BEAT, "disabled"), True, False)],
    )
    def look(_beats: int, work: Mapping[str, Any] | None) -> tuple[Any, ...]:
        job = jobs.get(str((work or {}).get("job", "")))
        if job is None:
            return no_update, True, say(STEM, "lost")
        if not job.finished:
            return no_update, False, handing.progress(job.done, job.of_all)
        if job.fault is not None or isinstance(job.result, str):
            return no_update, True, job.fault or job.result
        name, content = job.result
        return saved(name, content), True, say(STEM, "done", name=name)


def _work(job: Job, view: View, wanted: Wanted, note: Callable[[str, int], None]) -> tuple[str, bytes] | str:
    """The file's name and the file, noted in the trail; in words why there is none."""
    try:
        files = made(view, wanted, lambda done, of: job.progress(done, of, 0, 0))
    except Refused as fault:
        return str(fault)
    if not files:
        return say(STEM, "no_letters")
    public = wanted.audience == PUBLIC
    note(f"{'public_' if public else ''}{job.kind} {view.year}", len(files))
    name = say(STEM, f"file_{job.kind}", year=view.year, public=say(STEM, "file_public") if public else "")
    content = _packed(files) if ENDING[job.kind] == ".zip" else next(iter(files.values()))
    return name + ENDING[job.kind], content


def _packed(files: Mapping[str, bytes]) -> bytes:
    """Several files as one archive."""
    made_of = io.BytesIO()
    with ZipFile(made_of, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = ZipInfo(name.rpartition("/")[2], NO_TIME)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content)
    return made_of.getvalue()


def _wanted(asked: Mapping[str, str], pictures: Mapping[str, str], template: str) -> Wanted | None:
    """What a browser asks for; None where there is no such file."""
    kind, audience = asked.get("kind"), _audience(asked.get("audience"))
    if audience is None or kind not in MAKERS[audience] or kind not in ENDING:
        return None
    drawn = pictures if audience == COMMITTEE else {}
    told = {stem: _decoded(picture) for stem, picture in drawn.items()}
    fit = {stem: png for stem, png in told.items() if png.startswith(PNG) and len(png) <= MOST_OF_PICTURE}
    return Wanted([str(kind)], audience, _decoded(template) or None, fit)


def _audience(given: object) -> Audience | None:
    return COMMITTEE if given == COMMITTEE else PUBLIC if given == PUBLIC else None


def _decoded(given: str) -> bytes:
    """A file as a browser sends it; nothing where it is none."""
    try:
        return base64.b64decode(given.partition(",")[2], validate=True)
    except binascii.Error:
        return b""
