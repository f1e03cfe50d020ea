"""Dark and light: as the system has it or as the reader chose; what leaves the screen stays light."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser.conftest import Reader
from tests.browser.test_pages_open import found_unfolded

DARK_GROUND, LIGHT_GROUND = "rgb(20, 24, 31)", "rgb(255, 255, 255)"
CHART = "figure[data-chart=rating_distribution]"
GROUND = f"""() => getComputedStyle(document.querySelector("{CHART}")).backgroundColor"""
DRAWN_ON = f"""() => document.querySelector("{CHART} .main-svg").style.background"""
SWATCH = "() => getComputedStyle(document.querySelector('figure[data-chart=rating_by_unit] .swatch')).backgroundColor"


@pytest.fixture
def night(desk: Reader) -> Iterator[Reader]:
    """Give a reader whose system is dark."""
    desk.page.emulate_media(color_scheme="dark")
    yield desk
    desk.page.emulate_media(color_scheme="light")


def test_the_dark_look_follows_the_system_and_the_reader_has_the_last_word(night: Reader) -> None:
    page = night.open("/phan-bo")
    assert grounds(page) == [DARK_GROUND, DARK_GROUND]
    assert page.evaluate(SWATCH) == "rgb(181, 216, 255)"
    page.get_by_label("Giao diện", exact=True).select_option("sang")
    assert grounds(page) == [LIGHT_GROUND, LIGHT_GROUND]
    assert page.evaluate(SWATCH) == "rgb(10, 49, 97)"
    page.reload()
    night.wait()
    assert grounds(page) == [LIGHT_GROUND, LIGHT_GROUND]
    page.get_by_label("Giao diện", exact=True).select_option("")
    assert grounds(page) == [DARK_GROUND, DARK_GROUND]
    assert page.evaluate("Object.keys(localStorage)") == []


def test_pictures_and_paper_stay_light_in_the_dark(night: Reader, tmp_path: Path) -> None:
    page = night.open("/phan-bo")
    with page.expect_download() as saved:
        page.locator(f"{CHART} button[data-picture=slide]").click()
    saved.value.save_as(tmp_path / "picture.png")
    picture = Image.open(tmp_path / "picture.png").convert("RGB")
    assert picture.getpixel((4, 300)) == (255, 255, 255)
    colours = {colour for _, colour in picture.getcolors(picture.width * picture.height) or []}
    assert (10, 49, 97) in colours
    assert (181, 216, 255) not in colours
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert grounds(page) == [LIGHT_GROUND, LIGHT_GROUND]
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert grounds(page) == [DARK_GROUND, DARK_GROUND]


def test_axe_finds_nothing_in_the_dark(night: Reader) -> None:
    assert found_unfolded(night.open("/tien-do")) == []


def grounds(page: Page) -> list[str]:
    """On what a chart stands, and on what it is drawn."""
    return [page.evaluate(GROUND), page.evaluate(DRAWN_ON)]
