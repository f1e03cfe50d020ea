"""A reader of a superior committee goes down by names beside a chart and by the path, and up again."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Before, Reader, faults_of_access
from tests.data.superior import province

PATH, NAMES = "#bodies-path", "figure[data-chart=rating_by_unit] .ytick text"


@pytest.fixture
def superior_desk(before: Before, tmp_path: Path) -> Reader:
    province(tmp_path / "home").close()
    return before(tmp_path / "home")


def test_down_to_a_body_by_its_name_beside_a_chart_and_up_again_by_the_path(superior_desk: Reader) -> None:
    page = superior_desk.open("/phan-bo?nam=2023&chi-bo=x,y")
    assert named(page) == ["Tổ chức đảng", "Tổ chức đảng"]
    page.locator(NAMES, has_text="X").first.click()
    page.wait_for_url("**/phan-bo?nam=2023&thuoc=x")
    superior_desk.wait()
    expect(page.locator(f"{PATH} [aria-current]")).to_have_text("X")
    assert sorted(page.locator(NAMES).all_text_contents()) == ["X1", "X2", "X3"]
    assert named(page) == ["Chi bộ", "Chi bộ"]
    page.locator(f"{PATH} ol a").click()
    page.wait_for_url("**/phan-bo?nam=2023")
    expect(page.locator(f"{PATH} [aria-current]")).to_have_text("DANG-BO")
    assert not superior_desk.complaints


def named(page: Page) -> list[str | None]:
    """What those compared are called: by the control that chooses among them, and by the heading of their table."""
    heads = page.locator("figure[data-chart=rating_by_unit] .twin thead th")
    return [page.locator("#chi-bo-label").text_content(), heads.nth(1).text_content()]


def test_down_to_a_branch_by_keyboard_alone_on_any_window(superior_desk: Reader) -> None:
    page = superior_desk.open("/tien-do?thuoc=x")
    assert faults_of_access(page) == []
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(f"{PATH} summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/chi-bo/x1?thuoc=x")
    superior_desk.wait()
    steps = page.locator(f"{PATH} ol li")
    assert [text.strip() for text in steps.all_text_contents()] == ["DANG-BO", "X", "X1"]
    assert faults_of_access(page) == []
