"""Charts read by the keyboard, point by point; and what is said to whoever hears the page instead of seeing it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader
from tests.reference.effort import in_every_run

FEW = "?chi-bo=van-phong-1,thanh-tra,xuc-tien-thuong-mai"  # of all twelve branches in the long runs
PLACE = re.compile(r"Điểm (\d+)/(\d+)\.\s*$")
IN_VIEW = """() => {
    const mark = document.querySelector(".reading-mark").getBoundingClientRect();
    return mark.top >= 0 && mark.bottom <= window.innerHeight;
}"""
# Of a chart whose box has the focus: what is said of each of its points, row after row; and the last one said.
WALK = """async () => {
    const box = document.activeElement, spoken = document.getElementById("spoken");
    const press = async (key) => {
        spoken.textContent = "";
        box.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        while (!spoken.textContent) await new Promise(requestAnimationFrame);
        return spoken.textContent.trim();
    };
    const found = [await press("ArrowRight")];
    for (let first = found[0], before = ""; first !== before; first = await press("ArrowDown")) {
        before = first = await press("Home");
        for (let now = first, last = ""; now !== last; now = await press("ArrowRight")) found.push(last = now);
        before = await press("Home");
    }
    return found;
}"""


def press(page: Page, key: str) -> str:
    """Press a key before a chart, and wait for what is said of the point it leads to."""
    page.locator("#spoken").evaluate("place => { place.textContent = ''; }")
    page.keyboard.press(key)
    expect(page.locator("#spoken")).not_to_be_empty()
    return page.locator("#spoken").text_content() or ""


@pytest.mark.parametrize("search", in_every_run((FEW,), (FEW, "")))
def test_every_point_of_a_chart_is_reached_told_and_shown(search: str, desk: Reader) -> None:
    page = desk.open(f"/phan-bo{search}")
    page.locator("figure[data-chart=rating_by_unit] .chart-box").focus()
    found = page.evaluate(WALK)
    assert found[0].startswith("Xúc tiến thương mại. Hoàn thành xuất sắc nhiệm vụ: 3 (15,0%).")
    places = [PLACE.search(told) for told in found]
    assert {int(place[1]) for place in places if place} == set(range(1, int(places[0][2]) + 1))  # type: ignore[index]
    last = press(page, "End")
    assert page.evaluate(IN_VIEW)
    beneath = page.locator("figure[data-chart=rating_by_unit] .chart-keys").text_content()
    assert beneath == PLACE.sub("", last).strip().removesuffix(".")
    expect(page.locator(".hoverlayer .hovertext text")).to_have_text(said_as_hovered(last))


def said_as_hovered(told: str) -> str:
    """What a hover label holds of what was said, its lines put together."""
    return PLACE.sub("", told).strip().removesuffix(".").replace(". ", "")


def test_enter_opens_what_a_click_would_and_nobody_is_held(desk: Reader) -> None:
    page = desk.open("/phan-bo")
    box = page.locator("figure[data-chart=rating_by_unit] .chart-box")
    box.focus()
    press(page, "ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#rating_by_unit-lines tbody tr")).to_have_count(3)
    expect(page.locator("#spoken")).to_contain_text(
        "3 dòng trong hồ sơ gốc: Hoàn thành xuất sắc nhiệm vụ · Xúc tiến thương mại"
    )
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".reading-mark")).to_have_count(0)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Tải ảnh biểu đồ cho trang chiếu: So sánh giữa các chi bộ")).to_be_focused()


def test_what_a_filter_changed_and_another_page_are_told(desk: Reader) -> None:
    page = desk.open("/phan-bo")
    expect(page.locator("#spoken")).to_be_empty()
    page.get_by_label("Đối tượng").select_option("chi_bo")
    finding = page.locator("figure[data-chart=rating_distribution] .chart-title")
    expect(finding).to_contain_text("(9/12) chi bộ")
    expect(page.locator("#spoken")).to_contain_text(f"biểu đồ. {finding.text_content()}")
    page.get_by_role("link", name="Xu hướng", exact=True).click()
    expect(page.locator("#spoken")).to_contain_text("Đã mở trang Xu hướng")
