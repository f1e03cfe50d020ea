"""Question rating_by_unit: the levels in each branch, beside the branch's own."""

from datetime import date
from typing import Any

import polars as pl

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office


def test_each_branch_with_data_shows_every_level_its_share_of_good_and_its_own_level(office: Office) -> None:
    office.unit("b")
    office.unit("silent")
    office.fill("a", HTXSNV=1, HTTNV=5, HTNV=2, CHUA_XEP_LOAI=1)
    office.fill("b", HTNV=1)
    office.rate(1, "a", "HTTNV", subject_kind="chi_bo")
    rows = ask(office)
    assert rows["unit"].to_list() == ["a"] * 5 + ["b"] * 5
    assert rows.filter(unit="a")["n"].to_list() == [1, 5, 2, 0, 1]
    shares = rows.select("unit", "good_percent", "unit_level", "unit_level_name").unique(maintain_order=True)
    assert shares.rows() == [("a", 75.0, "HTTNV", "Hoàn thành tốt nhiệm vụ"), ("b", 0.0, None, None)]


def ask(office: Office, **other: Any) -> pl.DataFrame:
    asked = {"subject_kind": "dang_vien", "stage": "decided", "as_of": date.max, **other}
    return office.serve().ask("rating_by_unit", LOCAL_VIEWER, **asked)
