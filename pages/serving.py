"""How the server listens: on this machine alone without accounts, under TLS or behind a proxy with them."""

from __future__ import annotations

import argparse
import logging
import os
import re
import ssl
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import waitress.server
from cheroot.server import HeaderReader, HTTPConnection, HTTPRequest
from cheroot.ssl.builtin import BuiltinSSLAdapter
from cheroot.wsgi import Server
from flask import Flask, Request
from werkzeug.middleware.proxy_fix import ProxyFix

from components.wording import say
from data.accounts.accounts import Accounts
from data.viewer import Viewer
from pages.calls import MOST_BYTES_WITH_FILES
from pages.guard import is_loopback

THREADS = 32  # most wait for a page that is being made, while others are answered
# What switches on, from outside, what shows readers the inside of the program.
DEVELOPING = re.compile(
    r"(DASH_(DEBUG|UI|PROPS_CHECK|SERVE_DEV_BUNDLES|HOT_RELOAD|MCP_ENABLED)|FLASK_DEBUG)", re.IGNORECASE
)
OFF = {"", "0", "false"}
# No word of what serves and in which version; nothing kept of a body that nobody may send, whoever sends it.
BARE: dict[str, Any] = {"ident": "", "max_request_body_size": MOST_BYTES_WITH_FILES}
# Every line of the server's log begins with its moment and the zone of that.
LOG_LINE, LOG_MOMENT = "%(asctime)s %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S%z"


class StrictHeaders(HeaderReader):
    """The headers of a request without those that have an underscore, and with one length.

    X_User would pass for the X-User which a proxy takes out. The library's own reader of this kind fails on any header.
    Of two lengths a proxy may believe the one and the library the other: what follows would be a request of its own.
    """

    def __call__(self, rfile: Any, hdict: Any = None) -> Any:
        """The headers read from a stream, put into `hdict`. Raises ValueError, which is answered 400."""
        found = super().__call__(rfile, _OneLength())
        if b"Content-Length" in found and b"Transfer-Encoding" in found:
            raise ValueError("two lengths")
        if hdict is None:
            return found
        hdict.update(found)
        return hdict

    def _allow_header(self, key_name: bytes) -> bool:
        return b"_" not in key_name


class _OneLength(dict[bytes, bytes]):
    def __setitem__(self, name: bytes, value: bytes) -> None:
        if name == b"Content-Length" and name in self:
            raise ValueError("two lengths")
        super().__setitem__(name, value)


class StrictRequest(HTTPRequest):
    """A request read so."""

    header_reader = StrictHeaders()


class StrictConnection(HTTPConnection):
    """A connection of such requests."""

    RequestHandlerClass = StrictRequest


class CannotListen(ValueError):
    """The server may not be started as asked; the message says in Vietnamese why, and what to do."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command line that tell how to listen."""
    parser.add_argument("--host", default="127.0.0.1", help=say("serve", "host"))
    parser.add_argument("--port", type=int, default=8050, help=say("serve", "port"))
    parser.add_argument("--tls-cert", type=Path, help=say("serve", "tls_cert"))
    parser.add_argument("--tls-key", type=Path, help=say("serve", "tls_key"))
    parser.add_argument("--behind-proxy", action="store_true", help=say("serve", "behind_proxy"))
    parser.add_argument(
        "--proxy-user-header", metavar=say("serve", "header_name"), help=say("serve", "proxy_user_header")
    )
    parser.add_argument("--insecure-http", action="store_true", help=say("serve", "insecure_http"))
    parser.add_argument("--nothing-ahead", action="store_true", help=say("serve", "nothing_ahead"))


def check(given: argparse.Namespace, accounts: Accounts, environment: Mapping[str, str] = os.environ) -> None:
    """Raises CannotListen where what is asked would open what names people to whoever comes by."""
    odd = sorted(name for name, value in environment.items() if DEVELOPING.fullmatch(name) and value.lower() not in OFF)
    if odd:
        raise CannotListen(say("serve", "developing", names=", ".join(odd)))
    if bool(given.tls_cert) != bool(given.tls_key):
        raise CannotListen(say("serve", "tls_both"))
    if given.proxy_user_header and not given.behind_proxy:
        raise CannotListen(say("serve", "header_without_proxy"))
    has_accounts = accounts.exist()
    if not has_accounts and (given.behind_proxy or not is_loopback(given.host)):
        raise CannotListen(say("serve", "not_loopback", host=given.host))
    if given.behind_proxy and not is_loopback(given.host):
        raise CannotListen(say("serve", "proxy_elsewhere", host=given.host))
    if not (is_loopback(given.host) or given.tls_cert or given.insecure_http):
        raise CannotListen(say("serve", "no_tls", host=given.host))


def named_by(header: str | None, accounts: Accounts) -> Callable[[Request], Viewer | None] | None:
    """How to find whom a trusted proxy names in a header of its own; None where none is trusted.

    The proxy must take such a header out of what readers send. Only accounts that are known and not disabled count.
    """
    if header is None:
        return None

    def named(request: Request) -> Viewer | None:
        account = accounts.get(request.headers.get(header, ""))
        return None if account is None or account.disabled else account.viewer

    return named


def trusting_proxy(server: Flask) -> None:
    """Believe the one proxy in front of the server where readers are and that they came by TLS."""
    server.wsgi_app = ProxyFix(server.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]


def log_to_errors() -> None:
    """Write the server's own log to standard error, line by line under its moment."""
    logging.basicConfig(level=logging.WARNING, format=LOG_LINE, datefmt=LOG_MOMENT)


def listening(server: Flask, given: argparse.Namespace) -> tuple[str, Callable[[], Any]]:
    """The address at which readers find the server, and what serves until it is stopped.

    Raises OSError where the port is taken, CannotListen where certificate and key do not fit.
    """
    if given.tls_cert is None:
        plain = waitress.server.create_server(server, host=given.host, port=given.port, threads=THREADS, **BARE)
        return f"http://{_named(given.host)}:{given.port}", plain.run
    try:
        adapter = BuiltinSSLAdapter(str(given.tls_cert), str(given.tls_key))
    except (OSError, ssl.SSLError) as fault:
        raise CannotListen(say("serve", "tls_faulty", cert=given.tls_cert, private=given.tls_key)) from fault
    adapter.context.minimum_version = ssl.TLSVersion.TLSv1_2
    secure = Server((given.host, given.port), server, numthreads=THREADS)
    secure.ssl_adapter = adapter
    secure.server_name = BARE["ident"]
    secure.max_request_body_size = BARE["max_request_body_size"]
    secure.ConnectionClass = StrictConnection
    secure.prepare()
    return f"https://{_named(given.host)}:{given.port}", secure.serve


def _named(host: str) -> str:
    return f"[{host}]" if ":" in host else host
