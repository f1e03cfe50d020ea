"""Question ceiling_check: how many HTXSNV the rule allows, under its own reading and the two others."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office

# By hand: counts of HTXSNV, HTTNV, HTNV, KHTNV and not rated; then under each reading (of HTTNV, of HTTNV or better, of
# all rated) the number it is a share of, a fifth of it rounded down, and what that says of the first count.
CASES: dict[str, tuple[tuple[int, ...], list[tuple[int, int, str]]]] = {
    "all within": ((2, 14, 1, 0, 0), [(14, 2, "within"), (16, 3, "within"), (17, 3, "within")]),
    "only the rule's own is over": ((3, 14, 1, 0, 0), [(14, 2, "over"), (17, 3, "within"), (18, 3, "within")]),
    "a hair under": ((3, 15, 0, 0, 0), [(15, 3, "within"), (18, 3, "within"), (18, 3, "within")]),
    "one too many in each": ((4, 15, 0, 0, 0), [(15, 3, "over"), (19, 3, "over"), (19, 3, "over")]),
    "just short of a step": ((4, 19, 1, 0, 0), [(19, 3, "over"), (23, 4, "within"), (24, 4, "within")]),
    "only of all rated within": ((6, 20, 4, 0, 0), [(20, 4, "over"), (26, 5, "over"), (30, 6, "within")]),
    "those without a level count nowhere": ((3, 12, 5, 0, 9), [(12, 2, "over"), (15, 3, "within"), (20, 4, "within")]),
    "those failed count among all": ((2, 5, 0, 3, 0), [(5, 1, "over"), (7, 1, "over"), (10, 2, "within")]),
    "too few good": ((1, 4, 0, 0, 0), [(4, 0, "too_few"), (5, 1, "within"), (5, 1, "within")]),
    "too few in each": ((1, 2, 1, 0, 0), [(2, 0, "too_few"), (3, 0, "too_few"), (4, 0, "too_few")]),
    "nobody good": ((1, 0, 9, 0, 0), [(0, 0, "too_few"), (1, 0, "too_few"), (10, 2, "within")]),
    "too few, and over": ((2, 3, 0, 1, 0), [(3, 0, "too_few"), (5, 1, "over"), (6, 1, "over")]),
    "nobody rated": ((0, 0, 0, 0, 3), [(0, 0, "too_few"), (0, 0, "too_few"), (0, 0, "too_few")]),
    "nobody excellent": ((0, 30, 2, 0, 1), [(30, 6, "within"), (30, 6, "within"), (32, 6, "within")]),
    "a whole Đảng bộ to the last": (
        (36, 180, 10, 1, 6),
        [(180, 36, "within"), (216, 43, "within"), (227, 45, "within")],
    ),
    "a whole Đảng bộ over": ((46, 180, 14, 0, 0), [(180, 36, "over"), (226, 45, "over"), (240, 48, "within")]),
}
LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV", "CHUA_XEP_LOAI")


@pytest.fixture(scope="module")
def all_cases(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Give an office with a year for each case, from 2001 on; tests only ask it."""
    office = Office(tmp_path_factory.mktemp("cases"))
    office.unit("a")
    for year, (counts, _) in enumerate(CASES.values(), start=2001):
        office.plan(year)
        office.fill("a", year, **dict(zip(LEVELS, counts, strict=True)))
    return office


@pytest.mark.parametrize("name", CASES)
def test_the_three_readings_say_what_was_reckoned_by_hand(all_cases: Office, name: str) -> None:
    counts, expected = CASES[name]
    rows = ask(all_cases, years=[2001 + list(CASES).index(name)])
    assert rows.select("base", "allowed", "verdict").rows() == expected
    assert rows["denominator"].to_list() == ["HTTNV", "HTTNV_TRO_LEN", "TAT_CA"]
    assert rows["is_default"].to_list() == [True, False, False]
    assert set(rows["excellent"]) == {counts[0]}


def test_the_rule_and_where_it_stands_are_told(office: Office) -> None:
    office.plan()
    office.fill("a", HTXSNV=3, HTTNV=14)
    row = ask(office).row(0, named=True)
    assert (row["grouping_name"], row["rounding_name"]) == ("toàn Đảng bộ", "làm tròn xuống")
    assert (row["legal_basis"], row["over_by"]) == ("Quy định 124-QĐ/TW ngày 04/10/2023", 1)
    assert "không quá 20%" in row["legal_text"]


def test_a_rule_whose_ratio_is_not_known_gives_no_verdict(office: Office) -> None:
    office.plan(rule="qd-132")
    office.fill("a", HTXSNV=3, HTTNV=12)
    rows = ask(office)
    assert rows.select("allowed", "verdict", "verdict_name").unique().rows() == [(None, "undefined", "Chưa xác định")]
    assert rows["is_default"].to_list() == [True, False, False]


def test_a_year_without_a_plan_goes_by_the_rule_in_force(office: Office) -> None:
    office.fill("a", HTXSNV=3, HTTNV=15, year=2024)
    assert ask(office).row(0, named=True)["verdict"] == "within"


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


def test_a_branch_alone_above_the_ceiling_is_told_and_breaks_nothing(office: Office) -> None:
    office.plan()
    office.unit("b")
    office.fill("a", HTXSNV=3, HTTNV=10)
    office.fill("b", HTTNV=30)
    whole = ask(office).row(0, named=True)
    assert (whole["verdict"], whole["alone_above"], whole["is_part"]) == ("within", "A", False)
    alone = ask(office, units=["a"]).row(0, named=True)
    assert (alone["excellent"], alone["allowed"], alone["verdict"], alone["is_part"]) == (3, 2, "above", True)


def test_all_branches_chosen_one_by_one_are_the_whole(office: Office) -> None:
    office.plan()
    office.unit("b")
    office.fill("a", HTXSNV=3, HTTNV=10)
    office.fill("b", HTTNV=1)
    assert ask(office, units=["a", "b"]).row(0, named=True)["verdict"] == "over"


def test_a_rule_may_be_counted_branch_by_branch(office: Office) -> None:
    office.plan(ceiling=[{"subject_kinds": ["dang_vien"], "grouping": "chi_bo"}])
    office.unit("b")
    office.unit("c")
    office.fill("a", HTXSNV=3, HTTNV=10)
    office.fill("b", HTTNV=30)
    office.fill("c", HTXSNV=1, HTTNV=1)
    row = ask(office).row(0, named=True)
    assert (row["excellent"], row["base"], row["allowed"], row["over_by"]) == (4, 41, 8, 1)
    assert (row["verdict"], row["bodies_over"], row["alone_above"]) == ("over", "A", None)
    assert ask(office, units=["a"]).row(0, named=True)["verdict"] == "over"
    assert ask(office, units=["b", "c"]).row(0, named=True)["verdict"] == "within"
    assert ask(office, units=["c"]).row(0, named=True)["verdict"] == "too_few"


def test_a_rule_may_be_counted_over_each_body_above_the_branches(office: Office) -> None:
    office.plan(ceiling=[{"subject_kinds": ["dang_vien"], "grouping": "parent"}])
    for body, branches in {"p": "cd", "q": "e"}.items():
        office.unit(body, kind="dang_bo", parent="dang-bo")
        for branch in branches:
            office.unit(branch, parent=body)
    office.fill("c", HTXSNV=3, HTTNV=5)
    office.fill("d", HTTNV=10)
    office.fill("e", HTXSNV=3, HTTNV=10)
    row = ask(office).row(0, named=True)
    assert (row["allowed"], row["over_by"], row["verdict"], row["bodies_over"]) == (5, 1, "over", "Q")
    assert ask(office, units=["c", "d"]).row(0, named=True)["verdict"] == "within"
    assert ask(office, units=["c"]).row(0, named=True)["verdict"] == "above"


def test_kinds_of_subject_that_no_rule_limits_have_no_ceiling(office: Office) -> None:
    office.plan()
    office.rate(office.file(), "dang-uy", "HTTNV", subject_kind="dang_uy", unit="dang-uy")
    assert ask(office, subject_kind="dang_uy").is_empty()


def ask(office: Office, **other: Any) -> pl.DataFrame:
    asked = {"subject_kind": "dang_vien", "stage": "decided", "as_of": date.max, **other}
    return office.serve().ask("ceiling_check", LOCAL_VIEWER, **asked)
