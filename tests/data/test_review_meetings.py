"""Question review_meetings: which reviews were held, when, and who attended for the committee (plan II.1, III.2)."""

from datetime import date

import pytest

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office

NAMED = date(2023, 12, 5)
LATER = date(2023, 12, 20)


@pytest.mark.parametrize(
    ("comparison", "held_on", "day", "state"),
    [
        ("before", date(2023, 12, 4), LATER, "da_hop"),
        ("before", NAMED, LATER, "da_hop_cham"),
        ("on_or_before", NAMED, LATER, "da_hop"),
        ("before", None, date(2023, 12, 4), "chua_hop"),
        ("before", None, NAMED, "qua_han"),
        ("on_or_before", None, NAMED, "chua_hop"),
        ("before", date(2023, 12, 8), date(2023, 12, 7), "qua_han"),
        ("before", date(2023, 12, 4), date(2023, 12, 3), "chua_hop"),
    ],
)
def test_a_meeting_is_over_in_time_by_the_last_day_of_the_dossier(
    office: Office, comparison: str, held_on: date | None, day: date, state: str
) -> None:
    asked(office, comparison)
    meet(office, held_on=held_on)
    assert only(office, day)["state"] == state


@pytest.mark.parametrize(
    ("planned", "attended", "attendance"),
    [
        ("Secretary", "Secretary", "dung_phan_cong"),
        ("Secretary", " secretary ", "dung_phan_cong"),
        ("Secretary", "Deputy Secretary", "nguoi_khac"),
        ("Secretary", None, "khong_ghi"),
        (None, "Secretary", "co_du"),
        (None, None, "khong_phan_cong"),
    ],
)
def test_who_attended_is_held_against_whom_the_plan_sends(
    office: Office, planned: str | None, attended: str | None, attendance: str
) -> None:
    asked(office)
    if planned:
        office.rows["supervisor"].append({"year": 2023, "unit": "a", "role": planned, "section": "III.2"})
    meet(office, held_on=date(2023, 11, 20), supervisor=attended)
    row = only(office, LATER)
    assert (row["attendance"], row["planned"], row["attended"]) == (attendance, planned, attended)


@pytest.mark.parametrize(
    ("told", "reviewed"),
    [([True], "chi_uy"), ([False], "chi_bo"), ([None], None), ([True, None], "chi_uy"), ([True, False], "chi_bo")],
)
def test_a_branch_without_chi_uy_reviews_itself_and_a_list_that_says_nothing_of_it_takes_nothing_back(
    office: Office, told: list[bool | None], reviewed: str | None
) -> None:
    asked(office)
    for has_chi_uy in told:
        meet(office, has_chi_uy=has_chi_uy)
    row = only(office, LATER)
    assert (row["reviewed"], row["state"]) == (reviewed, "qua_han")


def test_a_body_the_register_does_not_name_is_unknown_not_unheld(office: Office) -> None:
    asked(office)
    row = only(office, LATER)
    assert (row["state"], row["reviewed"], row["attendance"]) == ("khong_ro", None, None)


def test_nothing_of_a_meeting_is_known_before_its_day(office: Office) -> None:
    asked(office)
    meet(office, held_on=date(2023, 12, 2), supervisor="Secretary")
    row = only(office, date(2023, 12, 1))
    assert (row["held_on"], row["attended"], row["attendance"]) == (None, None, None)


def test_a_later_file_tells_a_meeting_from_its_day_but_corrects_one_from_its_taking_in(office: Office) -> None:
    asked(office)
    meet(office, held_on=None)
    meet(office, held_on=date(2023, 12, 2), taken_in=date(2023, 12, 18))
    meet(office, held_on=date(2023, 12, 3), taken_in=date(2023, 12, 19))
    told = [only(office, date(2023, 12, day))["held_on"] for day in (1, 2, 18, 19)]
    assert told == [None, date(2023, 12, 2), date(2023, 12, 2), date(2023, 12, 3)]


def test_the_committee_itself_is_reviewed_by_its_own_day(office: Office) -> None:
    asked(office)
    office.deadline(date(2023, 12, 10), ["bao_cao_ket_qua"], subject="dang_uy", position=2)
    meet(office, unit="dang-uy", held_on=date(2023, 12, 9))
    rows = office.serve().ask("review_meetings", LOCAL_VIEWER, years=[2023], as_of=LATER)
    told = {row["unit"]: (row["state"], row["reviewed"]) for row in rows.to_dicts()}
    assert told["dang-uy"] == ("da_hop", "ban_chap_hanh")


def asked(office: Office, comparison: str = "before") -> None:
    office.plan()
    office.deadline(NAMED, comparison=comparison)


def meet(office: Office, taken_in: date = date(2023, 12, 1), **other: object) -> None:
    row = {"year": 2023, "unit": "a", "has_chi_uy": True, "held_on": None, **other}
    office.add("review_meeting_record", office.file(taken_in=taken_in), **row)


def only(office: Office, day: date) -> dict[str, object]:
    rows = office.serve().ask("review_meetings", LOCAL_VIEWER, years=[2023], units=["a"], as_of=day)
    assert rows.height == 1
    return rows.row(0, named=True)
