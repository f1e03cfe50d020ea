"""What /nap does: every step is decided on the server, from what waits there; a browser only names it."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from threading import Thread
from typing import Any

from dash import Dash, Input, Output, State, ctx, no_update
from flask import current_app

from components import hand
from components.wording import say
from etl import waiting
from etl.faults import HomeFault
from etl.gather import Gathered
from etl.home import Home
from etl.jobs import Job, Jobs
from etl.report import FileReport
from etl.taking_in import TakingIn
from pages import nap_hand, nap_told
from pages.page import Opening
from pages.policy import callback, takes_in
from pages.session import viewer
from pages.taking_in import TAKING_IN, taking_in
from pages.view import View

STEM = "nap"
AT_WORK: tuple[Any, ...] = (
    Output(hand.control("work"), "data", allow_duplicate=True),
    Output(hand.control("beat"), "disabled", allow_duplicate=True),
    Output(hand.control("status"), "children", allow_duplicate=True),
    Output(hand.control("result"), "children", allow_duplicate=True),
    Output(hand.control("confirm"), "hidden", allow_duplicate=True),
    Output(hand.control("marked"), "hidden", allow_duplicate=True),
    Output(hand.control("cancel"), "hidden", allow_duplicate=True),
)
SAID: dict[str, tuple[str, str]] = {
    "check": ("checking", "checking_some"),
    "load": ("loading", "loading_some"),
    "undo": ("undoing", "undoing"),
}


def register_callbacks(app: Dash, open_at: Opening) -> None:
    """Registers what the page's controls do; the work of one server is known to that server alone."""
    jobs = Jobs(in_turn=False)  # looks go beside loads, and loads together
    _finishing(app.server.config[TAKING_IN])
    _handing_in(app, jobs)
    _deciding(app, jobs)
    _looking_in(app, jobs, open_at)
    nap_hand.register(app, open_at)


def _finishing(taking: TakingIn) -> None:
    """Takes in, beside the first answers, what was confirmed before the server was stopped."""
    if taking.is_behind():
        Thread(target=taking.finish, daemon=True).start()


def _home() -> Home:
    return Home(current_app.config["HOME"])


def _handing_in(app: Dash, jobs: Jobs) -> None:
    @callback(
        app,
        takes_in,
        *AT_WORK,
        Input(hand.control("upload"), "contents"),
        State(hand.control("upload"), "filename"),
        prevent_initial_call=True,
    )
    def receive(contents: Sequence[str] | None, given: Sequence[str] | None) -> tuple[Any, ...]:
        try:
            files = _decoded(contents or [], given or [])
            if not files:
                return _said(say(STEM, "no_files"))
            token = waiting.put(_home(), files)
        except HomeFault as fault:
            return _said(nap_told.sentence(str(fault)))
        return _begun(jobs, "check", token)


def _deciding(app: Dash, jobs: Jobs) -> None:
    @callback(
        app,
        takes_in,
        *AT_WORK,
        Input(hand.control("confirm"), "n_clicks"),
        Input(hand.control("cancel"), "n_clicks"),
        State(hand.control("work"), "data"),
        prevent_initial_call=True,
    )
    def decide(confirmed: int | None, cancelled: int | None, work: Mapping[str, str] | None) -> tuple[Any, ...]:
        token = str((work or {}).get("token", ""))
        if not (confirmed or cancelled):
            return (no_update,) * len(AT_WORK)
        if ctx.triggered_id == hand.control("cancel"):
            waiting.drop(_home(), token)
            return _said("")
        try:
            waiting.confirm(_home(), token, viewer().account)
        except HomeFault as fault:
            return _said(nap_told.sentence(str(fault)))
        return _begun(jobs, "load", token)

    @callback(app, takes_in, *AT_WORK, Input(hand.control("undo"), "n_clicks"), prevent_initial_call=True)
    def take_back(clicks: int | None) -> tuple[Any, ...]:
        if not clicks:
            return (no_update,) * len(AT_WORK)
        return _begun(jobs, "undo", "")


def _looking_in(app: Dash, jobs: Jobs, open_at: Opening) -> None:
    @callback(
        app,
        takes_in,
        *AT_WORK,
        Output(hand.control("undo-panel"), "children"),
        Output(hand.control("confirm"), "children"),
        Input(hand.control("beat"), "n_intervals"),
        State(hand.control("work"), "data"),
        prevent_initial_call=True,
        # One look at a time: the browser passes over an answer while it waits for a later one to the same question.
        running=[(Output(hand.control("beat"), "disabled"), True, False)],
    )
    def look(_beats: int, work: Mapping[str, str] | None) -> tuple[Any, ...]:
        job = jobs.get(str((work or {}).get("job", "")))
        if job is None:
            return (*_said(say(STEM, "lost")), no_update, no_update)
        if not job.finished:
            return (no_update, False, _progress(job), *(no_update,) * 6)
        return _ended(job, dict(work or {}), open_at(None))


def _begun(jobs: Jobs, kind: str, token: str) -> tuple[Any, ...]:
    """Starts a piece of work, in the name of whoever asks for it: what the page shows meanwhile."""
    taking, who = taking_in(), viewer().account
    job = jobs.start(kind, lambda job: _work(job, token, taking, who))
    return {"token": token, "job": job}, False, say(STEM, SAID[kind][0]), no_update, True, True, True


def _work(job: Job, token: str, taking: TakingIn, who: str | None) -> Any:
    if job.kind == "undo":
        return taking.undo(who)
    return (taking.load if job.kind == "load" else taking.check)(token, job.progress)


def _progress(job: Job) -> str:
    alone, some = SAID[job.kind]
    return say(STEM, some, done=job.done, of=job.of_all) if 1 < job.of_all != job.done else say(STEM, alone)


def _ended(job: Job, work: dict[str, str], view: View | None) -> tuple[Any, ...]:
    """What the page shows of finished work: preview, outcome, or what kept it from one."""
    if job.fault is not None:
        return (*_said(nap_told.sentence(job.fault)), nap_told.undo_panel(), no_update)
    version = _home().version()
    if job.kind == "undo":
        told = say(STEM, "undone", n=job.result, version=version) if job.result else say(STEM, "nothing_undone")
        return (*_said(told), nap_told.undo_panel(), no_update)
    reports: list[FileReport] = job.result
    units = view.tree.names if view else {}
    if job.kind == "load":
        shown = nap_told.outcome(reports, units, version)
        return work, True, "", shown, True, True, True, nap_told.undo_panel(), no_update
    takes = sum(report.outcome in ("loaded", "partial") for report in reports)
    faulty = any(report.issues for report in reports)
    label = say(STEM, "confirm", files=takes) if takes > 1 else say(STEM, "confirm_one")
    return work, True, "", nap_told.preview(reports, units), takes == 0, not faulty, False, no_update, label


def _said(sentence: str) -> tuple[Any, ...]:
    """A sentence in the place of whatever was shown."""
    return None, True, sentence, None, True, True, True


def _decoded(contents: Sequence[str], given: Sequence[str]) -> list[Gathered]:
    """The files a browser sent; a part that is no file is left out, for no browser sends one."""
    files = []
    for name, content in zip(given, contents, strict=False):
        try:
            files.append(Gathered(str(name), base64.b64decode(str(content).partition(",")[2], validate=True)))
        except binascii.Error:
            continue
    return files
