"""Question member_pledges: members with plan and pledge, as each branch last reported by the day."""

from datetime import date

import polars as pl
import pytest

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office

NAMED = date(2023, 12, 31)


@pytest.mark.parametrize(
    ("comparison", "reported", "on_time", "late"),
    [
        ("before", date(2023, 12, 30), 7, 0),
        ("before", NAMED, 0, 7),
        ("on_or_before", NAMED, 7, 0),
        ("on_or_before", date(2024, 1, 1), 0, 7),
    ],
)
def test_a_report_is_in_time_to_the_last_permitted_day(
    office: Office, comparison: str, reported: date, on_time: int, late: int
) -> None:
    asked(office, comparison)
    report(office, done=7, reported_on=reported)
    row = pledges(office, date(2024, 1, 10)).row(0, named=True)
    assert (row["on_time"], row["late"], row["missing"], row["percent"]) == (on_time, late, 3, 70.0)


@pytest.mark.parametrize(
    ("comparison", "day", "is_past"),
    [
        ("before", date(2023, 12, 30), False),
        ("before", NAMED, True),
        ("on_or_before", NAMED, False),
        ("on_or_before", date(2024, 1, 1), True),
    ],
)
def test_who_lacks_them_is_overdue_after_the_last_permitted_day(
    office: Office, comparison: str, day: date, is_past: bool
) -> None:
    asked(office, comparison)
    report(office, done=7, reported_on=date(2023, 12, 20))
    assert pledges(office, day)["is_past"].to_list() == [is_past]


def test_without_a_report_nothing_is_known_though_the_members_are(office: Office) -> None:
    asked(office)
    office.fill("a", HTTNV=4)
    row = pledges(office, date(2024, 1, 1)).row(0, named=True)
    assert (row["members"], row["done"], row["missing"], row["percent"]) == (4, None, None, None)


def test_a_report_without_the_number_of_members_takes_it_from_their_list(office: Office) -> None:
    asked(office)
    office.fill("a", HTTNV=4)
    report(office, members=None, done=1, reported_on=date(2023, 12, 20))
    row = pledges(office, date(2024, 1, 1)).row(0, named=True)
    assert (row["members"], row["done"], row["missing"]) == (4, 1, 3)


def test_the_lowest_share_stands_first_and_the_unknown_last(office: Office) -> None:
    for unit in ("b", "c"):
        office.unit(unit)
    asked(office)
    report(office, unit="b", done=9, reported_on=date(2023, 12, 20))
    report(office, unit="c", done=2, reported_on=date(2023, 12, 20))
    assert pledges(office, date(2023, 12, 21))["unit"].to_list() == ["c", "b", "a"]
    assert pledges(office, date(2023, 12, 19))["done"].null_count() == 3


def asked(office: Office, comparison: str = "before") -> None:
    office.plan()
    office.deadline(NAMED, ["ke_hoach_khac_phuc", "ban_cam_ket"], subject="dang_vien", comparison=comparison)


def report(office: Office, **other: object) -> None:
    office.add("pledge_record", office.file(), **{"year": 2023, "unit": "a", "members": 10, **other})


def pledges(office: Office, day: date) -> pl.DataFrame:
    return office.serve().ask("member_pledges", LOCAL_VIEWER, years=[2023], as_of=day)
