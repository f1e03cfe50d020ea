"""Question ceiling_check: how many HTXSNV the rule allows."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office


@pytest.mark.parametrize(
    ("excellent", "good", "allowed", "verdict"),
    [
        (2, 14, 2, "within"),
        (3, 14, 2, "over"),
        (3, 15, 3, "within"),
        (1, 4, 0, "too_few"),
        (0, 0, 0, "too_few"),
    ],
)
def test_the_ceiling_is_a_fifth_of_those_good_rounded_down(
    office: Office, excellent: int, good: int, allowed: int, verdict: str
) -> None:
    office.plan()
    office.fill("a", HTXSNV=excellent, HTTNV=good, HTNV=1)
    row = ask(office).row(0, named=True)
    assert (row["denominator"], row["is_default"]) == ("HTTNV", True)
    assert (row["excellent"], row["base"], row["allowed"], row["verdict"]) == (excellent, good, allowed, verdict)


def test_the_other_readings_of_the_ceiling_stand_beside_it(office: Office) -> None:
    office.plan()
    office.fill("a", HTXSNV=3, HTTNV=12, HTNV=5, CHUA_XEP_LOAI=9)
    rows = ask(office)
    assert rows.select("denominator", "base", "allowed", "verdict").rows() == [
        ("HTTNV", 12, 2, "over"),
        ("HTTNV_TRO_LEN", 15, 3, "within"),
        ("TAT_CA", 20, 4, "within"),
    ]


def test_a_rule_whose_ratio_is_not_known_gives_no_verdict(office: Office) -> None:
    office.plan(rule="qd-132")
    office.fill("a", HTXSNV=3, HTTNV=12)
    rows = ask(office)
    assert rows.select("allowed", "verdict", "verdict_name").unique().rows() == [(None, "undefined", "Chưa xác định")]
    assert rows["is_default"].to_list() == [True, False, False]


@pytest.mark.parametrize(("rounding", "allowed"), [("down", 3), ("nearest", 4), ("up", 4)])
def test_a_plan_may_set_ratio_denominator_and_rounding(office: Office, rounding: str, allowed: int) -> None:
    own = {"subject_kinds": ["dang_vien"], "ratio": 0.29, "denominator": "TAT_CA", "rounding": rounding}
    office.plan(ceiling=[own])
    office.fill("a", HTXSNV=3, HTTNV=9)
    office.fill("a", HTNV=1, first=12)
    row = ask(office).row(0, named=True)
    assert (row["denominator"], row["base"], row["allowed"]) == ("TAT_CA", 13, allowed)


def test_a_ratio_is_reckoned_exactly(office: Office) -> None:
    office.plan(ceiling=[{"subject_kinds": ["dang_vien"], "ratio": 0.29, "denominator": "HTTNV", "rounding": "down"}])
    office.fill("a", HTTNV=100)
    assert ask(office)["allowed"][0] == 29


def test_kinds_of_subject_that_no_rule_limits_have_no_ceiling(office: Office) -> None:
    office.plan()
    office.rate(office.file(), "dang-uy", "HTTNV", subject_kind="dang_uy", unit="dang-uy")
    assert ask(office, subject_kind="dang_uy").is_empty()


def ask(office: Office, **other: Any) -> pl.DataFrame:
    asked = {"subject_kind": "dang_vien", "stage": "decided", "as_of": date.max, **other}
    return office.serve().ask("ceiling_check", LOCAL_VIEWER, **asked)
