"""What the formats do to a paper: dates and times, empty formulas, hidden columns, quoting, old encodings."""

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
import pytest
import xlwt
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.workbook import Workbook

from etl.cells import Workbook as Read
from etl.extract.child import WorkbookReader
from etl.extract.xls import read_xls
from etl.extract.xlsx import read_xlsx
from etl.read import File, read_files
from etl.reading import FileReading
from tests.committees.spelling import as_cp1258
from tests.committees.tcvn3 import as_tcvn3
from tests.etl.odd_hands import UNITS

HEAD = [["ĐẢNG BỘ SỞ A"], ["ĐẢNG ỦY SỞ A"], ["SỔ THEO DÕI HỒ SƠ KIỂM ĐIỂM NĂM 2023"]]
REGISTER = [*HEAD, ["TT", "Chi bộ", "Loại văn bản", "Ngày nhận"]]
MEMBERS = [["Đảng bộ Sở A"], ["CHI BỘ MỘT"], ["DANH SÁCH ĐỀ NGHỊ XẾP LOẠI ĐẢNG VIÊN NĂM 2023"]]
MEMBERS += [["TT", "Họ và tên", "Chi bộ đề nghị", "Ghi chú"]]
THE_DAY = date(2023, 12, 4)
TEXT = (
    'Đảng bộ Sở A,,,\r\n"CHI BỘ MỘT",,,\r\n"DANH SÁCH ĐỀ NGHỊ\nXẾP LOẠI ĐẢNG VIÊN, NĂM 2023",,,\r\n'
    'TT,"Họ và\ntên",Chi bộ đề nghị,Ghi chú\r\n1,"Đảng viên ""0001""","Hoàn thành tốt\nnhiệm vụ","a, b"\r\n'
    '2,Đảng viên 0002,"=""HTNV""",\r\n3,Đảng viên 0003,#N/A,\r\n'
)


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    """Give one reading child for all."""
    with WorkbookReader() as child:
        yield child


def book(rows: list[list[Any]], change: Callable[[Workbook], object] = lambda _: None) -> bytes:
    """An .xlsx of these rows, changed before it is saved."""
    made = openpyxl.Workbook()
    change(made)
    for row in rows:
        made.worksheets[0].append(row)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def days(reading: FileReading) -> list[date]:
    return [fact["received_on"] for table, _, fact in reading.facts if table == "submission_record"]


def levels(reading: FileReading) -> list[str]:
    return [fact["level"] for table, _, fact in reading.facts if table == "rating_record"]


def codes(reading: FileReading) -> list[tuple[str, str | None]]:
    return [(issue.code, issue.cell) for issue in reading.report().issues]


def read(reader: WorkbookReader, name: str, content: bytes) -> FileReading:
    [reading] = read_files([File(1, name, reader.read(name, content))], UNITS)
    return reading


def test_a_day_with_a_time_is_the_day_and_a_time_alone_is_none(reader: WorkbookReader) -> None:
    late = datetime(2023, 12, 4, 23, 59)
    rows = [[1, "Một", "Mẫu 3đ", late], [2, "Một", "Văn bản khác", late.time()]]
    reading = read(reader, "a.xlsx", book(REGISTER + rows))
    assert days(reading) == [THE_DAY]
    assert codes(reading) == [("bad_date", "D6")]


def test_days_counted_from_1904_are_the_same_days(reader: WorkbookReader) -> None:
    def count_from_1904(made: Workbook) -> None:
        made.epoch = CALENDAR_MAC_1904

    rows: list[list[Any]] = [*REGISTER, [1, "Một", "Mẫu 3đ", datetime(2023, 12, 4)]]
    assert days(read(reader, "a.xlsx", book(rows, count_from_1904))) == [THE_DAY]
    old = xlwt.Workbook(encoding="utf-8")
    old.dates_1904 = True
    sheet = old.add_sheet("Trang")
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            style = [xlwt.easyxf(num_format_str="DD/MM/YYYY")] if isinstance(value, datetime) else []
            sheet.write(row, column, value, *style)
    content = io.BytesIO()
    old.save(content)
    assert days(read(reader, "a.xls", content.getvalue())) == [THE_DAY]


def test_every_kind_of_cell_is_what_excel_shows() -> None:
    old = xlwt.Workbook(encoding="utf-8")
    row = old.add_sheet("Trang").row(0)
    row.set_cell_boolean(0, 1)
    row.set_cell_error(1, 42)
    row.set_cell_number(2, 1e9, xlwt.easyxf(num_format_str="DD/MM/YYYY"))
    row.set_cell_text(3, " ")
    row.set_cell_text(4, "x")
    content = io.BytesIO()
    old.save(content)
    assert kinds(read_xls(content.getvalue())) == [
        ("bool", "TRUE"),
        ("error", "#N/A"),
        ("number", "1000000000"),
        ("text", "x"),
    ]

    def as_iso(made: Workbook) -> None:
        made.iso_dates = True

    new = read_xlsx(book([[True, "#N/A", THE_DAY, time(9, 30), timedelta(hours=30), " ", "x"]], as_iso))
    assert kinds(new) == [
        ("bool", "TRUE"),
        ("error", "#N/A"),
        ("date", "04/12/2023"),
        ("text", "09:30:00"),
        ("text", "1 day, 6:00:00"),
        ("text", "x"),
    ]


def kinds(read: Read) -> list[tuple[str, str]]:
    """Kind and text of each filled cell of the first sheet, in their order."""
    return [(cell.kind, cell.text) for _, cell in sorted(read.sheets[0].cells.items())]


def test_what_is_hidden_filtered_or_protected_is_read_and_hidden_rows_are_said(reader: WorkbookReader) -> None:
    def hide(made: Workbook) -> None:
        sheet = made.worksheets[0]
        sheet.column_dimensions["D"].hidden = True
        sheet.row_dimensions[5].hidden = True
        sheet.auto_filter.ref = "A4:D6"
        sheet.protection.sheet = True

    rows = [[1, "Một", "Mẫu 3đ", "04/12/2023"], [2, "Hai", "Mẫu 3đ", "04/12/2023"]]
    reading = read(reader, "a.xlsx", book(REGISTER + rows, hide))
    assert days(reading) == [THE_DAY, THE_DAY]
    assert codes(reading) == [("hidden_rows", None)]


def test_a_formula_that_gives_nothing_is_an_empty_cell_and_one_never_computed_is_not(reader: WorkbookReader) -> None:
    rows = [[1, "Đảng viên 0001", "HTTNV", '=IF(1=1,"","x")'], [2, "Đảng viên 0002", '=IF(1=1,"HTTNV","")', None]]
    content = book(MEMBERS + rows)
    computed = with_part(content, b'<c r="D5">', b'<c r="D5" t="str">')
    assert computed != content
    reading = read(reader, "a.xlsx", computed)
    assert codes(reading) == [("formula_not_computed", "C6")]
    assert levels(reading) == ["HTTNV"]


def with_part(content: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with something exchanged in its first sheet."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    return changed.getvalue()


@pytest.mark.parametrize(
    ("what", "content"),
    [
        ("comma", TEXT.encode()),
        ("semicolon_with_mark", TEXT.replace(",", ";").encode("utf-8-sig")),
        ("tab", TEXT.replace(",", "\t").encode()),
        ("utf_16", TEXT.encode("utf-16")),
        ("lines_of_an_old_mac", TEXT.replace("\r\n", "\r").encode()),
        ("windows_1258", as_cp1258(TEXT).encode("cp1258")),
        ("tcvn3", as_tcvn3(TEXT).encode("cp1252")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_table_of_text_is_read_in_any_encoding_with_quotes_and_line_breaks_in_its_cells(
    what: str, content: bytes, reader: WorkbookReader
) -> None:
    reading = read(reader, "a.csv", content)
    assert levels(reading) == ["HTTNV", "HTNV"]
    assert codes(reading) == [*([("legacy_encoding", None)] if what == "tcvn3" else []), ("error_value", "C7")]
    names = [fact["subject_name"] for table, _, fact in reading.facts if table == "rating_record"]
    assert names == ['Đảng viên "0001"', "Đảng viên 0002"]


def test_old_letters_in_some_cells_become_new_ones_and_are_said(reader: WorkbookReader) -> None:
    old = [as_tcvn3("Đảng viên 0002"), as_tcvn3("Hoàn thành tốt nhiệm vụ"), as_tcvn3("“Khá” – đề nghị")]
    rows = [[1, "Đảng viên 0001", "HTNV"], [2, *old], [3, "Đảng viên 0003", "Tèt"]]
    reading = read(reader, "a.xlsx", book(MEMBERS + rows))
    assert levels(reading) == ["HTNV", "HTTNV"]
    assert codes(reading) == [("legacy_encoding", None), ("unknown_level", "C7")]
