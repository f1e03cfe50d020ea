"""What pages are made of: one style sheet, one script and the framework's parts, at addresses that change with them."""

from __future__ import annotations

import hashlib
import json
import pkgutil
import re
from importlib.util import find_spec
from pathlib import Path
from sys import modules

from dash import Dash
from dash.fingerprint import build_fingerprint, check_fingerprint
from flask import Response

from components import dark

ASSETS = Path(__file__).with_name("assets")
STYLE, SCRIPT = "/dashboard.css", "/dashboard.js"
PLACES = ("/_dash-component-suites/", STYLE, SCRIPT)
FRAMEWORK = re.compile(r'"/_dash-component-suites/([^/"]+)/([^"]+)"')
LIBRARY = "plotly", "package_data/plotly.min.js"
# Of the framework's parts that it would fetch one by one, without their version, when they are first needed.
NEEDED = (("dash", "dcc/async-graph.js"), ("dash", "dcc/async-upload.js"))


def serve(app: Dash) -> None:
    """Serve all style sheets as one and all scripts as one, each at an address that tells its content, and name them.

    A browser that knows the address asks for nothing; one that does not asks twice, and not for thirty files.
    """
    style, script = _style(), _script(app)

    @app.server.get(STYLE)  # type: ignore[untyped-decorator]
    def dashboard_style() -> Response:
        return Response(style, mimetype="text/css")

    @app.server.get(SCRIPT)  # type: ignore[untyped-decorator]
    def dashboard_script() -> Response:
        return Response(script, mimetype="text/javascript")

    app.config.external_stylesheets = [_versioned(STYLE, style)]
    app.config.external_scripts = [_versioned(SCRIPT, script), *(_address(app, *part) for part in NEEDED)]


def contents(app: Dash) -> list[bytes]:
    """All that pages ask for before figures, as it is served, and the chart library. Needs a request's context."""
    named = [(package, check_fingerprint(path)[0]) for package, path in FRAMEWORK.findall(app.index())]
    found = [pkgutil.get_data(package, path) for package, path in [*named, LIBRARY]]
    return [_style(), _script(app), *(one for one in found if one is not None)]


def _style() -> bytes:
    return b"\n".join([_bootstrap_file().read_bytes(), *_contents("*.css")])


def _script(app: Dash) -> bytes:
    told = {"chartLibrary": _address(app, *LIBRARY), "darkColours": {"fills": dark.fills(), "types": dark.types()}}
    first = f"Object.assign(window, {json.dumps(told)});"
    return b"\n".join([first.encode(), *_contents("*.js")])


def _contents(pattern: str) -> list[bytes]:
    return [file.read_bytes() for file in sorted(ASSETS.glob(pattern))]


def _versioned(path: str, content: bytes) -> str:
    return f"{path}?v={hashlib.sha256(content).hexdigest()[:16]}"


def _address(app: Dash, package: str, path: str) -> str:
    """The address of a part of a package, which changes with version and file, as the framework itself makes it."""
    module = modules[package]
    changed = int((Path(str(module.__file__)).parent / path).stat().st_mtime)
    app.registered_paths[package].add(path)
    named = build_fingerprint(path, module.__version__, changed)
    return f"{app.config.requests_pathname_prefix}_dash-component-suites/{package}/{named}"


def _bootstrap_file() -> Path:
    package = find_spec("bootstrap")
    if package is None or not package.submodule_search_locations:
        raise FileNotFoundError("bootstrap-wrapper")
    return Path(package.submodule_search_locations[0]) / "css" / "bootstrap.min.css"
