"""Taking in over the page, in a real Chromium: preview by cell, confirm, undo; entries by hand; papers to fetch."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from etl.home import Home
from tests.browser.conftest import Before, Front, Place, Reader, faults_of_access
from tests.browser.told import told
from tests.homes import copy_of
from tests.repository import ROOT

BROKEN = ROOT / "tests" / "broken"
SAMPLES = ROOT / "data" / "samples"
FILES = "#nap-upload input[type=file]"


@pytest.fixture
def office(before: Before, few_papers: Path, tmp_path: Path) -> tuple[Reader, Home]:
    """Give a reader of a home that may be written to."""
    home = tmp_path / "home"
    copy_of(few_papers, home)
    return before(home), Home(home)


@pytest.fixture(scope="module")
def kept(front: Front, few_papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Place, Home]]:
    """Give the place of a dashboard and its home, into which nothing is taken."""
    home = copy_of(few_papers, tmp_path_factory.mktemp("kept") / "home")
    with front.shows(home) as place:
        yield place, Home(home)


@pytest.fixture
def visited(desktop: Reader, kept: tuple[Place, Home], sample: Place) -> Iterator[tuple[Reader, Home]]:
    """Give a reader who takes nothing in, and the home."""
    place, home = kept
    yield desktop.begun(place), home
    desktop.begun(sample)


def corrected(folder: Path) -> Path:
    """A branch's list in which one member's proposed level is another."""
    book = openpyxl.load_workbook(SAMPLES / "2023/van-phong-1/tong-hop-dang-vien-2023.xlsx")
    book.worksheets[0]["J12"] = "Hoàn thành xuất sắc nhiệm vụ"
    file = folder / "van-phong-1-sua.xlsx"
    book.save(file)
    return file


def preview(page: Page, *files: Path) -> None:
    page.set_input_files(FILES, list(files))
    told(page, "#nap-result h3", "Xem trước")


def test_a_faulty_file_names_its_cell_a_good_one_is_confirmed_and_taken_back(
    office: tuple[Reader, Home], tmp_path: Path
) -> None:
    desk, home = office
    version = home.version()
    page = desk.open("/nap")
    preview(page, BROKEN / "muc-xep-loai-la.xlsx", corrected(tmp_path))
    result = page.locator("#nap-result")
    expect(result.get_by_text("không có trong bốn mức quy định").first).to_be_visible()
    expect(result).to_contain_text("ô ")
    result.locator("summary", has_text="Khác với số liệu đang có: van-phong-1-sua.xlsx").click()
    expect(result).to_contain_text("Mức xếp loại")
    assert home.version() == version
    assert faults_of_access(page) == []
    with page.expect_download() as saved:
        page.get_by_role("button", name="Tải bản sao đánh dấu ô sai").click()
    with zipfile.ZipFile(saved.value.path()) as archive:
        marked = openpyxl.load_workbook(io.BytesIO(archive.read("muc-xep-loai-la.xlsx")))
    assert marked.sheetnames[0] == "Cần sửa"
    page.get_by_role("button", name="Nạp 2 tệp").click()
    told(page, "#nap-result h3", "Đã nạp")
    expect(page.locator("#nap-undo-panel")).to_contain_text("van-phong-1-sua.xlsx")
    assert home.version() == (version or 0) + 1
    assert not any(home.waiting.iterdir())
    page.locator("#nap-undo-panel summary").click()
    page.get_by_role("button", name="Xác nhận hoàn tác").click()
    told(page, "#nap-status", "Đã hoàn tác 2 mục")
    assert desk.complaints == []


def test_what_is_not_confirmed_is_forgotten(visited: tuple[Reader, Home]) -> None:
    desk, home = visited
    version = home.version()
    page = desk.open("/nap")
    preview(page, BROKEN / "muc-xep-loai-la.xlsx")
    assert len(list(home.waiting.iterdir())) == 1
    page.get_by_role("button", name="Bỏ, không nạp").click()
    expect(page.locator("#nap-result")).to_be_empty()
    assert not any(home.waiting.iterdir())
    assert home.version() == version


def test_a_file_too_big_is_told_and_kept_back(visited: tuple[Reader, Home], tmp_path: Path) -> None:
    desk, home = visited
    page = desk.open("/nap")
    big = tmp_path / "to.xlsx"
    big.write_bytes(bytes(20 * 1024 * 1024 + 1))
    page.set_input_files(FILES, big)
    expect(page.locator("#nap-too-big")).to_have_text("Chưa nhận: to.xlsx lớn hơn mức cho phép.")
    assert not list(home.waiting.glob("*"))


def test_by_hand_a_paper_and_a_note_are_recorded_and_a_wrong_day_is_told(office: tuple[Reader, Home]) -> None:
    desk, _ = office
    page = desk.open("/nap")
    form = page.locator("section", has=page.get_by_role("heading", name="Văn bản vừa nhận")).last
    form.get_by_label("Chi bộ").select_option(label="Thanh tra")
    form.get_by_label("Loại văn bản").select_option("van_ban_khac")
    form.get_by_label("Ngày").fill("31/2/2024")
    form.get_by_role("button", name="Ghi").click()
    told(page, "#nap-hand-status", "không phải là một ngày có thật")
    form.get_by_label("Ngày").fill("4/12/2023")
    form.get_by_role("button", name="Ghi").click()
    told(page, "#nap-hand-status", "Đã ghi")
    expect(page.locator("#nap-undo-panel")).to_contain_text("Ghi tay: văn bản nhận được, năm 2023")
    note = page.locator("section", has=page.get_by_role("heading", name="Vướng mắc của chi bộ")).last
    note.get_by_label("Chi bộ").select_option(label="Thanh tra")
    note.get_by_label("Ngày").fill("6/12/2023")
    note.get_by_label("Nội dung").fill("Thiếu nhận xét nơi cư trú")
    note.get_by_role("button", name="Ghi").click()
    told(page, "#nap-notes", "Thiếu nhận xét nơi cư trú")
    assert desk.complaints == []


def test_empty_forms_and_register_are_fetched(visited: tuple[Reader, Home]) -> None:
    desk, _ = visited
    page = desk.open("/nap")
    with page.expect_download() as forms:
        page.get_by_role("button", name="Tải biểu trống").click()
    assert forms.value.suggested_filename == "bieu-trong-2024.zip"
    with zipfile.ZipFile(forms.value.path()) as archive:
        assert "2024-van-phong-1.xlsx" in archive.namelist()
    with page.expect_download() as register:
        page.get_by_role("button", name="Tải sổ theo dõi").click()
    assert register.value.suggested_filename == "so-theo-doi-2024.xlsx"


def test_an_empty_home_is_begun_on_the_page(before: Before, tmp_path: Path) -> None:
    found = before(tmp_path / "home")
    page = found.open("/nap")
    page.set_input_files(FILES, [SAMPLES / "committee.toml", SAMPLES / "plans/2023.toml"])
    told(page, "#nap-result h3", "Xem trước")
    page.get_by_role("button", name="Nạp 2 tệp").click()
    told(page, "#nap-result h3", "Đã nạp")
    assert Home(tmp_path / "home").version() == 1
    assert found.complaints == []
