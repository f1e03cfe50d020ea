"""Question rating_trend: over the years, across splits, mergers and changes of rule."""

from datetime import date
from typing import Any

import polars as pl

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office


def test_a_trend_follows_a_body_back_to_those_it_came_from(changing: Office) -> None:
    assert trend(changing)["n"].to_list() == [30, 6, 6]
    assert trend(changing, units=["left"])["n"].to_list() == [20, 2, 2]
    assert trend(changing, units=["new"])["n"].to_list() == [30, 4, 4]


def test_an_ancestor_shared_by_two_chosen_bodies_counts_once(changing: Office) -> None:
    assert trend(changing, units=["left", "right"])["n"].to_list() == [20, 5, 2]


def test_a_body_that_lives_on_after_a_split_is_not_counted_for_what_left_it(office: Office) -> None:
    office.unit("b", first_year=2023)
    office.succession(2023, "tách", "a", "b")
    paper = office.file()
    for year, unit in ((2022, "a"), (2023, "a"), (2023, "b")):
        office.rate(paper, f"{unit}-{year}", "HTTNV", unit=unit, year=year)
    assert trend(office, units=["b"])["n"].to_list() == [1, 1]


def test_a_change_of_rule_a_split_and_a_merger_are_marked_in_their_first_year(changing: Office) -> None:
    assert trend(changing)["break_note"].to_list() == [
        None,
        "Tách OLD thành LEFT, RIGHT",
        "Quy định 124-QĐ/TW; Nhập A, RIGHT vào NEW",
    ]
    assert trend(changing, units=["left"])["break_note"].to_list() == [
        None,
        "Tách OLD thành LEFT, RIGHT",
        "Quy định 124-QĐ/TW",
    ]


def test_years_known_only_as_totals_say_so(changing: Office) -> None:
    assert trend(changing)["only_totals"].to_list() == [True, False, False]


def trend(office: Office, **other: Any) -> pl.DataFrame:
    asked = {"subject_kind": "dang_vien", "stage": "decided", "as_of": date.max, **other}
    return office.serve().ask("rating_trend", LOCAL_VIEWER, **asked).filter(level="HTTNV")
