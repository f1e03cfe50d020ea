"""What must be equal, whatever is asked: every question about ratings tells the same counts as rating_count."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from data.warehouse import Warehouse
from tests.identities.counts import LEVELS, NOT_RATED, RATED, Counts, Filter, Levels, ask, certain, counts, known
from tests.reference.rules import percent

Rows = list[dict[str, Any]]
Identity = Callable[[Warehouse, Filter, Counts], None]


def hold(warehouse: Warehouse, asked: Filter) -> None:
    """All of them under one filter."""
    there = counts(warehouse, asked)
    for identity in OF_THE_FILTER:
        identity(warehouse, asked, there)
    over_all = counts(warehouse, Filter(asked.kind, asked.stage, asked.day))
    for identity in OVER_ALL_YEARS:
        identity(warehouse, asked, over_all)


def levels_and_not_rated_are_all(warehouse: Warehouse, asked: Filter, there: Counts) -> None:
    rows = ask(warehouse, "rating_distribution", asked)
    assert sorted({row["year"] for row in rows}) == there.years()
    for year in there.years():
        agree([row for row in rows if row["year"] == year], there.of_year(year))


def branches_are_the_whole(warehouse: Warehouse, asked: Filter, there: Counts) -> None:
    rows = ask(warehouse, "rating_by_unit", asked)
    assert {(row["year"], row["unit"]) for row in rows} == set(there.by_unit)
    for (year, unit), levels in there.by_unit.items():
        own = [row for row in rows if (row["year"], row["unit"]) == (year, unit)]
        agree(own, [levels])
        good = certain([levels["HTXSNV"], levels["HTTNV"]])
        rated = certain([levels[level] for level in RATED])
        whole = None if good is None or rated is None else percent(good, rated)
        assert {row["good_percent"] for row in own} == {whole}


def the_trend_is_each_year_by_itself(warehouse: Warehouse, asked: Filter, there: Counts) -> None:
    """Without a choice of branches every year of the trend is that year's distribution; with one its parts add up."""
    rows = ask(warehouse, "rating_trend", asked)
    years = {row["year"] for row in rows}
    assert years <= set(there.years()) if asked.units else years == set(there.years())
    for year in years:
        own = [row for row in rows if row["year"] == year]
        if not asked.units:
            agree(own, there.of_year(year))
        elif None not in {row["n"] for row in own}:
            assert {row["total"] for row in own} <= {sum(row["n"] for row in own), None}


def the_heatmap_counts_each_branch(warehouse: Warehouse, asked: Filter, there: Counts) -> None:
    """With a branch it shows those it came from."""
    rows = ask(warehouse, "rating_heatmap", asked)
    shown = {(row["year"], row["unit"]) for row in rows}
    assert shown <= set(there.by_unit)
    assert shown >= {pair for pair in there.by_unit if not asked.units or pair[1] in asked.units}
    for row in rows:
        levels = there.by_unit[row["year"], row["unit"]]
        assert row["n_excellent"] == levels["HTXSNV"]
        assert row["rated"] == certain([levels[level] for level in RATED])
        assert row["total"] == certain([levels[level] for level in LEVELS])


def the_ceiling_looks_at_the_same_numbers(warehouse: Warehouse, asked: Filter, there: Counts) -> None:
    for row in ask(warehouse, "ceiling_check", asked):
        levels = summed(there.of_year(row["year"]))
        excellent, good = levels["HTXSNV"], levels["HTTNV"]
        bases = {
            "HTTNV": good,
            "HTTNV_TRO_LEN": certain([excellent, good]),
            "TAT_CA": certain([levels[level] for level in RATED]),
        }
        assert (row["excellent"], row["base"]) == (excellent, bases[row["denominator"]])


def progress_counts_those_rated(warehouse: Warehouse, asked: Filter, there: Counts) -> None:
    """It is asked of years, for all branches."""
    if asked.units:
        return
    rows = ask(warehouse, "rating_progress", asked)
    own = [row for row in rows if (row["subject_kind"], row["stage"]) == (asked.kind, asked.stage)]
    bodies = [levels for year in there.years() for levels in there.of_year(year)]
    for row in own:
        parts = summed(bodies) if bodies else dict.fromkeys(LEVELS, 0)
        assert row["rated"] == certain([parts[level] for level in RATED])
        assert [row[f"n_{level.lower()}"] for level in RATED] == [parts[level] for level in RATED]


def the_lines_behind_are_as_many_as_counted(warehouse: Warehouse, asked: Filter, there: Counts) -> None:
    for level in LEVELS:
        rows = ask(warehouse, "rating_sources", asked, level=level)
        for year in there.years():
            behind = sum(row["n"] for row in rows if row["year"] == year)
            assert behind == (known([levels[level] for levels in there.of_year(year)]) or 0)


def those_eligible_for_an_award_are_the_best_decided(warehouse: Warehouse, asked: Filter, there: Counts) -> None:
    """Whatever the stage asked for; each of them who is known has a run of at least this year."""
    decided = replace(asked, stage="decided")
    best = there if asked.stage == "decided" else counts(warehouse, decided)
    classes = ask(warehouse, "award_eligibility", decided)
    runs = [row for row in ask(warehouse, "award_runs", decided) if not row["is_provisional"]]
    for year in best.years():
        own = [row for row in classes if row["year"] == year and row["class"].startswith("xuat_sac_")]
        assert sum(row["n"] or 0 for row in own) == (known([levels["HTXSNV"] for levels in best.of_year(year)]) or 0)
        people = sum(row["n"] for row in own if row["class"] != "xuat_sac_chi_tong_so")
        assert people == len([row for row in runs if row["year"] == year])


def reasons_add_up_to_those_not_rated(warehouse: Warehouse, asked: Filter, there: Counts) -> None:
    rows = ask(warehouse, "not_rated", asked)
    assert {(row["year"], row["unit"]) for row in rows} == set(there.by_unit)
    for (year, unit), levels in there.by_unit.items():
        own = [row for row in rows if (row["year"], row["unit"]) == (year, unit)]
        assert known([row["n"] for row in own]) == levels[NOT_RATED]
        assert {row["total"] for row in own} == {certain([levels[level] for level in LEVELS])}


def moves_between_stages_have_the_counts_at_their_edges(warehouse: Warehouse, asked: Filter, there: Counts) -> None:
    """At the edge that is the stage of the filter."""
    rows = ask(warehouse, "stage_shift", asked)
    for side, stage in (("from_level", "from_stage"), ("to_level", "to_stage")):
        own = [row for row in rows if row[stage] == asked.stage]
        for year in {row["year"] for row in own}:
            edge([row for row in own if row["year"] == year], side, there.of_year(year))


def moves_between_years_have_the_counts_at_their_edges(warehouse: Warehouse, asked: Filter, there: Counts) -> None:
    """A choice of branches is followed through the years: held here where there is none."""
    years = there.years()
    if asked.units or len(years) < 2:
        return
    rows = ask(warehouse, "rating_transitions", asked, from_year=years[0], to_year=years[-1], as_now=False)
    edge(rows, "from_level", there.of_year(years[0]))
    edge(rows, "to_level", there.of_year(years[-1]))


def edge(rows: Rows, side: str, bodies: list[Levels]) -> None:
    """The sums of a table of moves at one edge are the counts."""
    for level in LEVELS:
        assert sum(row["n"] for row in rows if row[side] == level) == (known([one[level] for one in bodies]) or 0)


def summed(bodies: list[Levels]) -> Levels:
    """The bodies' counts added up; a level of which one body has no figure is not known for them all."""
    return {level: certain([levels[level] for levels in bodies]) for level in LEVELS}


def agree(rows: Rows, bodies: list[Levels]) -> None:
    """Five rows of one bar against the bodies they are to be the sum of: counts, rated, total, percentages."""
    parts = {level: known([levels[level] for levels in bodies]) for level in LEVELS}
    assert {row["level"]: row["n"] for row in rows} == parts
    rated = certain([levels[level] for levels in bodies for level in RATED])
    total = certain([levels[level] for levels in bodies for level in LEVELS])
    assert {(row["rated"], row["total"]) for row in rows} == {(rated, total)}
    for row in rows:
        n = parts[row["level"]]
        shown = None if rated is None or n is None or row["level"] == NOT_RATED else percent(n, rated)
        assert row["percent"] == shown
    shares = [row["percent"] for row in rows if row["percent"] is not None]
    assert not shares or abs(sum(shares) - 100) < 0.3


OF_THE_FILTER: tuple[Identity, ...] = (
    levels_and_not_rated_are_all,
    branches_are_the_whole,
    the_ceiling_looks_at_the_same_numbers,
    progress_counts_those_rated,
    the_lines_behind_are_as_many_as_counted,
    those_eligible_for_an_award_are_the_best_decided,
    reasons_add_up_to_those_not_rated,
    moves_between_stages_have_the_counts_at_their_edges,
)
# These show all years, whichever are chosen.
OVER_ALL_YEARS: tuple[Identity, ...] = (
    the_trend_is_each_year_by_itself,
    the_heatmap_counts_each_branch,
    moves_between_years_have_the_counts_at_their_edges,
)
