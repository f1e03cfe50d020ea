"""What is kept of a day answers as the version itself would, whoever asks, in whichever order and at the same time."""

import threading
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from data import audience, kept
from data.viewer import LOCAL_VIEWER, Viewer
from data.warehouse import Warehouse
from tests.data.asked import QUESTIONS, given
from tests.data.office import Office

DAY = date(2023, 12, 12)
OF_A_BRANCH = Viewer("a", "chi_bo", "van-phong-1")
# Who asks for which branches on which day: two ways in every run, all in the long ones.
ASKING: tuple[tuple[Viewer, list[str], date], ...] = (
    (LOCAL_VIEWER, [], DAY),
    (LOCAL_VIEWER, ["van-phong-1", "khuyen-cong"], date(2024, 3, 1)),
    (OF_A_BRANCH, [], DAY),
    (LOCAL_VIEWER, ["van-phong-1", "khuyen-cong"], DAY),
    (LOCAL_VIEWER, [], date(2024, 3, 1)),
)
OF_A_DAY = [question for question, text in QUESTIONS.items() if kept.needs(text) and question != audience.PEOPLE]
NOT_OF_ITS_DAY_ALONE = {audience.PEOPLE, "register_shortcomings", "branch_notes", "person_find", "unit_kin"}


def test_nearly_every_question_of_a_day_is_answered_from_what_is_kept() -> None:
    of_a_day = {question for question, text in QUESTIONS.items() if "$as_of" in text}
    assert of_a_day - set(OF_A_DAY) <= NOT_OF_ITS_DAY_ALONE


@pytest.fixture(scope="module")
def both(sample_home: Path) -> Iterator[tuple[Warehouse, Warehouse]]:
    """Give the sample committee's warehouse, and one that keeps nothing."""
    keeping, plain = Warehouse(sample_home), Warehouse(sample_home)
    plain._opened(plain._served())._places.most = 0
    yield keeping, plain
    keeping.close()
    plain.close()


@pytest.mark.parametrize("asking", [ASKING[:2], pytest.param(ASKING, marks=pytest.mark.soak)], ids=["two", "every"])
@pytest.mark.parametrize("question", OF_A_DAY)
def test_a_question_is_answered_from_what_is_kept_as_from_the_version(
    both: tuple[Warehouse, Warehouse], question: str, asking: Sequence[tuple[Viewer, list[str], date]]
) -> None:
    keeping, plain = both
    for viewer, units, day in asking:
        asked = given(question, units=units, as_of=day)
        told, expected = (one.ask(question, viewer, **asked) for one in (keeping, plain))
        assert told.equals(expected), (viewer.id, day)


def test_what_is_given_up_for_other_days_is_kept_anew(office: Office) -> None:
    office.plan()
    office.fill("a", HTXSNV=3, HTTNV=10)
    warehouse = office.serve()
    days = [DAY + timedelta(number) for number in range(kept.MOST_PLACES + 3)]
    first = [distribution(warehouse, day) for day in days]
    warehouse._answer.cache_clear()
    assert first == [distribution(warehouse, day) for day in days]


def test_what_is_kept_may_be_lost_at_any_time(office: Office) -> None:
    office.plan()
    office.fill("a", HTXSNV=3, HTTNV=10)
    warehouse = office.serve()
    told = distribution(warehouse, DAY)
    opened = warehouse._opened(1)
    opened._connection.cursor().execute(f"drop schema {kept.DATABASE}.{opened._places.of(DAY).schema} cascade")
    warehouse._answer.cache_clear()
    assert distribution(warehouse, DAY) == told


@pytest.mark.parametrize(("ratings", "days"), [(0, 24), (2_000, 24), (120_000, 21), (650_000, 4), (56_000_000, 2)])
def test_the_more_ratings_the_fewer_days_are_kept(ratings: int, days: int) -> None:
    assert kept.room_for(ratings) == days


def test_threads_that_ask_of_many_days_at_once_get_each_their_own(office: Office) -> None:
    """Facts become known one after the other, so that each day has an answer of its own."""
    office.plan()
    paper = office.file()
    for number in range(6):
        office.rate(paper, f"{number}", "HTTNV", dated_on=date(2023, 12, 1 + number))
    warehouse = office.serve()
    days = [date(2023, 12, 1 + number) for number in range(6)]
    expected = [distribution(warehouse, day) for day in days]
    assert len({str(rows) for rows in expected}) == len(days)
    wrong: list[tuple[date, Any]] = []

    def ask(turn: int) -> None:
        for number in range(30):
            place = (turn + number) % len(days)
            told = distribution(warehouse, days[place])
            if told != expected[place]:
                wrong.append((days[place], told))
            warehouse._answer.cache_clear()

    threads = [threading.Thread(target=ask, args=(turn,)) for turn in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_level_tried_is_not_answered_from_what_is_kept(office: Office) -> None:
    office.plan()
    office.rate(office.file(), "x", "HTTNV")
    warehouse = office.serve()
    told = distribution(warehouse, date.max)
    tried = {"trial_year": 2023, "trial_subjects": ["x"], "trial_levels": ["HTXSNV"]}
    assert distribution(warehouse, date.max, **tried) != told
    assert distribution(warehouse, date.max) == told


def distribution(warehouse: Warehouse, day: date, **tried: Any) -> list[tuple[Any, ...]]:
    asked = given("rating_distribution", as_of=day, **tried)
    return warehouse.ask("rating_distribution", LOCAL_VIEWER, **asked).rows()
