from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Front, Place, Reader, reader

LINK = "/phan-bo?nam=2022&doi-tuong=dang_vien&giai-doan=proposed&chi-bo=van-phong-1,thanh-tra&den-ngay=2023-06-30"


def picture(page: Page) -> list[str]:
    """What the charts say and hold."""
    return page.locator(".chart-title, .chart-subtitle, figure td").all_text_contents()


@pytest.mark.soak  # in every run a link with fewer filters is opened by another: test_states.py
def test_a_link_shows_another_reader_the_same_picture(desk: Reader, browser: Browser, sample: Place) -> None:
    mine = picture(desk.open(LINK))
    other, context = reader(browser, sample)
    assert picture(other.open(LINK)) == mine
    assert "Văn phòng 1, Thanh tra" in mine[1]
    context.close()


def test_a_control_writes_itself_into_the_address_and_keeps_the_focus(desk: Reader) -> None:
    page = desk.open("/phan-bo")
    desk.asked.clear()
    page.get_by_label("Đối tượng").focus()
    page.get_by_label("Đối tượng").select_option("chi_bo")
    page.wait_for_url("**/phan-bo?doi-tuong=chi_bo")
    expect(page.locator("figure[data-chart=rating_distribution] .chart-subtitle")).to_contain_text("Chi bộ")
    assert page.evaluate("document.activeElement.id") == "doi-tuong"
    assert len([asked for asked in desk.asked if "_dash-update-component" in asked]) == 1


def test_back_brings_back_picture_and_controls(desk: Reader) -> None:
    page = desk.open("/tien-do")
    before = picture(page)
    page.get_by_label("Năm", exact=True).select_option("2022")
    page.wait_for_url("**/tien-do?nam=2022")
    expect(page.locator("figure[data-chart=submission_matrix] .chart-title")).to_contain_text("Năm 2022")
    page.go_back()
    expect(page.locator("figure[data-chart=submission_matrix] .chart-title")).to_contain_text("Năm 2023")
    expect(page.get_by_label("Năm", exact=True)).to_have_value("2023")
    assert picture(desk.wait()) == before


def test_branches_are_ticked_in_their_list_and_can_be_let_go_again(desk: Reader) -> None:
    page = desk.open("/phan-bo")
    page.locator("#chi-bo-summary").click()
    page.get_by_label("Thanh tra").check()
    page.wait_for_url("**/phan-bo?chi-bo=thanh-tra")
    expect(page.locator("#chi-bo-summary")).to_have_text("Thanh tra")
    page.get_by_label("Văn phòng 1").check()
    page.wait_for_url("**chi-bo=van-phong-1,thanh-tra")
    page.get_by_role("link", name="Bỏ lọc").click()
    expect(page.locator("#chi-bo-summary")).to_have_text("Tất cả chi bộ")


def test_a_day_is_written_as_in_vietnam_and_a_wrong_one_is_told(desk: Reader) -> None:
    page = desk.open("/tien-do")
    field = page.get_by_label("Số liệu đến ngày")
    expect(field).to_have_value("20/12/2023")
    field.fill("31/02/2023")
    field.press("Tab")
    expect(page.get_by_role("alert").filter(visible=True)).to_have_text("Ngày viết dạng 20/12/2023")
    field.fill("5/12/2023")
    field.press("Tab")
    page.wait_for_url("**/tien-do?den-ngay=2023-12-05")
    expect(page.locator(".chart-notes").first).to_contain_text("Số liệu đến ngày 05/12/2023")


def test_another_day_to_compare_with_tells_another_difference_and_back_the_first(desk: Reader) -> None:
    page = desk.open("/tien-do")
    finding = page.locator("figure[data-chart=progress_compared] .chart-title")
    field = page.get_by_label("So với hôm", exact=True)
    expect(field).to_have_value("13/12/2023")
    expect(finding).to_contain_text("Từ 13/12 đến 20/12 thêm 6 chi bộ xong Kế hoạch khắc phục (1 → 7/12)")
    field.fill("1/12/2023")
    field.press("Tab")
    page.wait_for_url("**/tien-do?so-voi=2023-12-01")
    expect(finding).to_contain_text("Từ 01/12 đến 20/12")
    expect(finding).to_contain_text("→ 10/12); cùng thời điểm năm trước: 9/12")
    expect(page.locator("#page-body")).to_contain_text("Văn bản về sau hôm 01/12/2023, đến 20/12/2023")
    page.go_back()
    expect(field).to_have_value("13/12/2023")
    expect(finding).to_contain_text("Từ 13/12 đến 20/12")


def test_what_the_address_says_wrongly_is_told_kindly(desk: Reader) -> None:
    page = desk.open("/phan-bo?nam=1999&chi-bo=khong-co")
    expect(page.locator("#notice")).to_contain_text("nam=1999; chi-bo=khong-co")
    expect(page.locator("figure[data-chart=rating_distribution] .chart-title")).to_contain_text("Năm 2023")


def test_the_menu_keeps_the_filters(desk: Reader) -> None:
    page = desk.open("/tien-do?nam=2022&chi-bo=thanh-tra")
    page.get_by_role("link", name="Khắc phục", exact=True).click()
    page.wait_for_url("**/khac-phuc?nam=2022&chi-bo=thanh-tra")
    expect(page.locator("h1")).to_have_text("Khắc phục")
    assert page.title() == "Khắc phục · Đảng bộ Sở Công Thương"


def test_a_bar_leads_to_the_cell_it_was_read_from(desk: Reader) -> None:
    page = desk.open("/phan-bo")
    figure = page.locator("figure[data-chart=rating_by_unit]")
    figure.locator(".twin > summary").click()
    count = figure.locator("tr", has_text="Thanh tra").locator("button.count").first
    wanted = int(count.inner_text())
    count.focus()
    count.press("Enter")
    lines = page.locator("#rating_by_unit-lines tbody tr")
    expect(lines).to_have_count(wanted)
    expect(lines.first).to_contain_text(".xlsx")
    bar = page.locator("figure[data-chart=rating_distribution] .bars .point path").nth(3)
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("#rating_distribution-lines h3")).to_contain_text("dòng trong hồ sơ gốc")


@pytest.fixture(scope="module")
def unloaded(front: Front, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Give the place of an installation into which nothing has been loaded."""
    with front.shows(tmp_path_factory.mktemp("unloaded")) as place:
        yield place


@pytest.fixture
def empty(desktop: Reader, unloaded: Place, sample: Place) -> Iterator[Reader]:
    """Give a reader of an installation into which nothing has been loaded."""
    yield desktop.begun(unloaded)
    desktop.begun(sample)


@pytest.mark.parametrize("path", ["/", "/phan-bo", "/nguon"])
def test_an_empty_installation_says_what_to_do(path: str, empty: Reader) -> None:
    page = empty.open(path)
    expect(page.locator("main")).to_contain_text("python -m etl load")
    assert empty.complaints == []


def test_a_page_that_does_not_exist_says_so(desk: Reader) -> None:
    expect(desk.open("/khong-co").locator("main")).to_contain_text("Không có trang này")


def test_a_level_is_tried_taken_back_and_refused_in_words_where_no_one_is_meant(desk: Reader) -> None:
    page = desk.open("/phan-bo?nam=2023")
    page.get_by_text("Thử nâng, hạ mức xếp loại", exact=True).click()
    subject = page.get_by_role("combobox", name="Đảng viên")
    subject.fill("Ai đó")
    page.get_by_role("button", name="Thử", exact=True).click()
    expect(page.locator("#trial-error")).to_have_text("Hãy chọn một tên trong danh sách.")
    subject.focus()
    good = page.locator("#trial-subjects option").evaluate_all(
        "all => all.map(one => one.value).find(name => name.includes('đang: Tốt'))"
    )
    subject.fill(good)
    page.get_by_role("button", name="Thử", exact=True).click()
    page.wait_for_url("**/phan-bo?nam=2023&thu=*:HTXSNV")
    expect(page.locator("figure[data-chart=rating_distribution] .chart-subtitle")).to_contain_text("chưa lưu")
    page.get_by_role("link", name="Bỏ thử", exact=True).click()
    page.wait_for_url("**/phan-bo?nam=2023")
    expect(page.locator("figure[data-chart=rating_distribution] .chart-subtitle")).not_to_contain_text("chưa lưu")
    assert desk.complaints == []
