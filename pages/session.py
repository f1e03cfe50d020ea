"""Who the reader of a request is: found once from its cookie, before anything is answered, on the server alone."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from flask import current_app, g, has_request_context, request
from werkzeug.wrappers import Response

from data.clock import now
from data.viewer import LOCAL_VIEWER, Viewer

SIGN_IN, SIGN_OUT, OWN_PASSWORD = "/dang-nhap", "/dang-xuat", "/mat-khau"
TOKEN_HEADER, TOKEN_FIELD = "X-CSRFToken", "csrf_token"  # names, not passwords
_people_seen: ContextVar[tuple[dict[str, int], ...]] = ContextVar("people_seen", default=())
SESSION, DOOR = "phien", "cua"  # the cookies: of a session, and of a browser before and after it


def welcome(reader: Viewer) -> None:
    """Note who this request is answered for."""
    g.viewer = reader


def viewer() -> Viewer:
    """Who this request is answered for. Raises AttributeError where nobody said: then nothing is to be answered."""
    reader: Viewer = g.viewer
    return reader


def seen(question: str, rows: int) -> None:
    """Note that records of named people were looked at for this answer; what comes of it is the guard's."""
    noted: list[dict[str, int]] = [g.setdefault("seen_people", {})] if has_request_context() else []
    for so_far in [*noted, *_people_seen.get()]:
        so_far[question] = max(rows, so_far.get(question, 0))


@contextmanager
def seeing() -> Iterator[dict[str, int]]:
    """Which records of named people are looked at meanwhile, by question: filled as they are, beside what is noted."""
    people: dict[str, int] = {}
    before = _people_seen.set((people,))
    try:
        yield people
    finally:
        _people_seen.reset(before)


def on_page(path: str) -> None:
    """Note which page this answer is, so that the trail can say where records were looked at."""
    if has_request_context():
        g.page_seen = path


def note_refused(reader: Viewer, what: str) -> None:
    """Note in the trail that someone known asked for what is not to be had: a path, a callback's output."""
    if reader != LOCAL_VIEWER:
        current_app.config["TRAIL"].note(reader.id, "not_allowed", what)


def is_local() -> bool:
    """Whether this request is that of the one at the machine, while there are no accounts."""
    return viewer() == LOCAL_VIEWER


def cookie_name(what: str) -> str:
    """The name of a cookie; under TLS one that no other host and no other path can set."""
    return f"__Host-{what}" if request.is_secure else what


def reader_of() -> Viewer | None:
    """Who has signed in in this browser, or whom a trusted proxy names; None where nobody has."""
    named = current_app.config["NAMED_BY_PROXY"]
    if named is not None:
        found: Viewer | None = named(request)
        return found
    session = current_app.config["SESSIONS"].find(session_token(), now())
    return session.viewer if session else None


def csrf_token() -> str:
    """The word that a page of this browser's session knows, and a page of another host cannot.

    It hangs on a cookie that the first page gives, so that nobody signs a reader in as someone else, and on the
    session.
    """
    if "door" not in g:
        g.door = _cookie(DOOR) or secrets.token_urlsafe(32)
    words = f"csrf {g.door} {_cookie(SESSION)}".encode()
    return hmac.new(current_app.config["SERVER_KEY"](), words, hashlib.sha256).hexdigest()


def give_door(answer: Response) -> None:
    """Give a browser that has none the cookie on which its token hangs."""
    if "door" in g and not _cookie(DOOR):
        keep(answer, DOOR, g.door)


def keep(answer: Response, what: str, value: str) -> None:
    """Give the browser a cookie that ends with it, that no script reads and no other site's page sends."""
    answer.set_cookie(cookie_name(what), value, path="/", secure=request.is_secure, httponly=True, samesite="Strict")


def forget(answer: Response, what: str) -> None:
    """Take a cookie back."""
    answer.delete_cookie(cookie_name(what), path="/", secure=request.is_secure, httponly=True, samesite="Strict")


def session_token() -> str:
    """What the browser says its session is; "" where it has none."""
    return _cookie(SESSION)


def _cookie(what: str) -> str:
    return request.cookies.get(cookie_name(what), "")
