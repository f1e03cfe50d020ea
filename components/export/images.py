"""Pictures of charts without anybody at a screen: a browser of this machine draws the same sheets as on the wall."""

from __future__ import annotations

import logging
import os
import secrets
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from components import theme
from components.chart import Chart
from components.slide import as_json, told
from components.wording import wording

STEM = "images"
ASSETS = Path(__file__).parents[1] / "assets"
SCRIPTS = ("draw_graph.js", "draw_sheet.js")
DRAW = Path(__file__).with_name("draw_all.js")
WHOLE, WHOLE_SCALE = (1920, 1080), 2
ROOM, ROOM_SCALE = (1920, 830), 1  # what a slide has left between title and foot
# What the slide that a picture is put on says itself.
UNSAID = {"committee": "", "badge": "", "title": "", "subtitle": "", "trial": "", "notes": []}
PATIENCE = 120  # seconds for all pictures of a year; a first start of a browser takes some of them
LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sheet:
    """What is drawn: a sheet as the browser reads it, its size, pixels to each of its units."""

    told: dict[str, Any]
    size: tuple[int, int]
    scale: int


def whole(chart: Chart) -> Sheet:
    """A picture that stands alone, 3840 by 2160: all that stands around the chart is on it."""
    return Sheet(told(chart), WHOLE, WHOLE_SCALE)


def bare(chart: Chart) -> Sheet:
    """The drawing alone, for a slide that says the rest itself."""
    return Sheet(told(chart) | UNSAID, ROOM, ROOM_SCALE)


def browser() -> str | None:
    """The program of a browser of this machine that can draw; None where there is none."""
    known: Sequence[str] = wording(STEM)["browsers"]
    return next((found for name in known if (found := shutil.which(name))), None)


def pictures(sheets: Sequence[Sheet], program: str) -> dict[int, bytes]:
    """PNG by the place of its sheet; what could not be drawn is not there, and logged."""
    if not sheets:
        return {}
    drawing = _Drawing(sheets)
    with drawing.served() as address, _opened(program, address):
        drawing.done.wait(PATIENCE)
    return dict(drawing.found)


@contextmanager
def _opened(program: str, address: str) -> Iterator[None]:
    """A browser without a window, of a profile that nobody else has and that is gone afterwards."""
    options = [
        "--headless=new",
        "--disable-gpu",
        "--no-first-run",
        "--disable-extensions",
        "--disable-background-networking",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--no-sandbox")  # as root it does not start otherwise; it sees nothing but our own page
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        call = [program, *options, f"--user-data-dir={profile}", address]
        with subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
            try:
                yield
            finally:
                running.terminate()


class _Drawing:
    """What is to be drawn and what has been, served to this machine alone under a name that nobody can guess."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self.found: dict[int, bytes] = {}
        self.done = threading.Event()
        self._name = secrets.token_urlsafe(24)
        self._parts = {"": _page().encode(), "sheets.json": _sheets(sheets).encode(), "draw_all.js": DRAW.read_bytes()}
        self._parts |= {script: (ASSETS / script).read_bytes() for script in SCRIPTS}
        self._parts["plotly.js"] = _library().read_bytes()

    @contextmanager
    def served(self) -> Iterator[str]:
        """The address of the page that draws, for as long as it is needed."""
        with ThreadingHTTPServer(("127.0.0.1", 0), self._handler()) as server:
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
            thread.start()
            try:
                yield f"http://127.0.0.1:{server.server_port}/{self._name}/"
            finally:
                server.shutdown()
                thread.join()

    def given(self, path: str) -> bytes | None:
        """What stands at a path; None where nothing does."""
        return self._parts.get(path.removeprefix(f"/{self._name}/")) if path.startswith(f"/{self._name}/") else None

    def take(self, path: str, body: bytes) -> None:
        """Keep what the page hands back."""
        kind, _, place = path.removeprefix(f"/{self._name}/").partition("/")
        if not path.startswith(f"/{self._name}/"):
            return
        if kind == "picture":
            self.found[int(place)] = body
        elif kind == "fault":
            LOG.warning("picture %s: %s", place, body.decode("utf-8", "replace"))
        elif kind == "done":
            self.done.set()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        drawing = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                content = drawing.given(self.path)
                self.send_response(404 if content is None else 200)
                kind = "text/javascript" if self.path.endswith(".js") else "text/html; charset=utf-8"
                self.send_header("Content-Type", kind)
                self.end_headers()
                self.wfile.write(content or b"")

            def do_POST(self) -> None:
                drawing.take(self.path, self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Nobody reads what a page of our own asks for."""

        return Handler


def _page() -> str:
    scripts = "".join(f'<script src="{name}"></script>' for name in ("plotly.js", *SCRIPTS))
    style = f"body {{ font-family: {theme.FONT} }}"
    drawn = '<script type="module" src="draw_all.js"></script>'
    return f'<!DOCTYPE html><meta charset="utf-8"><style>{style}</style><body>{scripts}{drawn}'


def _sheets(sheets: Sequence[Sheet]) -> str:
    lines = [
        as_json({"told": one.told, "width": one.size[0], "height": one.size[1], "scale": one.scale}) for one in sheets
    ]
    return f"[{','.join(lines)}]"


def _library() -> Path:
    package = find_spec("plotly")
    if package is None or not package.submodule_search_locations:
        raise FileNotFoundError("plotly")
    return Path(package.submodule_search_locations[0]) / "package_data" / "plotly.min.js"
