"""The sums of the sample committee are identities, under whatever filter."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from tests.identities.counts import Filter
from tests.identities.papers import papers_hold, shortcomings_hold
from tests.identities.ratings import hold
from tests.reference.effort import short_and_long, tried

KINDS = ("dang_vien", "dang_vien", "chi_bo", "can_bo", "dang_uy", "dang_bo")
STAGES = ("self", "proposed", "decided")
FIRST, LAST = date(2019, 11, 1), date(2024, 4, 30)
# The days around which the dossiers of a year come in and are decided.
BUSY = [date(year, 12, day) for year in range(2019, 2024) for day in (4, 5, 6, 10, 18, 20, 31)]
# What is drawn may pass over the papers of a year: of these, on that day, some are in and some are not, in every run.
UNDERWAY = (2022, 2023)
days = st.one_of(
    st.sampled_from(BUSY),
    st.integers(0, (LAST - FIRST).days).map(lambda later: FIRST + timedelta(days=later)),
    st.just(date.max),
)


@pytest.fixture(scope="module")
def warehouse(sample_home: Path) -> Iterator[Warehouse]:
    """Give the sample committee's warehouse."""
    opened = Warehouse(sample_home)
    yield opened
    opened.close()


@short_and_long
def test_every_question_tells_the_counts_of_rating_count(warehouse: Warehouse, effort: int) -> None:
    years = warehouse.ask("scope", LOCAL_VIEWER)["year"].to_list()
    units = chosen_among(warehouse)
    filters = st.builds(
        Filter,
        kind=st.sampled_from(KINDS),
        stage=st.sampled_from(STAGES),
        day=days,
        years=st.lists(st.sampled_from(years), unique=True, max_size=3).map(tuple),
        units=st.lists(st.sampled_from(units), unique=True, max_size=4).map(tuple),
    )
    tried(6, effort)(given(filters)(lambda asked: hold(warehouse, asked)))()


@short_and_long
def test_every_question_about_papers_and_shortcomings_counts_the_same_lines(warehouse: Warehouse, effort: int) -> None:
    years = warehouse.ask("scope", LOCAL_VIEWER)["year"].to_list()
    units = chosen_among(warehouse)
    filters = st.builds(
        Filter,
        kind=st.just("chi_bo"),
        stage=st.just("decided"),
        day=days,
        years=st.sampled_from(years).map(lambda year: (year,)),
        units=st.one_of(st.just(()), st.lists(st.sampled_from(units), unique=True, min_size=1, max_size=4).map(tuple)),
    )

    def hold_together(asked: Filter) -> None:
        papers_hold(warehouse, asked)
        shortcomings_hold(warehouse, asked, units)

    for year in UNDERWAY:
        hold_together(Filter(kind="chi_bo", stage="decided", day=date(2023, 12, 20), years=(year,), units=()))
    tried(6, effort)(given(filters)(hold_together))()


def chosen_among(warehouse: Warehouse) -> list[str]:
    """What a reader can choose: the whole and its committee stand beside no branch."""
    return warehouse.ask("units", LOCAL_VIEWER).filter(kind="chi_bo")["unit"].to_list()
