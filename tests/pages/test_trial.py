"""/phan-bo under a trial: a level tried at a meeting, in the address, on the charts concerned, nowhere else."""

import json
from typing import Any

import plotly.utils
import pytest

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from pages import phan_bo, trial, xu_huong
from pages.page import Page
from pages.view import View, open_view

UNSAVED = "chưa lưu, không thay đổi hồ sơ"
CONCERNED = ("rating_distribution", "rating_by_unit", "ceiling_check")


@pytest.fixture(scope="module")
def member(warehouse: Warehouse) -> str:
    """Give the id of a member decided good in 2023."""
    view = opened(warehouse, "")
    return str(next(row["subject"] for row in view.ask(trial.QUESTION).to_dicts() if row["level"] == "HTTNV"))


def opened(warehouse: Warehouse, search: str) -> View:
    view = open_view(warehouse, LOCAL_VIEWER, search)
    assert view is not None
    return view


def drawn(page: Page, warehouse: Warehouse, search: str) -> dict[str, str]:
    """The page's figures by their questions, each as text."""
    tree = json.loads(json.dumps(page.body(opened(warehouse, search)), cls=plotly.utils.PlotlyJSONEncoder))
    return {figure["data-chart"]: json.dumps(figure, ensure_ascii=False) for figure in figures(tree)}


def figures(tree: Any) -> list[dict[str, Any]]:
    if isinstance(tree, list):
        return [found for part in tree for found in figures(part)]
    if not isinstance(tree, dict):
        return []
    return [tree["props"]] if tree.get("type") == "Figure" else figures(tree.get("props", {}).get("children"))


def test_the_charts_concerned_say_that_they_show_a_trial_in_subtitle_and_table(
    warehouse: Warehouse, member: str
) -> None:
    plain, tried = drawn(phan_bo.PAGE, warehouse, ""), drawn(phan_bo.PAGE, warehouse, f"?thu={member}:HTXSNV")
    for stem in CONCERNED:
        assert plain[stem].count(UNSAVED) == 0
        assert tried[stem].count(UNSAVED) == 2


def test_a_chart_names_no_person_tried(warehouse: Warehouse, member: str) -> None:
    view = opened(warehouse, f"?thu={member}:HTXSNV")
    (one,) = view.tried
    assert one.who.name not in trial.told(view)
    assert f"1 đảng viên {one.who.unit_name} từ Tốt lên Xuất sắc" in trial.told(view)
    assert one.who.name in str(trial.panel(view, "/phan-bo"))


def test_the_count_and_the_ceiling_follow_at_once(warehouse: Warehouse, member: str) -> None:
    plain, tried = opened(warehouse, ""), opened(warehouse, f"?thu={member}:HTXSNV")
    before, after = (view.ask("ceiling_check").row(0, named=True) for view in (plain, tried))
    assert (after["excellent"], after["base"]) == (before["excellent"] + 1, before["base"] - 1)


def test_a_branch_can_be_tried_where_branches_are_shown(warehouse: Warehouse) -> None:
    view = opened(warehouse, "?doi-tuong=chi_bo&thu=thanh-tra:KHTNV")
    assert [one.who.subject for one in view.tried] == ["thanh-tra"]
    assert "Thanh tra từ" in trial.told(view)


@pytest.mark.parametrize("part", ["dv-khong-co:HTXSNV", "thanh-tra:HTXSNV", "thanh-tra:TOT", "thanh-tra"])
def test_who_is_not_in_the_picture_and_what_is_no_level_is_passed_over_and_told(
    warehouse: Warehouse, part: str
) -> None:
    view = opened(warehouse, f"?thu={part}")
    assert (view.tried, view.ignored) == ((), (f"thu={part}",))


def test_each_trial_can_be_taken_back_by_itself_and_all_at_once(warehouse: Warehouse) -> None:
    search = "?doi-tuong=chi_bo&thu=thanh-tra:HTNV,van-phong-1:HTTNV"
    text = str(trial.panel(opened(warehouse, search), "/phan-bo"))
    assert "'/phan-bo?doi-tuong=chi_bo&thu=van-phong-1:HTTNV'" in text
    assert "'/phan-bo?doi-tuong=chi_bo&thu=thanh-tra:HTNV'" in text
    assert "'/phan-bo?doi-tuong=chi_bo'" in text


def test_a_year_known_only_as_totals_says_that_nothing_can_be_tried(warehouse: Warehouse) -> None:
    assert "chỉ biết số tổng hợp" in str(trial.panel(opened(warehouse, "?nam=2019"), "/phan-bo"))


def test_a_trial_of_a_branch_not_shown_marks_no_chart(warehouse: Warehouse) -> None:
    view = opened(warehouse, "?doi-tuong=chi_bo&chi-bo=van-phong-1&thu=thanh-tra:HTNV")
    assert (len(view.tried), view.ignored, trial.told(view)) == (1, (), "")


def test_other_pages_show_what_the_papers_say(warehouse: Warehouse, member: str) -> None:
    assert drawn(xu_huong.PAGE, warehouse, f"?thu={member}:HTXSNV") == drawn(xu_huong.PAGE, warehouse, "")


def test_nothing_is_kept_of_a_trial(warehouse: Warehouse, member: str) -> None:
    before = warehouse.version()
    opened(warehouse, f"?thu={member}:KHTNV").ask("rating_distribution")
    assert warehouse.version() == before
    levels = warehouse.ask("trial_subjects", LOCAL_VIEWER, **parameters(warehouse))
    assert levels.filter(levels["subject"] == member)["level"].to_list() == ["HTTNV"]


def parameters(warehouse: Warehouse) -> dict[str, Any]:
    return {"years": [2023], "subject_kind": "dang_vien", "stage": "decided", "as_of": opened(warehouse, "").as_of}
