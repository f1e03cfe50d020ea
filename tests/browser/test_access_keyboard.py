"""Every page by the keyboard alone: each stop seen, in the order of the page, behind no other, none a trap."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from app import PAGES
from tests.browser.conftest import PHONE, Reader

OLD_SCREEN: ViewportSize = {"width": 1366, "height": 768}
MOST_STOPS = 400
# Where the keyboard stands: what is wrong with it there, and its place in the page; null where it has left the page.
STANDS = """() => {
    const here = document.activeElement;
    if (!here || here === document.body) return null;
    const shown = here.type === "file" ? here.closest(".drop, .pick") : here;
    const box = shown.getBoundingClientRect(), style = getComputedStyle(shown);
    const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2);
    const y = Math.min(Math.max(box.top + Math.min(box.height / 2, innerHeight / 3), 1), innerHeight - 2);
    const there = document.elementFromPoint(x, y);
    const faults = [];
    if (style.outlineStyle === "none" || !parseFloat(style.outlineWidth)) faults.push("not seen to have the focus");
    if (box.bottom <= 0 || box.top >= innerHeight || !box.width) faults.push("out of sight");
    if (!there || !(shown.contains(there) || there.contains(shown))) faults.push("behind another");
    const order = [...document.querySelectorAll("*")].indexOf(here);
    const told = faults.map(fault => `${here.outerHTML.slice(0, 90)}: ${fault}`);
    return { faults: told, order, skip: here.matches(".skip") };
}"""


def walk(page: Page) -> tuple[list[str], int]:
    """Go through the whole page by Tab: what is wrong on the way, and how many stops there are."""
    faults: list[str] = []
    before = -1
    for stops in range(MOST_STOPS):
        page.keyboard.press("Tab")
        here = page.evaluate(STANDS)
        if here is None or (stops and here["skip"]):
            return faults, stops
        faults += here["faults"]
        if here["order"] < before:
            faults.append(f"stop {stops} stands before the one before it")
        before = here["order"]
    return [*faults, "there is no end"], MOST_STOPS


@pytest.mark.parametrize(("path", "size"), [("/phan-bo", OLD_SCREEN), ("/nap", PHONE)])
def test_a_page_is_walked_through_by_the_keyboard(path: str, size: ViewportSize, desk: Reader) -> None:
    desk.page.set_viewport_size(size)
    faults, stops = walk(desk.open(path))
    assert faults == []
    assert stops > 20


@pytest.mark.soak
@pytest.mark.parametrize("size", [OLD_SCREEN, PHONE], ids=["old screen", "telephone"])
@pytest.mark.parametrize("path", [page.path for page in PAGES])
def test_every_page_is_walked_through_by_the_keyboard(path: str, size: ViewportSize, desk: Reader) -> None:
    desk.page.set_viewport_size(size)
    assert walk(desk.open(path))[0] == []


def test_the_first_stop_leads_past_the_menu(desk: Reader) -> None:
    page = desk.open("/nguon")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#page")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, header').tagName") == "MAIN"


def test_a_list_that_folds_out_closes_where_it_is_left(desk: Reader) -> None:
    page = desk.open("/phan-bo")
    lists = page.locator("#chi-bo-field details")
    summary = page.locator("#chi-bo-summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_url("**chi-bo=*")
    expect(lists).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(lists).not_to_have_attribute("open", "")
    page.keyboard.press("Enter")
    page.get_by_label("Số liệu đến ngày").focus()
    expect(lists).not_to_have_attribute("open", "")
