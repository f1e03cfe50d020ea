"""A branch's own page in a browser: to read, to go on from, and to print on two pages of A4 at most."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Before, Reader, faults_of_access
from tests.browser.paper import printed
from tests.data.office import Office
from tests.pages.odd_homes import LEVELS, committee


def test_a_branch_is_read_left_for_another_and_printed(desk: Reader, tmp_path: Path) -> None:
    page = desk.open("/chi-bo/van-phong-2?nam=2023")
    assert page.title() == "Văn phòng 2 · Đảng bộ Sở Công Thương"
    assert page.locator("figure[data-chart] .graph").count() == 2
    sheets = printed(page, tmp_path)
    assert 1 <= len(sheets) <= 2
    for sheet in sheets:
        assert "Đảng bộ Sở Công Thương" in sheet
        assert "Dữ liệu minh họa" in sheet
        assert "Số liệu đến ngày 20/12/2023" in sheet
        assert "In trang này" not in sheet
        assert "Danh mục" not in sheet
    assert "Chi bộ Văn phòng 2, năm 2023" in sheets[0]
    assert "Vướng mắc, kiến nghị" in sheets[-1]
    page.get_by_label("Chọn chi bộ").fill("không có")
    page.keyboard.press("Enter")
    expect(page.locator("#branch-error")).to_contain_text("Không có chi bộ nào tên như vậy")
    page.get_by_label("Chọn chi bộ").fill("khuyến")
    page.get_by_role("button", name="Mở", exact=True).click()
    expect(page.locator("h1")).to_have_text("Khuyến công")
    expect(page.get_by_label("Chọn chi bộ")).to_have_value("")
    assert page.url.endswith("/chi-bo/khuyen-cong?nam=2023")
    page.go_back()
    page.get_by_role("link", name="Văn phòng", exact=True).click()
    expect(page.locator("h1")).to_have_text("Văn phòng")
    desk.wait()
    assert desk.complaints == []
    assert faults_of_access(page) == []
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.soak
def test_the_fullest_branch_fits_two_pages_without_anything_cut(before: Before, tmp_path: Path) -> None:
    found = before(fullest(tmp_path / "home"))
    page = found.open("/chi-bo/u1")
    assert len(printed(page, tmp_path)) == 2
    assert found.complaints == []


def fullest(home: Path) -> Path:
    """A branch with five years at three stages, a long dossier, many shortcomings, awards and notes in long words."""
    office: Office = committee(home)
    office.unit("u1")
    long = "Công tác kiểm tra, giám sát của cấp ủy chi bộ đối với đảng viên chưa được tiến hành thường xuyên "
    paper = office.file("so-theo-doi.xlsx")
    for year in range(2019, 2024):
        for stage in ("self", "proposed", "decided"):
            for level, n in zip(LEVELS, (3, 20, 4, 1, 2), strict=True):
                office.count(paper, level, n, unit="u1", year=year, stage=stage)
            office.rate(paper, "u1", "HTNV", unit="u1", year=year, stage=stage, subject_kind="chi_bo")
    documents = [*office_documents()]
    office.deadline(date(2023, 12, 5), documents, position=4)
    for number, document in enumerate(documents):
        office.receive(paper, document, date(2023, 12, 1) + timedelta(days=number), unit="u1")
    for number in range(12):
        office.shortcoming(
            paper, f"{number} {long}", date(2023, 1 + number % 9, 28), unit="u1", responsible="Phó Bí thư"
        )
        office.add("note_record", paper, year=2023, unit="u1", note=f"{number} {long}", noted_on=date(2023, 12, 1))
        award = {
            "year": 2023,
            "unit": "u1",
            "subject_kind": "dang_vien",
            "form": "Giấy khen",
            "filed_on": date(2023, 12, 3),
        }
        office.add("award_record", paper, **award, subject=f"x{number}", subject_name=f"Đảng viên {number:04}")
    office.serve().close()
    return home


def office_documents() -> tuple[str, ...]:
    """All papers that a plan asks of a branch."""
    dossier = (
        "ban_kiem_diem_ca_nhan",
        "phieu_phan_tich_3d",
        "nhan_xet_noi_cu_tru",
        "bien_ban_hoi_nghi",
        "van_ban_khac",
    )
    return (*dossier, "bao_cao_thanh_tich", "bao_cao_tom_tat", "bien_ban_khen_thuong", "to_trinh_khen_thuong")
