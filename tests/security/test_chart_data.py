"""“Tải số liệu”: the numbers of a chart as a workbook, those of its table; for whom files are made and for no other."""

import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from werkzeug.test import TestResponse

from components import shell
from components.wording import wording
from data.trail import Trail
from tests.data.marked import EVERYBODY, MARKS, marked_office
from tests.security.calls import arriving, call, said
from tests.security.conftest import ROLES, House, Someone, furnish
from tests.security.hostile import TEXTS, hostile_office
from tests.security.pressing import saved
from tests.security.test_hostile_papers import texts_of
from tests.security.test_trail_of_readers import closed_to

OUTPUT = f"{shell.FIGURES_SAVED}.data"
CHARTS = sorted(wording("pages")["of_chart"])
PLACES = {"tong-quan": "/", "chi-bo": "/chi-bo/a"}
YEAR = "?nam=2025"
OF_LEADERS = {"quarter_ratings": f"{YEAR}&doi-tuong=can_bo"}
SHOWN: dict[str, Callable[[Any], str]] = {
    "dd/mm/yyyy": lambda value: f"{value:%d/%m/%Y}",
    "0.0%": lambda value: f"{100 * value:.1f}%".replace(".", ","),
    "#,##0": lambda value: f"{value:,}".replace(",", "."),
    "#,##0.0": lambda value: f"{value:.1f}".replace(".", ","),
    "0": str,
    "General": str,
}


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Give a house whose plan asks for everything there is a chart of."""
    home = tmp_path_factory.mktemp("offices")
    office = marked_office(home)
    office.deadline(date(2025, 12, 31), ["ban_cam_ket"], subject="dang_vien", year=2025, position=3)
    office.fill("a", 2025, first=10, HTTNV=30)  # enough that some of it may be told to everybody
    office.serve().close()
    return furnish(home)


def asked(house: House, someone: Someone, stem: Any, path: str | None, search: str = YEAR) -> TestResponse:
    """Press the button of a chart on the page at an address."""
    body = call(house.app, OUTPUT, Random(1))
    body["inputs"][0]["value"] = stem
    for place, value in zip(body["state"], (path, search), strict=True):
        place["value"] = value
    return someone.call(body)


def place_of(stem: str) -> tuple[str, str]:
    page = wording("pages")["of_chart"][stem]
    return PLACES.get(page, f"/{page}"), OF_LEADERS.get(stem, YEAR)


def file_of(answer: TestResponse) -> tuple[str, bytes]:
    return saved(answer, shell.FIGURES_SAVED)


def table_on_page(house: House, someone: Someone, stem: str) -> list[list[str]]:
    """The table beneath a chart as its page has it: headings, then lines."""
    page = someone.call(arriving(house.app, *place_of(stem))).get_json()["response"]
    [figure] = [part for part in parts(page) if part.get("data-chart") == stem]
    [table] = [json.loads(part["data-table"]) for part in parts(figure) if "data-table" in part]
    lines = [[cell if isinstance(cell, str) else cell["text"] for cell in line] for line in table["rows"]]
    return [[column["text"] for column in table["head"]], *lines]


def parts(tree: Any) -> Iterator[dict[str, Any]]:
    """All mappings of an answer, however deep."""
    for part in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from parts(part)
    if isinstance(tree, dict):
        yield tree


def table_in(content: bytes) -> list[list[str]]:
    """The table of a workbook as a Vietnamese Excel shows it."""
    [sheet] = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    lines: Any = sheet[str(sheet.auto_filter.ref)]
    return [[SHOWN[cell.number_format](cell.value) for cell in line] for line in lines]


@pytest.mark.parametrize("stem", CHARTS)
def test_the_workbook_of_every_chart_has_the_numbers_of_its_table(offices: House, stem: str) -> None:
    someone = offices.as_role("tong_hop")
    name, content = file_of(asked(offices, someone, stem, *place_of(stem)))
    assert name == f"2025_{wording('pages')['of_chart'][stem]}_{stem}_2026-01-20.xlsx"
    assert table_in(content) == table_on_page(offices, someone, stem)


def test_the_workbook_holds_what_the_address_narrows_its_page_to(offices: House) -> None:
    someone = offices.as_role("tong_hop")
    _, content = file_of(asked(offices, someone, "rating_by_unit", "/phan-bo", f"{YEAR}&chi-bo=b&den-ngay=2026-01-05"))
    [sheet] = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    assert {line[1] for line in table_in(content)} == {"Chi bộ", "B"}
    filters = next(cell.value for cell in sheet["A"] if str(cell.value).startswith("Bộ lọc: "))
    assert "Chi bộ: B · Số liệu đến ngày: 05/01/2026" in filters


def test_each_workbook_is_a_line_of_the_trail_with_its_rows_and_without_one_there_is_none(own_house: House) -> None:
    someone = own_house.as_role("tong_hop")
    assert asked(own_house, someone, "rating_by_unit", "/phan-bo").status_code == 200
    [line] = Trail(own_house.home).lines(limit=100).filter(action="exported").to_dicts()
    assert (line["who"], line["about"], line["rows"]) == ("tong-hop", "rating_by_unit 2025", 10)
    closed_to(own_house, "trail")
    refused = asked(own_house, someone, "rating_by_unit", "/phan-bo")
    assert refused.status_code == 503
    assert "base64" not in refused.get_data(as_text=True)


@pytest.mark.parametrize("role", ROLES)
def test_only_those_who_hand_out_files_see_the_button_and_are_obeyed(house: House, role: str) -> None:
    someone = house.as_role(role)
    page = someone.call(arriving(house.app, "/phan-bo", YEAR)).get_json()["response"]
    buttons = {part["data-figures"] for part in parts(page) if "data-figures" in part}
    answer = asked(house, someone, "award_runs", "/khen-thuong")
    if role == "tong_hop":
        assert {"rating_by_unit", "not_rated"} <= buttons
        assert MARKS["b"] in texts_of(file_of(answer)[1])
    else:
        assert not buttons
        assert answer.status_code == 403
        assert not [mark for mark in (*MARKS.values(), EVERYBODY, "base64") if mark in said(answer)]


@pytest.mark.parametrize(
    ("stem", "path"),
    [
        ("no_such_chart", "/phan-bo"),
        ("rating_by_unit", "/khen-thuong"),
        ("rating_by_unit", "/khong-co"),
        ("unit_calendar", "/chi-bo/khong-co"),
        ("unit_calendar", "/chi-bo"),
        ("quarter_ratings", "/phan-bo"),
        (None, None),
    ],
)
def test_of_a_chart_that_does_not_stand_there_nothing_is_handed_out(
    offices: House, stem: str | None, path: str | None
) -> None:
    answer = asked(offices, offices.as_role("tong_hop"), stem, path)
    assert answer.status_code == 200
    assert answer.get_json()["response"] == {}


@pytest.mark.parametrize("stem", ["award_runs", "remediation_overdue", "not_rated"])
def test_names_that_would_run_or_reckon_are_texts_in_a_workbook(tmp_path: Path, stem: str) -> None:
    hostile_office(tmp_path).serve().close()
    house = furnish(tmp_path)
    told = texts_of(file_of(asked(house, house.as_role("tong_hop"), stem, *place_of(stem)))[1])
    assert TEXTS["a"] in told
