"""A marked copy shows each fault in its cell and lists them all; what was handed in stays as it is."""

import hashlib
import io
import json
from pathlib import Path

import openpyxl
import pytest

from etl.__main__ import main
from etl.gather import Gathered, gather
from etl.home import Home
from etl.load import load
from etl.marked import WIDTHS, marked_copy, marked_name, marker
from etl.report import FileReport, issue
from tests.homes import copy_of
from tests.repository import ROOT

BROKEN = ROOT / "tests" / "broken"
SHEET = "Cần sửa"


@pytest.fixture(scope="module")
def known(few_papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a home of one's own to hold files against."""
    return copy_of(few_papers, tmp_path_factory.mktemp("known") / "home")


@pytest.fixture(scope="module")
def marked(known: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the marked copies of all the faulty files, and the report beside it."""
    folder = tmp_path_factory.mktemp("marked")
    before = {file: hashlib.sha256(file.read_bytes()).digest() for file in BROKEN.iterdir()}
    report = ["--report", str(folder / "report.json"), "--marked", str(folder / "copies")]
    assert main(["check", str(BROKEN), "--home", str(known), *report]) == 1
    assert before == {file: hashlib.sha256(file.read_bytes()).digest() for file in BROKEN.iterdir()}
    return folder


def test_every_issue_stands_in_its_cell_and_in_the_list(marked: Path) -> None:
    report = json.loads((marked / "report.json").read_text(encoding="utf-8"))
    with_issues = [entry for entry in report["files"] if entry["issues"]]
    assert {marked_name(entry["file"]) for entry in with_issues} == {
        file.name for file in (marked / "copies").iterdir()
    }
    for entry in with_issues:
        book = openpyxl.load_workbook(marked / "copies" / marked_name(entry["file"]))
        assert book.sheetnames[0] == SHEET
        lines = list(book[SHEET].iter_rows(min_row=2))
        assert [line[4].value for line in lines] == [found["message"] for found in entry["issues"]]
        for number, line in enumerate(lines, start=2):
            needed = max(len(str(cell.value or "")) / width for cell, width in zip(line, WIDTHS, strict=True))
            assert (book[SHEET].row_dimensions[number].height or 0) >= 15 * needed  # nothing is cut where it is printed
        for line, found in zip(lines, entry["issues"], strict=True):
            if found["sheet"] in book.sheetnames:
                link = line[2].hyperlink
                assert link is not None
                assert link.location == f"'{found['sheet']}'!{found['cell'] or 'A1'}"
                assert line[2].value == (found["cell"] or "cả trang")
            if found["cell"] and found["sheet"] in book.sheetnames:
                cell = book[found["sheet"]][found["cell"]]
                assert found["message"] in cell.comment.text
                assert found["suggestion"] in cell.comment.text
                assert cell.fill.fill_type == "solid"


@pytest.mark.parametrize("name", ["ban-csv.csv", "ban-xls-cu.xls"])
def test_of_an_old_workbook_or_a_text_the_values_are_copied(name: str) -> None:
    faults = [issue("unknown_level", "CSV", "B3", "x")]
    book = openpyxl.load_workbook(io.BytesIO(marked_copy(name, (BROKEN / name).read_bytes(), faults)))
    texts = [
        str(cell.value) for sheet in book.worksheets[1:] for row in sheet.iter_rows() for cell in row if cell.value
    ]
    assert any("xếp loại" in text.casefold() for text in texts)


def test_no_value_of_a_text_becomes_a_formula() -> None:
    content = 'Họ và tên;Chi bộ đề nghị\n=HYPERLINK("x");"=1+1"\n'.encode()
    faults = [issue("unknown_level", "CSV", "B2", "=1+1")]
    book = openpyxl.load_workbook(io.BytesIO(marked_copy("a.csv", content, faults)))
    assert "f" not in {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert book["CSV"]["B2"].value == "=1+1"


def test_what_cannot_be_opened_comes_back_as_a_list() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(marked_copy("a.xlsx", b"PK\x03\x04 cut", [issue("unreadable_file", reason="x")]))
    )
    assert book.sheetnames == [SHEET]


def test_a_copy_whose_child_died_is_the_list_alone_and_the_next_one_is_whole() -> None:
    file = Gathered("ban-csv.csv", (BROKEN / "ban-csv.csv").read_bytes())
    report = FileReport(file.name, issues=[issue("unknown_level", "CSV", "B3", "x")])
    with marker() as copies:
        names = []
        for die in (False, True, False):
            if die and copies._pool is not None:
                for process in copies._pool._processes.values():
                    process.kill()
                    process.join()
            names.append(openpyxl.load_workbook(io.BytesIO(copies.mark(file, report)[1])).sheetnames)
    assert names == [[SHEET, "CSV"], [SHEET], [SHEET, "CSV"]]


def test_a_mark_in_a_merged_area_stands_at_its_first_cell() -> None:
    source = openpyxl.Workbook()
    source.active["A1"] = "x"  # type: ignore[index]
    source.active.merge_cells("A1:C3")  # type: ignore[union-attr]
    content = io.BytesIO()
    source.save(content)
    copy = marked_copy("a.xlsx", content.getvalue(), [issue("unknown_unit", "Sheet", "B2", "x", near="y")])
    assert openpyxl.load_workbook(io.BytesIO(copy))["Sheet"]["A1"].comment is not None


def test_a_corrected_copy_that_comes_back_is_read_without_remark_and_marked_afresh(known: Path) -> None:
    name = "muc-xep-loai-la.xlsx"
    [report] = load(Home(known), gather([BROKEN / name])[0], keep=False)
    [fault] = report.issues
    assert fault.sheet is not None
    assert fault.cell is not None
    book = openpyxl.load_workbook(io.BytesIO(marked_copy(name, (BROKEN / name).read_bytes(), [fault])))
    book[fault.sheet][fault.cell] = "HTTNV"
    content = io.BytesIO()
    book.save(content)
    [again] = load(Home(known), [Gathered(name, content.getvalue())], keep=False)
    assert (again.loaded, again.rejected, again.issues) == (report.rows, 0, [])
    other = issue("unknown_level", fault.sheet, "B1", "x")
    marked = openpyxl.load_workbook(io.BytesIO(marked_copy(name, content.getvalue(), [other])))
    assert marked.sheetnames == book.sheetnames
    assert marked[SHEET].max_row == 2
    cell = marked[fault.sheet][fault.cell]
    assert (cell.comment, cell.fill.fill_type) == (None, None)
    assert marked[fault.sheet]["B1"].comment is not None


def test_a_file_without_issues_needs_no_copy(known: Path, tmp_path: Path) -> None:
    file = ROOT / "data/samples/2023/thanh-tra/tong-hop-dang-vien-2023.xlsx"
    assert main(["check", str(file), "--home", str(known), "--marked", str(tmp_path / "none")]) == 0
    assert not (tmp_path / "none").exists()
    assert [Gathered(file.name, file.read_bytes())] == gather([file])[0]
