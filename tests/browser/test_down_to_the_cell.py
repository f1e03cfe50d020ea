"""From a mark of each chart to the cell of the workbook it was read from."""

import io
from datetime import datetime
from itertools import count

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Reader
from tests.reference.effort import in_every_run

PATHS = ("/", "/phan-bo", "/xu-huong", "/tien-do", "/khac-phuc", "/khen-thuong", "/chi-bo/thanh-tra")
# Bars, a strip and a grid; the other pages in the long runs.
USUAL = ("/phan-bo", "/xu-huong")
LINK = "section.lines td a"
# Points at the n-th mark from the end of the chart that has an address, and clicks it; false where there are fewer.
CLICK = """([stem, turn]) => {
    const plot = document.querySelector(`figure[data-chart=${stem}] .js-plotly-plot`);
    const marks = plot.data.flatMap((trace, curveNumber) => {
        if (trace.type === "heatmap") return trace.text.flatMap((line, row) => line.map((text, column) =>
            text && { curveNumber, pointNumber: [row, column] }));
        if (trace.hoverinfo === "skip") return [];
        return (trace.customdata ?? []).map((own, pointNumber) => own
            && plot.calcdata[curveNumber][pointNumber].s !== 0 && { curveNumber, pointNumber });
    }).filter(Boolean);
    marks.reverse();
    if (turn >= marks.length) return false;
    const { curveNumber, pointNumber } = marks[turn];
    const { type, x, y, text, xaxis = "x", yaxis = "y" } = plot.data[curveNumber];
    const [row, column] = [pointNumber].flat();
    if (type !== "heatmap") window.Plotly.Fx.hover(plot, [marks[turn]], xaxis + yaxis);
    // Only a hand can point at a cell of a grid: what is then handed over is built here.
    const cell = { curveNumber, pointNumber, x: x[column], y: y[row], text: text?.[row][column] };
    plot.emit("plotly_click", { points: type === "heatmap" ? [cell] : plot._hoverdata, event: {} });
    return true;
}"""
OK = 200  # 204: the mark has no lines


@pytest.mark.parametrize("path", in_every_run(USUAL, PATHS))
def test_a_click_on_each_chart_leads_to_the_cell_its_lines_were_read_from(path: str, desk: Reader) -> None:
    page = desk.open(path)
    cell = page.context.new_page()
    charts = page.eval_on_selector_all("figure[data-chart]:has(.graph)", "all => all.map(one => one.dataset.chart)")
    assert charts
    for stem in charts:
        lines = click(page, stem)
        cell.goto(desk.address + str(lines.first.get_attribute("href")))
        expect(cell.locator(".asked-cell").first).to_be_visible()
        assert cell.locator(".asked-cell").first.inner_text() == as_typed(cell, str(lines.first.inner_text())), stem
        expect(cell.locator("section.lines", has_text="Hồ sơ đã ghi").locator("tbody tr").first).to_be_visible()
    cell.close()
    assert desk.complaints == []


def click(page: Page, stem: str) -> Locator:
    """Click marks of a chart until one has lines with a cell; give the links to these cells."""
    for turn in count():
        with page.expect_response(lambda told: "_dash-update-component" in told.url) as answer:
            assert page.evaluate(CLICK, [stem, turn]), f"{stem}: no mark has a cell behind it"
        if "nguon?tep=" in (answer.value.text() if answer.value.ok and answer.value.status == OK else ""):
            links = page.locator(f"#{stem}-lines {LINK}")
            expect(links.first).to_be_visible()
            return links
    raise AssertionError(stem)


def as_typed(page: Page, address: str) -> str:
    """What stands in the cell of an address ("file › sheet › cell") in the workbook that the page hands out."""
    _, sheet, cells = address.split(" › ")
    link = page.get_by_role("link", name="Mở tệp gốc")
    content = page.request.get(page.url.partition("/nguon")[0] + str(link.get_attribute("href"))).body()
    value = load_workbook(io.BytesIO(content), data_only=True)[sheet][cells.split(", ")[0]].value
    if value is None:
        return "(ô trống)"
    return value.strftime("%d/%m/%Y") if isinstance(value, datetime) else " ".join(str(value).split())


def test_a_name_beside_a_chart_narrows_the_whole_page_to_that_branch_and_back(desk: Reader) -> None:
    page = desk.open("/phan-bo")
    name = page.locator("figure[data-chart=rating_by_unit] .ytick text", has_text="Thanh tra")
    name.click()
    page.wait_for_url("**/phan-bo?chi-bo=thanh-tra")
    expect(page.locator("figure[data-chart=rating_distribution] .chart-subtitle")).to_contain_text("Thanh tra")
    name.click()
    page.wait_for_url("**/phan-bo")
    expect(page.locator("figure[data-chart=rating_distribution] .chart-subtitle")).to_contain_text("toàn Đảng bộ")
    assert desk.complaints == []


def test_lines_narrow_the_page_to_their_branch_and_year(desk: Reader) -> None:
    page = desk.open("/khac-phuc")
    click(page, "remediation_status")
    narrower = page.locator("#remediation_status-lines").get_by_role("link", name="trên cả trang").first
    branch = narrower.inner_text().removeprefix("Chỉ xem ").removesuffix(" trên cả trang")
    narrower.click()
    expect(page.locator("#chi-bo-summary")).to_have_text(branch)
    expect(page.locator("figure[data-chart=remediation_ageing] .chart-subtitle")).to_contain_text(branch)
