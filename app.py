"""The dashboard: assembles pages, shell and server. `python app.py` serves it to this machine."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from pathlib import Path
from threading import Thread
from typing import Any

from dash import Dash
from flask import Request, g, has_request_context, jsonify

from components import delivery, parts, shell
from components.packing import KEPT_AS, Packed, serve_packed
from components.wording import say
from data.accounts.accounts import Accounts
from data.accounts.faults import KeyFault
from data.accounts.keys import server_key
from data.accounts.sessions import Sessions
from data.trail import Trail
from data.viewer import Viewer
from data.warehouse import Warehouse
from etl.faults import HomeFault, NewerHome
from etl.home import Home
from etl.publish import bring_up
from pages import (
    ahead,
    chi_bo,
    cong_khai,
    guard,
    huong_dan,
    khac_phuc,
    khen_thuong,
    nap,
    nguon,
    nhat_ky,
    own_password,
    phan_bo,
    policy,
    routing,
    serving,
    sign_in,
    tien_do,
    tong_quan,
    trinh_chieu,
    xu_huong,
    xuat,
)
from pages.session import csrf_token, is_local

PAGES = (
    tong_quan.PAGE,
    phan_bo.PAGE,
    xu_huong.PAGE,
    tien_do.PAGE,
    khac_phuc.PAGE,
    khen_thuong.PAGE,
    chi_bo.PAGE,
    xuat.PAGE,
    cong_khai.PAGE,
    nguon.PAGE,
    nap.PAGE,
    nhat_ky.PAGE,
    trinh_chieu.PAGE,
    huong_dan.PAGE,
)
HOME = Path("data/var")

INDEX = """<!DOCTYPE html>
<html lang="vi">
<head>{%metas%}<title>{%title%}</title>{%favicon%}{%css%}</head>
<body>{%app_entry%}<noscript>NO_SCRIPT</noscript><div hidden>{%config%}{%scripts%}{%renderer%}</div></body>
</html>"""


class Dashboard(Dash):
    """Dash in Vietnamese from its first word on."""

    def interpolate_index(self, *given: Any, **parts: Any) -> Any:
        """The page before its scripts have run, without a word of English; with the word of the reader's session."""
        if has_request_context() and "viewer" in g and not is_local():
            parts["metas"] += f'<meta name="csrf" content="{csrf_token()}">'
        parts["app_entry"] = f'<div id="react-entry-point"><p class="opening">{say("shell", "opening")}</p></div>'
        return super().interpolate_index(*given, **parts)  # type: ignore[no-untyped-call]


def create_app(
    home: Path, as_of: date | None = None, named_by_proxy: Callable[[Request], Viewer | None] | None = None
) -> Dash:
    """The dashboard on one home. `as_of` is the day it stands at where the address names none.

    `named_by_proxy` finds whom a trusted proxy has let in; without it readers sign in here, once there are accounts.
    """
    warehouse = Warehouse(home)
    app = Dashboard(
        __name__,
        include_assets_files=False,
        compress=True,
        title=say("shell", "product"),
        update_title=None,  # type: ignore[arg-type]
        suppress_callback_exceptions=True,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
        index_string=INDEX.replace("NO_SCRIPT", say("shell", "no_script")),
        enable_mcp=False,
    )
    app.server.config |= {
        "HOME": home,
        "ACCOUNTS": Accounts(home),
        "SESSIONS": Sessions(home),
        "TRAIL": Trail(home),
        "SERVER_KEY": cache(partial(server_key, home)),
        "NAMED_BY_PROXY": named_by_proxy,
        "INSECURE": False,
        KEPT_AS: Packed(home / "packed"),
    }
    guard.register(app)
    sign_in.register(app.server)
    own_password.register(app.server)
    parts.serve(app)
    delivery.serve_sign_in_parts(app)
    app.layout = shell.layout
    app.server.config["AHEAD"] = routing.register(app, PAGES, warehouse, as_of)
    policy.hold(app)

    @app.server.get(guard.HEALTH)  # type: ignore[untyped-decorator]
    def healthz() -> Any:
        return jsonify(status="ok", version=warehouse.version())

    delivery.headers_on(app)
    serve_packed(app)
    guard.note_behind(app)
    return app


def warm_up(app: Dash) -> None:
    """Make the first page once: Dash answers 500 to scripts asked for before any page was."""
    with app.server.test_request_context("/"):
        app.index()
        app.serve_layout()
        app.dependencies()


def pack(app: Dash) -> None:
    """Take up what the home keeps packed of the pages' parts; what it does not is packed while readers are served."""
    packed: Packed = app.server.config[KEPT_AS]
    with app.server.test_request_context("/"):
        missing = packed.find(parts.contents(app))
    Thread(target=packed.make, args=[missing], daemon=True).start()


def main(arguments: list[str] | None = None) -> int:
    """Serve until stopped. Returns 2 where it could not begin."""
    given = _arguments(arguments)
    serving.log_to_errors()
    accounts = Accounts(given.home)
    try:
        serving.check(given, accounts)
        bring_up(Home(given.home))
        if accounts.exist():
            server_key(given.home)
    except (serving.CannotListen, NewerHome, KeyFault) as fault:
        print(fault, file=sys.stderr)
        return 2
    except HomeFault as fault:  # a full disk keeps nobody from reading what is served
        print(fault, file=sys.stderr)
    app = create_app(given.home, given.as_of, serving.named_by(given.proxy_user_header, accounts))
    if given.behind_proxy:
        serving.trusting_proxy(app.server)
    app.server.config["INSECURE"] = given.insecure_http and not guard.is_loopback(given.host)
    warm_up(app)
    try:
        address, serve = serving.listening(app.server, given)
    except serving.CannotListen as fault:
        print(fault, file=sys.stderr)
        return 2
    except OSError:
        print(say("serve", "port_taken", port=given.port), file=sys.stderr)
        return 2
    pack(app)
    if not given.nothing_ahead:
        app.server.config["AHEAD"].begin(ahead.readers(with_accounts=accounts.exist()))
    # What was loaded by now stays to the end: to look through it for what can go costs some reader 100 ms each time.
    gc.collect()
    gc.freeze()
    print(say("serve", "ready", address=address), flush=True)
    serve()
    return 0


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python app.py", description=say("serve", "about"))
    parser.add_argument("--home", type=Path, default=HOME, help=say("serve", "home"))
    parser.add_argument("--as-of", type=date.fromisoformat, default=None, help=say("serve", "as_of"))
    serving.add_arguments(parser)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
