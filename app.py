"""The dashboard: assembles pages, shell and server. `python app.py` serves it to this machine."""

from __future__ import annotations

import argparse
import ipaddress
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import waitress.server
from dash import Dash
from flask import jsonify

from components import delivery, shell
from components.wording import say
from data.warehouse import Warehouse
from etl.faults import HomeFault, NewerHome
from etl.home import Home
from etl.publish import bring_up
from pages import chi_bo, khac_phuc, khen_thuong, nap, nguon, nhat_ky, phan_bo, routing, tien_do, tong_quan, xu_huong

PAGES = (
    tong_quan.PAGE,
    phan_bo.PAGE,
    xu_huong.PAGE,
    tien_do.PAGE,
    khac_phuc.PAGE,
    khen_thuong.PAGE,
    chi_bo.PAGE,
    nguon.PAGE,
    nap.PAGE,
    nhat_ky.PAGE,
)
HOME = Path("data/var")
HERE = Path(__file__).parent
THREADS = 8

INDEX = """<!DOCTYPE html>
<html lang="vi">
<head>{%metas%}<title>{%title%}</title>{%favicon%}{%css%}</head>
<body>{%app_entry%}<noscript>NO_SCRIPT</noscript><div hidden>{%config%}{%scripts%}{%renderer%}</div></body>
</html>"""


class Dashboard(Dash):
    """Dash in Vietnamese from its first word on."""

    def interpolate_index(self, *given: Any, **parts: Any) -> Any:
        """The page before its scripts have run, without a word of English."""
        parts["app_entry"] = f'<div id="react-entry-point"><p class="opening">{say("shell", "opening")}</p></div>'
        return super().interpolate_index(*given, **parts)  # type: ignore[no-untyped-call]


def create_app(home: Path, as_of: date | None = None) -> Dash:
    """The dashboard on one home. `as_of` is the day it stands at where the address names none."""
    warehouse = Warehouse(home)
    app = Dashboard(
        __name__,
        assets_folder=str(HERE / "components" / "assets"),
        compress=True,
        title=say("shell", "product"),
        update_title=None,  # type: ignore[arg-type]
        suppress_callback_exceptions=True,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
        index_string=INDEX.replace("NO_SCRIPT", say("shell", "no_script")),
    )
    app.server.config["HOME"] = home
    app.config.external_stylesheets = [delivery.serve_bootstrap(app)]
    app.layout = shell.layout
    routing.register(app, PAGES, warehouse, as_of)

    @app.server.get("/healthz")  # type: ignore[untyped-decorator]
    def healthz() -> Any:
        return jsonify(status="ok", version=warehouse.version())

    delivery.guard(app)
    return app


def warm_up(app: Dash) -> None:
    """Ask for the first page and all its scripts once: Dash answers 500 to scripts asked for before any page was."""
    client = app.server.test_client()
    page = client.get("/").get_data(as_text=True)
    for address in ("/_dash-layout", "/_dash-dependencies", *re.findall(r'(?:src|href)="(/[^"]+)"', page)):
        client.get(address).close()


def main(arguments: list[str] | None = None) -> int:
    """Serve until stopped. Returns 2 where it could not begin."""
    given = _arguments(arguments)
    if not _is_loopback(given.host):
        print(say("serve", "not_loopback", host=given.host), file=sys.stderr)
        return 2
    try:
        bring_up(Home(given.home))
    except NewerHome as fault:
        print(fault, file=sys.stderr)
        return 2
    except HomeFault as fault:  # a full disk keeps nobody from reading what is served
        print(fault, file=sys.stderr)
    app = create_app(given.home, given.as_of)
    warm_up(app)
    try:
        server = waitress.server.create_server(app.server, host=given.host, port=given.port, threads=THREADS)
    except OSError:
        print(say("serve", "port_taken", port=given.port), file=sys.stderr)
        return 2
    print(say("serve", "ready", address=f"http://{given.host}:{given.port}"), flush=True)
    server.run()
    return 0


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python app.py", description=say("serve", "about"))
    parser.add_argument("--home", type=Path, default=HOME, help=say("serve", "home"))
    parser.add_argument("--host", default="127.0.0.1", help=say("serve", "host"))
    parser.add_argument("--port", type=int, default=8050, help=say("serve", "port"))
    parser.add_argument("--as-of", type=date.fromisoformat, default=None, help=say("serve", "as_of"))
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
