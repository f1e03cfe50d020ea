"""How little goes over the wire on a first and a second visit, and that nothing jumps while charts come in."""

import gzip
from collections.abc import Iterator
from functools import partial

import brotli
import pytest
from playwright.sync_api import Browser, Page, expect

from components import parts
from components.packing import KEPT_AS, Packed
from tests.browser.conftest import DESK, PHONE, SETTLED, Front, Place, Reader, reader

FIRST_OF_OVERVIEW, FIRST_WITH_CHARTS, SECOND = 500_000, 1_600_000, 60_000  # bytes
MOST_REQUESTS, MOST_AGAIN = 23, 4
SOONER = {"br": partial(brotli.compress, quality=10), "gzip": partial(gzip.compress, compresslevel=1)}
LIBRARY = "/plotly/package_data/"
CALM = 0.02  # of the score by which Chromium measures what jumps
STANDS = """() => document.querySelector("#page-body > *") && !document.body.classList.contains("waiting")"""
WATCH_JUMPS = """
window.jumps = 0;
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.jumps += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(scope="module")
def place(front: Front, sample: Place, pytestconfig: pytest.Config) -> Place:
    """Give the sample's dashboard as from its second start on, its parts packed and kept.

    They are packed a little less small than a server packs them, in half the time: what is light enough so is lighter
    there.
    """
    app = front.apps[sample.name]
    kept = Packed(pytestconfig.cache.mkdir("packed"))
    with app.server.test_request_context("/"):
        missing = kept.find(parts.contents(app))
    for content in missing:
        for way, pack in SOONER.items():
            kept._file(content, way).write_bytes(pack(content))
    assert kept.find(missing) == []
    app.server.config[KEPT_AS] = kept
    return sample


@pytest.fixture
def newcomer(browser: Browser, place: Place) -> Iterator[Reader]:
    """Give a reader whose browser has never been here."""
    found, context = reader(browser, place)
    context.add_init_script(WATCH_JUMPS)
    yield found
    context.close()


class Wire:
    """What a page's visit brings over the wire: bytes with headers, by address; what the browser has costs nothing."""

    def __init__(self, page: Page) -> None:
        self.sent: dict[str, int] = {}
        names: dict[str, str] = {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", lambda told: names.update({told["requestId"]: told["request"]["url"]}))
        session.on(
            "Network.loadingFinished", lambda told: self._add(names[told["requestId"]], told["encodedDataLength"])
        )

    def _add(self, address: str, length: float) -> None:
        if length:
            self.sent[address] = self.sent.get(address, 0) + int(length)

    @property
    def bytes(self) -> int:
        return sum(self.sent.values())

    @property
    def has_library(self) -> bool:
        return any(LIBRARY in address for address in self.sent)


def visit(reader: Reader, path: str, until: str = SETTLED) -> Wire:
    """Open an address in a window of its own; the browser keeps what it has been sent before."""
    size = reader.page.viewport_size or DESK
    reader.page.close()
    reader.page = reader.page.context.new_page()
    reader.page.set_viewport_size(size)
    wire = Wire(reader.page)
    reader.page.goto(reader.address + path)
    reader.page.wait_for_function(until, polling=100)
    reader.page.wait_for_load_state("networkidle")
    return wire


def test_the_overview_is_light_and_its_chart_comes_when_it_is_looked_at(newcomer: Reader) -> None:
    first = visit(newcomer, "/", STANDS)
    assert first.bytes <= FIRST_OF_OVERVIEW, first.sent
    assert len(first.sent) <= MOST_REQUESTS
    assert not first.has_library
    second = visit(newcomer, "/", STANDS)
    assert second.bytes <= SECOND, second.sent
    assert len(second.sent) <= MOST_AGAIN
    assert newcomer.page.evaluate("window.jumps") < CALM
    assert not newcomer.page.evaluate("Boolean(window.Plotly)")
    with newcomer.page.expect_response(lambda answer: LIBRARY in answer.url):
        newcomer.page.get_by_role("link", name="Tiến độ hồ sơ", exact=True).focus()
    newcomer.page.locator("figure[data-chart=rating_progress]").scroll_into_view_if_needed()
    expect(newcomer.page.locator("figure[data-chart=rating_progress] .main-svg").first).to_be_visible()
    assert newcomer.page.evaluate("window.jumps") < CALM


def test_a_page_of_charts_is_light_and_nothing_jumps(newcomer: Reader) -> None:
    first = visit(newcomer, "/phan-bo")
    assert first.bytes <= FIRST_WITH_CHARTS, first.sent
    assert len(first.sent) <= MOST_REQUESTS
    assert newcomer.page.evaluate("window.jumps") < CALM
    newcomer.page.set_viewport_size(PHONE)
    again = visit(newcomer, "/tien-do")
    assert again.bytes <= SECOND, again.sent
    assert len(again.sent) <= MOST_AGAIN
    assert newcomer.page.evaluate("window.jumps") < CALM
