"""On the wall: every slide readable from the back row, keys as of any presenter, alive whatever happens behind it."""

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from pages.trinh_chieu import PAGE_OF
from tests.browser.conftest import Before, Reader
from tests.browser.told import told
from tests.browser.wall import DRAWN, FAULTS, begin, place, title, wait_for
from tests.data.office import Office
from tests.reference.effort import in_every_run

OF_A_BRANCH = ("unit_rating_history", "unit_calendar")
EVERY = ",".join(f"{stem}~chi-bo:van-phong-1" if stem in OF_A_BRANCH else stem for stem in PAGE_OF)
THREE = "rating_distribution,submission_matrix,remediation_status"
# A screen of each kind; the largest draws what the wide one draws, twice as large, so that few slides are enough there.
SCREENS = {
    "wide": ({"width": 1920, "height": 1080}, EVERY, ""),
    "old": ({"width": 1024, "height": 768}, THREE, "&nen=toi"),
    "4K": ({"width": 3840, "height": 2160}, THREE, ""),
    "every on the old": ({"width": 1024, "height": 768}, EVERY, "&nen=toi"),
}


@pytest.fixture
def hall(desk: Reader) -> Reader:
    """Give a reader in front of a projector."""
    desk.page.set_viewport_size({"width": 1920, "height": 1080})
    return desk


@pytest.mark.parametrize("screen", in_every_run(("wide", "old", "4K"), SCREENS))
def test_every_text_of_every_slide_is_read_from_the_back_row(screen: str, hall: Reader) -> None:
    size, order, look = SCREENS[screen]
    hall.page.set_viewport_size(size)  # type: ignore[arg-type]
    page = begin(hall, f"bai={order}{look}&chieu=1")
    count = len(order.split(","))
    faults = {}
    for number in range(1, count + 1):
        wait_for(page, f"{number}/{count}")
        faults[order.split(",")[number - 1]] = page.evaluate(FAULTS)
        page.keyboard.press("PageDown")
    assert {slide: found for slide, found in faults.items() if found} == {}
    assert hall.complaints == []


@pytest.mark.parametrize("count", in_every_run((12,), (12, 40)))
def test_many_slides_go_by_without_an_error_or_another_host(count: int, hall: Reader) -> None:
    order = ",".join(["rating_trend", "submission_curve", "remediation_status", "rating_by_unit"] * (count // 4))
    page = begin(hall, f"bai={order}&chieu=1")
    for number in range(1, count + 1):
        wait_for(page, f"{number}/{count}")
        page.keyboard.press("ArrowRight")
    assert place(page) == f"{count}/{count}"
    assert hall.complaints == []
    assert {asked.split("/")[2] for asked in hall.asked if not asked.startswith(("data:", "blob:"))} == {
        hall.address.split("/")[2]
    }


def test_keys_and_clickers_turn_as_in_any_presenter(hall: Reader) -> None:
    page = begin(hall, f"bai={THREE},rating_trend&chieu=1")
    for key, shown in (
        ("ArrowRight", "2/4"),
        ("ArrowLeft", "1/4"),
        ("PageDown", "2/4"),
        ("PageUp", "1/4"),
        (" ", "2/4"),
        ("End", "4/4"),
        ("Home", "1/4"),
        ("Enter", "2/4"),
        ("Backspace", "1/4"),
    ):
        page.keyboard.press(key)
        wait_for(page, shown)
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    wait_for(page, "3/4")
    assert "chieu=3" in page.url
    page.keyboard.press("b")
    expect(page.locator("#stage-black")).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator("#stage-black")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("#stage")).to_be_hidden()
    assert "chieu=" not in page.url
    expect(page.get_by_role("button", name="Bắt đầu chiếu")).to_be_visible()


def test_a_show_begun_anew_stands_where_it_stood(hall: Reader) -> None:
    page = begin(hall, f"bai={THREE}&chieu=1")
    page.keyboard.press("End")
    wait_for(page, "3/3")
    page.reload()
    told(page, DRAWN)
    wait_for(page, "3/3")


def test_the_next_slide_is_drawn_before_it_is_called(hall: Reader) -> None:
    page = begin(hall, f"bai={THREE}&chieu=1")
    page.wait_for_function("() => window.slides.drawn() === 3", polling=50)
    hall.asked.clear()
    page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))")
    assert place(page) == "2/3", "in the same turn of the browser: nothing was waited for"
    assert [asked for asked in hall.asked if "tranh=" in asked] == []


def test_the_full_screen_comes_with_the_show_and_ends_it_unless_f_turns_it_off(hall: Reader) -> None:
    page = hall.open(f"/trinh-chieu?bai={THREE}")
    is_full = "() => document.fullscreenElement?.id === 'stage'"
    page.get_by_role("button", name="Bắt đầu chiếu").click()
    page.wait_for_function(is_full, polling=50)
    wait_for(page, "1/3")
    page.keyboard.press("f")
    page.wait_for_function("() => !document.fullscreenElement", polling=50)
    expect(page.locator("#stage")).to_be_visible()
    page.keyboard.press("f")
    page.wait_for_function(is_full, polling=50)
    page.evaluate("document.exitFullscreen()")
    expect(page.locator("#stage")).to_be_hidden()


def test_a_slide_without_a_chart_says_why(hall: Reader) -> None:
    page = begin(hall, "bai=vote_check&nam=2023&chieu=1")
    words = page.evaluate("document.querySelector('#stage-picture > svg').textContent")
    assert "Với bộ lọc đang chọn, không có biểu đồ này." in words
    assert "Dữ liệu minh họa" in words


def test_it_turns_by_itself_and_stops(hall: Reader) -> None:
    page = begin(hall, f"bai={THREE}&tu-dong=1&chieu=3")
    page.keyboard.press("s")
    wait_for(page, "1/3")
    wait_for(page, "2/3")
    page.keyboard.press("s")
    expect(page.locator("#stage-play")).to_have_attribute("aria-pressed", "false")


def test_a_finger_drawn_across_and_a_tap_turn(hall: Reader) -> None:
    page = begin(hall, f"bai={THREE}&chieu=1")
    page.mouse.move(1500, 500)
    page.mouse.down()
    page.mouse.move(600, 500)
    page.mouse.up()
    wait_for(page, "2/3")
    page.mouse.click(100, 500)
    wait_for(page, "1/3")


def test_a_lost_connection_keeps_the_picture_says_so_quietly_and_is_forgotten_when_it_is_back(hall: Reader) -> None:
    page = begin(hall, f"bai={THREE}&chieu=1")
    page.wait_for_function("() => window.slides.drawn() === 3", polling=50)
    corner = page.locator("#stage-told")
    page.context.set_offline(True)
    try:
        expect(corner).to_contain_text("Mất kết nối từ")
        page.keyboard.press("ArrowRight")
        wait_for(page, "2/3")
        assert title(page)
    finally:
        page.context.set_offline(False)
    expect(corner).to_have_text("")
    hall.complaints.clear()  # Chromium itself reports what it could not reach


def test_a_new_version_of_the_data_shows_at_the_next_slide_and_not_earlier(tmp_path: Path, before: Before) -> None:
    office = Office(tmp_path)
    named = {"name": "Đảng bộ Sở Thử nghiệm", "committee": "Đảng ủy Sở Thử nghiệm"}
    office.rows["committee"] = [named | {"superior": None, "illustrative": True}]
    office.plan(2023)
    office.unit("a")
    paper = office.file("bieu.xlsx", date(2023, 12, 10), unit="a", year=2023, kind="quyet_dinh")
    office.rate(paper, "p1", "HTXSNV", unit="a", year=2023)
    office.serve().close()
    page = begin(before(tmp_path), "bai=rating_distribution,rating_distribution&nam=2023&chieu=1")
    first = title(page)
    office.rate(paper, "p2", "HTNV", unit="a", year=2023)
    office.serve().close()
    page.wait_for_function("() => window.slides.version() === 2", polling=50)
    assert title(page) == first
    page.keyboard.press("ArrowRight")
    wait_for(page, "2/2")
    assert title(page) != first
    assert "1/2" in title(page)


def test_an_order_is_chosen_added_to_and_ordered(desk: Reader) -> None:
    page = desk.open("/trinh-chieu")
    page.get_by_role("link", name="Xem trước bài").last.click()
    lines = page.locator(".order li")
    expect(lines).to_have_count(5)
    page.get_by_label("Biểu đồ", exact=True).select_option("rating_trend")
    page.get_by_label("Đối tượng riêng").select_option("chi_bo")
    page.get_by_role("button", name="Thêm vào bài").click()
    expect(lines).to_have_count(6)
    expect(lines.last).to_contain_text("Chi bộ")
    page.get_by_role("link", name="Đưa trang 6 lên trước").click()
    expect(lines.nth(4)).to_contain_text("Chi bộ")
    page.get_by_role("link", name=re.compile("^Bỏ trang 1:")).click()
    expect(lines).to_have_count(5)
    page.get_by_role("button", name="Bắt đầu chiếu").click()
    told(page, DRAWN)
    assert place(page) == "1/5"
    page.keyboard.press("f")
    page.keyboard.press("Escape")
    assert desk.complaints == []


def test_a_chart_goes_to_the_wall_from_its_page_under_its_filters(hall: Reader) -> None:
    page = hall.open("/phan-bo?nam=2022&chi-bo=thanh-tra")
    page.get_by_role("button", name="Chiếu biểu đồ lên màn hình chung: Phân bố mức xếp loại").click()
    told(page, DRAWN)
    words = page.evaluate("document.querySelector('#stage-picture > svg').textContent")
    assert "năm 2022" in words
    assert "Thanh tra" in words
