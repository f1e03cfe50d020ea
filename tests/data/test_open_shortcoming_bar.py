"""Question open_shortcoming_bar: who is rated HTXSNV though shortcomings of earlier reviews are still open."""

from datetime import date
from typing import Any

import pytest

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office

DAY = date(2025, 12, 20)


def ask(office: Office, **other: Any) -> list[dict[str, Any]]:
    asked = {"subject_kind": "chi_bo", "stage": "proposed", "as_of": DAY, **other}
    return office.serve().ask("open_shortcoming_bar", LOCAL_VIEWER, **asked).to_dicts()


def branch(office: Office, level: str = "HTXSNV", unit: str = "a", year: int = 2025) -> None:
    office.rate(
        office.file(),
        unit,
        level,
        subject_kind="chi_bo",
        unit=unit,
        stage="proposed",
        year=year,
        dated_on=date(year, 12, 1),
    )


def shortcoming(office: Office, key: str, due_on: date, **other: Any) -> None:
    office.shortcoming(office.file(taken_in=date(2025, 1, 10)), key, due_on, **{"year": 2024, **other})


def test_a_branch_proposed_excellent_with_open_shortcomings_is_named(office: Office) -> None:
    office.plan(2025, rule="qd-366")
    branch(office)
    shortcoming(office, "late", date(2025, 6, 30), responsible="Bí thư chi bộ")
    shortcoming(office, "later", date(2026, 3, 31))
    [row] = ask(office)
    assert (row["unit"], row["n_open"], row["n_overdue"], row["first_due_on"]) == ("a", 2, 1, date(2025, 6, 30))
    assert (row["items"], row["responsible"]) == ("late; later", "Bí thư chi bộ")


@pytest.mark.parametrize("status", ["da_hoan_thanh", "ket_thuc"])
def test_what_is_put_right_or_ended_bars_nothing(office: Office, status: str) -> None:
    office.plan(2025, rule="qd-366")
    branch(office)
    shortcoming(office, "late", date(2025, 6, 30))
    office.follow("late", status, taken_in=date(2025, 12, 1), year=2024, stated_on=date(2025, 11, 30))
    assert ask(office) == []


def test_what_was_open_on_an_earlier_day_barred_then(office: Office) -> None:
    office.plan(2025, rule="qd-366")
    branch(office)
    shortcoming(office, "late", date(2025, 6, 30))
    office.follow("late", "da_hoan_thanh", taken_in=date(2025, 12, 15), year=2024, stated_on=date(2025, 12, 15))
    assert len(ask(office, as_of=date(2025, 12, 14))) == 1
    assert ask(office) == []


def test_other_levels_earlier_rules_and_the_years_own_shortcomings_are_passed_over(office: Office) -> None:
    office.plan(2024)
    office.plan(2025, rule="qd-366")
    office.unit("b")
    office.unit("c")
    branch(office, "HTTNV")
    branch(office, unit="b", year=2024)
    branch(office, unit="c")
    shortcoming(office, "a", date(2025, 6, 30))
    shortcoming(office, "b", date(2024, 6, 30), unit="b", year=2023)
    shortcoming(office, "c", date(2026, 6, 30), unit="c", year=2025)
    assert ask(office) == []


def test_a_branch_answers_for_those_it_came_from(office: Office) -> None:
    office.plan(2025, rule="qd-366")
    office.unit("new", first_year=2025)
    office.succession(2025, "nhập", "a", "new")
    branch(office, unit="new")
    shortcoming(office, "late", date(2025, 6, 30))
    assert [row["unit"] for row in ask(office)] == ["new"]


def test_a_person_is_named_only_where_a_plan_names_them_as_responsible(office: Office) -> None:
    office.plan(2025, rule="qd-366")
    paper = office.file()
    for name in ("Đảng viên 0001", "Đảng viên 0002"):
        office.rate(paper, name, "HTXSNV", year=2025, stage="proposed", dated_on=date(2025, 12, 1))
    shortcoming(office, "late", date(2025, 6, 30), responsible="Đảng viên 0002")
    shortcoming(office, "other", date(2025, 6, 30), responsible="Bí thư chi bộ")
    assert [row["subject_name"] for row in ask(office, subject_kind="dang_vien")] == ["Đảng viên 0002"]


def test_a_plan_may_take_the_bar_out_of_force(office: Office) -> None:
    off = {"subject_kinds": ["chi_bo"], "levels": ["HTXSNV"], "applies": False}
    office.plan(2025, rule="qd-366", bar=[off])
    branch(office)
    shortcoming(office, "late", date(2025, 6, 30))
    assert ask(office) == []
