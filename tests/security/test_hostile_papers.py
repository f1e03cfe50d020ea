"""What is handed out holds hostile names as texts: no formula, no link out of the house, no name of a file to fear."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from etl.gather import Gathered
from etl.home import Home
from etl.load import load
from etl.person import person_workbook
from tests.reliability.papers import NEWCOMER, entries
from tests.security.conftest import House, furnish
from tests.security.hostile import ELSEWHERE, FORMULA, RUNS, SHEET, TEXTS, hostile_office
from tests.security.pressing import press, saved, uploaded, work_of

UNSAFE = set('<>:"/\\|?*')
FILE = f"../{SHEET}.xlsx"


@pytest.fixture
def hostile_house(tmp_path: Path) -> House:
    """Give a house on a hostile committee."""
    hostile_office(tmp_path).serve().close()
    return furnish(tmp_path)


def texts_of(content: bytes) -> str:
    """All texts of a workbook, in which no cell reckons anything and no link leads out of it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return " ".join(texts(book))


def texts(book: Workbook) -> Iterator[str]:
    for sheet in book.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f", cell.value
            assert cell.hyperlink is None or (cell.hyperlink.target is None and cell.hyperlink.location), cell.value
            if cell.value is not None:
                yield str(cell.value)


def zipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_register_holds_what_was_typed_as_texts(hostile_house: House) -> None:
    name, content = saved(press(hostile_house, hostile_house.as_role("tong_hop"), "register", papers_year="2025"))
    assert not set(name) & UNSAFE
    told = texts_of(content)
    assert all(text in told for text in TEXTS.values())
    assert FORMULA.upper() in told, "the committee's own name, in the heading"


def test_empty_forms_hold_names_as_texts_under_names_to_trust(hostile_house: House) -> None:
    name, content = saved(press(hostile_house, hostile_house.as_role("tong_hop"), "forms", papers_year="2025"))
    papers = zipped(content)
    assert not any(set(one) & UNSAFE for one in (name, *papers))
    told = " ".join(map(texts_of, papers.values()))
    assert all(text in told for text in TEXTS.values())


def test_a_persons_file_holds_what_was_typed_as_texts(hostile_house: House) -> None:
    warehouse = Warehouse(hostile_house.home)
    for unit, text in TEXTS.items():
        content, rows = person_workbook(partial(warehouse.ask, viewer=LOCAL_VIEWER), f"{unit}0", date(2026, 1, 20))
        assert rows
        assert text in texts_of(content)
    warehouse.close()


def test_a_marked_copy_holds_names_as_texts_under_a_name_to_trust(working_house: House) -> None:
    someone = working_house.as_role("tong_hop")
    work = work_of(working_house, someone, "upload", **uploaded((FILE, faulty_workbook())))
    name, content = saved(press(working_house, someone, "marked", work=work))
    [(inner, copy)] = zipped(content).items()
    assert not set(name) & UNSAFE
    assert not set(inner) & UNSAFE
    assert ".." not in inner
    told = texts_of(copy)
    assert RUNS in told
    assert FORMULA in told
    assert ELSEWHERE in told


def test_a_file_opened_as_it_came_has_a_name_that_is_no_header_and_no_path(working_house: House) -> None:
    home = Home(working_house.home)
    load(home, [Gathered(f"a/b\r\nX-Own: 1{SHEET}.xlsx", faulty_workbook())])
    answer = working_house.as_role("tong_hop").get(f"/nguon/goc/{entries(home)[-1].position}")
    assert answer.status_code == 200
    assert "X-Own" not in answer.headers
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert not set(answer.headers["Content-Disposition"]) & set("<>/\\\r\n")


def faulty_workbook() -> bytes:
    """A branch's list with hostile names, whose levels are none."""
    book = openpyxl.load_workbook(NEWCOMER)
    sheet = book.worksheets[0]
    sheet.title = SHEET
    for place, text in {"B11": RUNS, "J11": TEXTS["b"], "B12": FORMULA, "J12": FORMULA}.items():
        sheet[place] = text
        sheet[place].data_type = "s"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
