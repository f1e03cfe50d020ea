"""The sums are identities for invented records too: corrections, gaps in totals, splits, people and totals mixed."""

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, note
from hypothesis import strategies as st

from tests.data.office import Office
from tests.identities.counts import LEVELS, NOT_RATED, Filter
from tests.identities.ratings import hold
from tests.reference.effort import short_and_long, tried

YEARS = (2021, 2022, 2023)
UNITS = ("a", "b", "c", "d")
# What comes twice comes oftener: a few crowded corners find more than many empty ones.
KINDS = ("dang_vien", "dang_vien", "can_bo", "chi_bo")
STAGES = ("decided", "decided", "self", "proposed")
STATES = ("cho_xep_loai", "hoan", "khong_thuoc_dien")


def late_in(year: int) -> st.SearchStrategy[date]:
    """A day between December and February of a year's review."""
    return st.integers(0, 80).map(lambda days: date(year, 12, 1) + timedelta(days=days))


@st.composite
def papers(draw: st.DrawFn) -> dict[str, Any]:
    """A list of people of one branch with their levels, or one line of printed totals, some levels left blank."""
    year = draw(st.sampled_from(YEARS))
    totals = draw(st.booleans())
    common = {
        "year": year,
        "unit": draw(st.sampled_from(UNITS)),
        "stage": draw(st.sampled_from(STAGES)),
        "subject_kind": draw(st.sampled_from(KINDS[:3] if totals else KINDS)),
        "dated_on": draw(st.one_of(st.none(), late_in(year))),
    }
    if totals:
        content: Any = draw(st.dictionaries(st.sampled_from(LEVELS), st.integers(0, 60), min_size=1))
    else:
        people = 1 if common["subject_kind"] == "chi_bo" else 5
        content = draw(st.lists(st.sampled_from(LEVELS), min_size=1, max_size=people))
    return {"common": common, "content": content, "state": draw(st.sampled_from(STATES)), "in": draw(late_in(year))}


filters = st.builds(
    Filter,
    kind=st.sampled_from(KINDS),
    stage=st.sampled_from(STAGES),
    day=st.one_of(st.just(date.max), late_in(YEARS[-1]), late_in(YEARS[0])),
    years=st.lists(st.sampled_from(YEARS), unique=True, max_size=2).map(tuple),
    units=st.lists(st.sampled_from(UNITS), unique=True, max_size=2).map(tuple),
)
cases = st.tuples(st.lists(papers(), min_size=15, max_size=40), st.lists(filters, min_size=3, max_size=4, unique=True))


@short_and_long
def test_every_question_tells_the_counts_of_rating_count(effort: int) -> None:
    tried(3, effort)(given(cases)(sums_are_identities))()


def sums_are_identities(case: tuple[list[dict[str, Any]], list[Filter]]) -> None:
    """All identities under each filter."""
    taken_in, asked = case
    with tempfile.TemporaryDirectory() as folder:
        warehouse = office_of(taken_in, Path(folder)).serve()
        for one in asked:
            note(str(one))
            hold(warehouse, one)
        warehouse.close()


def office_of(taken_in: list[dict[str, Any]], home: Path) -> Office:
    """The papers in the order of the days on which they were taken in; c and d came from b in 2022."""
    office = Office(home)
    office.unit("a")
    office.unit("b", last_year=2021)
    for later in ("c", "d"):
        office.unit(later, first_year=2022)
        office.succession(2022, "tách", "b", later)
    for year in YEARS:
        office.plan(year, "qd-124" if year == 2023 else "qd-132")
    for paper in sorted(taken_in, key=lambda one: one["in"]):
        file = office.file(taken_in=paper["in"])
        if isinstance(paper["content"], dict):
            for level, n in paper["content"].items():
                office.count(file, level, n, **paper["common"])
        else:
            write_list(office, file, paper)
    return office


def write_list(office: Office, file: int, paper: dict[str, Any]) -> None:
    """A line to each person, numbered within the branch; a branch is itself its only subject."""
    common = paper["common"]
    for number, level in enumerate(paper["content"]):
        subject = common["unit"] if common["subject_kind"] == "chi_bo" else f"{common['unit']}-{number}"
        if level == NOT_RATED:
            office.rate(file, subject, None, **common, unrated_state=paper["state"])
        else:
            office.rate(file, subject, level, **common)
