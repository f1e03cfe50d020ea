"""The boundary cases of following a shortcoming: due, warned, extended, done, closed, corrected, replayed."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.data.office import Office

DUE = date(2023, 6, 30)
LATER = date(2023, 12, 31)
SAID = date(2023, 7, 10)  # the day a follow-up speaks for, after the due date
EARLY = date(2023, 5, 10)  # the same, before it
DONE, BEGUN, NOT_BEGUN, CLOSED = "da_hoan_thanh", "dang_thuc_hien", "chua_thuc_hien", "ket_thuc"


def said(status: str | None, on: date, **other: Any) -> dict[str, Any]:
    """What a follow-up states, taken in on the day it speaks for unless `other` says otherwise."""
    return {"status": status, "stated_on": on, "taken_in": on, **other}


EXTENDED_BEFORE = said(BEGUN, EARLY, due_on=LATER)
EXTENDED_AFTER = said(BEGUN, SAID, due_on=LATER)
DONE_LATE = said(DONE, SAID, done_on=date(2023, 7, 1))
CASES: list[tuple[str, list[dict[str, Any]], date, str, int | None, int]] = [
    ("fifteen days ahead", [], DUE - timedelta(15), NOT_BEGUN, None, 0),
    ("fourteen days ahead", [], DUE - timedelta(14), "sap_den_han", None, 0),
    ("the day before", [], DUE - timedelta(1), "sap_den_han", None, 0),
    ("the due day itself", [], DUE, "sap_den_han", None, 0),
    ("the day after, a Saturday", [], DUE + timedelta(1), "qua_han", 1, 0),
    ("a Sunday counts like any day", [], DUE + timedelta(2), "qua_han", 2, 0),
    ("begun, the due day", [said(BEGUN, EARLY)], DUE, "sap_den_han", None, 0),
    ("begun, the day after", [said(BEGUN, EARLY)], DUE + timedelta(1), "qua_han", 1, 0),
    ("extended before it was overdue", [EXTENDED_BEFORE], DUE + timedelta(1), BEGUN, None, 1),
    ("extended before, the new day passed", [EXTENDED_BEFORE], LATER + timedelta(1), "qua_han", 1, 1),
    ("overdue until extended", [EXTENDED_AFTER], SAID - timedelta(1), "qua_han", 9, 0),
    ("extended once overdue", [EXTENDED_AFTER], SAID, BEGUN, None, 1),
    ("extended twice", [EXTENDED_BEFORE, said(None, SAID, due_on=date(2024, 3, 31))], LATER, BEGUN, None, 2),
    ("no date said in between", [said(BEGUN, EARLY), EXTENDED_AFTER], SAID, BEGUN, None, 1),
    ("the same date said again", [EXTENDED_BEFORE, said(BEGUN, SAID, due_on=LATER)], SAID, BEGUN, None, 1),
    ("the date brought forward", [said(BEGUN, EARLY, due_on=date(2023, 5, 31))], date(2023, 6, 1), "qua_han", 1, 0),
    ("done on the due day", [said(DONE, SAID, done_on=DUE)], SAID, "hoan_thanh_dung_han", None, 0),
    ("done a day late", [DONE_LATE], SAID, "hoan_thanh_cham", None, 0),
    ("done late, not known yet", [DONE_LATE], SAID - timedelta(1), "qua_han", 9, 0),
    ("done without a date, said before due", [said(DONE, EARLY)], SAID, "hoan_thanh_dung_han", None, 0),
    ("done without a date, said on the due day", [said(DONE, DUE)], SAID, "hoan_thanh_dung_han", None, 0),
    ("done without a date, said the day after", [said(DONE, DUE + timedelta(1))], SAID, "hoan_thanh_cham", None, 0),
    ("done late, then in time by an extension", [EXTENDED_BEFORE, DONE_LATE], SAID, "hoan_thanh_dung_han", None, 1),
    (
        "said done twice, the first day holds",
        [said(DONE, EARLY), said(DONE, SAID)],
        SAID,
        "hoan_thanh_dung_han",
        None,
        0,
    ),
    (
        "said done, taken back, done again without a date",
        [said(DONE, EARLY), said(BEGUN, date(2023, 6, 1)), said(DONE, SAID)],
        SAID,
        "hoan_thanh_cham",
        None,
        0,
    ),
    (
        "taken back, still open",
        [said(DONE, EARLY, done_on=EARLY), said(BEGUN, SAID)],
        SAID,
        "qua_han",
        10,
        0,
    ),
    ("closed without doing, never overdue", [said(CLOSED, EARLY)], LATER, "ket_thuc", None, 0),
    ("closed after it was overdue", [said(CLOSED, SAID)], LATER, "ket_thuc", None, 0),
    ("reported twice for one day", [said(BEGUN, SAID), said(BEGUN, SAID)], SAID, "qua_han", 10, 0),
    (
        "a day replayed before a correction",
        [said(BEGUN, SAID), said(DONE, SAID, done_on=DUE, taken_in=date(2023, 9, 1))],
        date(2023, 8, 31),
        "qua_han",
        62,
        0,
    ),
    (
        "corrected later",
        [said(BEGUN, SAID), said(DONE, SAID, done_on=DUE, taken_in=date(2023, 9, 1))],
        date(2023, 9, 1),
        "hoan_thanh_dung_han",
        None,
        0,
    ),
    (
        "a corrected extension is one extension",
        [EXTENDED_BEFORE, said(BEGUN, EARLY, due_on=date(2024, 1, 31), taken_in=SAID)],
        LATER,
        BEGUN,
        None,
        1,
    ),
]


@pytest.fixture(scope="module")
def all_cases(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Give an office with the shortcoming of each case under the case's name; tests only ask it."""
    office = Office(tmp_path_factory.mktemp("cases"))
    office.unit("a")
    office.receive(office.file(), "ke_hoach_khac_phuc", date(2022, 12, 20), year=2022)
    for name, papers, *_ in CASES:
        office.shortcoming(office.file(taken_in=date(2022, 12, 20)), name, DUE)
        for paper in papers:
            office.follow(name, **paper)
    return office


@pytest.mark.parametrize(
    ("name", "day", "state", "overdue", "extensions"),
    [(name, *expected) for name, _, *expected in CASES],
    ids=[case[0] for case in CASES],
)
def test_a_shortcoming_stands_where_the_papers_known_by_the_day_put_it(
    all_cases: Office, name: str, day: date, state: str, overdue: int | None, extensions: int
) -> None:
    row = item(all_cases, day, name)
    assert (row["class"], row["days_overdue"], row["extensions"]) == (state, overdue, extensions)
    assert row["first_due_on"] == DUE


def test_a_plan_corrected_later_moves_the_first_due_date_and_counts_no_extension(office: Office) -> None:
    office.receive(office.file(), "ke_hoach_khac_phuc", date(2022, 12, 20), year=2022)
    office.shortcoming(office.file(taken_in=date(2022, 12, 20)), "x", DUE)
    office.shortcoming(office.file(taken_in=date(2023, 2, 1)), "x", date(2023, 9, 30))
    assert item(office, date(2023, 1, 31))["due_on"] == DUE
    row = item(office, date(2023, 2, 1))
    assert (row["first_due_on"], row["due_on"], row["extensions"]) == (date(2023, 9, 30), date(2023, 9, 30), 0)


def test_a_line_that_names_both_dates_is_an_extension_of_the_first(office: Office) -> None:
    office.shortcoming(office.file(), "x", None, due_text="Thường xuyên")
    office.follow("x", BEGUN, stated_on=SAID, extended_from=DUE, due_on=LATER)
    row = item(office, LATER)
    assert (row["first_due_on"], row["due_on"], row["extensions"]) == (DUE, LATER, 1)


def test_what_has_no_due_day_is_never_overdue(office: Office) -> None:
    office.shortcoming(office.file(), "x", None, due_text="Thường xuyên")
    row = item(office, date(2033, 1, 1))
    assert (row["class"], row["is_overdue"], row["days_overdue"], row["due_text"]) == (
        NOT_BEGUN,
        False,
        None,
        "Thường xuyên",
    )


def item(office: Office, day: date, key: str = "x") -> dict[str, Any]:
    """The one shortcoming of that key as known on a day."""
    cursor = office.serve()._cursor(1)
    found = cursor.sql("select * from remediation_as_of($day) where item_key = $key", params={"day": day, "key": key})
    [row] = found.fetchall()
    return dict(zip(found.columns, row, strict=True))
