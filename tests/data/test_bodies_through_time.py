"""Branches split, merged, renamed, renumbered and moved: followed, told, and seen as they were or as they are now."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office


def one_after_another(office: Office, kind: str, parent: str | None = None) -> None:
    """`before` goes on as `after` in 2023, each with a member and a level of its own."""
    office.rows["unit"] = [row for row in office.rows["unit"] if row["id"] != "a"]
    office.unit("khoi", kind="dang_bo")
    office.unit("before", last_year=2022)
    office.unit("after", first_year=2023, parent=parent)
    office.succession(2023, kind, "before", "after")
    under_one_rule(office)
    for year, unit, level in ((2022, "before", "HTNV"), (2023, "after", "HTTNV")):
        paper = office.file()
        office.rate(paper, "member", level, unit=unit, year=year)
        office.rate(paper, unit, level, unit=unit, year=year, subject_kind="chi_bo")


@pytest.mark.parametrize(
    ("kind", "told", "fate"),
    [
        ("đổi tên", "Đổi tên BEFORE thành AFTER", "đổi tên thành AFTER"),
        ("đổi số", "Đổi số BEFORE thành AFTER", "đổi số thành AFTER"),
        ("chuyển", "Chuyển AFTER về trực thuộc KHOI", "chuyển về trực thuộc KHOI"),
        (
            "chuyển, đổi tên",
            "Chuyển BEFORE về trực thuộc KHOI, đổi tên thành AFTER",
            "chuyển về trực thuộc KHOI, đổi tên thành AFTER",
        ),
    ],
)
def test_a_branch_goes_on_under_a_new_name_number_or_body(office: Office, kind: str, told: str, fate: str) -> None:
    one_after_another(office, kind, parent="khoi")
    trend = ask(office, "rating_trend", units=["after"]).filter(pl.col("n") > 0)
    assert trend.select("year", "level", "break_note").rows() == [(2022, "HTNV", None), (2023, "HTTNV", told)]
    notes = ask(office, "rating_heatmap", units=["after"]).select("unit", "change_note").rows()
    assert notes[0] == ("before", fate)
    moved = ask(office, "rating_transitions", subject_kind="chi_bo", from_year=2022, to_year=2023)
    assert moved.select("from_level", "to_level", "n", "steps").rows() == [("HTNV", "HTTNV", 1, 1)]


def test_branches_that_swap_their_numbers_are_not_mistaken_for_each_other(office: Office) -> None:
    for old, new, level in (("mot-cu", "hai-moi", "HTNV"), ("hai-cu", "mot-moi", "HTXSNV")):
        office.unit(old, last_year=2022)
        office.unit(new, first_year=2023)
        office.succession(2023, "đổi số", old, new)
        for year, unit in ((2022, old), (2023, new)):
            office.rate(office.file(), unit, level, unit=unit, year=year, subject_kind="chi_bo")
    moved = ask(office, "rating_transitions", subject_kind="chi_bo", from_year=2022, to_year=2023)
    assert moved.select("from_level", "to_level", "n").rows() == [("HTXSNV", "HTXSNV", 1), ("HTNV", "HTNV", 1)]


def test_a_body_that_splits_off_is_told_so_and_the_one_that_stays_is_marked_too(office: Office) -> None:
    office.unit("b", first_year=2023)
    office.succession(2023, "tách", "a", "b")
    under_one_rule(office)
    for year, unit in ((2022, "a"), (2023, "a"), (2023, "b")):
        office.fill(unit, year=year, HTTNV=1)
    for units in (["a"], ["b"], []):
        notes = ask(office, "rating_trend", units=units)["break_note"].unique().drop_nulls().to_list()
        assert notes == ["Tách B từ A"]


def test_a_change_in_a_year_without_data_is_marked_in_the_next_with_data(office: Office) -> None:
    office.unit("old", last_year=2020)
    office.unit("new", first_year=2021)
    office.succession(2021, "đổi tên", "old", "new")
    for year, rule in ((2019, "qd-132"), (2021, "qd-124"), (2022, "qd-124")):
        office.plan(year, rule)
    office.fill("old", year=2019, HTTNV=1)
    office.fill("new", year=2022, HTTNV=1)
    notes = ask(office, "rating_trend").filter(level="HTTNV")["break_note"].to_list()
    assert notes == [None, "Quy định 124-QĐ/TW; Đổi tên OLD thành NEW"]
    assert ask(office, "rating_heatmap").sort("year")["new_rule"].to_list() == [None, "Quy định 124-QĐ/TW"]


def test_as_now_only_living_branches_have_rows_with_the_figures_of_those_they_came_from(changing: Office) -> None:
    rows = ask(changing, "rating_heatmap", as_now=True)
    assert rows.select("unit", "year", "rated", "source_names", "shared").rows() == [
        ("left", 2021, 20, "OLD", True),
        ("left", 2022, 2, None, False),
        ("left", 2023, 2, None, False),
        ("new", 2021, 30, "A, OLD", True),
        ("new", 2022, 4, "A, RIGHT", False),
        ("new", 2023, 4, None, False),
    ]


def test_as_now_the_whole_counts_nobody_twice(changing: Office) -> None:
    then, now = (
        ask(changing, "rating_heatmap", as_now=as_now).select("year", "whole").unique().sort("year").rows()
        for as_now in (False, True)
    )
    assert then == now == [(2021, 30), (2022, 6), (2023, 6)]


def test_as_now_a_branch_that_is_gone_means_those_that_came_after_it(changing: Office) -> None:
    assert rated(changing, units=["old"]) == {2021: 20}
    assert rated(changing, units=["old"], as_now=True) == {2021: 30, 2022: 6, 2023: 6}
    assert rated(changing, units=["right"], as_now=True) == rated(changing, units=["new"])
    shown = ask(changing, "rating_heatmap", units=["right"], as_now=True)
    assert shown["unit"].unique().to_list() == ["new"]


def test_now_is_the_day_asked_about(changing: Office) -> None:
    rows = ask(changing, "rating_heatmap", as_now=True, as_of=date(2022, 12, 31))
    assert rows["unit"].unique(maintain_order=True).to_list() == ["a", "left", "right"]
    assert "nhập" not in str(rows["change_note"].to_list())


def test_as_they_were_a_split_branch_has_left_and_its_successors_are_new(office: Office) -> None:
    splitting(office)
    moved = ask(office, "rating_transitions", subject_kind="chi_bo", from_year=2022, to_year=2023)
    assert moved.select("from_level", "to_level", "n").rows() == [
        ("HTXSNV", "VANG", 1),
        ("VANG", "HTXSNV", 1),
        ("VANG", "HTTNV", 1),
    ]


def test_as_now_a_split_branch_stands_for_each_successor_and_each_counts_once(office: Office) -> None:
    splitting(office)
    moved = ask(office, "rating_transitions", subject_kind="chi_bo", from_year=2022, to_year=2023, as_now=True)
    assert moved.select("from_level", "to_level", "n", "shared").rows() == [
        ("HTXSNV", "HTXSNV", 1, 1),
        ("HTXSNV", "HTTNV", 1, 1),
    ]


@pytest.mark.parametrize(("other", "level"), [("HTXSNV", "HTXSNV"), ("HTNV", "NHIEU_MUC")])
def test_as_now_a_merged_branch_takes_the_level_its_sources_share(office: Office, other: str, level: str) -> None:
    office.unit("b", last_year=2022)
    office.unit("c", last_year=2022)
    office.unit("new", first_year=2023)
    for earlier, own in (("b", "HTXSNV"), ("c", other)):
        office.succession(2023, "nhập", earlier, "new")
        office.rate(office.file(), earlier, own, unit=earlier, year=2022, subject_kind="chi_bo")
    office.rate(office.file(), "new", "HTTNV", unit="new", subject_kind="chi_bo")
    moved = ask(office, "rating_transitions", subject_kind="chi_bo", from_year=2022, to_year=2023, as_now=True)
    assert moved.select("from_level", "to_level", "n").rows() == [(level, "HTTNV", 1)]


def under_one_rule(office: Office) -> None:
    """No change of rule between the two years of a test."""
    for year in (2022, 2023):
        office.plan(year, "qd-124")


def splitting(office: Office) -> None:
    """`old` splits into `left` and `right` in 2023."""
    office.unit("old", last_year=2022)
    levels = {"old": "HTXSNV", "left": "HTXSNV", "right": "HTTNV"}
    for unit in ("left", "right"):
        office.unit(unit, first_year=2023)
        office.succession(2023, "tách", "old", unit)
    for unit, level in levels.items():
        year = 2022 if unit == "old" else 2023
        office.rate(office.file(), unit, level, unit=unit, year=year, subject_kind="chi_bo")


def rated(office: Office, **other: Any) -> dict[int, int]:
    return dict(ask(office, "rating_trend", **other).select("year", "rated").unique().sort("year").iter_rows())


def ask(office: Office, question: str, **other: Any) -> pl.DataFrame:
    asked = {"subject_kind": "dang_vien", "stage": "decided", "as_of": date.max, **other}
    return office.serve().ask(question, LOCAL_VIEWER, **asked)
