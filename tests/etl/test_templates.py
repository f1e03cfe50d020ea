"""The empty forms of a year, filled in by a branch and by the office, are read as what they say; so is the register."""

import io
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from etl.__main__ import main
from etl.gather import Gathered, gather
from etl.hand import ByHand
from etl.home import Home
from etl.load import load
from etl.manual import record
from etl.paper import Head, add_paper, as_bytes, new_book
from etl.register import register
from etl.template import NoSuchYear, templates
from tests.homes import SAMPLES

EXCELLENT, GOOD = "Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ"
FIRST = 10


@pytest.fixture
def warehouse(small_home: Home) -> Iterator[Warehouse]:
    """Give the small home's warehouse."""
    opened = Warehouse(small_home.path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def forms(few_papers: Path) -> dict[str, bytes]:
    """Give the empty forms of 2024 by file name; tests only read them."""
    opened = Warehouse(few_papers)
    try:
        return dict(templates(partial(opened.ask, viewer=LOCAL_VIEWER), 2024))
    finally:
        opened.close()


def filled(content: bytes, cells: dict[str, dict[str, Any]]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet, values in cells.items():
        for cell, value in values.items():
            book[sheet][cell] = value
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_there_is_a_form_for_each_branch_of_the_year_and_one_for_the_office(
    forms: dict[str, bytes], warehouse: Warehouse
) -> None:
    names = set(forms)
    assert len(names) == 13
    assert {"2024-van-phong-1.xlsx", "2024-van-phong-dang-uy.xlsx"} < names
    assert "2024-van-phong.xlsx" not in names
    with pytest.raises(NoSuchYear):
        templates(partial(warehouse.ask, viewer=LOCAL_VIEWER), 1990)


def test_a_branchs_form_holds_last_years_members_and_lists_to_choose_from(forms: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(forms["2024-van-phong-1.xlsx"]))
    sheet = book["Đảng viên"]
    known = openpyxl.load_workbook(SAMPLES / "2023/van-phong-1/tong-hop-dang-vien-2023.xlsx").worksheets[0]
    columns = ((2, 2), (3, 3), (4, 5))  # name, year of birth, position: there and here
    for row in range(10):
        assert [known.cell(11 + row, there).value for there, _ in columns] == [
            sheet.cell(FIRST + row, here).value for _, here in columns
        ]
    lists = [str(rule.formula1) for rule in sheet.data_validations.dataValidation]
    assert any(EXCELLENT in text and "Không hoàn thành nhiệm vụ" in text for text in lists)
    assert any("Đang xem xét kỷ luật" in text for text in lists)


def test_a_filled_form_of_a_branch_is_read_as_it_says(
    forms: dict[str, bytes], small_home: Home, warehouse: Warehouse
) -> None:
    members = {f"F{FIRST + row}": EXCELLENT if row == 0 else GOOD for row in range(9)}
    proposed = {f"K{FIRST + row}": GOOD for row in range(9)}
    odd = {f"L{FIRST + 9}": "Đang xem xét kỷ luật", "G10": 1, "H10": 8, "B20": "Đảng viên mới", "K20": GOOD}
    content = filled(
        forms["2024-van-phong-1.xlsx"],
        {
            "Đảng viên": {**members, **proposed, **odd},
            "Chi bộ": {"C9": GOOD, "D9": EXCELLENT},
            "Khắc phục": {"B9": "Sinh hoạt chưa đều", "C9": "Lập lịch", "D9": "Bí thư", "E9": "Quý II/2025"},
        },
    )
    [report] = load(small_home, [Gathered("van-phong-1.xlsx", content)])
    assert (report.outcome, report.rows, report.loaded, report.issues) == ("loaded", 13, 13, [])
    assert (report.year, report.unit) == (2024, "van-phong-1")
    ask = partial(warehouse.ask, viewer=LOCAL_VIEWER, years=[2024], units=["van-phong-1"], as_of=date.max)
    levels = ask("rating_distribution", subject_kind="dang_vien", stage="proposed")
    assert dict(levels.select("level", "n").iter_rows()) == {
        "HTTNV": 10,
        "CHUA_XEP_LOAI": 1,
        "HTXSNV": 0,
        "HTNV": 0,
        "KHTNV": 0,
    }
    assert ask("rating_distribution", subject_kind="chi_bo", stage="proposed").filter(n=1)["level"].to_list() == [
        "HTXSNV"
    ]
    people = warehouse.ask("form_members", LOCAL_VIEWER, year=2024)["subject"].to_list()
    assert len(set(people) & set(warehouse.ask("form_members", LOCAL_VIEWER, year=2025)["subject"])) == 10


def test_a_filled_form_of_the_office_is_read_as_it_says(
    forms: dict[str, bytes], small_home: Home, warehouse: Warehouse
) -> None:
    content = filled(
        forms["2024-van-phong-dang-uy.xlsx"],
        {
            "Theo dõi": {"B9": "Thanh tra", "C9": "Biên bản hội nghị chi ủy, chi bộ", "D9": date(2024, 12, 3)},
            "Cam kết": {f"D{row}": 5 for row in range(9, 21)},
            "Hội nghị kiểm điểm": {"C9": "x", "D9": date(2024, 11, 25)},
        },
    )
    [report] = load(small_home, [Gathered("van-phong.xlsx", content)])
    assert (report.outcome, report.rows, report.issues) == ("loaded", 1 + 12 + 12, [])
    [receipt] = warehouse.ask("register_lines", LOCAL_VIEWER, year=2024).to_dicts()
    assert (receipt["unit"], receipt["document"]) == ("thanh-tra", "bien_ban_hoi_nghi")


def same_shortcoming(warehouse: Warehouse) -> ByHand:
    """A judgement that a shortcoming of 2023 is one of 2022 again."""
    items = warehouse.ask("remediation_open", LOCAL_VIEWER).to_dicts()
    later, earlier = (next(item for item in items if item["year"] == year) for year in (2023, 2022))
    own = {name: later[name] for name in ("year", "unit", "item_key", "item")}
    named = {f"earlier_{name}": earlier[name] for name in ("year", "unit", "item")}
    return ByHand("shortcoming", day="10/1/2024", verdict="same", earlier_key=earlier["item_key"], **own, **named)


def test_the_exported_register_says_what_is_known_and_is_read_again(
    small_home: Home, warehouse: Warehouse, tmp_path: Path
) -> None:
    record(small_home, ByHand("note", 2023, "thanh-tra", "6/12/2023", text="=Thiếu nhận xét nơi cư trú"))
    record(small_home, ByHand("receipt", 2023, "thanh-tra", "4/12/2023", document="van_ban_khac", text="bản sao"))
    older = "2022/quan-ly-nang-luong/ke-hoach-khac-phuc-2022.xlsx"
    load(small_home, [Gathered(older, (SAMPLES / older).read_bytes())])
    record(small_home, same_shortcoming(warehouse))
    content = register(partial(warehouse.ask, viewer=LOCAL_VIEWER), 2023, date(2024, 1, 15))
    fresh = Home(tmp_path / "fresh")
    settings, _ = gather([SAMPLES / "committee.toml", SAMPLES / "plans"])
    reports = load(fresh, [*settings, Gathered("so.xlsx", content)])
    assert (reports[-1].outcome, reports[-1].issues) == ("loaded", [])
    other = Warehouse(fresh.path)
    for question in (
        "register_lines",
        "register_meetings",
        "register_pledges",
        "register_remediation",
        "register_shortcomings",
        "branch_notes",
    ):
        asked = {"years": [2023]} if question == "branch_notes" else {"year": 2023}
        here, there = (
            Counter(
                warehouse.ask(question, LOCAL_VIEWER, **asked)
                .drop("source_id", "source_file", strict=False)
                .iter_rows()
            ),
            Counter(
                other.ask(question, LOCAL_VIEWER, **asked).drop("source_id", "source_file", strict=False).iter_rows()
            ),
        )
        assert here == there, question
        assert here, question
    other.close()


def test_whether_a_branch_has_a_chi_uy_stays_unknown_through_the_register(
    small_home: Home, warehouse: Warehouse
) -> None:
    book = new_book()
    add_paper(book, "meetings", Head("ĐẢNG BỘ", "ĐẢNG ỦY", 2022), [("Thanh tra", "?", date(2022, 11, 24), None, None)])
    load(small_home, [Gathered("hop.xlsx", as_bytes(book))])
    content = register(partial(warehouse.ask, viewer=LOCAL_VIEWER), 2022, date(2023, 1, 15))
    assert "chưa rõ" in {cell.value for cell in openpyxl.load_workbook(io.BytesIO(content))["Hội nghị kiểm điểm"]["C"]}
    [report] = load(small_home, [Gathered("so.xlsx", content)], keep=False)
    assert {found.code for found in report.issues} == {"empty_table"}  # nothing was received that year
    assert (report.outcome, report.changes) == ("loaded", [])


def test_no_text_of_a_register_becomes_a_formula(small_home: Home, warehouse: Warehouse) -> None:
    record(small_home, ByHand("note", 2023, "thanh-tra", "6/12/2023", text='=HYPERLINK("x")'))
    content = register(partial(warehouse.ask, viewer=LOCAL_VIEWER), 2023, date(2024, 1, 15))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_the_commands_write_forms_and_register(small_home: Home, tmp_path: Path) -> None:
    home = ["--home", str(small_home.path)]
    assert main(["template", "--year", "2024", "--out", str(tmp_path / "forms"), *home]) == 0
    assert len(list((tmp_path / "forms").iterdir())) == 13
    assert main(["register", "--year", "2023", "--out", str(tmp_path / "so.xlsx"), *home]) == 0
    assert (tmp_path / "so.xlsx").stat().st_size > 0
    shutil.rmtree(small_home.path)
    assert main(["template", "--year", "2024", "--out", str(tmp_path / "forms"), *home]) == 2
