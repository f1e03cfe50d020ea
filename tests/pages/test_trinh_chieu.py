"""Slides as the server tells them: every chart, for the wall, in any look, under filters of its own."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app, warm_up
from components.rows import MANY
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from pages.trinh_chieu import PAGE_OF, ROUTE, body
from pages.view import open_view
from tests.committees.size import committee

OF_A_BRANCH = ("unit_rating_history", "unit_calendar")
ONLY_UNDER_RULES = ("score_check", "quarter_ratings", "open_shortcoming_bar", "vote_check")
DAY = date(2023, 12, 20)
LIGHT, DARK = "#FFFFFF", "#14181F"


@pytest.fixture(scope="module")
def client(sample_home: Path) -> FlaskClient:
    """Give the sample committee's dashboard."""
    return of(sample_home)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Give the dashboard of a committee of 45 branches."""
    home = tmp_path_factory.mktemp("crowd")
    committee(home, 45).serve().close()
    return of(home)


def of(home: Path) -> FlaskClient:
    """A browser in front of the dashboard on a home."""
    app = create_app(home)
    warm_up(app)
    client: FlaskClient = app.server.test_client()
    return client


def told(client: FlaskClient, slide: str, **given: str) -> dict[str, Any]:
    answer = client.get(ROUTE, query_string={"tranh": slide, **given})
    assert answer.status_code == 200
    sheet: dict[str, Any] = json.loads(answer.get_data())
    return sheet


@pytest.mark.parametrize("stem", PAGE_OF)
def test_every_chart_can_be_a_slide_in_both_looks(stem: str, client: FlaskClient) -> None:
    slide = f"{stem}~chi-bo:van-phong-1" if stem in OF_A_BRANCH else stem
    for look, ground in (("", LIGHT), ("toi", DARK)):
        sheet = told(client, slide, nen=look)
        assert sheet["title"]
        assert sheet["version"] == 1
        if stem in ONLY_UNDER_RULES:
            assert sheet["figure"] is None
            assert "không có biểu đồ" in sheet["empty"]
            assert sheet["badge"] == "Dữ liệu minh họa"
            continue
        assert sheet["figure"]["layout"]["paper_bgcolor"] == ground
        assert "Dữ liệu minh họa" in sheet["badge"]
        assert "Số liệu đến ngày 20/12/2023" in sheet["notes"][-1]
        assert sheet["file"].startswith("2023_")


def test_a_slide_holds_nothing_to_click_or_to_hover(client: FlaskClient) -> None:
    for stem in PAGE_OF:
        text = json.dumps(told(client, stem, nam="2023")["figure"])
        assert not [key for key in ("customdata", "hovertext", "hovertemplate") if f'"{key}"' in text], stem


def test_a_slide_follows_its_own_filters_before_those_of_all(client: FlaskClient) -> None:
    own = told(client, "rating_distribution~nam:2022~chi-bo:thanh-tra", nam="2023")
    assert "năm 2022 · Thanh tra" in own["subtitle"]
    assert "năm 2023 · toàn Đảng bộ" in told(client, "rating_distribution", nam="2023")["subtitle"]


def test_of_many_branches_the_wall_shows_both_ends_and_says_how_many_are_between(crowd: FlaskClient) -> None:
    for stem in ("rating_by_unit", "submission_matrix", "member_pledges", "rating_heatmap"):
        sheet = told(crowd, stem)
        axis = sheet["figure"]["layout"]["yaxis"]
        names = axis.get("ticktext", axis["tickvals"])
        assert len(names) == MANY, stem
        assert names[MANY // 2].replace("<br>", " ") == "… 31 tổ chức khác", stem
        assert sheet["more"] == "", stem


def test_a_level_tried_shows_on_the_wall_by_branch_and_number(client: FlaskClient, warehouse: Warehouse) -> None:
    asked = {"years": [2023], "subject_kind": "dang_vien", "stage": "decided"}
    subjects = warehouse.ask("trial_subjects", LOCAL_VIEWER, as_of=DAY, **asked)
    someone = subjects.filter(subjects["level"] == "HTTNV").row(0, named=True)
    sheet = told(client, "ceiling_check", nam="2023", thu=f"{someone['subject']}:HTXSNV")
    assert "quyết định 24" in sheet["title"]
    assert someone["unit_name"] in sheet["trial"]
    assert someone["subject_name"] not in json.dumps(sheet, ensure_ascii=False)


def test_what_of_an_order_names_no_chart_is_told(warehouse: Warehouse) -> None:
    view = open_view(warehouse, LOCAL_VIEWER, "?bai=rating_trend,no_such_chart")
    assert view is not None
    assert "bai=no_such_chart" in str(body(view))
    assert "bai=rating_trend" not in str(body(view)[0])


def test_a_slide_that_cannot_be_made_ends_no_show(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(PAGE_OF["rating_trend"].charts, "rating_trend", lambda view: view.no_such_thing)
        sheet = told(client, "rating_trend~nam:2022")
    assert sheet["figure"] is None
    assert "máy chủ đã ghi lại lỗi" in sheet["empty"]
    assert "slide rating_trend~nam:2022" in caplog.text


@pytest.mark.parametrize("asked", ["", "nothing", "rating_trend,ceiling_check", "nam:2023~rating_trend"])
def test_what_is_no_one_slide_is_not_there(asked: str, client: FlaskClient) -> None:
    assert client.get(ROUTE, query_string={"tranh": asked}).status_code == 404


def test_where_nothing_is_loaded_a_slide_says_so(tmp_path: Path) -> None:
    sheet = told(of(tmp_path / "nowhere"), "rating_trend")
    assert sheet["figure"] is None
    assert sheet["empty"]
