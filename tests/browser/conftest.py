"""A real server on the sample committee and a real Chromium that looks at it."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
import waitress.server
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from app import create_app, warm_up

DESK: ViewportSize = {"width": 1440, "height": 900}
PATIENCE = 90_000  # milliseconds: on a busy machine a chart may take its time
LOOK_EVERY = 50  # milliseconds: to look at every frame makes Chromium draw frames
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
# Of what is well, axe would else list every cell.
ASK_AXE = """() => {
    axe.configure({ rules: [{ id: "color-contrast", selector: ":not([data-same-look])" }] });
    return axe.run({ resultTypes: ["violations"] });
}"""
NOISE = {"error", "warning"}
# The page stands, no answer is awaited, every graph is drawn: at three looks in a row, as one answer may ask for more.
SETTLED = """() => {
    const settled = document.querySelector("#page-body > *") && !document.body.classList.contains("waiting")
        && !document.querySelector("[data-dash-is-loading]")
        && [...document.querySelectorAll(".graph")].every(graph => graph.querySelector(".main-svg"));
    window.looks = settled ? (window.looks ?? 0) + 1 : 0;
    if (window.looks < 3) return false;
    window.looks = 0;
    return true;
}"""


@dataclass
class Reader:
    """One reader's browser window, with what it asked for and complained of."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def begun(self) -> "Reader":
        """Leave whatever page is open, and forget what it asked for and complained of.

        To a bare answer of the same server: after about:blank Chromium would begin anew, and read all scripts again.
        """
        self.page.goto(f"{self.address}/healthz")
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


def faults_of_access(page: Page) -> list[tuple[str, list[str]]]:
    """The rules of accessibility that a page breaks, and where.

    Axe takes milliseconds to measure the contrast of one cell. It depends on the looks of cell and row alone, so of the
    cells of a table that look the same three are measured; all else is asked of every element.
    """
    page.evaluate(MARK_SAME_LOOKS)
    page.evaluate(Axe().axe_script)
    faults = page.evaluate(ASK_AXE)["violations"]
    return [(fault["id"], [node["html"][:120] for node in fault["nodes"]]) for fault in faults]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the machine's Chromium, or the one that playwright brought."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("chromium-browser")
        launched = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"], headless=True)
        yield launched
        launched.close()


@contextmanager
def served(home: Path) -> Iterator[str]:
    """Serve a home on a free port of this machine; give the address."""
    app = create_app(home)
    warm_up(app)
    server = waitress.server.create_server(app.server, host="127.0.0.1", port=0, threads=4)
    assert isinstance(server, waitress.server.TcpWSGIServer)
    assert server.socket is not None
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    port: int = server.socket.getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
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
def address(sample_home: Path) -> Iterator[str]:
    """Give the address of the dashboard on the sample committee."""
    with served(sample_home) as at:
        yield at


def reader(browser: Browser, address: str) -> tuple[Reader, BrowserContext]:
    """Open a fresh browser at a desk, without any memory of another."""
    context = browser.new_context(viewport=DESK, locale="vi-VN", accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    found = Reader(context.new_page(), address)
    found.page.on("console", lambda line: found.complaints.append(line.text) if line.type in NOISE else None)
    found.page.on("pageerror", lambda fault: found.complaints.append(str(fault)))
    found.page.on("request", lambda request: found.asked.append(request.url))
    return found, context


@pytest.fixture(scope="session")
def desktop(browser: Browser, address: str) -> Iterator[Reader]:
    """Give a reader at a desk who goes from page to page in one window, as readers do."""
    found, context = reader(browser, address)
    yield found
    context.close()


@contextmanager
def before(home: Path, desktop: Reader) -> Iterator[Reader]:
    """The reader at the desk in front of another home's dashboard."""
    with served(home) as at:
        try:
            yield replace(desktop.begun(), address=at)
        finally:
            desktop.begun()


@pytest.fixture
def desk(desktop: Reader) -> Reader:
    """Give a reader at a desk to whom nothing has happened yet."""
    return desktop.begun()


@pytest.fixture
def phone(desktop: Reader) -> Iterator[Reader]:
    """Give a reader whose window is as small as a telephone, and to whom nothing has happened yet."""
    desktop.begun().page.set_viewport_size(PHONE)
    yield desktop
    desktop.begun().page.set_viewport_size(DESK)
