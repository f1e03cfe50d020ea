"""Packages made to harm their reader: read as if nothing were wrong with them, or refused with the reason."""

import subprocess
import sys
from collections.abc import Callable
from zipfile import ZIP_STORED as STORED

import pytest

from etl.cells import ReadFault
from etl.extract.child import WorkbookReader
from etl.gather import Gathered
from etl.home import Home
from etl.load import load
from tests.reliability.packages import (
    MB,
    SHEET,
    WORKBOOK,
    changed,
    dimension,
    headed,
    in_sheet,
    in_utf_16,
    lying,
    packed,
    parts,
    replaced,
    unique_count,
    with_password,
)
from tests.reliability.papers import NEWCOMER, SETTINGS, gathered
from tests.repository import ROOT

SIXTEEN_MILLION = 16_000_000
LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
READ: dict[str, Callable[[], bytes]] = {
    "dimension_of_everything": lambda: dimension(b"A1:XFD1048576"),
    "dimension_of_one_cell": lambda: dimension(b"A1"),
    "dimension_of_nonsense": lambda: dimension(b"ZZZZ0"),
    "unique_count_of_billions": lambda: unique_count(b"4294967295"),
    "unique_count_of_none": lambda: unique_count(b"0"),
    "unique_count_below_none": lambda: unique_count(b"-1"),
    "cell_at_the_last_place": lambda: in_sheet(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "many_empty_rows": lambda: in_sheet(b"".join(b'<row r="%d"/>' % n for n in range(1000, 50_000))),
    "columns_everywhere": lambda: replaced(SHEET, b"</cols>", b'<col min="20" max="16384" width="3"/></cols>'),
    "an_entry_out_of_the_package": lambda: packed(parts() | {"../../outside.xml": b"<x/>"}),
}
UNREADABLE, TOO_LARGE, ENCRYPTED, ANY = "unreadable_file", "file_too_large", "encrypted_file", "any"
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "doctype": (lambda: headed(LAUGHS + b"]>"), UNREADABLE),
    "doctype_behind_a_comment": (lambda: headed(b"<!--<x>%s-->" % (b"x" * 9000) + b"<!DOCTYPE x>"), UNREADABLE),
    "doctype_far_down": (lambda: headed(b"<!--%s-->" % (b"x" * 70_000) + b"<!DOCTYPE x>"), UNREADABLE),
    "doctype_in_utf_16": (lambda: changed(SHEET, in_utf_16), UNREADABLE),
    "entity_from_a_file": (lambda: headed(b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), UNREADABLE),
    "bomb_of_one_part": (lambda: packed(parts() | {"xl/bomb.bin": bytes(220 * MB)}), TOO_LARGE),
    "bomb_of_ratio": (lambda: packed(parts() | {"xl/bomb.bin": bytes(20 * MB)}), TOO_LARGE),
    "bomb_of_entries": (lambda: packed(parts() | {f"xl/{n}.bin": b"" for n in range(6000)}), TOO_LARGE),
    "bomb_that_lies": (lying, UNREADABLE),
    "part_with_a_password": (with_password, ENCRYPTED),
    "no_workbook": (lambda: packed({"word/document.xml": b"<x/>"}), UNREADABLE),
    "no_sheet": (lambda: packed({name: part for name, part in parts().items() if name != SHEET}), UNREADABLE),
    "sheet_of_no_xml": (lambda: packed(parts() | {SHEET: bytes(100)}), UNREADABLE),
    "workbook_of_no_xml": (lambda: packed(parts() | {WORKBOOK: b"<workbook"}), UNREADABLE),
    "row_out_of_bounds": (lambda: in_sheet(b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'), ANY),
    "column_out_of_bounds": (lambda: in_sheet(b'<row r="90"><c r="ZZZZZ90"><v>1</v></c></row>'), ANY),
    "string_out_of_bounds": (lambda: in_sheet(b'<row r="90"><c r="A90" t="s"><v>999999999</v></c></row>'), ANY),
    "number_out_of_bounds": (lambda: in_sheet(b'<row r="90"><c r="A90"><v>1e999</v></c></row>'), ANY),
    "only_the_first_two_letters": (lambda: b"PK", UNREADABLE),
    "ole_head_and_nothing_else": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), UNREADABLE),
}

# Of a program that came by a pipe no child can be made: what a child loads first, the program's file, is not there.
WITHOUT_A_CHILD = """
from etl.cells import ReadFault
from etl.extract.child import WorkbookReader
with WorkbookReader() as reader:
    for name in ("first.csv", "second.csv"):
        try:
            reader.read(name, b"a;b")
        except ReadFault as fault:
            print(fault.code, fault.detail)
"""


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Give a home that holds only the settings."""
    home = Home(tmp_path_factory.mktemp("settled") / "home")
    load(home, gathered(*SETTINGS))
    return home


@pytest.fixture(scope="module")
def rows(settled: Home) -> int:
    """Give the number of rows of the sound workbook."""
    [report] = load(settled, gathered(NEWCOMER), keep=False)
    return report.rows


def test_packages_that_only_pretend_are_read_whole(rows: int) -> None:
    with WorkbookReader() as reader:
        sound = cells(reader, packed(parts()))
        assert len(sound) > rows
        for name, make in READ.items():
            assert sound <= cells(reader, make()), name


def test_a_package_that_only_pretends_loses_no_row(settled: Home, rows: int) -> None:
    files = [Gathered("far.xlsx", READ["cell_at_the_last_place"]())]
    [report] = load(settled, files, keep=False)
    assert report.rows == report.loaded + report.rejected
    assert report.loaded == rows


def test_packages_that_would_harm_are_refused_with_their_reason(settled: Home) -> None:
    files = [Gathered(f"{name}.xlsx", make()) for name, (make, _) in REFUSED.items()]
    for report in load(settled, files, keep=False):
        code = REFUSED[report.file.removesuffix(".xlsx")][1]
        codes = {issue.code for issue in report.issues}
        assert report.rows == report.loaded + report.rejected
        assert code == ANY or (report.outcome == "refused" and codes == {code}), (report.file, codes)


def test_a_package_cut_anywhere_is_refused(settled: Home) -> None:
    whole = NEWCOMER.read_bytes()
    files = [Gathered(f"cut_{part}.xlsx", whole[: len(whole) * part // 20]) for part in range(20)]
    reports = load(settled, files, keep=False)
    assert {(report.outcome, report.issues[0].code) for report in reports} == {("refused", "unreadable_file")}


def test_a_text_made_to_harm_is_read_or_refused(settled: Home) -> None:
    texts = {
        "one_long_line.csv": b"x" * (2 * MB),
        "only_separators.csv": b";" * MB,
        "nothing_but_quotes.csv": b'"' * 10_001,
        "zeros.csv": bytes(1000),
        "half_a_letter.csv": "Họ".encode("utf-16")[:-1],
    }
    for report in load(settled, [Gathered(name, content) for name, content in texts.items()], keep=False):
        assert (report.outcome, report.rows) == ("refused", 0)
        assert report.issues


@pytest.mark.parametrize("name", ["sixteen_million_empty_rows", "merged_everywhere"])
def test_what_takes_for_ever_ends_at_the_limit_and_the_next_file_is_read(name: str) -> None:
    endless = {
        "sixteen_million_empty_rows": in_sheet(b"<row/>" * SIXTEEN_MILLION, STORED),
        "merged_everywhere": replaced(SHEET, b"</mergeCells>", b'<mergeCell ref="M30:XFD1048576"/></mergeCells>'),
    }[name]
    assert len(endless) < 200 * MB
    with WorkbookReader(seconds_per_file=1.5) as reader:
        with pytest.raises(ReadFault) as refused:
            reader.read("endless.xlsx", endless)
        assert refused.value.code in {"unreadable_file", "file_too_large"}
        assert reader.read("sound.csv", b"a;b").sheets


@pytest.mark.parametrize("memory", [40 * MB, 90 * MB])
def test_a_reader_out_of_memory_is_replaced(memory: int) -> None:
    row = b'<row r="%d"><c r="A%d" t="str"><v>%0900d</v></c></row>'
    vast = b"".join(row % (n, n, n) for n in range(100, 40_000))
    with WorkbookReader(memory=memory) as reader:
        with pytest.raises(ReadFault) as refused:
            reader.read("vast.xlsx", in_sheet(vast, STORED))
        assert refused.value.code in {"unreadable_file", "file_too_large"}
        assert reader.read("sound.csv", b"a;b").sheets


def cells(reader: WorkbookReader, content: bytes) -> set[tuple[int, int, str]]:
    """Row, column and text of every cell of the first sheet."""
    sheet = reader.read("package.xlsx", content).sheets[0]
    return {(cell.row, cell.column, cell.text) for cell in sheet.cells.values()}


@pytest.mark.parametrize("module", ["etl.extract.xlsx", "etl.cells", "components.workbook", "data.writing", "app"])
def test_whatever_is_imported_first_workbooks_are_read_without_entities(module: str) -> None:
    asked = f"import {module}, openpyxl; assert openpyxl.DEFUSEDXML and not openpyxl.LXML"
    subprocess.run([sys.executable, "-c", asked], check=True, cwd=ROOT, timeout=120)


def test_where_no_reader_can_start_every_file_is_refused_with_that_reason() -> None:
    done = subprocess.run(
        [sys.executable, "-"], input=WITHOUT_A_CHILD, check=True, cwd=ROOT, timeout=120, capture_output=True, text=True
    )
    assert done.stdout.splitlines() == ["unreadable_file no_reader"] * 2
