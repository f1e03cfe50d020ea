"""Pictures for slides, for reports, as lines and to paste: whole, in the sizes asked for, in the type of the screen."""

import io
import re
import struct
import zipfile
from pathlib import Path

import pytest
from defusedxml import ElementTree
from playwright.sync_api import Page

from tests.browser.conftest import Place, Reader

SVG = "{http://www.w3.org/2000/svg}"
MATRIX = "figure[data-chart=submission_matrix]"
NAME = "2023_tien-do_submission_matrix_2023-12-20"
SOUGHT = (
    "Đảng bộ Sở Công Thương",
    "Dữ liệu minh họa",
    "Tình trạng từng văn bản của từng chi bộ · Hồ sơ chi bộ · năm 2023 · toàn Đảng bộ · n = 96 văn bản",
    "Căn cứ: Kế hoạch 187-KH/ĐU, mục II.5, II.6.",
    "Nguồn: hồ sơ, biểu mẫu do Đảng bộ Sở Công Thương và các chi bộ lập. Số liệu đến ngày 20/12/2023.",
    "Kỹ thuật an toàn - Môi trường",
)
# What a canvas of the page and the picture itself measure of the same texts, in the same type.
ON_SCREEN = """texts => {
    const pen = document.createElement("canvas").getContext("2d");
    return texts.map(({ text, size, weight }) => {
        pen.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
        return pen.measureText(text).width;
    });
}"""
IN_PICTURE = """() => [...document.querySelectorAll("svg > text")].flatMap(text =>
    [...(text.querySelectorAll("tspan").length ? text.querySelectorAll("tspan") : [text])].map(part => {
        const look = getComputedStyle(part);
        return { text: part.textContent, size: parseFloat(look.fontSize), weight: look.fontWeight,
            width: part.getComputedTextLength() };
    }))"""


@pytest.fixture(scope="module")
def page(desktop: Reader, sample: Place) -> Page:
    """Give the page of the dossiers; tests only save from it."""
    return desktop.begun(sample).open("/tien-do")


def saved(page: Page, kind: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.locator(f"{MATRIX} button[data-picture={kind}]").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def pixels(content: bytes) -> tuple[int, int]:
    assert content.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def test_a_picture_for_a_slide_is_as_large_as_the_largest_screen(page: Page, tmp_path: Path) -> None:
    file = saved(page, "slide", tmp_path)
    assert file.name == f"{NAME}.png"
    assert pixels(file.read_bytes()) == (3840, 2160)


def test_a_picture_for_a_report_is_160_mm_wide_at_300_dpi_and_no_higher_than_a_page(page: Page, tmp_path: Path) -> None:
    file = saved(page, "report", tmp_path)
    assert file.name == f"{NAME}_word.png"
    width, height = pixels(file.read_bytes())
    assert width == 1890
    assert height < 1890 * 250 / 160


def test_a_picture_as_lines_holds_all_that_is_said(page: Page, tmp_path: Path) -> None:
    file = saved(page, "lines", tmp_path)
    assert file.name == f"{NAME}.svg"
    sheet = ElementTree.fromstring(file.read_bytes())
    said = [" ".join("".join(text.itertext()).split()) for text in sheet.iter(f"{SVG}text")]
    assert [text for text in SOUGHT if text not in said] == []
    title = " ".join(page.locator(f"{MATRIX} .chart-title").inner_text().split())
    assert title in said


def test_glyphs_are_as_wide_in_the_picture_as_on_the_screen(page: Page, desktop: Reader, tmp_path: Path) -> None:
    file = saved(page, "lines", tmp_path)
    beside = page.context.new_page()
    beside.goto(file.as_uri())
    texts = beside.evaluate(IN_PICTURE)
    beside.close()
    widths = page.evaluate(ON_SCREEN, texts)
    assert len(texts) > 15
    assert [text for text, width in zip(texts, widths, strict=True) if abs(text["width"] - width) > 0.01 * width] == []
    assert desktop.complaints == []


def test_a_picture_is_copied_to_be_pasted(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(f"{MATRIX} button[data-picture=copy]").click()
    page.locator(f"{MATRIX} .done", has_text="Đã sao chép ảnh").wait_for()
    content = page.evaluate("""async () => {
        const [copied] = await navigator.clipboard.read();
        return [...new Uint8Array(await (await copied.getType("image/png")).arrayBuffer()).slice(0, 24)];
    }""")
    assert pixels(bytes(content)) == (3840, 2160)


def test_all_charts_of_a_page_come_in_one_file_with_their_progress_told(page: Page) -> None:
    page.evaluate("""() => {
        window.told = [];
        const place = document.getElementById("copied");
        new MutationObserver(() => window.told.push(place.textContent)).observe(place, { childList: true });
    }""")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải mọi biểu đồ (ZIP)").click()
    assert download.value.suggested_filename == "2023_tien-do_2023-12-20.zip"
    charts = page.locator("figure[data-chart]").evaluate_all("all => all.map(one => one.dataset.chart)")
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as files:
        assert files.testzip() is None
        assert files.namelist() == [f"2023_tien-do_{chart}_2023-12-20.png" for chart in charts]
        assert {pixels(files.read(name)) for name in files.namelist()} == {(3840, 2160)}
    told = page.evaluate("window.told")
    assert told[0] == f"Đang vẽ ảnh 1/{len(charts)} …"
    assert told[-1] == f"Đã tải {len(charts)} ảnh."


def test_the_pictures_of_an_order_come_in_its_order(desk: Reader) -> None:
    shown = desk.open("/trinh-chieu?bai=rating_trend,rating_by_unit~doi-tuong:chi_bo")
    with shown.expect_download() as download:
        shown.get_by_role("button", name="Tải mọi ảnh (ZIP)").click()
    assert download.value.suggested_filename == "2023_trinh-chieu_2023-12-20.zip"
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as files:
        names = files.namelist()
    assert [re.sub(r"_2023-12-20.png$", "", name) for name in names] == [
        "01_2023_xu-huong_rating_trend",
        "02_2023_phan-bo_rating_by_unit",
    ]
