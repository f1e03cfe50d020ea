import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import plotly.utils
import pytest

from app import PAGES, create_app
from components import filters
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from pages import cong_khai
from pages.arrival import shown_at
from pages.page import Page
from pages.view import open_view
from tests.reference.effort import in_every_run

SEARCHES = (
    "",
    "?nam=2019",
    "?nam=2021,2022,2023&doi-tuong=chi_bo",
    "?doi-tuong=can_bo&chi-bo=van-phong-1",
    "?doi-tuong=dang_bo",
    "?den-ngay=2023-12-01",
    "?den-ngay=2018-01-01",
    "?giai-doan=self&chi-bo=van-phong",
    "?tu-nam=2020&den-nam=2022&to-chuc=hien-nay",
    "?doi-tuong=chi_bo&to-chuc=hien-nay&chi-bo=van-phong",
)
# One of each kind in every run: no filter, no such year, several, before all data, a stage of a branch as it was.
USUAL = (
    "",
    "?nam=2019",
    "?nam=2021,2022,2023&doi-tuong=chi_bo",
    "?den-ngay=2018-01-01",
    "?giai-doan=self&chi-bo=van-phong",
)
CHARTS = {
    "/": ["rating_progress"],
    "/phan-bo": ["rating_distribution", "ceiling_check", "rating_by_unit", "stage_shift", "not_rated"],
    "/trinh-chieu": [],
    "/xu-huong": ["rating_trend", "rating_heatmap", "rating_transitions"],
    "/tien-do": [
        "progress_compared",
        "submission_matrix",
        "submission_curve",
        "submission_lag",
        "member_pledges",
        "review_meetings",
        "on_time_trend",
    ],
    "/khac-phuc": [
        "remediation_burnup",
        "remediation_status",
        "remediation_ageing",
        "remediation_overdue",
        "shortcoming_recurrence",
    ],
    "/khen-thuong": ["award_eligibility", "award_runs"],
    "/chi-bo": [],
    "/xuat": [],
    "/cong-khai": list(cong_khai.CHARTS),
    "/nguon": [],
    "/nap": [],
    "/nhat-ky": [],
    "/huong-dan": [],
}
ENGLISH = re.compile(
    r"\b(the|of|and|loading|error|none|null|nan|undefined|total|count|rated|true|false)\b", re.IGNORECASE
)


def drawn(page: Page, warehouse: Warehouse, search: str) -> Any:
    view = open_view(warehouse, LOCAL_VIEWER, search)
    assert view is not None
    return json.loads(json.dumps(page.body(view), cls=plotly.utils.PlotlyJSONEncoder))


def parts(tree: Any, kind: str) -> list[dict[str, Any]]:
    """All components of one kind in a page."""
    if isinstance(tree, list):
        return [found for part in tree for found in parts(part, kind)]
    if not isinstance(tree, dict):
        return []
    own = [tree["props"]] if tree.get("type") == kind and "props" in tree else []
    return own + parts(tree.get("props", {}).get("children"), kind)


def texts(tree: Any) -> list[str]:
    """All text of a page that a reader sees outside its graphs."""
    if isinstance(tree, str):
        return [tree]
    if isinstance(tree, list):
        return [text for part in tree for text in texts(part)]
    return texts(tree.get("props", {}).get("children")) if isinstance(tree, dict) else []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.path))
@pytest.mark.parametrize("search", in_every_run(USUAL, SEARCHES))
def test_every_page_answers_every_address_in_vietnamese(page: Page, search: str, warehouse: Warehouse) -> None:
    tree = drawn(page, warehouse, search)
    assert texts(tree)
    assert not [text for text in texts(tree) if ENGLISH.search(text) and ".xlsx" not in text]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.path))
def test_every_chart_stands_in_its_figure_with_caption_table_and_button(page: Page, warehouse: Warehouse) -> None:
    figures = parts(drawn(page, warehouse, ""), "Figure")
    assert [figure["data-chart"] for figure in figures] == CHARTS[page.path]
    for figure in figures:
        assert parts(figure["children"], "Figcaption")
        waiting = [one["data-later"] for one in parts(figure["children"], "Div") if "data-later" in one]
        [graph] = parts(figure["children"], "Graph") or [json.loads(text)["props"] for text in waiting]
        assert graph["id"] == figure["data-chart"]
        (twin,) = [json.loads(box["data-table"]) for box in parts(figure["children"], "Div") if "data-table" in box]
        assert twin["rows"]
        assert {len(row) for row in twin["rows"]} == {len(twin["head"])}
        assert [button["data-picture"] for button in parts(figure["children"], "Button") if "data-picture" in button]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.path))
def test_every_place_for_the_lines_behind_a_chart_is_filled_by_a_callback(
    page: Page, warehouse: Warehouse, sample_home: Path
) -> None:
    of_a_branch = replace(page, body=lambda view: page.body(replace(view, path_id="thanh-tra")))
    places = [
        box["id"] for box in parts(drawn(of_a_branch, warehouse, ""), "Div") if box.get("id", "").endswith("-lines")
    ]
    assert {f"{place}.children" for place in places} <= set(create_app(sample_home).callback_map)
    assert bool(places) == bool(page.charts and page.path != "/cong-khai")


def test_no_graph_leads_to_a_cloud(warehouse: Warehouse) -> None:
    graphs = [graph for page in PAGES for graph in parts(drawn(page, warehouse, ""), "Graph")]
    assert graphs
    for graph in graphs:
        assert graph["config"]["showSendToCloud"] is False
        assert graph["config"]["plotlyServerURL"] == ""


def test_shortcomings_of_all_years_are_followed_where_no_year_is_named(warehouse: Warehouse) -> None:
    page = next(page for page in PAGES if page.path == "/khac-phuc")
    assert "mọi năm" in " ".join(texts(drawn(page, warehouse, "")))
    assert "năm 2022" in " ".join(texts(drawn(page, warehouse, "?nam=2022")))


@pytest.mark.parametrize(("asked", "shown"), [("can_bo", "dang_vien"), ("dang_bo", "dang_vien"), ("chi_bo", "chi_bo")])
def test_the_awards_are_of_members_and_branches_whatever_the_address_asks(
    asked: str, shown: str, warehouse: Warehouse
) -> None:
    view = open_view(warehouse, LOCAL_VIEWER, f"?doi-tuong={asked}")
    arrived = shown_at(PAGES, "/khen-thuong", "", LOCAL_VIEWER, view).controls
    assert arrived["values"][filters.SUBJECT] == shown
    assert [option["value"] for option in arrived["options"][filters.SUBJECT]] == ["chi_bo", "dang_vien"]


def test_what_the_remediation_page_says_at_a_glance_agrees_with_its_charts(warehouse: Warehouse) -> None:
    page = next(page for page in PAGES if page.path == "/khac-phuc")
    tree = drawn(page, warehouse, "?nam=2022")
    figures = {figure["data-chart"]: " ".join(texts(figure["children"])) for figure in parts(tree, "Figure")}
    overdue, done, _, repeated = (texts(card["children"]) for card in parts(tree, "A")[:4])
    assert f"{overdue[1].removesuffix(' việc')} việc khắc phục quá hạn" in figures["remediation_overdue"]
    assert done[1] in figures["remediation_burnup"]
    assert f"{repeated[1].removesuffix(' việc')} hạn chế, khuyết điểm lặp lại" in figures["shortcoming_recurrence"]
