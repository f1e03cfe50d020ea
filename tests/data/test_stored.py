"""What is known on a version's own day is stored with a large one, and answers as the version itself would."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data.kept import LEFT_TO_ASK, day_macros, needs, rows_of
from data.stored import DAYS_BACK, is_large, store
from data.viewer import LOCAL_VIEWER
from data.warehouse import VERSIONS, Warehouse
from tests.data.asked import QUESTIONS, given
from tests.data.test_kept import OF_A_DAY
from tests.homes import copy_of

DAY = date(2023, 12, 12)
COMPARED = DAY - timedelta(DAYS_BACK)


@pytest.fixture(scope="module")
def both(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Warehouse, Warehouse]]:
    """Give the sample committee's warehouse with its day stored, and one in which nothing is kept."""
    home = copy_of(sample_home, tmp_path_factory.mktemp("stored") / "home")
    plain = Warehouse(sample_home)
    plain._opened(plain._served())._places.most = 0
    with duckdb.connect(str(home / VERSIONS / f"{plain.version()}.duckdb")) as connection:
        connection.execute("set variable sees_all = true")
        store(connection, DAY)
    storing = Warehouse(home)
    yield storing, plain
    storing.close()
    plain.close()


@pytest.mark.parametrize("question", OF_A_DAY)
def test_a_question_is_answered_from_what_is_stored_as_from_the_version(
    both: tuple[Warehouse, Warehouse], question: str
) -> None:
    told, expected = (one.ask(question, LOCAL_VIEWER, **asked(question)) for one in both)
    assert told.equals(expected)


def test_of_the_day_stored_nothing_is_worked_out_anew(both: tuple[Warehouse, Warehouse]) -> None:
    storing, _ = both
    for question in OF_A_DAY:
        storing.ask(question, LOCAL_VIEWER, **asked(question))
    opened = storing._opened(storing._served())
    for place in map(opened._places.of, (DAY, COMPARED)):
        assert place.made
        assert {name for name in place.made if rows_of(day_macros()[name]) not in place.stored} <= LEFT_TO_ASK


def test_a_version_of_few_ratings_stores_nothing(sample_home: Path) -> None:
    warehouse = Warehouse(sample_home)
    cursor = warehouse._cursor(warehouse._served())
    (ratings,) = cursor.execute("select count(*) from rating_record").fetchone() or (0,)
    assert not is_large(ratings)
    assert cursor.execute("select count(*) from duckdb_schemas() where schema_name like 'known_on%'").fetchone() == (0,)


def asked(question: str) -> dict[str, Any]:
    """What a question is asked with on the day stored, and on the one held against it."""
    return given(question, as_of=DAY) | (
        {"compared_on": COMPARED} if "compared_on" in needs(QUESTIONS[question]) else {}
    )
