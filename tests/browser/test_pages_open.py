import re
import struct
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, ViewportSize

from app import PAGES
from tests.browser.columns import COUNTED, MISALIGNED
from tests.browser.conftest import Place, Reader, faults_of_access, unfold
from tests.browser.loss import LOST, UNFOLD
from tests.browser.measure import ON_SCREEN, UNREADABLE, WATCH
from tests.reference.effort import in_every_run

PATHS = [page.path for page in PAGES]
EVERY = [*PATHS, "/chi-bo/van-phong-1"]
CHARTED = [page.path for page in PAGES if page.graphs]
FILTERED = (
    "/phan-bo?nam=2021,2022,2023&doi-tuong=chi_bo",
    "/xu-huong?doi-tuong=chi_bo",
    "/tien-do?chi-bo=van-phong-1&nam=1999",
)
# What is saved and looked at on a telephone in every run; the rest in the long ones. Every chart is drawn as a picture
# for the wall in every run (test_slides.py).
SAVED = ("/phan-bo",)
NARROW = ("/", "/tien-do", "/nap", "/trinh-chieu")
WITH_FILTERS = FILTERED[:1]
# One of each kind of page: sentences, charts, matrices, lists, a branch's, forms, tables, slides.
ENLARGED = ("/", "/phan-bo", "/tien-do", "/khac-phuc", "/chi-bo/van-phong-1", "/nap", "/nguon", "/trinh-chieu")
WITHOUT_NUMBERS = {"/chi-bo", "/xuat", "/nap", "/trinh-chieu", "/huong-dan"}
DOUBLED: ViewportSize = {"width": 720, "height": 450}  # what is left of 1440×900 at 200 %
NARROWEST: ViewportSize = {"width": 320, "height": 640}  # and what is left of 1,280 pixels enlarged fourfold
# Of each chart what is said of its first point.
FIRST_POINTS = """async () => {
    const spoken = document.getElementById("spoken"), found = [];
    for (const box of document.querySelectorAll("figure[data-chart]:not(.chart-empty) .chart-box")) {
        spoken.textContent = "";
        box.focus();
        box.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
        for (let look = 0; look < 600 && !spoken.textContent; look += 1) await new Promise(requestAnimationFrame);
        found.push([box.closest("figure").dataset.chart, spoken.textContent.trim()]);
    }
    return found;
}"""
# It shows only the most frequent, and says so.
SHORTENED = {"shortcoming_recurrence"}


@pytest.fixture(scope="module", params=in_every_run(PATHS, EVERY))
def opened(request: pytest.FixtureRequest, desktop: Reader, sample: Place) -> Reader:
    """Give a reader who has just opened a page; tests look at what came without leaving it."""
    reader = desktop.begun(sample)
    reader.open(request.param)
    return reader


def test_a_page_opens_draws_its_charts_and_asks_no_other_host(opened: Reader) -> None:
    page = opened.page
    graphs = page.locator("figure[data-chart] .graph")
    assert graphs.count() == page.locator("figure[data-chart]:not(.chart-empty)").count()
    assert graphs.count() or path_of(opened) not in CHARTED
    for place in range(graphs.count()):
        assert graphs.nth(place).locator("svg.main-svg").first.bounding_box() is not None
    assert opened.complaints == []
    assert {asked.split("/")[2] for asked in opened.asked if not asked.startswith(("data:", "blob:"))} == {
        opened.address.split("/")[2]
    }


def test_axe_finds_nothing(opened: Reader) -> None:
    assert found_unfolded(opened.page) == []


def test_every_chart_is_read_by_the_keyboard(opened: Reader) -> None:
    told = opened.page.evaluate(FIRST_POINTS)
    assert [chart for chart, said in told if not re.search(r"\S.*\. Điểm 1/\d+\.$", said)] == []
    assert len(told) == opened.page.locator("figure[data-chart]:not(.chart-empty)").count()
    assert not [said for _, said in told if re.search("undefined|trace|%{|<", said)]


@pytest.mark.parametrize("opened", in_every_run(SAVED, PATHS), indirect=True)
def test_every_chart_is_saved_as_a_readable_picture_of_the_projectors_size(opened: Reader, tmp_path: Path) -> None:
    page = opened.page
    if path_of(opened) in CHARTED:
        page.evaluate(WATCH)
    buttons = page.locator("button[data-picture=slide]")
    assert buttons.count() == page.locator("figure[data-chart]").count()
    for place in range(buttons.count()):
        with page.expect_download() as saved:
            buttons.nth(place).click()
        file = tmp_path / saved.value.suggested_filename
        saved.value.save_as(file)
        assert file.name.endswith("_2023-12-20.png")
        head = file.read_bytes()[:24]
        assert head.startswith(b"\x89PNG")
        assert struct.unpack(">II", head[16:24]) == (3840, 2160)
        chart = str(page.locator("figure[data-chart]").nth(place).get_attribute("data-chart"))
        found = page.evaluate(UNREADABLE, chart)
        assert found["touching"] == [], chart
        assert found["lost"] == [] or chart in SHORTENED, chart
    assert opened.complaints == []


@pytest.mark.parametrize("opened", in_every_run(ENLARGED, EVERY), indirect=True)
def test_nothing_is_lost_at_twice_the_size_and_numbers_stand_on_the_decimal_comma(opened: Reader) -> None:
    page = opened.page
    page.keyboard.press("Escape")
    page.set_viewport_size(DOUBLED)
    page.evaluate(UNFOLD)
    unfold(page)
    opened.wait()
    assert page.evaluate(LOST) + page.evaluate(ON_SCREEN) == []
    assert page.evaluate(MISALIGNED) == []
    assert page.evaluate(COUNTED) or path_of(opened) in WITHOUT_NUMBERS


@pytest.mark.parametrize("link", in_every_run(WITH_FILTERS, FILTERED))
def test_axe_finds_nothing_where_filters_are_set(link: str, desk: Reader) -> None:
    page = desk.open(link)
    assert found_unfolded(page) == []
    page.evaluate("document.querySelectorAll('details.several').forEach(part => { part.open = true; })")
    assert faults_of_access(page, ".several") == []


@pytest.mark.parametrize("path", in_every_run(NARROW, PATHS))
def test_a_telephone_and_the_narrowest_window_do_not_scroll_sideways(path: str, phone: Reader) -> None:
    page = phone.open(path)
    assert beyond_the_window(page) <= 0
    menu = page.locator("#menu")
    assert not menu.is_visible()
    page.get_by_role("button", name="Danh mục").click()
    assert menu.is_visible()
    page.set_viewport_size(NARROWEST)
    assert beyond_the_window(page) <= 0


def beyond_the_window(page: Page) -> int:
    """How many pixels of the page stand beyond the window's right edge, in which one would have to scroll."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def found_unfolded(page: Page) -> list[list[Any]]:
    """What faults_of_access finds with all folds open."""
    unfold(page)
    return faults_of_access(page)


def path_of(reader: Reader) -> str:
    """The path of the page that stands open."""
    return urlsplit(reader.page.url).path
