"""A real server, first of all on the sample committee, and a real Chromium that looks at it."""

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import waitress.server
from axe_playwright_python.sync_playwright import Axe
from dash import Dash
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright
from werkzeug.http import parse_cookie

from app import create_app, warm_up
from tests.browser.decided import ASK_AXE, DECIDED, RULE

# A page lives seconds here: making its scripts quicker for later would only take processors from other tests.
FLAGS = ["--no-sandbox", "--js-flags=--single-threaded --no-maglev --no-opt"]
DESK: ViewportSize = {"width": 1440, "height": 900}
PATIENCE = 90_000  # milliseconds: on a busy machine a chart may take its time
LOOK_EVERY = 30  # milliseconds: to look at every frame makes Chromium draw frames
PHONE: ViewportSize = {"width": 390, "height": 844}
MARK_SAME_LOOKS = """() => {
    const look = element => {
        const style = getComputedStyle(element);
        return [style.color, style.backgroundColor, style.backgroundImage, style.fontSize, style.fontWeight,
            style.opacity, style.textShadow, style.visibility, style.display].join();
    };
    for (const table of document.querySelectorAll("table")) {
        const seen = {};
        for (const cell of table.querySelectorAll("td, th")) {
            const looks = [cell.parentElement, cell, ...cell.querySelectorAll("*")].map(look).join(";");
            seen[looks] = (seen[looks] ?? 0) + 1;
            for (const part of [cell, ...cell.querySelectorAll("*")])
                part.toggleAttribute("data-same-look", seen[looks] > 3);
        }
    }
}"""
NOISE = {"error", "warning"}
SHOWN = "home-shown"  # the cookie that says which home a browser is shown
BETWEEN = "/between-two-homes"
EMPTY = b'<!doctype html><title>-</title><link rel="icon" href="data:,">'  # with an icon, so that none is asked for
# What the policy of the pages forbids is among the complaints too.
VIOLATED = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
    window.violations.push(event.violatedDirective);
    console.error(`CSP: ${event.violatedDirective}`);
});
"""
# The page stands, no answer is awaited, every graph is drawn: at three looks in a row, as one answer may ask for more.
# A chart that waits to come into view is drawn as if it had.
SETTLED = """() => {
    const later = [...document.querySelectorAll("figure[data-chart]:has([data-later]:empty)")];
    later.forEach(window.drawing?.plotOf ?? (() => {}));
    const settled = document.querySelector("#page-body > *") && !document.body.classList.contains("waiting")
        && !document.querySelector("[data-dash-is-loading]") && !later.length
        && [...document.querySelectorAll(".graph")].every(graph => graph.querySelector(".main-svg"));
    window.looks = settled ? (window.looks ?? 0) + 1 : 0;
    if (window.looks < 3) return false;
    window.looks = 0;
    return true;
}"""


@dataclass(frozen=True)
class Place:
    """Where a home's dashboard is to be seen: the address, which is that of all, and what the cookie says for it."""

    address: str
    name: str


class Front:
    """All dashboards of these tests behind one address; which of them answers, the browser's cookie says.

    Chromium keeps scripts by their address: were each dashboard on a port of its own, it would read megabytes of
    them, and compile them, anew for each.
    """

    def __init__(self) -> None:
        self.address = ""
        self.apps: dict[str, Dash] = {}
        self.made = 0

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        if environ["PATH_INFO"] == BETWEEN:
            start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", f"{len(EMPTY)}")])
            return [EMPTY]
        return self.apps[parse_cookie(environ)[SHOWN]].server(environ, start_response)

    @contextmanager
    def shows(self, home: Path) -> Iterator[Place]:
        """Serve a home for a while; give its place."""
        app = create_app(home)
        warm_up(app)
        self.made += 1
        place = Place(self.address, str(self.made))
        self.apps[place.name] = app
        try:
            yield place
        finally:
            del self.apps[place.name]


@dataclass
class Reader:
    """One reader's browser window, with what it asked for and complained of."""

    page: Page
    place: Place
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The address of the dashboard looked at."""
        return self.place.address

    def begun(self, place: Place) -> "Reader":
        """Leave whatever page is open and sit down at a desk before that dashboard, without any memory of another.

        By way of an empty page of the same server: after about:blank Chromium would read all scripts again.
        """
        self.page.goto(f"{self.address}{BETWEEN}")
        self.page.evaluate("localStorage.clear()")
        self.page.context.add_cookies([{"name": SHOWN, "value": place.name, "url": place.address}])
        self.page.context.clear_cookies(name=re.compile(f"^(?!{SHOWN}$)"))
        self.page.set_viewport_size(DESK)
        self.place = place
        self.complaints.clear()
        self.asked.clear()
        return self

    def open(self, path: str) -> Page:
        """Open a page and wait until its charts are drawn."""
        self.page.goto(self.address + path)
        return self.wait()

    def wait(self) -> Page:
        """Wait until the page stands and every graph on it is drawn."""
        self.page.wait_for_function(SETTLED, polling=LOOK_EVERY)
        return self.page


def faults_of_access(page: Page, within: str = "html") -> list[list[Any]]:
    """The rules of accessibility that a page, or a part of it, breaks, and where; with "?" what nobody has decided.

    Contrast takes Axe milliseconds a cell. It depends on the looks of cell and row alone: of the cells of a table that
    look the same three are measured; all else is asked of every element.
    """
    page.evaluate(MARK_SAME_LOOKS)
    page.evaluate(Axe().axe_script)
    return list(page.evaluate(ASK_AXE, [RULE, ", ".join(DECIDED), within]))


def unfold(page: Page) -> None:
    """Open all that folds but the lists of filters, of which one at a time stands open, over the rest."""
    page.evaluate("document.querySelectorAll('details:not(.several)').forEach(part => { part.open = true; })")


Before = Callable[[Path], Reader]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the machine's Chromium, or the one that playwright brought."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("chromium-browser")
        with playwright.chromium.launch(executable_path=found, args=FLAGS) as launched:
            yield launched


@pytest.fixture(scope="session")
def front() -> Iterator[Front]:
    """Give the one server of all dashboards, on a free port of this machine."""
    found = Front()
    server = waitress.server.create_server(found, host="127.0.0.1", port=0, threads=4)
    assert isinstance(server, waitress.server.TcpWSGIServer)
    assert server.socket is not None
    found.address = f"http://127.0.0.1:{server.socket.getsockname()[1]}"
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield found
    trigger: Any = server.trigger  # waitress' stubs call it, and the channels, something else
    trigger.pull_trigger(lambda: hang_up(server))
    thread.join(timeout=5)
    server.task_dispatcher.shutdown()


def hang_up(server: Any) -> None:
    """Close a server in its own thread, with the connections that browsers keep open: its loop ends with the last."""
    for channel in list(server.active_channels.values()):
        channel.handle_close()
    server.close()


@pytest.fixture(scope="session")
def sample(front: Front, sample_home: Path) -> Iterator[Place]:
    """Give the place of the dashboard on the sample committee."""
    with front.shows(sample_home) as place:
        yield place


def reader(browser: Browser, place: Place) -> tuple[Reader, BrowserContext]:
    """Open a fresh browser at a desk, without any memory of another."""
    context = browser.new_context(viewport=DESK, locale="vi-VN", accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    context.add_init_script(VIOLATED)
    context.add_cookies([{"name": SHOWN, "value": place.name, "url": place.address}])
    found = Reader(context.new_page(), place)
    found.page.on("console", lambda line: found.complaints.append(line.text) if line.type in NOISE else None)
    found.page.on("pageerror", lambda fault: found.complaints.append(str(fault)))
    found.page.on("request", lambda request: found.asked.append(request.url))
    return found, context


@pytest.fixture(scope="session")
def desktop(browser: Browser, sample: Place) -> Iterator[Reader]:
    """Give a reader at a desk who goes from page to page in one window, as readers do."""
    found, context = reader(browser, sample)
    yield found
    context.close()


@pytest.fixture
def before(front: Front, desktop: Reader, sample: Place) -> Iterator[Before]:
    """Let the reader at the desk sit down before another home's dashboard."""
    with ExitStack() as until:
        yield lambda home: desktop.begun(until.enter_context(front.shows(home)))
        desktop.begun(sample)


@pytest.fixture
def desk(desktop: Reader, sample: Place) -> Reader:
    """Give a reader at a desk to whom nothing has happened yet."""
    return desktop.begun(sample)


@pytest.fixture
def phone(desk: Reader) -> Reader:
    """Give a reader whose window is as small as a telephone, and to whom nothing has happened yet."""
    desk.page.set_viewport_size(PHONE)
    return desk
