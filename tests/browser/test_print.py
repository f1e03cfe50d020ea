"""Pages on paper: charts whole, day and source on each sheet; the morning brief one sheet, whatever there is to say."""

from datetime import date
from pathlib import Path

import pytest

from components.rows import MANY
from tests.browser.conftest import Before, Reader
from tests.browser.paper import printed
from tests.data.office import DOSSIER
from tests.pages.odd_homes import DAY, committee, shortcomings
from tests.reference.effort import in_every_run

LONG = "Chi bộ Trung tâm Khuyến công và Tư vấn phát triển công nghiệp tỉnh, cơ sở"
SOURCE = "Nguồn: hồ sơ, biểu mẫu do Đảng bộ Sở Công Thương và các chi bộ lập. Số liệu đến ngày 20/12/2023."
OF_THE_SCREEN = ("Bỏ lọc", "Chép liên kết", "Tải ảnh", "Tải số liệu", "Bảng số liệu (", "Nạp hồ sơ", "Xu hướng")
HOSTILE = 'Đảng bộ "Khu Nam"; } } body { display: none } /*'
# Of each chart its finding and its notes, as they stand on one sheet.
CHARTS = """() => [...document.querySelectorAll("figure[data-chart]")].map(figure =>
    [...figure.querySelectorAll(".chart-title, .chart-notes p")].map(part => part.textContent))"""
HEIGHTS = "() => [...document.querySelectorAll('.chart-box')].map(box => box.scrollHeight)"
CELLS = """() => document.querySelector("#shortcoming_recurrence .js-plotly-plot").data
    .filter(trace => trace.mode === "text").flatMap(trace => [...trace.text])"""
PATHS = ("/tien-do?chi-bo=van-phong-1,van-phong-2,thanh-tra", "/khac-phuc", "/nguon")
USUAL = (PATHS[0], PATHS[2])  # charts under filters, and tables; of the other page the longest chart is printed below
OFFICE = "Ủy viên Ban Chấp hành Đảng bộ, Chủ nhiệm Ủy ban Kiểm tra Đảng ủy Sở"


def test_the_brief_of_the_sample_is_one_page_of_a4(desk: Reader, tmp_path: Path) -> None:
    page = desk.open("/")
    assert page.locator("button[data-print]").inner_text() == "In bản tin sáng"
    assert "BẢN TIN SÁNG" not in page.locator("main").inner_text()
    [told] = printed(page, tmp_path)
    for text in ("BẢN TIN SÁNG", "Dữ liệu minh họa", "20/12/2023", "2 chi bộ chưa nộp đủ hồ sơ", "Tư vấn công nghiệp"):
        assert text in told
    assert "Phân bố xếp loại" not in told


def test_the_brief_of_many_long_names_with_everything_wrong_is_one_page(crowded: Reader, tmp_path: Path) -> None:
    [told] = printed(crowded.open("/"), tmp_path)
    assert "Tất cả 60 chi bộ chưa nộp đủ hồ sơ" in told
    assert "chi bộ khác, xem trang Tiến độ hồ sơ." in told
    assert f"Nguồn: hồ sơ, biểu mẫu do {HOSTILE} và các chi bộ lập. Số liệu đến ngày" in told
    assert "Trang 1/1" in told


@pytest.mark.parametrize("path", in_every_run(USUAL, PATHS))
def test_a_page_on_paper_has_its_charts_whole_and_its_day_and_source_on_each_sheet(
    path: str, desk: Reader, tmp_path: Path
) -> None:
    page = desk.open(path)
    charts, heights = page.evaluate(CHARTS), page.evaluate(HEIGHTS)
    sheets = printed(page, tmp_path)
    for number, sheet in enumerate(sheets, start=1):
        assert f"Trang {number}/{len(sheets)}" in sheet
        assert SOURCE in sheet
        assert "Dữ liệu minh họa" in sheet
        assert not [word for word in OF_THE_SCREEN if word in sheet]
    for texts in charts:
        assert any(all(text in sheet for text in texts) for sheet in sheets), texts[0]
    if "chi-bo" in path:
        chosen = "Năm: 2023 · Chi bộ: Văn phòng 1, Văn phòng 2, Thanh tra · Số liệu đến ngày: 20/12/2023"
        assert chosen in sheets[0]
    assert page.evaluate(HEIGHTS) == heights
    assert desk.complaints == []


def test_all_rows_of_a_chart_that_scrolls_on_screen_stand_on_one_sheet(desk: Reader, tmp_path: Path) -> None:
    page = desk.open("/khac-phuc")
    cells = page.evaluate(CELLS)
    assert len(cells) > MANY
    title = page.locator("figure[data-chart=shortcoming_recurrence] .chart-title").inner_text()
    [sheet] = [sheet for sheet in printed(page, tmp_path) if title in sheet]
    for state in set(cells):
        assert sheet.count(state) >= cells.count(state)


@pytest.fixture
def crowded(before: Before, tmp_path: Path) -> Reader:
    """Give a reader of sixty branches with long names, all of which owe everything there is to owe."""
    office = committee(tmp_path)
    office.rows["committee"][0] |= {"superior": LONG, "committee": LONG, "name": HOSTILE}
    paper = office.file()
    for number in range(60):
        unit = f"u{number:03}"
        office.unit(unit)
        office.rows["unit"][-1]["name"] = f"{LONG} {number}"
        office.rows["supervisor"].append({"year": 2023, "unit": unit, "role": OFFICE})
        office.receive(paper, DOSSIER[0], date(2023, 12, 6), unit=unit)
        meeting = {"held_on": date(2023, 11, 20) if number % 2 else None, "supervisor": "Bí thư"}
        office.add("review_meeting_record", paper, year=2023, unit=unit, has_chi_uy=True, **meeting)
        office.add("pledge_record", paper, year=2023, unit=unit, members=5, done=2, reported_on=date(2023, 12, 20))
        office.add("note_record", paper, year=2023, unit=unit, note=LONG, noted_on=DAY)
        for member, level in enumerate(("HTXSNV", "HTTNV", None)):
            state = None if level else "hoan"
            office.rate(paper, f"{unit}-{member}", level, unit=unit, stage="proposed", unrated_state=state)
        shortcomings(office, unit, 3)
    office.serve().close()
    return before(tmp_path)
