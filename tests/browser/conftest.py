"""A real server on the sample committee and a real Chromium that looks at it."""

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import waitress.server
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from app import create_app, warm_up

DESK = {"width": 1440, "height": 900}
PATIENCE = 90_000  # milliseconds: on a busy machine a chart may take its time
PHONE = {"width": 390, "height": 844}
DRAWN = "() => [...document.querySelectorAll('.graph')].every(graph => graph.querySelector('.main-svg'))"
NOISE = {"error", "warning"}
SETTLED = "() => document.querySelector('#page-body > *') && !document.querySelector('[data-dash-is-loading]')"


@dataclass
class Reader:
    """One reader's browser window, with what it asked for and complained of."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def begun(self) -> "Reader":
        """Leave whatever page is open, and forget what it asked for and complained of."""
        self.page.goto("about:blank")
        self.complaints.clear()
        self.asked.clear()
        return self

    def open(self, path: str) -> Page:
        """Open a page and wait until its charts are drawn."""
        self.page.goto(self.address + path)
        return self.wait()

    def wait(self) -> Page:
        """Wait until the page stands and every graph on it is drawn."""
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_function(SETTLED)
        self.page.wait_for_function(DRAWN)
        return self.page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the machine's Chromium, or the one that playwright brought."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("chromium-browser")
        launched = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"], headless=True)
        yield launched
        launched.close()


def serve(home: Path) -> tuple[str, waitress.server.TcpWSGIServer, threading.Thread]:
    """Serve a home on a free port of this machine."""
    app = create_app(home)
    warm_up(app)
    server = waitress.server.create_server(app.server, host="127.0.0.1", port=0, threads=4)
    assert isinstance(server, waitress.server.TcpWSGIServer)
    assert server.socket is not None
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    port: int = server.socket.getsockname()[1]
    return f"http://127.0.0.1:{port}", server, thread


@pytest.fixture(scope="session")
def address(sample_home: Path) -> Iterator[str]:
    """Give the address of the dashboard on the sample committee."""
    at, server, thread = serve(sample_home)
    yield at
    server.close()
    thread.join(timeout=5)


def reader(browser: Browser, address: str, viewport: dict[str, int]) -> tuple[Reader, BrowserContext]:
    """Open a fresh browser without any memory of another."""
    context = browser.new_context(viewport=viewport, locale="vi-VN", accept_downloads=True)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    found = Reader(context.new_page(), address)
    found.page.on("console", lambda line: found.complaints.append(line.text) if line.type in NOISE else None)
    found.page.on("pageerror", lambda fault: found.complaints.append(str(fault)))
    found.page.on("request", lambda request: found.asked.append(request.url))
    return found, context


@pytest.fixture(scope="session")
def desktop(browser: Browser, address: str) -> Iterator[Reader]:
    """Give a reader at a desk who goes from page to page in one window, as readers do."""
    found, context = reader(browser, address, DESK)
    yield found
    context.close()


@pytest.fixture(scope="session")
def telephone(browser: Browser, address: str) -> Iterator[Reader]:
    """Give a reader with a telephone who goes from page to page in one window."""
    found, context = reader(browser, address, PHONE)
    yield found
    context.close()


@pytest.fixture
def desk(desktop: Reader) -> Reader:
    """Give a reader at a desk to whom nothing has happened yet."""
    return desktop.begun()


@pytest.fixture
def phone(telephone: Reader) -> Reader:
    """Give a reader with a telephone to whom nothing has happened yet."""
    return telephone.begun()
