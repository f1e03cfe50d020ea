"""The workbook of a chart: what a reader opens in a spreadsheet, and what no text in it can become there."""

import io
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import polars as pl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from components.chart import Chart, Words
from components.reading import Reading
from components.slide import file_name
from components.workbook import workbook
from tests.components.frames import READING

NOTE = "Căn cứ: Quy định thử."
HOSTILE = ("=1+1", "@SUM(1,1)", "+1", "-1", '=HYPERLINK("https://elsewhere.example","x")', "https://elsewhere.example")
ROWS = pl.DataFrame(
    {
        "unit_name": ["Văn phòng", "Thanh tra"],
        "members": [1386, 7],
        "done": [None, 0],
        "percent": [13.3, None],
        "reported_on": [date(2023, 12, 5), None],
        "source_file": ["a.xlsx", None],
        "source_sheet": ["Sổ", None],
        "source_cell": ["C5", None],
    }
)


def chart(
    rows: pl.DataFrame = ROWS,
    stem: str = "member_pledges",
    text: str = "",
    trial: str = "",
    reading: Reading = READING,
) -> Chart:
    """A chart of these rows; `text`: what all texts around it are."""
    words = Words(text or "Cách đo", "", about=[text or "năm 2023"], notes=[text or NOTE], trial=trial)
    return Chart(stem, {"data": [{}], "layout": {"meta": {"finding": text or "Kết quả"}}}, rows, reading, words)


def sheet_of(of: Chart, chosen: str = "Năm: 2023") -> Worksheet:
    book = openpyxl.load_workbook(io.BytesIO(workbook(of, chosen)))
    [sheet] = book.worksheets
    return sheet


def row_of(sheet: Worksheet, text: str) -> int:
    """The first row that begins with a text."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == text)


def test_numbers_are_numbers_days_are_days_and_both_are_shown_as_in_vietnam() -> None:
    sheet = sheet_of(chart())
    row = row_of(sheet, "Văn phòng")
    shown = [(cell.value, cell.number_format) for cell in sheet[row]]
    assert (1386, "#,##0") in shown
    assert (0.133, "0.0%") in shown
    assert ("a.xlsx › Sổ › C5", "General") in shown
    assert (datetime(2023, 12, 5), "dd/mm/yyyy") in shown


def test_what_is_missing_stands_as_a_sign_that_is_told_and_a_zero_as_zero() -> None:
    sheet = sheet_of(chart())
    lines = [[cell.value for cell in sheet[row_of(sheet, name)]] for name in ("Văn phòng", "Thanh tra")]
    assert lines[0][2] == "–"
    assert lines[1][2] == 0
    assert lines[1].count("–") == 3
    assert any("“–”" in str(cell.value) and "không phải số 0" in str(cell.value) for cell in sheet["A"])


def test_years_are_not_grouped_and_scores_keep_what_they_are() -> None:
    known = {"year": 2023, "unit_name": "Văn phòng", "subject_name": "Đảng viên 0001", "score": 87.25}
    blank = dict.fromkeys(("band_name", "level_name", "source_file", "source_sheet", "source_cell"))
    sheet = sheet_of(chart(pl.DataFrame([known | blank]), "score_check"))
    row = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == 2023)
    assert [(cell.value, cell.number_format) for cell in sheet[row]][:4:3] == [(2023, "0"), (87.25, "#,##0.0")]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    rows = ROWS.with_columns(unit_name=pl.lit(text), source_file=pl.lit(text))
    sheet = sheet_of(chart(rows, text=text, trial=text, reading=replace(READING, committee=text)), text)
    cells = [cell for line in sheet.iter_rows() for cell in line if str(cell.value).startswith(text)]
    assert len(cells) == 5 + 2 * rows.height
    assert {cell.data_type for cell in cells} == {"s"}
    assert not [cell for cell in cells if cell.hyperlink]
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(("=", "+", "-", "@")))


def test_what_no_workbook_may_hold_is_left_out_of_it() -> None:
    sheet = sheet_of(chart(ROWS.with_columns(unit_name=pl.lit("Văn\x00 \x0bphòng"))))
    assert row_of(sheet, "Văn phòng")


def test_all_that_stands_around_the_chart_stands_around_its_table() -> None:
    sheet = sheet_of(chart(trial="Thử: A lên mức cao hơn"))
    above = [str(cell.value) for cell in sheet["A"][:5]]
    assert above == [
        "Đảng bộ thử · Dữ liệu minh họa",
        "Kết quả",
        "Cách đo · năm 2023",
        "Thử: A lên mức cao hơn",
        "Bộ lọc: Năm: 2023",
    ]
    assert NOTE in [cell.value for cell in sheet["A"]]
    assert sheet["A"][-1].value == "Dữ liệu minh họa"
    real = sheet_of(chart(reading=replace(READING, illustrative=False)))
    assert "minh họa" not in " ".join(str(cell.value) for line in real.iter_rows() for cell in line)


def test_the_headings_stay_in_view_can_be_filtered_and_are_printed_on_each_page_across_a4() -> None:
    sheet = sheet_of(chart())
    head = row_of(sheet, "Chi bộ")
    assert sheet.freeze_panes == f"A{head + 1}"
    assert sheet.auto_filter.ref == f"A{head}:F{head + 2}"
    assert sheet.print_title_rows == f"${head}:${head}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.left.text == "Số liệu đến ngày 20/12/2023"
    assert sheet.oddFooter.right.text == "Trang &P/&N"


def test_a_column_is_as_wide_as_its_longest_text_or_the_text_wraps_in_a_row_high_enough() -> None:
    long = "Chi bộ " + "rất dài tên " * 12
    sheet = sheet_of(chart(ROWS.with_columns(unit_name=pl.lit(long))))
    wide, row = sheet.column_dimensions["A"].width, row_of(sheet, long)
    assert sheet.cell(row, 1).alignment.wrap_text
    assert sheet.row_dimensions[row].height >= 15 * len(long) / wide
    assert sheet.column_dimensions["F"].width > len("a.xlsx › Sổ › C5")


def test_the_name_of_the_file_says_what_it_is() -> None:
    assert file_name("submission_matrix", READING, ".xlsx") == "2023_tien-do_submission_matrix_2023-12-20.xlsx"
