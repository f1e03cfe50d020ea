"""A corrected paper says what it changes: who from what to what, which day, who is missing; and names nobody."""

import io
import json
from datetime import date

import openpyxl

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from etl.gather import Gathered
from etl.home import Home
from etl.load import load, undo
from etl.report import FileReport, whole_report
from tests.homes import MEMBERS, REGISTER, SAMPLES

EXCELLENT = "Hoàn thành xuất sắc nhiệm vụ"


def corrected(name: str, cells: dict[str, str | date], without_row: int | None = None) -> Gathered:
    """A copy of a sample with other values in its first sheet."""
    book = openpyxl.load_workbook(SAMPLES / name)
    sheet = book.worksheets[0]
    for cell, value in cells.items():
        sheet[cell] = value
    if without_row:
        sheet.delete_rows(without_row)
    content = io.BytesIO()
    book.save(content)
    return Gathered("sua.xlsx", content.getvalue())


def told(home: Home, file: Gathered, *, keep: bool = True) -> FileReport:
    [report] = load(home, [file], keep=keep)
    return report


def test_a_corrected_list_says_who_goes_from_what_to_what_at_which_stage(small_home: Home) -> None:
    file = corrected(MEMBERS, {"J12": EXCELLENT})
    before = told(small_home, file, keep=False)
    after = told(small_home, file)
    assert before.changes == after.changes
    [change] = after.changes
    assert (change.change, change.table, change.what, change.detail) == ("changed", "rating", "level", "proposed")
    assert (change.before, change.after) == ("HTTNV", "HTXSNV")
    assert (change.year, change.unit, change.cell) == (2023, "van-phong-1", "J12")
    assert change.name is not None


def test_a_report_names_the_subjects_id_and_never_the_person(small_home: Home) -> None:
    report = told(small_home, corrected(MEMBERS, {"J12": EXCELLENT}), keep=False)
    [entry] = whole_report([report], [])["files"][0]["changes"]
    assert entry["subject"].startswith("dv-")
    assert (entry["stage"], entry["sheet"], entry["cell"]) == ("proposed", "Tổng hợp", "J12")
    assert "Đảng viên 0" not in json.dumps(entry, ensure_ascii=False)


def test_one_left_out_is_missing_and_stays(small_home: Home) -> None:
    report = told(small_home, corrected(MEMBERS, {}, without_row=13))
    [missing] = [change for change in report.changes if change.change == "missing"]
    assert (missing.table, missing.after, missing.cell) == ("rating", None, None)
    assert "people_missing" in [issue.code for issue in report.issues]
    people = Warehouse(small_home.path).ask(
        "rating_by_unit", LOCAL_VIEWER, years=[2023], subject_kind="dang_vien", stage="proposed", as_of=date.max
    )
    assert people["total"].max() == 10


def test_a_filing_whose_day_changed_is_told(small_home: Home) -> None:
    report = told(small_home, corrected(REGISTER, {"D8": date(2023, 12, 9)}))
    [change] = report.changes
    assert (change.table, change.detail) == ("submission", "ban_kiem_diem_ca_nhan")
    assert (change.before, change.after, change.cell) == ("2023-11-27", "2023-12-09", "D8")


def test_what_nobody_said_before_is_no_change(small_home: Home) -> None:
    name = "2023/thanh-tra/tong-hop-dang-vien-2023.xlsx"
    assert told(small_home, Gathered(name, (SAMPLES / name).read_bytes())).changes == []


def test_a_correction_is_a_version_beside_the_old_one(small_home: Home) -> None:
    def proposed(day: date) -> int:
        found = Warehouse(small_home.path).ask(
            "rating_distribution",
            LOCAL_VIEWER,
            years=[2023],
            subject_kind="dang_vien",
            stage="proposed",
            units=["van-phong-1"],
            as_of=day,
        )
        return int(found.filter(level="HTXSNV")["n"].sum())

    before = proposed(date.max)
    told(small_home, corrected(MEMBERS, {"J12": EXCELLENT}))
    assert proposed(date.max) == before + 1
    assert proposed(date(2023, 12, 31)) == before
    undo(small_home)
    assert proposed(date.max) == before
