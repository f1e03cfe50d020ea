"""Invented shortcomings and what plans and follow-ups said of them: the definition in SQL against the plain reading."""

import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, note
from hypothesis import strategies as st

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office
from tests.reference.effort import short_and_long, tried
from tests.reference.rules import Remediation, Statement, age, remediation

PLANNED = date(2022, 12, 28)
STATES = ("chua_thuc_hien", "dang_thuc_hien", "da_hoan_thanh", "ket_thuc")
# Gaps at which something changes: the day itself, the day after, the warning, the ends of the buckets.
gaps = st.sampled_from([0, 1, 2, 13, 14, 15, 29, 30, 31, 90, 91, 180, 181, 365, 366])
dues = st.one_of(st.none(), gaps.map(lambda days: PLANNED + timedelta(days=days)))


@st.composite
def follow_ups(draw: st.DrawFn, day: date, known: date) -> Statement:
    status = draw(st.sampled_from([None, "da_hoan_thanh", *STATES]))
    done = draw(st.sampled_from([None, None, 1, 14, 31, 181])) if status == "da_hoan_thanh" else None
    return Statement(day, known, status, draw(dues), None if done is None else PLANNED + timedelta(days=done))


@st.composite
def shortcomings(draw: st.DrawFn) -> list[Statement]:
    """A plan's line and what up to four follow-ups say; one for a day already spoken for is a correction."""
    told = [Statement(PLANNED, PLANNED, None, draw(dues), is_plan=True)]
    taken_in = PLANNED
    for _ in range(draw(st.integers(0, 5))):
        again = len(told) > 1 and draw(st.booleans())
        day = told[-1].day if again else taken_in + timedelta(days=draw(gaps) + 1)
        taken_in = max(taken_in, day) + timedelta(days=draw(st.integers(0, 5)))
        told.append(draw(follow_ups(day, taken_in if again else day)))
    return told


cases = st.tuples(
    st.lists(shortcomings(), min_size=30, max_size=60),
    st.lists(gaps.map(lambda days: PLANNED + timedelta(days=days)), min_size=4, max_size=6, unique=True),
)


@short_and_long
def test_classes_days_and_extensions_are_those_of_the_plain_reading(effort: int) -> None:
    tried(4, effort)(given(cases)(answers_are_those_of_the_rules))()


def answers_are_those_of_the_rules(case: tuple[list[list[Statement]], list[date]]) -> None:
    """What remediation_as_of says of each shortcoming on each day."""
    items, days = case
    with tempfile.TemporaryDirectory() as folder:
        warehouse = office_of(items, Path(folder)).serve()
        for day in days:
            note(f"as of {day}")
            rows = warehouse._cursor(1).sql(ASKED, params={"day": day}).fetchall()
            expected = {str(number): remediation(told, day) for number, told in enumerate(items)}
            stands = {key: told for key, told in expected.items() if told}
            assert {key: Remediation(*told) for key, *told in rows} == stands
            aged = warehouse.ask("remediation_ageing", LOCAL_VIEWER, as_of=day).rows(named=True)
            ages = Counter(age(told, day) for told in stands.values())
            ages.pop(None, None)
            assert {row["age"]: row["n"] for row in aged} == ages
        warehouse.close()


ASKED = "select item_key, class, days_overdue, first_due_on, due_on, extensions from remediation_as_of($day)"


def office_of(items: list[list[Statement]], home: Path) -> Office:
    """The records of the shortcomings: a plan, then a file to each statement in the order of the days they came in."""
    office = Office(home)
    office.unit("a")
    plan = office.file("plan.xlsx", PLANNED)
    later: list[tuple[date, int, int, dict[str, Any]]] = []
    for number, (first, *others) in enumerate(items):
        office.shortcoming(plan, str(number), first.due, stated_on=first.day)
        for place, said in enumerate(others):
            columns: dict[str, Any] = {
                "status": said.status,
                "due_on": said.due,
                "done_on": said.done,
                "stated_on": said.day,
            }
            later.append((said.known, number, place, columns))
    for known, number, _, columns in sorted(later, key=lambda line: line[:3]):
        office.follow(str(number), taken_in=known, **columns)
    return office
