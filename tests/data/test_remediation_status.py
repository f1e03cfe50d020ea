"""Question remediation_status: what was promised, done, and left open."""

from datetime import date

import pytest

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office

DUE = date(2023, 6, 30)
FOLLOWED = date(2023, 12, 15)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 6, 15), "chua_thuc_hien"),
        (date(2023, 6, 16), "sap_den_han"),
        (DUE, "sap_den_han"),
        (date(2023, 7, 1), "qua_han"),
    ],
)
def test_an_open_item_is_soon_due_for_two_weeks_and_overdue_from_the_day_after(
    office: Office, day: date, expected: str
) -> None:
    office.shortcoming(office.file(), "x", DUE)
    assert classes(office, day) == {expected: 1}


@pytest.mark.parametrize(
    ("status", "done_on", "expected"),
    [
        ("da_hoan_thanh", date(2023, 6, 30), "hoan_thanh_dung_han"),
        ("da_hoan_thanh", date(2023, 7, 1), "hoan_thanh_cham"),
        ("da_hoan_thanh", None, "hoan_thanh_cham"),
        ("dang_thuc_hien", None, "qua_han"),
        ("ket_thuc", None, "ket_thuc"),
    ],
)
def test_a_follow_up_tells_how_an_item_ended(office: Office, status: str, done_on: date | None, expected: str) -> None:
    office.shortcoming(office.file(), "x", DUE)
    office.follow("x", status, done_on=done_on)
    assert classes(office, date(2023, 12, 14)) == {"qua_han": 1}
    assert classes(office, FOLLOWED) == {expected: 1}


def test_work_under_way_and_not_yet_due_is_under_way(office: Office) -> None:
    office.shortcoming(office.file(), "x", date(2024, 6, 30))
    office.follow("x", "dang_thuc_hien")
    assert classes(office, FOLLOWED) == {"dang_thuc_hien": 1}


def test_an_item_without_a_due_date_is_never_overdue(office: Office) -> None:
    office.shortcoming(office.file(), "x", None)
    assert classes(office, FOLLOWED) == {"chua_thuc_hien": 1}


def test_a_plan_is_known_from_its_receipt(office: Office) -> None:
    office.plan(2022)
    office.deadline(date(2022, 12, 28), ["ke_hoach_khac_phuc"], year=2022)
    office.receive(office.file(), "ke_hoach_khac_phuc", date(2022, 12, 23), year=2022)
    office.shortcoming(office.file(), "x", DUE)
    assert classes(office, date(2022, 12, 22)) == {}
    assert classes(office, date(2022, 12, 23)) == {"chua_thuc_hien": 1}


def test_a_later_follow_up_wins_whatever_the_order_of_loading(office: Office) -> None:
    office.shortcoming(office.file(), "x", DUE)
    office.follow("x", "da_hoan_thanh", done_on=DUE, stated_on=date(2023, 12, 15))
    office.follow("x", "dang_thuc_hien", stated_on=date(2023, 7, 15))
    assert classes(office, FOLLOWED) == {"hoan_thanh_dung_han": 1}
    assert classes(office, date(2023, 7, 15)) == {"qua_han": 1}


def test_a_follow_up_of_the_same_day_taken_in_later_is_a_correction(office: Office) -> None:
    office.shortcoming(office.file(), "x", DUE)
    office.follow("x", "dang_thuc_hien", taken_in=date(2023, 12, 16))
    office.follow("x", "da_hoan_thanh", done_on=DUE, taken_in=date(2024, 1, 5))
    assert classes(office, date(2024, 1, 4)) == {"qua_han": 1}
    assert classes(office, date(2024, 1, 5)) == {"hoan_thanh_dung_han": 1}


def test_the_table_keeps_the_latest_state(office: Office) -> None:
    office.shortcoming(office.file(), "x", DUE)
    office.follow("x", "da_hoan_thanh", done_on=date(2023, 7, 16))
    row = office.serve()._cursor(1).sql("select first_due_on, due_on, status, done_on from remediation_item").fetchall()
    assert row == [(DUE, DUE, "da_hoan_thanh", date(2023, 7, 16))]


def test_each_branch_tells_how_many_were_extended_and_how_many_came_back(office: Office) -> None:
    plan = office.file()
    office.shortcoming(plan, "x", DUE)
    office.shortcoming(plan, "y", DUE)
    office.shortcoming(plan, "x", DUE, year=2021)
    office.follow("y", "dang_thuc_hien", due_on=date(2024, 6, 30))
    rows = office.serve().ask("remediation_status", LOCAL_VIEWER, as_of=FOLLOWED, years=[2022])
    assert set(rows.select("total", "extended", "repeated").rows()) == {(2, 1, 1)}


def classes(office: Office, day: date) -> dict[str, int]:
    rows = office.serve().ask("remediation_status", LOCAL_VIEWER, as_of=day)
    return dict(rows.select("class", "n").iter_rows())
