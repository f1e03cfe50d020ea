"""Question progress_compared: a day against another, and against the year before at the same distance."""

from datetime import date
from typing import Any

import pytest

from data.viewer import LOCAL_VIEWER
from tests.data.office import DOSSIER, Office

NAMED = date(2023, 12, 5)
THEN, NOW = date(2023, 12, 4), date(2023, 12, 6)
Counts = tuple[Any, ...]


@pytest.fixture
def asked(office: Office) -> Office:
    """Give an office with branches a, b, c, whose dossiers are due on 05/12/2023 and, before, on 12/12/2022."""
    for unit in ("b", "c"):
        office.unit(unit)
    for year, named in ((2022, date(2022, 12, 12)), (2023, NAMED)):
        office.plan(year)
        office.deadline(named, year=year)
    return office


def test_each_moment_counts_what_was_in_by_its_day(asked: Office) -> None:
    hand_in(asked, a=date(2023, 12, 4), b=NAMED, c=date(2023, 12, 7))
    told = moments(asked)
    assert told["hom_so_sanh"] == (THEN, 3, 1, 1, 0, 0, 2)
    assert told["hom_nay"] == (NOW, 3, 2, 1, 1, 1, 0)


def test_the_year_before_is_asked_at_the_same_distance_from_its_own_named_day(asked: Office) -> None:
    hand_in(asked, a=THEN)
    hand_in(asked, 2022, a=date(2022, 12, 11), b=date(2022, 12, 13), c=date(2022, 12, 14))
    assert moments(asked)["nam_truoc"] == (date(2022, 12, 13), 3, 2, 1, 1, 1, 0)
    assert moments(asked, now=THEN)["nam_truoc"] == (date(2022, 12, 11), 3, 1, 1, 0, 0, 2)


def test_before_the_first_receipt_and_in_a_year_without_a_register_nothing_is_known(asked: Office) -> None:
    hand_in(asked, a=date(2023, 12, 5))
    told = moments(asked)
    assert told["hom_so_sanh"] == (THEN, None, None, None, None, None, None)
    assert told["nam_truoc"] == (date(2022, 12, 13), None, None, None, None, None, None)
    assert told["hom_nay"][1:3] == (3, 1)


def test_a_year_without_the_year_before_has_no_day_to_ask(office: Office) -> None:
    office.plan()
    office.deadline(NAMED)
    hand_in(office, a=THEN)
    assert moments(office)["nam_truoc"] == (None,) * 7


def test_a_receipt_corrected_later_was_not_known_on_the_day_compared_with(asked: Office) -> None:
    hand_in(asked, a=date(2023, 12, 1), b=date(2023, 12, 1), c=date(2023, 12, 10))
    corrected = asked.file(taken_in=date(2023, 12, 6))
    for document in DOSSIER:
        asked.receive(corrected, document, date(2023, 12, 2), unit="c")
    told = moments(asked)
    assert told["hom_so_sanh"][2] == told["hom_nay"][2] - 1 == 2
    assert [row["unit"] for row in came(asked)] == ["c"] * len(DOSSIER)


def test_members_are_compared_by_the_reports_known_at_each_moment(asked: Office) -> None:
    for year in (2022, 2023):
        named = date(year, 12, 31)
        asked.deadline(named, ["ban_cam_ket"], "dang_vien", position=2, year=year)
    for year, day, done in ((2022, 29, 4), (2022, 31, 9), (2023, 28, 3), (2023, 29, 5), (2023, 31, 8)):
        report = {"members": 10, "done": done, "reported_on": date(year, 12, day)}
        asked.add("pledge_record", asked.file(), year=year, unit="a", **report)
    told = moments(asked, now=date(2023, 12, 30), then=date(2023, 12, 28), position=2)
    assert [told[moment][1:4] for moment in ("nam_truoc", "hom_so_sanh", "hom_nay")] == [
        (10, 4, 4),
        (10, 3, 3),
        (10, 5, 5),
    ]
    past = moments(asked, now=date(2023, 12, 31), then=date(2023, 12, 20), position=2)
    assert past["nam_truoc"][1:] == (10, 9, 4, 5, 1, 0)
    assert past["hom_so_sanh"][1:3] == (None, None)


def test_chosen_branches_are_followed_back_into_the_year_before(changing: Office) -> None:
    for year in (2022, 2023):
        changing.deadline(date(year, 12, 5), year=year)
    for unit, day in (("right", 1), ("a", 20), ("left", 1)):
        hand_in(changing, 2022, **{unit: date(2022, 12, day)})
    hand_in(changing, new=date(2023, 12, 1))
    told = moments(changing, units=["new"])
    assert told["hom_nay"][1:3] == (1, 1)
    assert told["nam_truoc"][1:3] == (2, 1)


def test_what_came_in_between_is_after_the_one_day_and_up_to_the_other(asked: Office) -> None:
    register = asked.file()
    for document, day in zip(DOSSIER, (4, 5, 6), strict=True):
        asked.receive(register, document, date(2023, 12, day))
    asked.receive(register, DOSSIER[0], date(2023, 12, 7), unit="b")
    rows = [(row["document"], row["state"], row["late_days"]) for row in came(asked)]
    assert rows == [(DOSSIER[1], "dung_ngay_moc", 0), (DOSSIER[2], "cham", 1)]
    assert came(asked, then=NOW) == []


def hand_in(office: Office, year: int = 2023, **days: date) -> None:
    """The whole dossier of a branch comes on a day."""
    register = office.file()
    for unit, day in days.items():
        for document in DOSSIER:
            office.receive(register, document, day, unit=unit, year=year)


def moments(
    office: Office, now: date = NOW, then: date = THEN, position: int = 1, units: list[str] | None = None
) -> dict[str, Counts]:
    """Day, expected, complete, on time, late, overdue, pending of one duty at each moment."""
    rows = office.serve().ask(
        "progress_compared", LOCAL_VIEWER, years=[2023], units=units or [], as_of=now, compared_on=then
    )
    columns = ("told_on", "expected", "complete", "on_time", "late", "overdue", "pending")
    return {
        row["moment"]: tuple(row[column] for column in columns)
        for row in rows.to_dicts()
        if row["position"] == position
    }


def came(office: Office, now: date = NOW, then: date = THEN) -> list[dict[str, Any]]:
    return office.serve().ask("came_between", LOCAL_VIEWER, years=[2023], as_of=now, compared_on=then).to_dicts()
