"""Help where a reader stands: a first visit, the guide, what folds out under a chart, the keys."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader, faults_of_access
from tests.reference.effort import in_every_run

FIRST_STEPS = {
    "Theo dõi hằng ngày": "Tổng quan",
    "Điều hành cuộc họp": "Tổng quan",
    "Làm báo cáo": "Báo cáo",
    "Nạp hồ sơ các chi bộ gửi": "Nạp hồ sơ",
    "Lập kế hoạch năm tới": "Tiến độ hồ sơ",
}


def test_a_first_visit_is_told_where_to_begin_until_it_is_put_away(desk: Reader) -> None:
    page = desk.open("/")
    told = page.get_by_role("heading", name=re.compile("Lần đầu mở"))
    expect(told).to_be_visible()
    page.get_by_role("link", name="Xem hướng dẫn theo việc cần làm").click()
    expect(page.get_by_role("heading", name="Hướng dẫn", exact=True)).to_be_visible()
    page.get_by_role("link", name="Tổng quan", exact=True).first.click()
    page.get_by_role("button", name="Đã rõ, cất đi").click()
    expect(told).to_be_hidden()
    page.reload()
    desk.wait()
    expect(told).to_be_hidden()
    assert page.evaluate("Object.entries(localStorage)") == [["da-xem", "1"]]


# The way to next year's plan is walked from end to end in test_jobs.py.
@pytest.mark.parametrize("job", in_every_run(("Điều hành cuộc họp",), FIRST_STEPS))
def test_each_job_leads_from_the_overview_to_the_page_it_begins_on(desk: Reader, job: str) -> None:
    page = desk.open("/?nam=2022")
    page.get_by_role("link", name="Hướng dẫn", exact=True).click()
    page.get_by_role("link", name=job, exact=True).click()
    section = page.locator(".guide-job", has=page.get_by_role("heading", name=job, exact=True))
    expect(section).to_be_in_viewport()
    section.get_by_role("link", name=FIRST_STEPS[job], exact=True).first.click()
    expect(page.get_by_role("heading", name=FIRST_STEPS[job], exact=True)).to_be_visible()
    assert "nam=2022" in page.url


def test_under_a_chart_its_reading_and_its_rule_fold_out(desk: Reader) -> None:
    page = desk.open("/phan-bo")
    chart = page.locator("figure[data-chart=ceiling_check]")
    rule = chart.get_by_text("làm tròn xuống. Căn cứ: Quy định 124-QĐ/TW")
    expect(rule).to_be_hidden()
    chart.get_by_text("Đọc biểu đồ này thế nào? Số này tính thế nào?").click()
    expect(rule).to_be_visible()
    expect(chart.get_by_text("vạch đỏ là số được phép")).to_be_visible()
    expect(chart.locator(":scope > .chart-notes")).to_contain_text("Số liệu đến ngày 20/12/2023")


def test_keys_of_one_letter_lead_on_and_keep_silent_where_one_types(desk: Reader) -> None:
    page = desk.open("/phan-bo")
    page.keyboard.press("j")
    assert focused_chart(page) == "rating_distribution"
    page.keyboard.press("j")
    assert focused_chart(page) == "ceiling_check"
    page.keyboard.press("s")
    table = page.locator("figure[data-chart=ceiling_check] .twin")
    expect(table).to_have_attribute("open", "")
    page.get_by_label("Số liệu đến ngày").focus()
    page.keyboard.press("t")
    assert page.locator("html").get_attribute("data-look") == "sang"
    page.locator("#page").focus()
    page.keyboard.press("t")
    assert page.locator("html").get_attribute("data-look") == "toi"
    page.keyboard.press("4")
    expect(page.get_by_role("heading", name="Tiến độ hồ sơ")).to_be_visible()


def test_the_list_of_keys_opens_by_its_key_and_switches_them_off(desk: Reader) -> None:
    page = desk.open("/nguon")
    page.locator("#page").focus()
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Phím tắt")
    expect(keys).to_be_visible()
    assert faults_of_access(page) == []
    keys.get_by_label("Dùng phím tắt một chữ trên máy này").uncheck()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.locator("#page").focus()
    page.keyboard.press("?")
    expect(keys).to_be_hidden()
    page.get_by_role("button", name="Phím tắt").click()
    expect(keys).to_be_visible()
    page.get_by_role("button", name="Đóng", exact=True).click()


def focused_chart(page: Page) -> str | None:
    """The chart that the keyboard stands in."""
    found: str | None = page.evaluate("document.activeElement.closest('figure[data-chart]')?.dataset.chart ?? null")
    return found
