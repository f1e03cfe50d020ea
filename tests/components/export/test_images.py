"""images/: a browser of this machine draws each chart by itself, sharp and whole, and one that fails keeps no other."""

import logging
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageColor
from playwright.sync_api import sync_playwright

from components import theme
from components.chart import Chart
from components.export import images

STEM = "rating_distribution"


@pytest.fixture(scope="session")
def program() -> str:
    """Give the machine's browser, or the one that playwright brought."""
    found = images.browser()
    if found is not None:
        return found
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def test_a_picture_is_drawn_whole_for_itself_and_bare_for_a_slide(wall: dict[str, Chart], program: str) -> None:
    found = images.pictures([images.whole(wall[STEM]), images.bare(wall[STEM])], program)
    whole, bare = (Image.open(BytesIO(found[place])).convert("RGB") for place in (0, 1))
    assert (whole.size, bare.size) == ((3840, 2160), (1920, 830))
    fills = {ImageColor.getrgb(theme.LIGHT.ink(level).fill) for level in ("HTXSNV", "HTTNV")}
    for picture in (whole, bare):
        assert fills <= {colour for _, colour in picture.getcolors(picture.width * picture.height) or []}


def test_what_cannot_be_drawn_is_logged_and_keeps_no_other(
    wall: dict[str, Chart], program: str, caplog: pytest.LogCaptureFixture
) -> None:
    sound = images.bare(wall[STEM])
    with caplog.at_level(logging.WARNING):
        found = images.pictures([replace(sound, told={"figure": {"data": 5}}), sound], program)
    assert list(found) == [1]
    assert "picture 0" in caplog.text


def test_nothing_to_draw_starts_no_browser() -> None:
    assert images.pictures([], "no-such-program") == {}
