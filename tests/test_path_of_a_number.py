"""The path of one number: from a cell written here to the bar in the figure, and back to the cell's address."""

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from components.charts.rating_by_unit import BEHIND, figure
from components.reading import Reading
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from etl.gather import gather
from etl.home import Home
from etl.load import load

SETTINGS = """
name = "Đảng bộ Sở Nội vụ"
committee = "Đảng ủy Sở Nội vụ"
illustrative = true
[[units]]
id = "van-thu"
name = "Văn thư"
first_year = 2020
"""
LAST_DAY = date(9999, 12, 31)


def write_decision(path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("Danh sách")
    sheet["C4"] = "ĐẢNG ỦY SỞ NỘI VỤ"
    sheet["C5"] = "Ngày 15 tháng 12 năm 2022"
    sheet["C6"] = "KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG ĐẢNG VIÊN NĂM 2022"
    for column, heading in zip("CDEFG", ("STT", "Chi bộ", "Xếp loại", "Họ và tên", "Năm sinh"), strict=True):
        sheet[f"{column}8"] = heading
    for row, level in enumerate(("Hoàn thành tốt nhiệm vụ", "HTXSNV", "HT tốt NV"), start=9):
        line = (row - 8, "Chi bộ Văn thư", level, f"Đảng viên 000{row - 8}", 1980 + row)
        for column, value in zip("CDEFG", line, strict=True):
            sheet[f"{column}{row}"] = value
    book.save(path)


def test_a_level_typed_in_a_cell_is_one_segment_of_a_bar_that_leads_back_to_that_cell(tmp_path: Path) -> None:
    (tmp_path / "committee.toml").write_text(SETTINGS, encoding="utf-8")
    write_decision(tmp_path / "so 7 ngay 15.xlsx")
    home = Home(tmp_path / "home")
    files, _ = gather([tmp_path / "committee.toml", tmp_path / "so 7 ngay 15.xlsx"])
    assert [report.outcome for report in load(home, files)] == ["loaded", "loaded"]

    warehouse = Warehouse(home.path)
    asked: dict[str, Any] = {"years": [2022], "subject_kind": "dang_vien", "stage": "decided", "as_of": LAST_DAY}
    rows = warehouse.ask("rating_by_unit", LOCAL_VIEWER, **asked)
    drawn = figure(rows, Reading((2022,), "dang_vien", "Đảng viên", "decided", "Quyết định", (), LAST_DAY))
    segment = next(
        dict(zip(BEHIND, behind, strict=True))
        for trace in drawn["data"]
        for behind in trace["customdata"]
        if "HTXSNV" in behind
    )
    assert segment == {"year": 2022, "level": "HTXSNV", "unit": "van-thu"}

    behind = {**asked, "level": segment["level"], "units": [segment["unit"]]}
    [line] = warehouse.ask("rating_sources", LOCAL_VIEWER, **behind).to_dicts()
    warehouse.close()
    assert (line["source_file"], line["source_sheet"], line["source_cell"]) == ("so 7 ngay 15.xlsx", "Danh sách", "E10")
    assert line["subject_name"] == "Đảng viên 0002"
