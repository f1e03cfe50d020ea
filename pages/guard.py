"""The guard before every answer: who asks, from where, by which page; what is not in order is refused here.

Without accounts the one at the machine is served, and nobody else; with them everything but the way in is closed.
"""

from __future__ import annotations

import hmac
import ipaddress
import logging
from typing import Any
from urllib.parse import quote, urlsplit

from dash import Dash
from flask import Response as Sentence
from flask import current_app, g, redirect, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from components import delivery
from components.wording import say
from data.accounts.faults import AccountFault
from data.trail import NotKept
from data.viewer import LOCAL_VIEWER, Viewer
from pages import calls
from pages.policy import policies
from pages.session import (
    SIGN_IN,
    TOKEN_FIELD,
    TOKEN_HEADER,
    csrf_token,
    give_door,
    is_local,
    note_refused,
    reader_of,
    viewer,
    welcome,
)

CALL = "/_dash-update-component"
HEALTH = "/healthz"
OPEN = frozenset({SIGN_IN, HEALTH, delivery.SIGN_IN_STYLE, delivery.SIGN_IN_SCRIPT})
BAD_REQUEST, SIGN_IN_FIRST, FORBIDDEN, TOO_LARGE, FAULT, NOT_NOTED = 400, 401, 403, 413, 500, 503
LOG = logging.getLogger(__name__)


def register(app: Dash) -> None:
    """Put the guard before every answer."""
    app.server.config["MAX_CONTENT_LENGTH"] = calls.MOST_BYTES_WITH_FILES

    @app.server.before_request  # type: ignore[untyped-decorator]
    def guard() -> Response | None:
        return _closed(app)

    @app.server.errorhandler(HTTPException)  # type: ignore[untyped-decorator]
    def known(fault: HTTPException) -> Response:
        return _said(fault.code or FAULT)

    @app.server.errorhandler(Exception)  # type: ignore[untyped-decorator]
    def unknown(fault: Exception) -> Response:
        LOG.error("%s %r", request.method, request.path, exc_info=fault)
        return _said(NOT_NOTED if isinstance(fault, (AccountFault, NotKept)) else FAULT)


def note_behind(app: Dash) -> None:
    """Put the note of whose record was seen behind every answer, before what is registered earlier: headers come on."""

    @app.server.after_request  # type: ignore[untyped-decorator]
    def behind(response: Response) -> Response:
        if "viewer" not in g or is_local():
            return response
        try:
            _note_seen()
        except NotKept:
            LOG.exception("%s %r", request.method, request.path)
            return _said(NOT_NOTED)  # nobody sees a person's record without a line
        give_door(response)
        return response


def _note_seen() -> None:
    """Note in the trail which records of named people this answer was made of: by which questions, how many rows."""
    seen: dict[str, int] = g.get("seen_people", {})
    if seen:
        about = " ".join([g.get("page_seen", ""), *sorted(seen)]).strip()
        current_app.config["TRAIL"].note(viewer().id, "person_viewed", about, rows=sum(seen.values()))


def _closed(app: Dash) -> Response | None:
    """What is answered instead of that which was asked for; None where all is in order."""
    with_accounts = current_app.config["ACCOUNTS"].exist()
    if not with_accounts and not _is_from_here():
        return _said(FORBIDDEN)
    if request.path != CALL and (request.content_length or 0) > calls.MOST_BYTES:
        return _said(TOO_LARGE)
    reader = reader_of() if with_accounts else LOCAL_VIEWER
    if reader is None and request.path not in OPEN:
        return _sent_to_sign_in()
    if request.method not in {"GET", "HEAD", "OPTIONS"} and not _is_ours(with_accounts=with_accounts):
        return _not_allowed(reader, request.path)
    if reader is None or request.path in OPEN:
        return None
    welcome(reader)
    return _call(app, reader) if request.path == CALL and request.method == "POST" else None


def _is_from_here() -> bool:
    """Whether who asks sits at this machine and asks for it by a name of its own: no other host's page can."""
    return is_loopback(request.remote_addr or "") and is_loopback(urlsplit(f"//{request.host}").hostname or "")


def is_loopback(host: str) -> bool:
    """Whether an address names this machine to itself alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_ours(*, with_accounts: bool) -> bool:
    """Whether what changes something, or asks in a reader's name, comes from a page of ours.

    A browser says from which page it sends; with accounts the page must know the token of the session too.
    """
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    # A page that tells nobody where it was reached from sends its forms with the origin "null".
    hides = origin == "null" and (site is not None or with_accounts)
    if origin is not None and not hides and urlsplit(origin).netloc != request.host:
        return False
    if not with_accounts:
        return True
    given = request.headers.get(TOKEN_HEADER) or (request.form.get(TOKEN_FIELD, "") if request.path != CALL else "")
    return hmac.compare_digest(given.encode(), csrf_token().encode())


def _sent_to_sign_in() -> Response:
    wants_page = request.method == "GET" and "text/html" in request.headers.get("Accept", "")
    if not wants_page:
        return _said(SIGN_IN_FIRST)
    query = request.query_string.decode("ascii", "replace")
    way = quote(request.path + (f"?{query}" if query else ""), safe="/")
    return redirect(f"{SIGN_IN}?den={way}", 303)


def _not_allowed(reader: Viewer | None, what: str) -> Response:
    """A refusal, noted where it is known who asked: anybody else could fill the trail."""
    if reader is not None:
        note_refused(reader, what)
    return _said(FORBIDDEN)


def _call(app: Dash, reader: Viewer) -> Response | None:
    """A call of a callback: of the right form, and by one who may."""
    if request.args.keys() - {"endId"}:
        return _said(BAD_REQUEST)
    length = request.content_length
    if length is None or not request.is_json:
        return _said(BAD_REQUEST)
    if length > calls.MOST_BYTES and not reader.rights.takes_in:
        return _said(TOO_LARGE)
    try:
        sent: Any = request.get_json(silent=True)
    except RecursionError:
        sent = None
    fault = calls.fault_of(app, sent)
    if fault is not None:
        LOG.warning("call refused: %s", fault)
        return _said(BAD_REQUEST)
    if not policies(app)[sent["output"]](reader):
        return _not_allowed(reader, sent["output"])
    return None


def _said(code: int) -> Response:
    """A refusal in one sentence; nothing of what was sent is repeated."""
    key = f"refused_{code}"
    text = say("shell", key) if key in SAID else say("shell", "refused")
    g.pop("viewer", None)
    return Sentence(text, status=code, mimetype="text/plain")


SAID = {f"refused_{code}" for code in (BAD_REQUEST, SIGN_IN_FIRST, FORBIDDEN, 404, 405, TOO_LARGE, FAULT, NOT_NOTED)}
