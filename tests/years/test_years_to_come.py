"""Two more years on a copy of the sample, as data alone: 2024 with other days, 2025 under another rule, with scores,
quarters, a merger and another body above. The shipped sample stays as it is."""

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import plotly.utils
import polars as pl
import pytest

from app import PAGES
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from pages.page import Page
from pages.view import open_view
from tests.years.papers import MERGED, NEW, NEW_NAME

SEARCHES = (
    "",
    "?nam=2024",
    "?nam=2023,2024,2025&doi-tuong=can_bo",
    f"?doi-tuong=chi_bo&chi-bo={NEW}",
    "?nam=2025&den-ngay=2025-07-01&doi-tuong=can_bo",
)
ENGLISH = re.compile(r"\b(the|of|and|error|none|null|nan|undefined|total|true|false)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def warehouse(report: dict[str, Any]) -> Iterator[Warehouse]:
    """Give the warehouse with the two years more."""
    opened = Warehouse(Path(report["home"]))
    yield opened
    opened.close()


def asked(kind: str, *years: int) -> dict[str, Any]:
    return {"subject_kind": kind, "stage": "decided", "years": list(years), "as_of": date.max}


def test_every_row_of_both_years_is_taken_in_without_a_fault(report: dict[str, Any]) -> None:
    assert [found for file in report["files"] for found in file["issues"]] == []
    assert (report["rejected"], report["rows"]) == (0, report["loaded"])


def test_each_year_goes_by_its_own_plan_and_rule(warehouse: Warehouse) -> None:
    scope = warehouse.ask("scope", LOCAL_VIEWER)
    plans = dict(scope.filter(pl.col("year") >= 2023).select("year", "plan_number").iter_rows())
    assert plans == {2025: "15-KH/ĐU", 2024: "201-KH/ĐU", 2023: "187-KH/ĐU"}
    assert "366" in scope.row(0, named=True)["rule_name"]
    ratios = warehouse.ask("ceiling_check", LOCAL_VIEWER, **asked("dang_vien", 2023, 2024, 2025)).filter("is_default")
    assert dict(ratios.select("year", "ratio").iter_rows()) == {2023: 0.2, 2024: 0.2, 2025: 0.25}


@pytest.mark.parametrize(
    ("year", "day", "comparison"), [(2024, date(2024, 11, 30), "before"), (2025, date(2025, 12, 5), "on_or_before")]
)
def test_a_dossier_is_held_against_the_day_of_its_own_plan(
    warehouse: Warehouse, year: int, day: date, comparison: str
) -> None:
    rows = warehouse.ask("submission_matrix", LOCAL_VIEWER, years=[year], as_of=date(year, 12, 31))
    dossier = rows.filter(pl.col("document") == "bao_cao_kiem_diem")
    assert dossier.select("named_day", "comparison").unique().rows() == [(day, comparison)]
    assert dict(dossier.group_by("state").len().iter_rows()) == {"dung_ngay_moc": 1, "dung_han": dossier.height - 1}


def test_the_body_above_belongs_to_the_year(warehouse: Warehouse) -> None:
    above = {year: warehouse.ask("committee", LOCAL_VIEWER, years=[year])["superior"][0] for year in (2023, 2025)}
    assert above == {
        2023: "Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh",
        2025: "Đảng bộ Ủy ban nhân dân tỉnh",
    }


def test_all_members_are_rated_in_both_years_and_the_merged_branch_has_those_of_both(
    warehouse: Warehouse, report: dict[str, Any]
) -> None:
    rows = warehouse.ask("rating_by_unit", LOCAL_VIEWER, **asked("dang_vien", 2024, 2025))
    of_year = dict(rows.group_by("year").agg(pl.col("n").sum()).iter_rows())
    assert of_year == {2024: report["members"], 2025: report["members"]}
    of_unit = {(year, unit): n for year, unit, n in rows.group_by("year", "unit").agg(pl.col("n").sum()).iter_rows()}
    assert of_unit[2025, NEW] == sum(of_unit[2024, unit] for unit in MERGED)
    assert (2025, MERGED[0]) not in of_unit


def test_people_stay_the_same_people_over_the_merger(warehouse: Warehouse, report: dict[str, Any]) -> None:
    people = [
        set(warehouse.ask("trial_subjects", LOCAL_VIEWER, **asked("dang_vien", year))["subject"])
        for year in (2024, 2025)
    ]
    assert people[0] == people[1]
    assert len(people[0]) == report["members"]


def test_the_trend_marks_the_new_rule_and_the_merger(warehouse: Warehouse) -> None:
    rows = warehouse.ask("rating_trend", LOCAL_VIEWER, **asked("dang_vien"))
    notes = dict(rows.select("year", "break_note").unique().iter_rows())
    assert notes[2024] is None
    assert "Quy định 366-QĐ/TW" in notes[2025]
    assert NEW_NAME in notes[2025]
    heat = warehouse.ask("rating_heatmap", LOCAL_VIEWER, **asked("dang_vien"))
    assert dict(heat.select("year", "new_rule").unique().iter_rows())[2025] == "Quy định 366-QĐ/TW"


def test_scores_stand_beside_levels_in_2025_alone(warehouse: Warehouse) -> None:
    assert warehouse.ask("score_check", LOCAL_VIEWER, **asked("dang_vien", 2024)).is_empty()
    rows = warehouse.ask("score_check", LOCAL_VIEWER, **asked("dang_vien", 2025))
    assert rows["score"].null_count() == 0
    assert 0 < rows.filter("is_different").height < 10


def test_leaders_have_their_quarters_in_2025_alone(warehouse: Warehouse, report: dict[str, Any]) -> None:
    rows = warehouse.ask("quarter_ratings", LOCAL_VIEWER, **asked("can_bo", 2023, 2024, 2025))
    assert set(rows["year"]) == {2025}
    counted = rows.group_by("period").agg(pl.col("level").count(), pl.col("score").count()).sort("period")
    n = report["leaders"]
    assert counted.rows() == [("nam", n, 0), ("q1", n, n), ("q2", n, 0), ("q3", n, 0)]


def test_open_shortcomings_of_earlier_years_are_held_against_the_best_level(warehouse: Warehouse) -> None:
    ask = {"subject_kind": "chi_bo", "stage": "decided", "as_of": date(2025, 12, 22)}
    assert warehouse.ask("open_shortcoming_bar", LOCAL_VIEWER, years=[2024], **ask).is_empty()
    rows = warehouse.ask("open_shortcoming_bar", LOCAL_VIEWER, years=[2025], **ask)
    assert "thanh-tra" in set(rows["unit"])


@pytest.mark.parametrize(
    ("page", "search"), list(product(PAGES, SEARCHES)), ids=lambda value: getattr(value, "path", value)
)
def test_every_page_answers_for_the_years_to_come(page: Page, search: str, warehouse: Warehouse) -> None:
    view = open_view(warehouse, LOCAL_VIEWER, search)
    assert view is not None
    text = json.dumps(page.body(view), cls=plotly.utils.PlotlyJSONEncoder, ensure_ascii=False)
    told = re.findall(r'"children": "([^"]+)"', text)
    assert told
    assert not [words for words in told if ENGLISH.search(words) and ".xlsx" not in words]


@pytest.mark.parametrize(
    ("search", "shown"),
    [
        ("?nam=2024", set()),
        ("", {"score_check", "vote_check"}),
        ("?doi-tuong=can_bo", {"score_check", "quarter_ratings"}),
        ("?doi-tuong=chi_bo", {"score_check", "open_shortcoming_bar"}),
        ("?doi-tuong=dang_uy", set()),
    ],
)
def test_what_a_rule_brings_is_shown_in_its_years_for_the_subjects_it_names(
    warehouse: Warehouse, search: str, shown: set[str]
) -> None:
    (page,) = [page for page in PAGES if page.path == "/phan-bo"]
    view = open_view(warehouse, LOCAL_VIEWER, search)
    assert view is not None
    text = json.dumps(page.body(view), cls=plotly.utils.PlotlyJSONEncoder)
    charts = set(re.findall(r'"data-chart": "(\w+)"', text))
    assert charts & {"score_check", "quarter_ratings", "open_shortcoming_bar", "vote_check"} == shown


def test_the_shipped_sample_stays_as_it_is(sample_home: Path) -> None:
    warehouse = Warehouse(sample_home)
    view = open_view(warehouse, LOCAL_VIEWER, "")
    assert view is not None
    assert (view.year, view.as_of) == (2023, date(2023, 12, 20))
    warehouse.close()
