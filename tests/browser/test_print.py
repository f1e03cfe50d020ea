"""The morning brief on paper: one page of A4, whatever there is to say."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Before, Reader
from tests.data.office import DOSSIER
from tests.pages.odd_homes import DAY, committee, shortcomings

LONG = "Chi bộ Trung tâm Khuyến công và Tư vấn phát triển công nghiệp tỉnh, cơ sở"
OFFICE = "Ủy viên Ban Chấp hành Đảng bộ, Chủ nhiệm Ủy ban Kiểm tra Đảng ủy Sở"


def test_the_brief_of_the_sample_is_one_page_of_a4(desk: Reader, tmp_path: Path) -> None:
    page = desk.open("/")
    assert page.locator("button[data-print]").inner_text() == "In bản tin sáng"
    assert "BẢN TIN SÁNG" not in page.locator("main").inner_text()
    told = printed(page, tmp_path)
    for text in ("BẢN TIN SÁNG", "Dữ liệu minh họa", "20/12/2023", "2 chi bộ chưa nộp đủ hồ sơ", "Tư vấn công nghiệp"):
        assert text in told
    assert "Phân bố xếp loại" not in told


def test_the_brief_of_many_long_names_with_everything_wrong_is_one_page(crowded: Reader, tmp_path: Path) -> None:
    told = printed(crowded.open("/"), tmp_path)
    assert "Tất cả 60 chi bộ chưa nộp đủ hồ sơ" in told
    assert "chi bộ khác, xem trang Tiến độ hồ sơ." in told
    assert "Nguồn: hồ sơ, biểu mẫu do" in told


def printed(page: Page, folder: Path) -> str:
    """The page as Chromium prints it: one sheet of A4, and the text on it."""
    file = folder / "brief.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    info = run("pdfinfo", str(file))
    lines = dict(line.split(":", 1) for line in info.splitlines() if ":" in line)
    assert lines["Pages"].strip() == "1"
    assert "(A4)" in lines["Page size"]
    text = run("pdftotext", "-layout", str(file), "-")
    return " ".join(text.split())


def run(tool: str, *arguments: str) -> str:
    """What one of poppler's tools says."""
    found = shutil.which(tool)
    assert found, tool
    return subprocess.run([found, *arguments], capture_output=True, text=True, check=True).stdout


@pytest.fixture
def crowded(before: Before, tmp_path: Path) -> Reader:
    """Give a reader of sixty branches with long names, all of which owe everything there is to owe."""
    office = committee(tmp_path)
    office.rows["committee"][0] |= {"superior": LONG, "committee": LONG}
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
