"""/xuat in a browser: each file is made, told of while it is, and saved; what only a browser draws is in it."""

import io
from pathlib import Path

import docx
import openpyxl
from playwright.sync_api import Download, Page, expect
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from components.wording import say
from tests.browser.conftest import Reader

STATUS = "#export-status"
LISTEN = """() => {
    window.told = [];
    const status = document.querySelector("#export-status");
    new MutationObserver(() => window.told.push(status.textContent))
        .observe(status, { childList: true, subtree: true, characterData: true });
}"""
SAVED = {
    "report": "2023_bao-cao.docx",
    "tables": "2023_bang-so-lieu.xlsx",
    "letters": "2023_giay-nhac.zip",
    "calendar": "2023_lich-thoi-han.ics",
}


def saved(page: Page, kind: str, audience: str = "committee") -> Download:
    """Press the button of a kind of file and wait for the file."""
    with page.expect_download() as waiting:
        page.locator(f"button[data-export={kind}][data-audience={audience}]").click()
    expect(page.locator(STATUS)).to_contain_text("Đã tạo xong")
    return waiting.value


def content(download: Download, folder: Path) -> io.BytesIO:
    file = folder / download.suggested_filename
    download.save_as(file)
    return io.BytesIO(file.read_bytes())


def test_each_file_of_the_committee_is_saved_under_its_name_and_how_far_it_is_is_told(desk: Reader) -> None:
    page = desk.open("/xuat")
    page.evaluate(LISTEN)
    for kind, name in SAVED.items():
        assert saved(page, kind).suggested_filename == name
    told = page.evaluate("window.told")
    assert any(text.startswith("Đang làm tệp: ") for text in told)
    assert told[-1].startswith("Đã tạo xong 2023_lich-thoi-han.ics")
    assert desk.complaints == []


def test_the_presentation_has_the_picture_that_only_a_browser_draws(desk: Reader, tmp_path: Path) -> None:
    page = desk.open("/xuat")
    deck = Presentation(content(saved(page, "deck"), tmp_path))
    pictures = [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert len(pictures) == 1
    told = "\n".join(shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)
    assert say("deck", "left_out_title") not in told
    assert desk.complaints == []


def test_what_everybody_may_have_is_what_the_page_shows_before(desk: Reader, tmp_path: Path) -> None:
    page = desk.open("/cong-khai")
    finding = page.locator("figure[data-chart=published_people] .chart-title").inner_text()
    assert page.locator("button[data-project]").count() == 0
    page = desk.open("/xuat")
    report = docx.Document(content(saved(page, "report", "public"), tmp_path))
    assert f"{finding}." in [paragraph.text for paragraph in report.paragraphs]
    book = openpyxl.load_workbook(content(saved(page, "tables", "public"), tmp_path))
    assert finding in [sheet["A2"].value for sheet in book.worksheets]
    assert desk.complaints == []


def test_a_template_that_cannot_be_used_is_refused_in_words(desk: Reader, tmp_path: Path) -> None:
    page = desk.open("/xuat")
    broken = tmp_path / "mau.pptx"
    broken.write_bytes(b"no presentation")
    page.set_input_files("input[type=file]", broken)
    expect(page.locator("#export-template-name")).to_have_text("Sẽ dùng mẫu: mau.pptx")
    page.locator("button[data-export=deck][data-audience=committee]").click()
    expect(page.locator(STATUS)).to_contain_text("mẫu", ignore_case=True)
    expect(page.locator(STATUS)).not_to_contain_text("Đang")
    expect(page.locator(STATUS)).not_to_contain_text("Đã tạo xong")
    assert desk.complaints == []
