"""Question rating_distribution: how many are at each level."""

from datetime import date
from typing import Any

import polars as pl

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office


def test_a_distribution_shows_every_level_and_percent_of_those_rated(office: Office) -> None:
    office.fill("a", HTXSNV=2, HTTNV=13, CHUA_XEP_LOAI=5)
    rows = ask(office)
    assert rows["level"].to_list() == ["HTXSNV", "HTTNV", "HTNV", "KHTNV", "CHUA_XEP_LOAI"]
    assert rows["n"].to_list() == [2, 13, 0, 0, 5]
    assert rows["percent"].to_list() == [13.3, 86.7, 0.0, 0.0, None]
    assert rows.select("rated", "total").unique().rows() == [(15, 20)]


def test_where_nobody_is_rated_there_are_no_percentages(office: Office) -> None:
    office.fill("a", CHUA_XEP_LOAI=3)
    rows = ask(office)
    assert rows["percent"].to_list() == [None] * 5
    assert rows["rated"].to_list() == [0] * 5


def test_a_distribution_follows_its_filters(office: Office) -> None:
    office.unit("b")
    office.fill("a", HTTNV=1)
    office.fill("b", HTTNV=2)
    office.fill("a", year=2022, HTTNV=4)
    assert ask(office, years=[2023]).filter(level="HTTNV")["n"].to_list() == [3]
    assert ask(office, units=["b"]).filter(level="HTTNV")["n"].to_list() == [2]
    assert ask(office).filter(level="HTTNV")["n"].to_list() == [4, 3]


def ask(office: Office, **other: Any) -> pl.DataFrame:
    asked = {"subject_kind": "dang_vien", "stage": "decided", "as_of": date.max, **other}
    return office.serve().ask("rating_distribution", LOCAL_VIEWER, **asked)
