"""Question award_ratio: how many may be proposed for an award, where a rule or the plan gives a ratio."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office

RATIO = {"subject_kinds": ["dang_vien"], "ratio": 0.2}


def test_without_a_ratio_there_is_no_verdict_and_the_legal_basis_stands(office: Office) -> None:
    office.plan()
    office.fill("a", HTXSNV=10)
    (row,) = ask(office).to_dicts()
    assert (row["allowed"], row["verdict"]) == (None, "undefined")
    assert "03-HD/TU" in row["legal_basis"]


def test_a_year_under_a_rule_that_says_nothing_of_awards_has_no_row(office: Office) -> None:
    office.plan(rule="qd-132")
    assert ask(office).is_empty()


@pytest.mark.parametrize(
    ("excellent", "proposed", "allowed", "verdict"),
    [(10, 2, 2, "within"), (10, 3, 2, "over"), (14, 3, 2, "over"), (15, 3, 3, "within"), (4, 1, 0, "too_few")],
)
def test_the_proposed_are_held_against_a_share_of_the_excellent_rounded_down(
    office: Office, excellent: int, proposed: int, allowed: int, verdict: str
) -> None:
    office.plan(award=[RATIO])
    office.fill("a", HTXSNV=excellent, HTTNV=20)
    propose(office, proposed)
    (row,) = ask(office).to_dicts()
    assert (row["base"], row["proposed"], row["allowed"], row["verdict"]) == (excellent, proposed, allowed, verdict)


@pytest.mark.parametrize(
    ("denominator", "rounding", "base", "allowed"),
    [("HTTNV_TRO_LEN", "down", 14, 2), ("HTTNV_TRO_LEN", "up", 14, 3), ("TAT_CA", "nearest", 18, 4)],
)
def test_a_plan_may_choose_denominator_and_rounding(
    office: Office, denominator: str, rounding: str, base: int, allowed: int
) -> None:
    office.plan(award=[{**RATIO, "denominator": denominator, "rounding": rounding}])
    office.fill("a", HTXSNV=4, HTTNV=10, HTNV=4, CHUA_XEP_LOAI=5)
    (row,) = ask(office).to_dicts()
    assert (row["base"], row["allowed"]) == (base, allowed)


def test_before_the_decision_the_branchs_proposals_are_the_base(office: Office) -> None:
    office.plan(award=[RATIO])
    paper = office.file()
    for number in range(10):
        office.rate(paper, f"m{number}", "HTXSNV", stage="proposed", dated_on=date(2023, 12, 1))
        office.rate(paper, f"m{number}", "HTXSNV" if number < 5 else "HTTNV", dated_on=date(2023, 12, 18))
    bases = [ask(office, as_of=date(2023, 12, day)).row(0, named=True) for day in (17, 18)]
    assert [(row["stage"], row["base"], row["allowed"]) for row in bases] == [("proposed", 10, 2), ("decided", 5, 1)]


def test_no_verdict_is_reckoned_from_a_figure_that_no_paper_gives(office: Office) -> None:
    office.plan(award=[RATIO])
    paper = office.file()
    office.count(paper, "HTTNV", 9)
    no_list = ask(office).row(0, named=True)
    assert (no_list["base"], no_list["proposed"], no_list["verdict"]) == (None, None, "undefined")
    office.count(paper, "HTXSNV", 10)
    assert ask(office).select("base", "allowed", "verdict").rows() == [(10, 2, "undefined")]
    propose(office, 1)
    assert ask(office).select("proposed", "verdict").rows() == [(1, "within")]


def test_several_forms_for_one_subject_count_once(office: Office) -> None:
    office.plan(award=[RATIO])
    office.fill("a", HTXSNV=10)
    file = propose(office, 1)
    propose(office, 1, file, form="Bằng khen")
    assert ask(office)["proposed"].to_list() == [1]


def propose(office: Office, n: int, file: int | None = None, form: str = "Giấy khen") -> int:
    paper = file or office.file()
    for number in range(n):
        subject = f"a-{number}"
        row = {"subject_kind": "dang_vien", "subject": subject, "subject_name": subject, "form": form}
        office.add("award_record", paper, year=2023, unit="a", filed_on=date(2023, 12, 2), **row)
    return paper


def ask(office: Office, **other: Any) -> pl.DataFrame:
    asked = {"years": [2023], "subject_kind": "dang_vien", "as_of": date.max, **other}
    return office.serve().ask("award_ratio", LOCAL_VIEWER, **asked)
