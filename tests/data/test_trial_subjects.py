"""Levels tried at a meeting: who may be chosen (trial_subjects), and what the questions answer under a trial."""

from datetime import date
from typing import Any

import pytest

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from tests.data.office import Office

UP = {"trial_year": 2023, "trial_subjects": ["a-1"], "trial_levels": ["HTXSNV"]}


def ask(warehouse: Warehouse, question: str, **other: Any) -> list[dict[str, Any]]:
    asked = {"subject_kind": "dang_vien", "stage": "decided", "as_of": date.max, **other}
    return warehouse.ask(question, LOCAL_VIEWER, **asked).to_dicts()


def counts(rows: list[dict[str, Any]]) -> dict[str, int]:
    return {row["level"]: row["n"] for row in rows}


@pytest.fixture
def meeting(office: Office) -> Warehouse:
    """Give a branch with one excellent, five good and one without a level, and a year before it."""
    office.plan()
    office.fill("a", HTXSNV=1, HTTNV=5, CHUA_XEP_LOAI=1)
    office.fill("a", HTTNV=2, year=2022)
    return office.serve()


def test_whoever_is_known_by_name_may_be_chosen_and_has_the_present_level(meeting: Warehouse) -> None:
    rows = ask(meeting, "trial_subjects", years=[2023])
    assert [row["subject"] for row in rows] == [f"a-{number}" for number in range(7)]
    assert [row["level"] for row in rows] == ["HTXSNV", *["HTTNV"] * 5, None]
    assert rows[0]["unit_name"] == "A"


def test_nobody_may_be_chosen_where_only_totals_are_known(office: Office) -> None:
    office.count(office.file(), "HTTNV", 5)
    served = office.serve()
    assert ask(served, "trial_subjects") == []
    tried = ask(served, "rating_distribution", **{**UP, "trial_subjects": ["a"]})
    assert counts(tried) == counts(ask(served, "rating_distribution"))


def test_a_level_tried_moves_one_subject_in_every_question_and_is_gone_with_the_next(meeting: Warehouse) -> None:
    before = ask(meeting, "rating_distribution", years=[2023])
    tried = ask(meeting, "rating_distribution", years=[2023], **UP)
    assert counts(tried) == {"HTXSNV": 2, "HTTNV": 4, "HTNV": 0, "KHTNV": 0, "CHUA_XEP_LOAI": 1}
    assert counts(ask(meeting, "rating_by_unit", years=[2023], **UP)) == counts(tried)
    [first, *_] = ask(meeting, "ceiling_check", years=[2023], **UP)
    assert (first["excellent"], first["base"], first["allowed"]) == (2, 4, 0)
    assert ask(meeting, "rating_distribution", years=[2023]) == before


def test_only_the_year_tried_changes(meeting: Warehouse) -> None:
    assert counts(ask(meeting, "rating_distribution", years=[2022], **UP))["HTXSNV"] == 0


def test_someone_without_a_level_is_counted_among_the_rated_once_one_is_tried(meeting: Warehouse) -> None:
    tried = {"trial_year": 2023, "trial_subjects": ["a-6", "a-0"], "trial_levels": ["HTNV", "KHTNV"]}
    rows = ask(meeting, "rating_distribution", years=[2023], **tried)
    assert counts(rows) == {"HTXSNV": 0, "HTTNV": 5, "HTNV": 1, "KHTNV": 1, "CHUA_XEP_LOAI": 0}
    assert rows[0]["rated"] == 7


def test_a_branchs_own_level_can_be_tried(office: Office) -> None:
    office.rate(office.file(), "a", "HTTNV", subject_kind="chi_bo")
    office.fill("a", HTTNV=1)
    served = office.serve()
    tried = {"trial_year": 2023, "trial_subjects": ["a"], "trial_levels": ["HTXSNV"]}
    assert counts(ask(served, "rating_distribution", subject_kind="chi_bo", **tried))["HTXSNV"] == 1
    assert ask(served, "rating_by_unit", **tried)[0]["unit_level"] == "HTXSNV"
