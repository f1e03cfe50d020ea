"""Question unit_rating_history: one branch through the years at every stage, beside the whole Đảng bộ."""

from datetime import date
from typing import Any

import polars as pl

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office


def test_a_branch_stands_beside_the_whole_at_every_stage(office: Office) -> None:
    office.unit("b")
    office.fill("a", HTXSNV=1, HTTNV=2, HTNV=1, CHUA_XEP_LOAI=1)
    office.fill("b", HTTNV=5, HTNV=1)
    claims = office.file()
    for member in range(5):
        office.rate(claims, f"a-{member}", "HTXSNV", stage="self")
    rows = ask(office)
    assert rows["stage"].unique(maintain_order=True).to_list() == ["self", "decided"]
    decided = rows.filter(pl.col("stage") == "decided")
    assert decided.select("level", "n", "percent").rows() == [
        ("HTXSNV", 1, 25.0),
        ("HTTNV", 2, 50.0),
        ("HTNV", 1, 25.0),
        ("KHTNV", 0, 0.0),
        ("CHUA_XEP_LOAI", 1, None),
    ]
    head = decided.row(0, named=True)
    assert (head["rated"], head["total"], head["good"], head["good_percent"]) == (4, 5, 3, 75.0)
    assert (head["whole_rated"], head["whole_good_percent"], head["whole_excellent_percent"]) == (10, 80.0, 10.0)


def test_the_branchs_own_level_is_told_with_how_many_share_it_and_stands_without_members(office: Office) -> None:
    paper = office.file()
    for unit, level in (("a", "HTTNV"), ("b", "HTTNV"), ("c", "HTNV"), ("d", None)):
        if unit != "a":
            office.unit(unit)
        office.rate(paper, unit, level, unit=unit, subject_kind="chi_bo")
    row = ask(office).row(0, named=True)
    assert (row["unit_level"], row["unit_level_short"], row["unit_peers"], row["branches"]) == ("HTTNV", "Tốt", 2, 3)
    assert (row["n"], row["rated"], row["only_totals"]) == (None, None, None)


def test_years_before_the_branch_are_those_of_the_bodies_it_came_from(changing: Office) -> None:
    office = changing
    office.rate(office.file(), "right", "HTNV", unit="right", year=2022, subject_kind="chi_bo")
    office.rate(office.file(), "old", "HTTNV", unit="old", year=2021, subject_kind="chi_bo")
    heads = ask(office, unit="new").unique("year", keep="first").sort("year")
    assert heads.select("year", "rated", "carried_from", "unit_level", "rule_short").rows() == [
        (2021, 30, "A, OLD", None, "Quy định 132-QĐ/TW"),
        (2022, 4, "A, RIGHT", None, "Quy định 132-QĐ/TW"),
        (2023, 4, None, None, "Quy định 124-QĐ/TW"),
    ]
    left = ask(office, unit="left").unique("year", keep="first").sort("year")
    assert left.select("carried_from", "unit_level").rows() == [("OLD", "HTTNV"), (None, None), (None, None)]
    gone = ask(office, unit="old")
    assert gone["year"].unique().to_list() == [2021]


def test_what_a_printed_total_leaves_out_is_unknown_and_what_came_later_is_not_there(office: Office) -> None:
    paper = office.file()
    office.count(paper, "HTXSNV", 3, year=2022)
    office.rate(office.file(), "x", "HTTNV", dated_on=date(2023, 12, 28))
    rows = ask(office, as_of=date(2023, 12, 27))
    assert rows["year"].unique().to_list() == [2022]
    assert rows.select("n", "rated", "good_percent", "whole_good_percent").row(1) == (None, None, None, None)
    assert ask(office, as_of=date(2023, 12, 28))["year"].unique().sort().to_list() == [2022, 2023]
    assert ask(office, as_of=date(2023, 12, 28), years=[2023])["year"].unique().to_list() == [2023]


def ask(office: Office, unit: str = "a", **other: Any) -> pl.DataFrame:
    asked = {"subject_kind": "dang_vien", "unit": unit, "as_of": date.max, **other}
    return office.serve().ask("unit_rating_history", LOCAL_VIEWER, **asked)
