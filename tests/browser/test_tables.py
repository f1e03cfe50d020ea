"""Every table is sorted by its headings, searched by what is typed, and copied into Excel as it is seen."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Reader

READ = """async () => {
    const [item] = await navigator.clipboard.read();
    const parts = item.types.map(async kind => [kind, await (await item.getType(kind)).text()]);
    return Object.fromEntries(await Promise.all(parts));
}"""


@pytest.fixture
def page(desk: Reader) -> Iterator[Page]:
    """Give a page of charts whose reader may look at what was copied."""
    desk.page.context.grant_permissions(["clipboard-read"])
    yield desk.open("/phan-bo")
    desk.page.context.clear_permissions()


@pytest.fixture
def table(page: Page) -> Locator:
    """Give the table of branches and their levels, unfolded."""
    found = page.locator("figure[data-chart=rating_by_unit] .twin")
    found.locator(":scope > summary").click()
    return found


def test_headings_sort_by_what_a_column_holds_and_put_it_back(table: Locator) -> None:
    first = column(table, 1)
    table.get_by_role("button", name="Tổng số").click()
    totals = [int(text) for text in column(table, 9)]
    assert totals == sorted(totals, reverse=True)
    assert table.get_by_role("columnheader", name="Tổng số").get_attribute("aria-sort") == "descending"
    expect(table.get_by_role("status")).to_have_text("Xếp theo “Tổng số”, giảm dần.")
    table.get_by_role("button", name="Tốt trở lên").click()
    shares = [float(text.rstrip("%").replace(",", ".")) for text in column(table, 10)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == 100.0
    table.get_by_role("button", name="Mức của chi bộ").click()
    levels = [level.removeprefix("Hoàn thành ").split()[0] for level in column(table, 2)]
    assert list(dict.fromkeys(levels)) == ["Không", "nhiệm", "tốt", "xuất"]
    table.get_by_role("button", name="Chi bộ", exact=True).click()
    assert column(table, 1)[:2] == ["Công nghệ thông tin", "Kế hoạch - Tài chính"]
    table.get_by_role("button", name="Chi bộ", exact=True).click()
    table.get_by_role("button", name="Chi bộ", exact=True).click()
    assert column(table, 1) == first


def test_what_is_found_without_accents_is_copied_as_numbers(page: Page, table: Locator) -> None:
    table.get_by_role("searchbox").fill("van phong")
    assert column(table, 1) == ["Văn phòng 1", "Văn phòng 2"]
    expect(table.get_by_role("status")).to_have_text("2/12 dòng")
    table.get_by_role("button", name="Sao chép bảng").click()
    expect(table.get_by_role("status")).to_contain_text("Đã sao chép 2 dòng")
    copied = page.evaluate(READ)
    lines = copied["text/plain"].splitlines()
    assert lines[0].split("\t")[:2] == ["Năm", "Chi bộ"]
    assert lines[1].split("\t") == ["2023", "Văn phòng 1", "Hoàn thành tốt nhiệm vụ", *"1720", "0", "10", "10", "80,0%"]
    assert re.search(r'<td x:num="0.8"[^>]*>80,0%</td>', copied["text/html"])
    assert re.search(r'<td style="mso-number-format:&quot;\\@&quot;">Văn phòng 1</td>', copied["text/html"])


def column(table: Locator, place: int) -> list[str]:
    """The texts of a column as they stand, from the top."""
    return table.locator(f"tbody tr:visible td:nth-child({place + 1})").all_inner_texts()
