"""Made for a telephone: what is asked for less often folds away, names stay beside wide charts, lists are cards."""

import pytest
from playwright.sync_api import Page, expect

from app import PAGES
from tests.browser.columns import MISALIGNED
from tests.browser.conftest import Reader, unfold
from tests.browser.loss import LOST, UNFOLD
from tests.browser.measure import ON_SCREEN

EVERY = [*(page.path for page in PAGES), "/chi-bo/van-phong-1", "/khong-co"]
SIZES = ((320, 256), (390, 844), (683, 384), (720, 450), (960, 540), (1090, 700), (1440, 900))
TOUCHED = "button, select, input:not([type=hidden]), summary, .menu a"
# Of what a finger presses: those lower than the least height, or narrower than the least width, that WCAG asks for.
TOO_SMALL = f"""() => [...document.querySelectorAll("{TOUCHED}")]
    .map(control => control.matches("[type=checkbox], [type=radio]") ? control.closest(".form-check") : control)
    .filter(control => control.checkVisibility({{ visibilityProperty: true }}))
    .filter(control => !control.matches("[type=file]"))
    .map(control => [control.outerHTML.slice(0, 90), control.getBoundingClientRect()])
    .filter(([, box]) => box.height < 24 || box.width < 24).map(([control]) => control)"""


def left(page: Page, chosen: str) -> float:
    """How far from the window's left edge an element stands."""
    box = page.locator(chosen).first.bounding_box()
    assert box is not None
    return box["x"]


def opened_at(reader: Reader, path: str, size: tuple[int, int]) -> Page:
    """A page in a window of that size, with all that folds open."""
    reader.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = reader.open(path)
    page.evaluate(UNFOLD)
    unfold(page)
    return reader.wait()


@pytest.mark.soak
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("path", EVERY)
def test_nothing_is_lost_in_any_window(path: str, size: tuple[int, int], desk: Reader) -> None:
    page = opened_at(desk, path, size)
    assert page.evaluate(LOST) + page.evaluate(ON_SCREEN) == []
    assert page.evaluate(MISALIGNED) == []


def test_filters_are_told_in_words_and_fold_away_as_the_buttons_of_a_chart_do(phone: Reader) -> None:
    page = phone.open("/phan-bo")
    expect(page.locator(".chosen")).to_contain_text("Đối tượng: Đảng viên")
    expect(page.get_by_label("Đối tượng")).to_be_hidden()
    button = page.get_by_role("button", name="Bộ lọc")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.get_by_label("Đối tượng").select_option("chi_bo")
    expect(page.locator(".chosen")).to_contain_text("Đối tượng: Chi bộ")
    expect(page.get_by_label("Đối tượng")).to_be_visible()
    chart = page.locator("figure[data-chart=rating_distribution]")
    expect(chart.locator("button[data-picture=slide]")).to_be_hidden()
    chart.get_by_role("button", name="Tải về, trình chiếu").click()
    expect(chart.locator("button[data-picture=slide]")).to_be_visible()


def test_a_wide_matrix_keeps_its_names_and_all_controls_are_large_enough(phone: Reader) -> None:
    page = phone.open("/tien-do")
    box = page.locator("figure[data-chart=submission_matrix] .chart-box")
    name = "figure[data-chart=submission_matrix] .ytick text"
    stood = left(page, name)
    expect(box).to_contain_class("wide")
    box.evaluate("box => { box.scrollLeft = 400; }")
    expect(box).to_contain_class("names-stay")
    assert abs(left(page, name) - stood) < 2
    box.evaluate("box => { box.scrollLeft = box.scrollWidth; }")
    expect(box).to_contain_class("at-end")
    assert page.evaluate(TOO_SMALL) == []
    assert phone.complaints == []


def test_a_list_of_files_is_read_without_scrolling_sideways(phone: Reader) -> None:
    page = phone.open("/nguon")
    line = page.locator(".sheet tbody tr").first
    assert line.evaluate("line => line.scrollWidth <= line.closest('.sheet').clientWidth")
    assert "Kết quả: " in line.evaluate("""line => [...line.cells]
        .map(cell => getComputedStyle(cell, "::before").content.replaceAll('"', "")).join(" ")""")
    expect(page.get_by_role("row").nth(1)).to_contain_text("Đã nạp đủ")
