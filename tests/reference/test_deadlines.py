"""Deadlines and dossiers of invented bodies: what the queries answer is what the plain reading of the plan says."""

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, note
from hypothesis import strategies as st

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office
from tests.reference.effort import short_and_long, tried
from tests.reference.rules import Register, dossier, filing, last_permitted, receipt

UNITS = ("a", "b", "c", "d")
# A weekday, two Sundays and the last day of a year, as in the plan.
NAMED = st.sampled_from([date(2023, 12, 5), date(2023, 12, 10), date(2023, 12, 28), date(2023, 12, 31)])
PAPERS = ("bao_cao_kiem_diem", "tong_hop_dang_vien", "ket_qua_chi_bo", "van_ban_khac")

COMPLETION = "select unit, complete_on, is_on_time from completion($day)"


def near(named: date) -> st.SearchStrategy[date]:
    """Days around a named day: the day before, the day itself and the day after come often."""
    return st.integers(-4, 6).map(lambda days: named + timedelta(days=days))


@st.composite
def registers(draw: st.DrawFn, named: date) -> list[Register]:
    """Up to three registers that note one paper, each taken in after the one before; sent twice is two days."""
    found: list[Register] = []
    for _ in range(draw(st.sampled_from([0, 1, 1, 1, 2, 3]))):
        received = draw(st.lists(near(named), min_size=1, max_size=2))
        earliest = found[-1].taken_in if found else named - timedelta(days=5)
        found.append(Register(earliest + timedelta(days=draw(st.integers(1, 4))), tuple(received)))
    return found


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    named, inclusive = draw(NAMED), draw(st.booleans())
    papers = draw(st.lists(st.sampled_from(PAPERS), min_size=2, max_size=3, unique=True))
    return {
        "named": named,
        "inclusive": inclusive,
        "required": {paper: paper != "van_ban_khac" for paper in papers},
        "noted": {(unit, paper): draw(registers(named)) for unit in UNITS for paper in papers},
        # The last permitted day is one of the first two.
        "days": [named - timedelta(days=1), named, named + timedelta(days=draw(st.integers(1, 12)))],
    }


def office_of(plan: dict[str, Any], home: Path) -> Office:
    """The records of the plan; a file to each register, in the order of the days on which they were taken in."""
    office = Office(home)
    office.plan()
    for unit in UNITS:
        office.unit(unit)
    comparison = "on_or_before" if plan["inclusive"] else "before"
    for paper, required in plan["required"].items():
        requirement = "required" if required else "optional"
        office.deadline(plan["named"], [paper], comparison=comparison, requirement=requirement)
    lines = [(one.taken_in, unit, paper, one) for (unit, paper), all_ in plan["noted"].items() for one in all_]
    for taken_in, unit, paper, register in sorted(lines, key=lambda line: line[:3]):
        file = office.file(taken_in=taken_in)
        for received in register.received:
            office.receive(file, paper, received, unit=unit)
    return office


@short_and_long
def test_states_days_and_completion_are_those_of_the_plain_reading(effort: int) -> None:
    tried(6, effort)(given(plans())(answers_are_those_of_the_rules))()


def answers_are_those_of_the_rules(plan: dict[str, Any]) -> None:
    """What submission_matrix and completion say on each day of the plan."""
    with tempfile.TemporaryDirectory() as folder:
        warehouse = office_of(plan, Path(folder)).serve()
        for day in plan["days"]:
            note(f"as of {day}")
            asked = warehouse.ask("submission_matrix", LOCAL_VIEWER, as_of=day).rows(named=True)
            answered = {(r["unit"], r["document"]): (r["state"], r["days"], r["received_on"]) for r in asked}
            assert answered == {pair: stated(plan, pair, day) for pair in plan["noted"]}
            complete = warehouse._cursor(1).sql(COMPLETION, params={"day": day}).fetchall()
            assert {unit: dated for unit, *dated in complete} == completed(plan, day)
        warehouse.close()


def stated(plan: dict[str, Any], pair: tuple[str, str], day: date) -> tuple[str, int | None, date | None]:
    """State, days and receipt of one branch's paper by the plain rules."""
    received = receipt(plan["noted"][pair], day)
    required = plan["required"][pair[1]]
    return *filing(received, plan["named"], plan["inclusive"], required, day), received


def completed(plan: dict[str, Any], day: date) -> dict[str, list[date | bool | None]]:
    """Per branch the day its dossier was complete and whether in time, by the plain rules."""
    papers = [paper for paper, required in plan["required"].items() if required]
    if not papers:
        return {}
    received = {unit: [receipt(plan["noted"][unit, paper], day) for paper in papers] for unit in UNITS}
    return {unit: [*dossier(received[unit], plan["named"], plan["inclusive"])] for unit in UNITS}


def test_the_last_permitted_day_is_the_one_before_or_the_named_one() -> None:
    assert last_permitted(date(2023, 12, 10), inclusive=False) == date(2023, 12, 9)
    assert last_permitted(date(2023, 12, 10), inclusive=True) == date(2023, 12, 10)
