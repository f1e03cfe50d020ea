"""Every page at 3, 12, 45 and 300 branches, on three windows: measured on the text boxes of the page."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app import PAGES
from components.rows import MANY
from tests.browser.conftest import Front, Place, Reader
from tests.browser.measure import ON_SCREEN, UNREADABLE, WATCH
from tests.committees.size import committee

WINDOWS = ((1366, 768), (1440, 900), (1920, 1080))
SIZES = (3, 12, 45, 300)
EVERY = [page.path for page in PAGES] + [
    "/phan-bo?doi-tuong=chi_bo",
    "/phan-bo?doi-tuong=can_bo",
    "/phan-bo?nam=2024,2025",
    "/xu-huong?doi-tuong=chi_bo",
    "/khen-thuong?doi-tuong=chi_bo",
    "/tien-do?nam=2024&den-ngay=2025-02-01",
]
# What is looked at in every run, beside what else is done at 45 and 300; the rest in the long ones.
USUAL = ((3, "/tien-do"),)
LARGE = 300  # of so many branches, not of so many members, which only take long to write down
OWN = "Trạm Y tế Bến Đá"


class Served:
    """Committees of the sizes asked for, each made and served once."""

    def __init__(self, front: Front, folder: Path, until: ExitStack) -> None:
        self.front = front
        self.folder = folder
        self.until = until
        self.running: dict[int, Place] = {}

    def at(self, size: int) -> Place:
        """The place of the committee of that many branches."""
        if size not in self.running:
            home = self.folder / str(size)
            committee(home, size, members=20 if size < LARGE else 6).serve().close()
            self.running[size] = self.until.enter_context(self.front.shows(home))
        return self.running[size]


@pytest.fixture(scope="module")
def sizes(front: Front, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give committees of any size."""
    with ExitStack() as until:
        yield Served(front, tmp_path_factory.mktemp("sizes"), until)


@pytest.fixture
def window(desktop: Reader, sample: Place) -> Iterator[Reader]:
    """Give a reader's window, whose size and place the tests set."""
    yield desktop
    desktop.begun(sample)


def opened(window: Reader, place: Place, path: str, size: tuple[int, int] = WINDOWS[0]) -> Page:
    """The page at that address in a window of that size, with nothing behind it."""
    window.begun(place)
    window.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = window.open(path)
    charted = {page.path for page in PAGES if page.graphs}
    assert page.locator("figure[data-chart] .graph").count() or path.partition("?")[0] not in charted
    return page


@pytest.mark.parametrize(("branches", "path"), USUAL)
def test_no_label_is_cut_or_touches_another_and_no_axis_is_empty(
    branches: int, path: str, sizes: Served, window: Reader
) -> None:
    page = opened(window, sizes.at(branches), path)
    assert page.evaluate(ON_SCREEN) == []
    assert window.complaints == []


@pytest.mark.soak
@pytest.mark.parametrize("size", WINDOWS, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("branches", SIZES)
def test_every_page_at_every_size(branches: int, size: tuple[int, int], sizes: Served, window: Reader) -> None:
    faults = {path: opened(window, sizes.at(branches), path, size).evaluate(ON_SCREEN) for path in EVERY}
    assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.soak
@pytest.mark.parametrize("branches", SIZES)
@pytest.mark.parametrize("path", [page.path for page in PAGES if page.graphs])
def test_a_saved_picture_has_few_rows_and_each_its_name(
    branches: int, path: str, sizes: Served, window: Reader
) -> None:
    page = opened(window, sizes.at(branches), path)
    page.evaluate(WATCH)
    for figure in page.locator("figure[data-chart]:not(.chart-empty)").all():
        with page.expect_download():
            figure.locator("button[data-picture=slide]").click()
        chart = str(figure.get_attribute("data-chart"))
        found = page.evaluate(UNREADABLE, chart)
        assert found["touching"] == [], chart
        assert found["rows"] <= MANY, chart


def test_rows_scroll_beneath_their_axis_and_ones_own_branch_comes_into_view(sizes: Served, window: Reader) -> None:
    page = opened(window, sizes.at(45), "/tien-do")
    lag = page.locator("figure[data-chart=submission_lag]")
    box, axis = lag.locator(".chart-box"), lag.locator(".axis-head")
    box.evaluate("box => { box.scrollTop = 300; }")
    tops = [place.evaluate("place => Math.round(place.getBoundingClientRect().top)") for place in (box, axis)]
    assert abs(tops[0] - tops[1]) <= 1
    page.get_by_label("Tìm chi bộ của mình").fill("tram y te ben da")
    name = lag.locator(".ytick text.found")
    assert "".join(name.all_text_contents()).replace(" ", "") == OWN.replace(" ", "")
    shown, row = box.bounding_box(), name.bounding_box()
    assert shown is not None
    assert row is not None
    assert shown["y"] < row["y"] < shown["y"] + shown["height"]


def test_among_three_hundred_ones_own_branch_is_named_in_the_strip(sizes: Served, window: Reader) -> None:
    page = opened(window, sizes.at(300), "/phan-bo")
    assert page.evaluate(ON_SCREEN) == []
    chart = page.locator("figure[data-chart=rating_by_unit]")
    assert chart.locator(".strip circle").count() == 300
    assert chart.locator(".ytick").count() == MANY
    chart.locator(".strip").focus()
    page.keyboard.press("End")
    page.keyboard.press("Home")
    expect(page.locator("#spoken")).to_contain_text(f"{chart.locator('.strip-told').text_content()}. Điểm 1/300.")
    assert chart.locator(".strip-read").count() == 1
    page.locator("#tim-chi-bo").fill("tram y te ben da")
    assert chart.locator(".strip-own").text_content().startswith(f"{OWN}: ")  # type: ignore[union-attr]
    assert chart.locator(".strip-mine").count() == 1
    page.locator("#chi-bo-summary").click()
    page.get_by_label("Gõ để lọc danh sách").fill("thue dong linh")
    assert page.locator("#chi-bo .form-check:visible").all_text_contents() == ["Chi cục Thuế Đông Lĩnh"]
    assert page.evaluate(ON_SCREEN) == []
    assert window.complaints == []
