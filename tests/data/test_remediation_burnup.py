"""Questions remediation_burnup, remediation_goals and remediation_basis: by day, the lines to be reached, what asks."""

from datetime import date, timedelta
from typing import Any

import pytest

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from tests.data.office import Office

PLANNED = date(2022, 12, 20)
DUE = date(2023, 6, 30)


@pytest.fixture
def year(office: Office) -> Office:
    """Give an office with plans of two branches, follow-ups, a correction and one of another year."""
    office.unit("b")
    office.plan(2022, "qd-132")
    office.receive(office.file(), "ke_hoach_khac_phuc", PLANNED, year=2022)
    office.receive(office.file(), "ke_hoach_khac_phuc", date(2023, 1, 15), unit="b", year=2022)
    plan = office.file()
    for key in ("x0", "x1", "x2"):
        office.shortcoming(plan, key, DUE)
    for key in ("x0", "y1"):
        office.shortcoming(plan, key, None, unit="b")
    office.shortcoming(plan, "old", DUE, year=2021)
    office.follow("x0", "da_hoan_thanh", stated_on=date(2023, 7, 1), done_on=date(2023, 3, 1))
    office.follow("x1", "da_hoan_thanh", stated_on=date(2023, 7, 1))
    office.follow("x1", "dang_thuc_hien", stated_on=date(2023, 9, 1))
    office.follow("x2", "ket_thuc", stated_on=date(2023, 9, 1))
    office.follow("y1", "dang_thuc_hien", stated_on=date(2023, 9, 1), unit="b", taken_in=date(2023, 9, 1))
    office.follow("y1", "da_hoan_thanh", stated_on=date(2023, 9, 1), unit="b", taken_in=date(2023, 10, 1))
    return office


def burnup(warehouse: Warehouse, day: date, **other: Any) -> list[tuple[Any, ...]]:
    rows = warehouse.ask("remediation_burnup", LOCAL_VIEWER, as_of=day, **other)
    return rows.select("day", "scope", "done", "closed").rows()


def test_scope_grows_as_plans_come_and_done_as_it_is_reported(year: Office) -> None:
    assert burnup(year.serve(), date(2023, 12, 20), years=[2022]) == [
        (PLANNED, 3, 0, 0),
        (date(2023, 1, 15), 5, 0, 0),
        (date(2023, 3, 1), 5, 0, 0),
        (date(2023, 7, 1), 5, 2, 0),
        (date(2023, 9, 1), 5, 1, 1),
        (date(2023, 10, 1), 5, 2, 1),
        (date(2023, 12, 20), 5, 2, 1),
    ]


def test_the_last_day_is_the_day_asked_about_and_agrees_with_every_summary(year: Office) -> None:
    warehouse = year.serve()
    for ahead in range(-1, 400, 20):
        day = PLANNED + timedelta(ahead)
        told = warehouse.ask("remediation_summary", LOCAL_VIEWER, as_of=day, years=[2022]).row(0, named=True)
        rows = burnup(warehouse, day, years=[2022])
        assert rows[-1:] == ([(day, told["total"], told["done"], told["closed"])] if told["total"] else [])


def test_what_is_done_stands_on_its_own_day_too_as_the_day_asked_about_knows_it(year: Office) -> None:
    rows = year.serve().ask("remediation_burnup", LOCAL_VIEWER, as_of=date(2023, 12, 20), years=[2022], units=["a"])
    assert rows.select("day", "dated").rows() == [
        (PLANNED, 0),
        (date(2023, 3, 1), 1),
        (date(2023, 7, 1), 1),
        (date(2023, 9, 1), 1),
        (date(2023, 12, 20), 1),
    ]


@pytest.mark.parametrize(
    ("of", "done", "needed", "reached"),
    [
        (5, 3, (4, 5), (False, False)),
        (5, 4, (4, 5), (True, False)),
        (6, 5, (5, 6), (True, False)),
        (1, 1, (1, 1), (True, True)),
    ],
)
def test_a_line_is_reached_when_so_many_are_done(
    office: Office, of: int, done: int, needed: tuple[int, int], reached: tuple[bool, bool]
) -> None:
    plan = office.file()
    for number in range(of):
        office.shortcoming(plan, f"x{number}", DUE)
    for number in range(done):
        office.follow(f"x{number}", "da_hoan_thanh")
    rows = goals(office, years=[])
    assert [row["percent"] for row in rows] == [80, 100]
    assert (tuple(row["needed"] for row in rows), tuple(row["is_reached"] for row in rows)) == (needed, reached)


def test_what_is_closed_without_being_done_stays_to_be_reached(office: Office) -> None:
    office.shortcoming(office.file(), "x", DUE)
    office.follow("x", "ket_thuc")
    assert [row["is_reached"] for row in goals(office, years=[])] == [False, False]


def test_the_lines_are_those_of_the_rule_in_force_and_else_marks_for_reading(office: Office) -> None:
    office.plan(2022, "qd-132")
    office.plan(2025, "qd-366")
    plan = office.file()
    office.shortcoming(plan, "x", DUE)
    office.shortcoming(plan, "x", DUE, year=2025)
    assert {row["legal_text"] for row in goals(office, years=[2022])} == {None}
    assert all("366-QĐ/TW" in row["legal_basis"] for row in goals(office, years=[2025]))


def test_the_plan_that_asks_for_remediation_plans_is_named_with_its_section(office: Office) -> None:
    office.plan(2023, number="187-KH/ĐU")
    day = date(2023, 12, 28)
    for subject, position in (("chi_bo", 1), ("dang_uy", 2)):
        office.deadline(day, ["ke_hoach_khac_phuc"], subject, position=position)
    office.deadline(day, ["bao_cao_kiem_diem"], position=3)
    for row in office.rows["deadline"]:
        row["section"] = "II.6" if row["document"] == "ke_hoach_khac_phuc" else "II.5"
    office.shortcoming(office.file(), "x", None, year=2023)
    warehouse = office.serve()
    assert warehouse.ask("remediation_basis", LOCAL_VIEWER, as_of=date(2023, 12, 27)).rows() == []
    assert warehouse.ask("remediation_basis", LOCAL_VIEWER, as_of=day).rows() == [(2023, "187-KH/ĐU", "II.6")]


def test_where_nothing_is_known_there_is_nothing_to_reach(office: Office) -> None:
    assert goals(office, years=[]) == []
    assert burnup(office.serve(), date(2023, 1, 1)) == []


def goals(office: Office, years: list[int]) -> list[dict[str, Any]]:
    day = date(2026, 12, 31)
    return office.serve().ask("remediation_goals", LOCAL_VIEWER, as_of=day, years=years).rows(named=True)
