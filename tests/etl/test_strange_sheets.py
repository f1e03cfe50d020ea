"""Sheets that no office would send: whatever stands in them, the file is read or refused, and the others get in."""

import random
from datetime import date

import pytest

from etl.cells import Cell, Sheet, Workbook
from etl.read import File, read_files
from etl.settings import Committee, UnitSetting
from etl.units import Units

UNITS = Units(Committee("Đảng bộ Sở A", "Đảng ủy Sở A", units=(UnitSetting("mot", "Một"), UnitSetting("hai", "Hai"))))
WORDS = [
    "TT",
    "Họ và tên",
    "Năm sinh",
    "Chi bộ",
    "Chi bộ Một",
    "Chi bộ Ba",
    "Tự xếp loại",
    "Chi bộ đề nghị",
    "Ghi chú",
    "Năm 2023",
    "Kết quả bỏ phiếu",
    "HTXSNV",
    "HTTNV",
    "HTNV",
    "KHTNV",
    "x",
    "-",
    "1",
    "I",
    "A",
    "Tổng cộng",
    "T/M CHI BỘ",
    "Ngày nhận",
    "Loại văn bản",
    "Mẫu 3đ",
    "05/12/2023",
    "31/02/2023",
    "Hạn chế, khuyết điểm",
    "Thời hạn",
    "Kết quả thực hiện",
    "Đang làm",
    "Tổng số đảng viên",
    "Số đảng viên đã xây dựng",
    "Hình thức khen thưởng",
    "Ngày họp kiểm điểm",
    "Có chi ủy",
    "",
    "(1)",
    "%",
    "KẾT QUẢ ĐỀ NGHỊ XẾP LOẠI ĐẢNG VIÊN NĂM 2023",
    "Đảng ủy Sở A",
    "Đảng viên 0001",
    "nghỉ ốm",
    "§¶ng viªn",
    "=1+1",
    "",
]


def strange_sheet(seed: int) -> Sheet:
    """Words of our forms thrown on a grid, with numbers, days, faults and merged areas."""
    draw = random.Random(seed)
    cells = {}
    for row in range(1, draw.randint(2, 30)):
        for column in range(1, draw.randint(2, 12)):
            kind = draw.choice(("text", "text", "text", "number", "date", "formula", "error", "bool"))
            number = draw.choice((0.0, 1.5, 45265.0, -3.0, 1e18))
            values: dict[str, float | date] = {"number": number, "date": date(2023, 12, 5), "bool": True}
            text = draw.choice(WORDS)
            if text:
                cells[row, column] = Cell(row, column, kind, values.get(kind, text))
    corners = [sorted(draw.sample(range(1, 12), 2)) + sorted(draw.sample(range(1, 12), 2)) for _ in range(4)]
    return Sheet("Trang", merged=[(top, left, bottom, right) for top, bottom, left, right in corners], cells=cells)


@pytest.mark.parametrize("start", range(0, 1000, 100))
def test_no_grid_of_words_breaks_the_reading_and_every_row_is_counted(
    start: int, caplog: pytest.LogCaptureFixture
) -> None:
    files = [File(seed, f"{seed}.xlsx", Workbook([strange_sheet(seed)])) for seed in range(start, start + 100)]
    for reading in read_files(files, UNITS):
        report = reading.report()
        assert report.rows == report.loaded + report.rejected
        assert report.loaded or report.outcome != "partial"
        assert report.issues or not report.rejected, reading.name
    assert caplog.text == ""


def test_a_sheet_that_breaks_our_reading_is_refused_in_words_and_the_others_get_in(
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken = Workbook([Sheet("Trang", cells={(1, 1): None})])  # type: ignore[dict-item]
    files = [File(1, "1.xlsx", broken), File(2, "2.xlsx", Workbook([strange_sheet(3)]))]
    alone = read_files([files[1]], UNITS)
    refused, other = read_files(files, UNITS)
    assert (refused.report().outcome, [found.code for found in refused.issues]) == ("refused", ["unreadable_file"])
    assert [other] == alone
    assert "AttributeError" in caplog.text
    assert "Trang" not in caplog.text
