"""What a reader sees while an answer is on its way, and where none comes; and the link to what stands there."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Route, expect

from tests.browser.conftest import Place, Reader, reader

ASKED = "**/_dash-update-component*"


def test_the_old_picture_stays_until_the_new_one_is_there(desk: Reader) -> None:
    page = desk.open("/phan-bo")
    title = page.locator("figure[data-chart=rating_distribution] .chart-title")
    before = title.inner_text()
    held: list[Route] = []
    page.route(ASKED, lambda route: held.append(route))  # noqa: PLW0108 - playwright asks for a function of its own
    page.get_by_label("Đối tượng").select_option("chi_bo")
    expect(page.locator("#page")).to_have_attribute("aria-busy", "true")
    assert title.inner_text() == before
    for route in held:
        route.continue_()
    page.unroute(ASKED)
    expect(page.locator("figure[data-chart=rating_distribution] .chart-subtitle")).to_contain_text("Chi bộ")
    expect(page.locator("#page")).to_have_attribute("aria-busy", "false")


def test_where_the_server_does_not_answer_it_is_said_and_can_be_tried_again(desk: Reader) -> None:
    page = desk.open("/tien-do")
    page.route(ASKED, lambda route: route.abort())
    page.get_by_label("Năm", exact=True).select_option("2022")
    expect(page.get_by_role("alert").filter(has_text="Máy chủ không trả lời")).to_be_visible()
    assert page.locator("figure[data-chart]").count()
    page.unroute(ASKED)
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator("figure[data-chart=submission_matrix] .chart-title")).to_contain_text("Năm 2022")
    expect(page.locator("#unanswered")).to_be_hidden()


def test_a_copied_link_keeps_a_name_with_any_sign_in_it(desk: Reader) -> None:
    page = desk.open("/nguon?tep=1&trang=T%E1%BB%95%20%26%20%231&o=B2,C2")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Chép liên kết").click()
    expect(page.locator("#copied")).to_contain_text("Đã chép")
    copied = parse_qs(urlsplit(page.evaluate("navigator.clipboard.readText()")).query)
    assert (copied["tep"], copied["trang"], copied["o"]) == (["1"], ["Tổ & #1"], ["B2,C2"])


def test_a_copied_link_opens_the_same_figures_in_another_browser(desk: Reader, browser: Browser, sample: Place) -> None:
    page = desk.open("/khac-phuc?chi-bo=thanh-tra")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Chép liên kết").click()
    expect(page.locator("#copied")).to_contain_text("Đã chép")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{sample.address}/khac-phuc?chi-bo=thanh-tra&den-ngay=2023-12-20"
    other, context = reader(browser, sample)
    there = other.open(link.removeprefix(sample.address)).locator("figure td, .chart-title").all_text_contents()
    assert there == page.locator("figure td, .chart-title").all_text_contents()
    context.close()
