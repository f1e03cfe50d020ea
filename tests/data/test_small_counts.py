"""Counts of people as they leave the house: no group of one to four is told or can be reckoned; no more is merged."""

from collections.abc import Mapping, Sequence

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.small_counts import JOINED, merged
from tests.reference.disclosure import Sum, disclosed
from tests.reference.effort import tried

LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV", "CHUA_XEP_LOAI")
Years = Mapping[int, Sequence[int]]


def counted(years: Years) -> pl.DataFrame:
    lines = [
        {"year": year, "level": level, "level_rank": rank, "n": n}
        for year, counts in years.items()
        for rank, (level, n) in enumerate(zip(LEVELS, counts, strict=True), start=1)
    ]
    schema = {"year": pl.Int32(), "level": pl.String(), "level_rank": pl.Int32(), "n": pl.Int32()}
    return pl.DataFrame(lines, schema=schema)


def told(years: Years) -> dict[str, list[int]]:
    """What is published: the counts of each span, by its years."""
    found: dict[str, list[int]] = {}
    for row in merged(counted(years)).to_dicts():
        found.setdefault(f"{row['first_year']}–{row['last_year']}", []).append(row["n"])
    return found


def groups(years: Years) -> list[str]:
    return merged(counted(years))["levels"].unique(maintain_order=True).to_list()


def sums(years: Years) -> list[Sum]:
    """Every number of what is published, totals among them."""
    found = []
    for row in merged(counted(years)).to_dicts():
        span = frozenset(range(row["first_year"], row["last_year"] + 1)) & frozenset(years)
        found += [
            Sum(span, frozenset(row["levels"].split(JOINED)), row["n"]),
            Sum(span, frozenset(LEVELS), row["total"]),
        ]
    return found


def test_large_groups_are_told_year_by_year_and_level_by_level() -> None:
    years = {2022: (20, 60, 15, 5, 10), 2023: (30, 80, 25, 10, 20)}
    assert told(years) == {"2022–2022": [20, 60, 15, 5, 10], "2023–2023": [30, 80, 25, 10, 20]}


def test_of_many_years_the_latest_ten_are_told() -> None:
    years = {year: (20, 60, 15, 5, 10 + 5 * (year - 2010)) for year in range(2010, 2023)}
    spans = [f"{year}–{year}" for year in range(2013, 2023)]
    assert list(told(years)) == spans
    assert list(told({year: years[year] for year in range(2013, 2023)})) == spans


def test_a_level_that_a_year_does_not_name_has_nobody() -> None:
    rows = counted({2022: (20, 60, 15, 0, 10), 2023: (30, 80, 25, 0, 20)})
    named = rows.filter((pl.col("n") > 0) | (pl.col("year") == 2022))
    assert merged(named).rows() == merged(rows).rows()


def test_a_level_of_one_to_four_is_merged_with_the_one_above() -> None:
    assert groups({2023: (20, 60, 15, 1, 10)}) == ["HTXSNV", "HTTNV", "HTNV+KHTNV", "CHUA_XEP_LOAI"]
    assert groups({2023: (20, 60, 15, 4, 10)}) == groups({2023: (20, 60, 15, 1, 10)})
    assert groups({2023: (20, 60, 15, 0, 10)}) == list(LEVELS)
    assert groups({2023: (20, 60, 15, 5, 10)}) == list(LEVELS)


def test_a_year_whose_difference_to_another_is_one_to_four_is_merged() -> None:
    assert told({2022: (20, 60, 15, 5, 10), 2023: (21, 60, 15, 5, 10)}) == {"2022–2023": [41, 120, 30, 10, 20]}
    sum_of_two = {2022: (20, 60, 15, 0, 10), 2023: (10, 71, 15, 0, 10)}
    assert told(sum_of_two) == {"2022–2023": [30, 131, 30, 0, 20]}, "the sum of two levels differs by one"


def test_with_fewer_than_five_people_nothing_is_told() -> None:
    assert told({2023: (1, 2, 0, 0, 1)}) == {}
    assert told({}) == {}


def test_nobody_at_all_is_no_small_group() -> None:
    assert told({2023: (0, 0, 0, 0, 0)}) == {"2023–2023": [0, 0, 0, 0, 0]}


@pytest.mark.parametrize("effort", [pytest.param(1, id="short"), pytest.param(40, id="long", marks=pytest.mark.soak)])
def test_nothing_published_tells_a_small_group_or_lets_one_be_reckoned(effort: int) -> None:
    counts = st.tuples(*(st.one_of(st.integers(0, 9), st.integers(0, 300)) for _ in LEVELS))

    @tried(60, effort)
    @given(st.dictionaries(st.integers(2015, 2024), counts, min_size=1, max_size=6))
    def holds(years: Years) -> None:
        found = sums(years)
        assert disclosed(found) == []
        assert all(
            one.n == sum(years[year][LEVELS.index(level)] for year in one.years for level in one.levels)
            for one in found
        )

    holds()


def test_the_judge_finds_what_is_told_and_what_can_be_reckoned() -> None:
    year, other = frozenset([2022]), frozenset([2023])
    every, low = frozenset(LEVELS), frozenset(["KHTNV"])
    assert disclosed([Sum(year, low, 3)])
    assert disclosed([Sum(year, every, 20), Sum(year, every - low, 18)])
    assert disclosed([Sum(year | other, low, 9), Sum(year, low, 6)])
    assert disclosed([Sum(year, low, 10), Sum(other, low, 12)])
    assert not disclosed([Sum(year, low, 10), Sum(other, low, 15), Sum(year, every, 50), Sum(other, every, 60)])
