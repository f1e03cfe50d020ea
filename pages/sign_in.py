"""The way in and out: /dang-nhap and /dang-xuat, plain pages of the server that need no script."""

from __future__ import annotations

import logging
from typing import Any

from flask import Flask, current_app, redirect, request
from flask import Response as Page
from werkzeug.wrappers import Response

from components import door
from components.own_tools import LOOK, LOOKS
from components.wording import say
from data.accounts.account import Account, Refusal
from data.clock import now
from data.trail import NotKept
from pages.session import SESSION, SIGN_IN, SIGN_OUT, csrf_token, forget, give_door, keep, session_token

LONGEST = 2_000  # characters of a field; a password has fewer
LOG = logging.getLogger(__name__)


def register(server: Flask) -> None:
    """Put both ways on the server."""

    @server.get(SIGN_IN)
    def ask() -> Any:
        return _page() if current_app.config["ACCOUNTS"].exist() else redirect("/", 303)

    @server.post(SIGN_IN)
    def enter() -> Any:
        name, password, code = (request.form.get(field, "")[:LONGEST] for field in ("ten", "mat_khau", "ma"))
        found = current_app.config["ACCOUNTS"].sign_in(name, password, code, now(), request.remote_addr or "")
        if isinstance(found, Refusal):
            note_refusal(name, found)
            return _page(name, told_of(found, say("door", "no")))
        current_app.config["TRAIL"].note(found.name, "sign_in", request.remote_addr or "")
        return entered(found, _way(request.form.get("den", "")))

    @server.post(SIGN_OUT)
    def leave() -> Any:
        sessions = current_app.config["SESSIONS"]
        session = sessions.find(session_token(), now())
        sessions.end(session_token())
        if session:
            _note_left(session.viewer.id)
        look = request.form.get(LOOK, "")
        answer = redirect(f"{SIGN_IN}?{LOOK}={look}" if look and look in LOOKS else SIGN_IN, 303)
        forget(answer, SESSION)
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
        return answer


def told_of(refusal: Refusal, wrong: str) -> str:
    """What somebody who was refused is told: what is wrong, how long to wait."""
    wait = say("door", "wait", seconds=refusal.wait_seconds)
    return wait if refusal.throttled else wrong + (f" {wait}" if refusal.wait_seconds else "")


def _note_left(who: str) -> None:
    """Note who has signed out; a trail that cannot be written keeps nobody signed in."""
    try:
        current_app.config["TRAIL"].note(who, "sign_out")
    except NotKept:
        LOG.exception("sign-out")


def note_refusal(name: str, refusal: Refusal) -> None:
    """Note who was not let in; a name that nobody has is not written down, for it may be a password."""
    known = current_app.config["ACCOUNTS"].get(name)
    who = known.name if known else "?"
    action = "throttled" if refusal.throttled else "sign_in_refused"
    current_app.config["TRAIL"].note(who, action, request.remote_addr or "")


def entered(account: Account, way: str) -> Response:
    """A new session, never one that the browser came with, and the way on; the session it had is ended."""
    sessions = current_app.config["SESSIONS"]
    sessions.end(session_token())
    answer = redirect(way, 303)
    keep(answer, SESSION, sessions.begin(account, now()))
    return answer


def _page(name: str = "", told: str = "") -> Response:
    way = _way(request.values.get("den", ""))
    answer = Page(door.page(csrf_token(), way, name, told), status=401 if told else 200, mimetype="text/html")
    give_door(answer)
    return answer


def _way(asked: str) -> str:
    """Where to go on: a page of ours, whatever the address says."""
    is_ours = asked.startswith("/") and not asked.startswith(("//", "/\\")) and asked.isprintable()
    return asked if is_ours and not asked.startswith((SIGN_IN, SIGN_OUT)) else "/"
