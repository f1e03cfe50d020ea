"""/mat-khau: whoever has signed in and knows the present password takes another; a plain page that needs no script."""

from __future__ import annotations

from typing import Any

from flask import Flask, current_app, redirect, request
from flask import Response as Page
from werkzeug.wrappers import Response

from components import door
from components.wording import say
from data.accounts.account import Refusal
from data.accounts.faults import AccountFault, phrase
from data.clock import now
from pages.session import OWN_PASSWORD, csrf_token, is_local, viewer
from pages.sign_in import LONGEST, entered, note_refusal, told_of

NOT_KEPT = "not_kept"
FIELDS = ("mat_khau", "ma", "moi", "moi_lan_nua")


def register(server: Flask) -> None:
    """Put the page on the server."""

    @server.get(OWN_PASSWORD)
    def ask_new() -> Any:
        return _page() if has_password() else redirect("/", 303)

    @server.post(OWN_PASSWORD)
    def change() -> Any:
        return _changed() if has_password() else redirect("/", 303)


def has_password() -> bool:
    """Whether who asks has signed in here: not the one at the machine, nor whom a proxy has let in."""
    return not is_local() and current_app.config["NAMED_BY_PROXY"] is None


def _changed() -> Response:
    """A new session under the new password, the others being ended; or what is wrong."""
    password, code, new, once_more = (request.form.get(field, "")[:LONGEST] for field in FIELDS)
    if new != once_more:
        return _page(phrase("faults", "not_the_same"))
    name, client = viewer().id, request.remote_addr or ""
    try:
        found = current_app.config["ACCOUNTS"].change_password(name, password, code, new, now(), client)
    except AccountFault as fault:
        if fault.code == NOT_KEPT:
            raise
        return _page(str(fault))
    if isinstance(found, Refusal):
        note_refusal(name, found)
        return _page(told_of(found, say("door", "no_own")))
    current_app.config["TRAIL"].note(name, "password_changed", name)
    return entered(found, "/")


def _page(told: str = "") -> Response:
    account = current_app.config["ACCOUNTS"].get(viewer().id)
    text = door.own_password(csrf_token(), viewer().id, told, asks_code=bool(account and account.has_code))
    return Page(text, status=400 if told else 200, mimetype="text/html")
