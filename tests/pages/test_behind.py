"""A mark of each chart, called for as a browser does when it is clicked, answers with lines that lead to cells."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app import PAGES, create_app
from components.chart import Chart
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from pages.page import page_at
from pages.view import View, open_view
from tests.pages.test_pages import CHARTS, drawn, parts

ADDRESSES = ("/", "/phan-bo", "/xu-huong", "/tien-do", "/khac-phuc", "/khen-thuong", "/chi-bo/van-phong-2")
OF_A_BRANCH = ["unit_rating_history", "unit_calendar"]
TO_A_CELL = "nguon?tep="


@pytest.fixture(scope="module")
def client(warehouse: Warehouse) -> FlaskClient:
    """Give one who asks the dashboard of the sample committee, without a browser."""
    asking: FlaskClient = create_app(warehouse.home).server.test_client()
    return asking


def charts(warehouse: Warehouse, path: str) -> dict[str, Chart]:
    """The charts that stand at a path, of those under which lines may appear."""
    page, path_id = page_at(PAGES, path)
    assert page is not None
    opened = open_view(warehouse, LOCAL_VIEWER, "")
    assert opened is not None
    view: View = replace(opened, path_id=path_id)
    body = drawn(replace(page, body=lambda _: page.body(view)), warehouse, "")
    places = {str(one["id"]).removesuffix("-behind") for one in parts(body, "Store")}
    made = {stem: page.charts[stem](view) for stem in CHARTS[page.path] or OF_A_BRANCH}
    return {stem: chart for stem, chart in made.items() if chart is not None and stem in places}


def marks(chart: Chart) -> Iterator[list[dict[str, Any]]]:
    """For each line, kind of bar or grid of a chart its marks, from the last, as a browser tells of them."""
    for trace in chart.figure["data"]:
        if trace["type"] == "heatmap":
            yield [{"text": text} for line in trace["text"] for text in line if text]
        elif trace.get("hoverinfo") != "skip":
            yield [{"customdata": own} for own in reversed(list(trace.get("customdata") or [])) if own]


def clicked(client: FlaskClient, path: str, stem: str, point: dict[str, Any]) -> TestResponse:
    """What the dashboard answers where this mark is clicked."""
    place = {"id": f"{stem}-lines", "property": "children"}
    inputs = [
        {"id": stem, "property": "clickData", "value": {"points": [point]}},
        {"id": f"{stem}-behind", "property": "data", "value": None},
    ]
    state = [
        {"id": "address", "property": "search", "value": ""},
        {"id": "address", "property": "pathname", "value": path},
    ]
    body = {"output": f"{stem}-lines.children", "outputs": place, "inputs": inputs, "state": state}
    return client.post("/_dash-update-component", json=body | {"changedPropIds": [f"{stem}.clickData"]})


@pytest.mark.parametrize("path", ADDRESSES)
def test_each_chart_has_a_mark_whose_lines_lead_to_cells(path: str, warehouse: Warehouse, client: FlaskClient) -> None:
    found = charts(warehouse, path)
    assert found
    for stem, chart in found.items():
        answers = [clicked(client, path, stem, point) for kind in marks(chart) for point in kind[:3]]
        assert {answer.status_code for answer in answers} <= {200, 204}, stem
        assert any(TO_A_CELL in answer.get_data(as_text=True) for answer in answers), stem
