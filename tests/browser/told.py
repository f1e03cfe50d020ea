"""Waits for what a place of a page says, looking often: `expect` looks again only after 100, 250, 500, 1,000 ms."""

from playwright.sync_api import Locator, Page

from tests.browser.conftest import LOOK_EVERY

SAYS = "([place, text]) => [...document.querySelectorAll(place)].some(one => one.textContent.includes(text))"


def told(page: Page, place: str, text: str = "") -> Locator:
    """The place, once it stands there and says so."""
    page.wait_for_function(SAYS, arg=[place, text], polling=LOOK_EVERY)
    return page.locator(place)
