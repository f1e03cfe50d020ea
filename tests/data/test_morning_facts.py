"""Question morning_facts: what wants a word on a day, about whom, and who looks after them."""

from datetime import date
from typing import Any

import pytest

from data.viewer import LOCAL_VIEWER
from tests.data.office import DOSSIER, Office

NAMED = date(2023, 12, 5)
Fact = tuple[Any, ...]


@pytest.fixture
def asked(office: Office) -> Office:
    """Give an office whose branches a and b owe a dossier and, in a second deadline, a plan; a has a supervisor."""
    office.unit("b")
    office.plan()
    office.deadline(NAMED)
    office.deadline(date(2023, 12, 28), ["ke_hoach_khac_phuc"], position=2)
    office.rows["supervisor"].append({"year": 2023, "unit": "a", "role": "Secretary"})
    return office


@pytest.mark.parametrize(
    ("comparison", "day", "matter", "days"),
    [
        ("before", date(2023, 12, 4), "den_han", 0),
        ("before", NAMED, "ho_so_qua_han", 0),
        ("before", date(2023, 12, 20), "ho_so_qua_han", 15),
        ("on_or_before", NAMED, "den_han", 0),
        ("on_or_before", date(2023, 12, 6), "ho_so_qua_han", 1),
    ],
)
def test_a_dossier_is_due_until_its_last_day_and_overdue_from_the_day_after(
    office: Office, comparison: str, day: date, matter: str, days: int
) -> None:
    office.plan()
    office.deadline(NAMED, comparison=comparison)
    office.receive(office.file(), DOSSIER[0], date(2023, 12, 1))
    assert told(office, day, "den_han", "ho_so_qua_han") == [(matter, "a", len(DOSSIER) - 1, 0, days)]


def test_what_arrives_later_is_not_known_yet_and_who_has_nothing_in_stands_first(asked: Office) -> None:
    register = asked.file()
    for document in DOSSIER:
        asked.receive(register, document, date(2023, 12, 7))
    asked.receive(register, DOSSIER[0], date(2023, 12, 1), unit="b")
    assert told(asked, date(2023, 12, 6), "ho_so_qua_han") == [
        ("ho_so_qua_han", "a", 3, 1, 1),
        ("ho_so_qua_han", "b", 2, 0, 1),
    ]
    assert told(asked, date(2023, 12, 7), "nop_cham") == [("nop_cham", "a", 0, 0, 2)]


def test_the_next_deadline_is_told_however_far_and_later_ones_once_they_are_near(asked: Office) -> None:
    far = {row[4] for row in told(asked, date(2023, 9, 1))}
    assert far == {(date(2023, 12, 4) - date(2023, 9, 1)).days}
    assert {row[4] for row in told(asked, date(2023, 12, 3), "den_han")} == {1}
    asked.rows["deadline"][-1]["named_day"] = date(2023, 12, 10)
    assert {row[4] for row in told(asked, date(2023, 12, 3), "den_han")} == {1, 6}


def test_each_body_is_told_with_the_office_that_looks_after_it(asked: Office) -> None:
    asked.add(
        "review_meeting_record", asked.file(), year=2023, unit="b", has_chi_uy=True, held_on=NAMED, supervisor="Deputy"
    )
    rows = answer(asked, date(2023, 12, 20)).to_dicts()
    assert {(row["unit"], row["office"]) for row in rows if row["matter"] == "ho_so_qua_han"} == {
        ("a", "Secretary"),
        ("b", "Deputy"),
    }


def test_pledges_owed_are_counted_and_of_who_did_not_report_it_is_unknown(office: Office) -> None:
    office.unit("b")
    office.plan()
    office.deadline(date(2023, 12, 31), ["ban_cam_ket"], subject="dang_vien")
    office.add("pledge_record", office.file(), year=2023, unit="a", members=9, done=4, reported_on=date(2023, 12, 18))
    assert told(office, date(2023, 12, 20)) == [
        ("cam_ket_den_han", "a", 5, 0, 10),
        ("cam_ket_den_han", "b", None, 0, 10),
    ]
    assert [row[0] for row in told(office, date(2023, 12, 31))] == ["cam_ket_qua_han"] * 2


def test_reviews_are_overdue_or_near_or_unknown_and_another_attended(asked: Office) -> None:
    asked.unit("c")
    asked.rows["supervisor"].append({"year": 2023, "unit": "b", "role": "Deputy"})
    paper = asked.file(taken_in=date(2023, 11, 1))
    for unit, held_on in (("a", None), ("b", date(2023, 11, 20))):
        row = {"year": 2023, "unit": unit, "has_chi_uy": True, "held_on": held_on, "supervisor": "Secretary"}
        asked.add("review_meeting_record", paper, **row)
    of_meetings = ("hop_qua_han", "hop_den_han", "hop_khong_ro", "vang_du")
    near = [row[:2] for row in told(asked, date(2023, 11, 25), *of_meetings)]
    assert near == [("hop_den_han", "a"), ("vang_du", "b")]
    past = [row[:2] for row in told(asked, date(2023, 12, 10), *of_meetings)]
    assert past == [("hop_qua_han", "a"), ("vang_du", "b"), ("hop_khong_ro", "c")]


def test_shortcomings_are_counted_by_branch_the_longest_overdue_first(asked: Office) -> None:
    plan = asked.file("plan.xlsx")
    for unit, key, due in (("a", "x", 10), ("b", "y", 1), ("b", "z", 15), ("a", "soon", 25), ("b", "far", 31)):
        asked.shortcoming(plan, key, date(2023, 12, due), unit=unit, stated_on=date(2022, 12, 28))
    rows = told(asked, date(2023, 12, 16), "khac_phuc_qua_han", "khac_phuc_den_han")
    assert rows == [
        ("khac_phuc_qua_han", "b", 2, 0, 15),
        ("khac_phuc_qua_han", "a", 1, 0, 6),
        ("khac_phuc_den_han", "a", 1, 0, 9),
    ]
    assert answer(asked, date(2023, 12, 16), followed_years=[2021])["matter"].str.starts_with("khac_phuc").sum() == 0


def test_ratings_wait_for_a_decision_until_its_day_and_who_is_postponed_has_no_level(office: Office) -> None:
    office.plan()
    paper = office.file()
    for subject, level, state in (("p", "HTTNV", None), ("q", None, "hoan"), ("r", None, "khong_thuoc_dien")):
        office.rate(paper, subject, level, stage="proposed", unrated_state=state, dated_on=date(2023, 12, 1))
    office.rate(paper, "p", "HTTNV", dated_on=date(2023, 12, 15))
    assert told(office, date(2023, 12, 14)) == [("chua_quyet_dinh", "a", 1, 0, None), ("chua_co_muc", "a", 1, 1, None)]
    assert told(office, date(2023, 12, 15)) == [("chua_co_muc", "a", 1, 1, None)]


def test_what_stands_in_the_way_is_told_from_the_day_of_the_note(office: Office) -> None:
    office.plan()
    for day in (10, 12):
        office.add("note_record", office.file(), year=2023, unit="a", note=f"n{day}", noted_on=date(2023, 12, day))
    assert told(office, date(2023, 12, 9)) == []
    assert told(office, date(2023, 12, 11)) == [("vuong_mac", "a", 1, 0, 1)]
    assert told(office, date(2023, 12, 12)) == [("vuong_mac", "a", 2, 0, 0)]


def test_the_gravest_matter_stands_first(asked: Office) -> None:
    asked.receive(asked.file(), DOSSIER[0], date(2023, 12, 1))
    ranks = answer(asked, date(2023, 12, 27))["rank"].to_list()
    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 1


def told(office: Office, day: date, *matters: str) -> list[Fact]:
    rows = answer(office, day).select("matter", "unit", "n", "part", "days").rows()
    return [row for row in rows if not matters or row[0] in matters]


def answer(office: Office, day: date, followed_years: list[int] | None = None) -> Any:
    return office.serve().ask(
        "morning_facts", LOCAL_VIEWER, years=[2023], followed_years=followed_years or [], as_of=day
    )
