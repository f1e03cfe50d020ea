"""What is recorded on the pages is in the figures at once, and leads back to the hand that recorded it."""

import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import polars as pl
import pytest

from app import create_app
from components import proposals
from components.wording import say
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from etl.gather import Gathered
from etl.home import Home
from etl.load import load
from pages.nguon_cell import ORIGINAL
from tests.homes import SAMPLES, copy_of
from tests.security.calls import answered, arriving, call, said
from tests.security.conftest import House, Someone
from tests.security.pressing import ids, press

DAY = date(2024, 1, 10)
EARLIER = "2022/quan-ly-nang-luong/ke-hoach-khac-phuc-2022.xlsx"
OTHER = "Chuyển đổi số trong chi bộ triển khai chưa đều"
# As a plan of 2023 has it, in other words.
NEAR = "Chưa hoàn thành chỉ tiêu phát triển đảng viên trong năm"


@pytest.fixture
def house(few_papers: Path, tmp_path: Path) -> House:
    """Give the dashboard on a home of a few papers, which may be changed."""
    home = copy_of(few_papers, tmp_path / "home")
    return House(home, create_app(home, DAY))


@pytest.fixture
def desk(house: House) -> Someone:
    """Give the one at the machine."""
    return Someone(house.app.server.test_client())


def asked(house: House, question: str, **parameters: Any) -> pl.DataFrame:
    warehouse = Warehouse(house.home)
    try:
        return warehouse.ask(question, LOCAL_VIEWER, as_of=DAY, **parameters)
    finally:
        warehouse.close()


def pressed(house: House, desk: Someone, button: str, values: Mapping[str, Any]) -> str:
    """What is answered where a button is pressed, with the values of other controls."""
    output = next(one for one in answered(house.app) if button in ids(house.app.callback_map[one]["inputs"]))
    body = call(house.app, output, Random(1))
    for place in (*body["inputs"], *body.get("state", [])):
        place["value"] = values.get(place["id"], 1 if place["id"] == button else None)
    answer = desk.call(body | {"changedPropIds": [f"{button}.n_clicks"]})
    assert answer.status_code == 200
    return said(answer)


def judged(house: House, desk: Someone, verdict: str, pair: str, on: str = "10/01/2024") -> str:
    values = {proposals.PAIR: pair, proposals.DAY: on, "address": ""}
    return pressed(house, desk, proposals.verdict_button(verdict), values)


def test_a_shortcoming_put_right_is_no_longer_open_and_its_source_is_a_hand(house: House, desk: Someone) -> None:
    item, *others = asked(house, "remediation_open").to_dicts()
    chosen = f"{item['year']}|{item['unit']}|{item['item_key']}"
    done = {"remediation_item": chosen, "remediation_status": "da_hoan_thanh", "remediation_day": "20/12/2023"}
    assert "Đã ghi" in said(press(house, desk, "remediation-record", **done))
    assert asked(house, "remediation_open").height == len(others)
    [number] = asked(house, "source_files").filter(pl.col("kind") == "manual")["file_id"].to_list()
    assert say("cell_view", "by_hand") in said(desk.call(arriving(house.app, "/nguon", f"?tep={number}")))
    assert desk.get(f"{ORIGINAL}/{number}").status_code == 404


def test_a_shortcoming_that_nobody_chose_is_not_put_down(house: House, desk: Someone) -> None:
    answer = press(house, desk, "remediation-record", remediation_status="da_hoan_thanh", remediation_day="20/12/2023")
    assert "Đã ghi" not in said(answer)
    assert "khuyết điểm" in said(answer)


@pytest.fixture
def near(house: House) -> str:
    """Give the pair of two shortcomings of one branch that are nearly of the same words."""
    book = openpyxl.load_workbook(SAMPLES / EARLIER)
    [cell] = [cell for row in book.worksheets[0] for cell in row if cell.value == OTHER]
    cell.value = NEAR
    content = io.BytesIO()
    book.save(content)
    [report] = load(Home(house.home), [Gathered(EARLIER, content.getvalue())])
    assert report.outcome == "loaded"
    [row] = asked(house, "shortcoming_proposals", years=[], most=proposals.MOST_PAIRS).to_dicts()
    return proposals.named(row)


@pytest.mark.parametrize(("verdict", "returned"), [("same", 2), ("different", 0)])
def test_a_pair_that_was_judged_waits_no_more_and_returns_or_does_not(
    verdict: str, returned: int, near: str, house: House, desk: Someone
) -> None:
    assert "Đã ghi" in judged(house, desk, verdict, near)
    assert asked(house, "shortcoming_waiting", years=[]).is_empty()
    assert asked(house, "shortcoming_recurrence", years=[]).height == returned


def test_a_pair_nobody_chose_or_a_day_that_is_none_is_told_and_put_down_nowhere(
    near: str, house: House, desk: Someone
) -> None:
    assert "Đã ghi" not in judged(house, desk, "same", "")
    assert "ngày" in judged(house, desk, "same", near, "hôm qua")
    assert asked(house, "shortcoming_waiting", years=[])["n"].sum() == 1
