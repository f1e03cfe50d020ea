"""The boundary cases of what hangs on the day of a decision, a proposal or a report: ceiling, awards, pledges.

Those of the filing of papers, of award papers and of shortcomings stand in the tests of these rules.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office

SUNDAY = date(2023, 12, 17)
DAY = timedelta(days=1)
CORRECTED = date(2024, 1, 10)
Step = Callable[[Office], None]


def decided(excellent: int, good: int, taken_in: date = SUNDAY) -> Step:
    """A decision of that Sunday on numbered members: so many HTXSNV, the next HTTNV."""

    def step(office: Office) -> None:
        paper = office.file("decision.xlsx", taken_in)
        for number, level in enumerate(["HTXSNV"] * excellent + ["HTTNV"] * good):
            office.rate(paper, str(number), level, dated_on=SUNDAY)

    return step


def proposed(filed_on: date = SUNDAY, taken_in: date = SUNDAY, subject: str = "0") -> Step:
    """A list of awards in which a member's papers came on a day."""

    def step(office: Office) -> None:
        office.add(
            "award_record",
            office.file("awards.xlsx", taken_in),
            year=2023,
            unit="a",
            subject_kind="dang_vien",
            subject=subject,
            subject_name=subject,
            form="Giấy khen",
            filed_on=filed_on,
        )

    return step


def reported(done: int, on: date = SUNDAY, taken_in: date = SUNDAY) -> Step:
    """A branch's report that so many of its nine members have made plan and pledge."""

    def step(office: Office) -> None:
        paper = office.file("pledges.xlsx", taken_in)
        office.add("pledge_record", paper, year=2023, unit="a", members=9, done=done, reported_on=on)

    return step


CEILING = [
    ("nothing sent", [], date.max, None),
    ("the day before", [decided(3, 10)], SUNDAY - DAY, None),
    ("the day itself, a Sunday", [decided(3, 10)], SUNDAY, (3, 2, "over")),
    ("the day after", [decided(3, 10)], SUNDAY + DAY, (3, 2, "over")),
    ("sent twice", [decided(3, 10), decided(3, 10)], date.max, (3, 2, "over")),
    ("corrected later", [decided(3, 10), decided(2, 11, CORRECTED)], CORRECTED, (2, 2, "within")),
    ("a day before the correction", [decided(3, 10), decided(2, 11, CORRECTED)], CORRECTED - DAY, (3, 2, "over")),
    ("one below the ceiling", [decided(1, 10)], date.max, (1, 2, "within")),
    ("just the ceiling", [decided(2, 10)], date.max, (2, 2, "within")),
    ("too few for any", [decided(1, 4)], date.max, (1, 0, "too_few")),
]
NO_LONGER = "khong_xuat_sac"
AWARDS = [
    ("nothing sent", [decided(1, 1)], date.max, {"xuat_sac_chua_de_nghi": 1}),
    ("the day before the papers", [decided(1, 1), proposed(SUNDAY + DAY)], SUNDAY, {"xuat_sac_chua_de_nghi": 1}),
    ("the day itself, a Sunday", [decided(1, 1), proposed()], SUNDAY, {"xuat_sac_da_de_nghi": 1}),
    ("the day after", [decided(1, 1), proposed()], SUNDAY + DAY, {"xuat_sac_da_de_nghi": 1}),
    ("sent twice", [decided(1, 1), proposed(), proposed()], date.max, {"xuat_sac_da_de_nghi": 1}),
    (
        "the decision corrected later",
        [decided(1, 1), proposed(), decided(0, 2, CORRECTED)],
        CORRECTED,
        {NO_LONGER: 1},
    ),
    (
        "a day before that correction",
        [decided(1, 1), proposed(), decided(0, 2, CORRECTED)],
        CORRECTED - DAY,
        {"xuat_sac_da_de_nghi": 1},
    ),
    ("proposed and not eligible", [decided(0, 1), proposed()], date.max, {NO_LONGER: 1}),
    ("before the decision", [decided(1, 1), proposed(SUNDAY - DAY, SUNDAY - DAY)], SUNDAY - DAY, {"chua_ro": 1}),
]
# The plan's day is Sunday the 17th here: a report of the 16th is in time, one of the 17th is not.
PLEDGES = [
    ("nothing sent is not known, not 0", [], date.max, (None, None)),
    ("the day before", [reported(5, SUNDAY - DAY)], date.max, (5, 5)),
    ("the day itself, a Sunday", [reported(5)], date.max, (5, 0)),
    ("the day after", [reported(5, SUNDAY + DAY)], date.max, (5, 0)),
    ("not reported yet", [reported(5)], SUNDAY - DAY, (None, None)),
    ("sent twice", [reported(5, SUNDAY - DAY), reported(5, SUNDAY - DAY)], date.max, (5, 5)),
    ("corrected later", [reported(5), reported(4, SUNDAY, CORRECTED)], CORRECTED, (4, 0)),
    ("a day before the correction", [reported(5), reported(4, SUNDAY, CORRECTED)], CORRECTED - DAY, (5, 0)),
    ("some in time and more after", [reported(5, SUNDAY - DAY), reported(8, SUNDAY + DAY)], date.max, (8, 5)),
]


def named(cases: list[tuple[str, Any, date, Any]]) -> pytest.MarkDecorator:
    """The cases of a rule under their names."""
    return pytest.mark.parametrize(
        ("steps", "day", "expected"), [case[1:] for case in cases], ids=[case[0] for case in cases]
    )


@named(CEILING)
def test_the_ceiling_stands_where_the_decisions_known_by_the_day_put_it(
    office: Office, steps: list[Step], day: date, expected: tuple[int, int, str] | None
) -> None:
    office.plan()
    rows = ask(office, steps, "ceiling_check", day)
    told = [(row["excellent"], row["allowed"], row["verdict"]) for row in rows if row["is_default"]]
    assert told == ([expected] if expected else [])


@named(AWARDS)
def test_an_award_stands_where_decision_and_proposal_known_by_the_day_put_it(
    office: Office, steps: list[Step], day: date, expected: dict[str, int]
) -> None:
    office.plan()
    rows = ask(office, steps, "award_eligibility", day)
    assert {row["class"]: row["n"] for row in rows} == expected


@named(PLEDGES)
def test_pledges_stand_where_the_reports_known_by_the_day_put_them(
    office: Office, steps: list[Step], day: date, expected: tuple[int | None, int | None]
) -> None:
    office.plan()
    office.deadline(SUNDAY, ["ban_cam_ket"], subject="dang_vien")
    [row] = ask(office, steps, "deadline_progress", day)
    assert (row["filed"], row["on_time"]) == expected


def ask(office: Office, steps: list[Step], question: str, day: date) -> list[dict[str, Any]]:
    """Take the steps, then ask of decided members as of the day."""
    for step in steps:
        step(office)
    asked: dict[str, Any] = {"subject_kind": "dang_vien", "stage": "decided", "years": [2023], "as_of": day}
    return office.serve().ask(question, LOCAL_VIEWER, **asked).rows(named=True)
