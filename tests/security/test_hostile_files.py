"""Files handed out of a committee whose names and texts are hostile: sound, and nothing in them runs or leads away."""

import io
import logging
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import docx
import icalendar
import openpyxl
import pytest
from defusedxml.ElementTree import fromstring
from pptx import Presentation

from data.viewer import LOCAL_VIEWER
from pages.handed_files import CALENDAR, DECK, LETTERS, REPORT, TABLES, Wanted, made
from pages.handed_out import COMMITTEE, PUBLIC
from pages.view import open_view
from tests.components.export.handed import parts
from tests.security.hostile import ELSEWHERE, FORMULA, TEXTS, hostile_office

WHEN = "?nam=2025&den-ngay=2026-01-20"
ODD = "\x00\x01\x0b\x1f\x85\u2028\ufffe\uffff" + "dài " * 2_500 + "\u202e"
OPENS: dict[str, Callable[[io.BytesIO], object]] = {
    ".pptx": Presentation,
    ".docx": docx.Document,
    ".xlsx": openpyxl.load_workbook,
}


@pytest.fixture(scope="module")
def made_of_it(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], list[str]]:
    """Give all files of the committee, those for everybody under a name of their own; and what failed on the way."""
    faults = Faults()
    logging.getLogger("pages.page").addHandler(faults)
    office = hostile_office(tmp_path_factory.mktemp("home"))
    office.rows["plan"][-1]["number"] = f"{FORMULA}{ODD}"
    office.rows["unit"][-1]["name"] = f"{TEXTS['b']}{ODD}"
    for row in office.rows["remediation_record"]:
        row["item"] = f"{FORMULA}{ODD}"
    warehouse = office.serve()
    view = open_view(warehouse, LOCAL_VIEWER, WHEN)
    assert view is not None
    found = made(view, Wanted((DECK, REPORT, TABLES, LETTERS, CALENDAR), COMMITTEE))
    public = made(view, Wanted((DECK, REPORT, TABLES), PUBLIC))
    warehouse.close()
    logging.getLogger("pages.page").removeHandler(faults)
    return found | {f"public-{name}": content for name, content in public.items()}, faults.told


@pytest.fixture(scope="module")
def files(made_of_it: tuple[dict[str, bytes], list[str]]) -> dict[str, bytes]:
    """Give the files."""
    return made_of_it[0]


class Faults(logging.Handler):
    """Keeps what is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


def test_no_chart_is_left_out_for_what_stands_in_it(made_of_it: tuple[dict[str, bytes], list[str]]) -> None:
    assert made_of_it[1] == []


def test_each_file_opens_and_every_part_of_it_is_well_formed(files: dict[str, bytes]) -> None:
    packages = {name: content for name, content in files.items() if not name.endswith(".ics")}
    assert {Path(name).suffix for name in packages} == set(OPENS)
    for name, content in packages.items():
        OPENS[Path(name).suffix](io.BytesIO(content))
        for part in xml_parts(content):
            fromstring(part)
    assert icalendar.Calendar.from_ical(files["calendar.ics"]).events


def xml_parts(content: bytes) -> list[bytes]:
    """Every part of a package that is XML, those of workbooks within it too."""
    with ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        found = [package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))]
        inner = [xml_parts(package.read(name)) for name in package.namelist() if name.endswith(".xlsx")]
    return [*found, *(part for parts_of in inner for part in parts_of)]


def test_no_cell_reckons_and_nothing_leads_out_of_a_file(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        if name.endswith(".ics"):
            continue
        for part, text in parts(content).items():
            assert "<f>" not in text, (name, part)
            assert "<script" not in text, (name, part)
            assert not part.endswith(".rels") or 'TargetMode="External"' not in text, (name, part)
            assert not re.search(rf'(?:Target|r:link|href)="[^"]*{ELSEWHERE}', text), (name, part)


def test_what_is_typed_stands_in_the_workbook_as_it_was_typed(files: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files["tables.xlsx"]))
    texts = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert any(text.startswith(FORMULA) for text in texts)
    assert TEXTS["a"] in texts
