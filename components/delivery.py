"""With which headers the server answers and for how long a browser keeps that; and files to be saved."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Any

from dash import Dash
from flask import Response, request

VERSIONED = re.compile(r"\.v\d[\w]*m\d+\.|[?&](m|v)=")
YEAR = 31_536_000
OK = 200
PARTS = "/_dash-component-suites/"
SIGN_IN_STYLE, SIGN_IN_SCRIPT = "/dang-nhap.css", "/dang-nhap.js"


def serve_sign_in_parts(app: Dash) -> None:
    """Serve style and script of the page on which a reader signs in, which stands outside all that is closed.

    The script puts on the look that this browser remembers; what is remembered it finds as every page does.
    """
    here = Path(__file__).parent
    script = (here / "assets" / "choices.js").read_bytes() + (here / "door.js").read_bytes()
    style = (here / "door.css").read_bytes()

    @app.server.get(SIGN_IN_STYLE)  # type: ignore[untyped-decorator]
    def sign_in_style() -> Response:
        return Response(style, mimetype="text/css")

    @app.server.get(SIGN_IN_SCRIPT)  # type: ignore[untyped-decorator]
    def sign_in_script() -> Response:
        return Response(script, mimetype="text/javascript")


def headers_on(app: Dash) -> None:
    """Put the headers on every answer: nothing from other hosts, no framing, long life only for named versions."""
    policy = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *(str(digest) for digest in app.csp_hashes())]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "connect-src": "'self'",
        "font-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    header = "; ".join(f"{name} {value}" for name, value in policy.items())

    @app.server.after_request  # type: ignore[untyped-decorator]
    def headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = header
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = f"max-age={YEAR}"
        response.headers["Cache-Control"] = _life(response.status_code)
        return response


def saved(name: str, content: bytes) -> dict[str, Any]:
    """A file as the browser is to save it."""
    return {"filename": name, "content": base64.b64encode(content).decode("ascii"), "base64": True, "type": None}


def _life(status: int) -> str:
    """How long a browser keeps an answer: named versions a year, other parts until asked again, figures never."""
    if status == OK and VERSIONED.search(request.full_path):
        return f"public, max-age={YEAR}, immutable"
    return "no-cache" if request.path.startswith(PARTS) else "no-store"
