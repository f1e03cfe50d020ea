"""Percentages and ceilings of invented years: what the queries answer is what the plain reading of the rule says."""

import tempfile
from collections import Counter
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from tests.data.office import Office
from tests.reference.effort import short_and_long, tried
from tests.reference.rules import ceiling, percent

LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")
NOT_RATED = "CHUA_XEP_LOAI"
UNITS = ("a", "b")
Counts = dict[str, dict[str, int]]  # by unit and level

numbers = st.one_of(st.integers(0, 12), st.integers(0, 400))
drawn = st.fixed_dictionaries(
    {unit: st.fixed_dictionaries(dict.fromkeys((*LEVELS, NOT_RATED), numbers)) for unit in UNITS}
)
ceilings = st.fixed_dictionaries(
    {
        "ratio": st.sampled_from([0.2, 0.2, 0.25, 0.29, 0.15]),
        "rounding": st.sampled_from(["down", "down", "nearest", "up"]),
        "denominator": st.sampled_from(["HTTNV", "HTTNV_TRO_LEN", "TAT_CA"]),
    }
)


def at_the_edge(case: tuple[Counts, dict[str, Any]], beyond: int) -> tuple[Counts, dict[str, Any]]:
    """The case with so many HTXSNV as a fifth of those good allows, or one more or less."""
    counts, rule = case
    good = sum(levels["HTTNV"] for levels in counts.values())
    counts["a"]["HTXSNV"], counts["b"]["HTXSNV"] = max(good // 5 + beyond, 0), 0
    return counts, rule


cases = st.tuples(drawn, ceilings)
years = st.lists(st.one_of(cases, st.builds(at_the_edge, cases, st.integers(-1, 1))), min_size=20, max_size=30)


@short_and_long
def test_percentages_and_ceilings_are_those_of_the_plain_reading(effort: int) -> None:
    tried(3, effort)(given(years)(answers_are_those_of_the_rules))()


def answers_are_those_of_the_rules(cases: list[tuple[Counts, dict[str, Any]]]) -> None:
    """What rating_distribution, rating_by_unit and ceiling_check say of each invented year."""
    numbered = dict(enumerate(cases, start=1991))
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder))
        for unit in UNITS:
            office.unit(unit)
        for year, (by_unit, rule) in numbered.items():
            office.plan(year, "qd-124", ceiling=[{"subject_kinds": ["dang_vien"], **rule}])
            paper = office.file()
            for unit, levels in by_unit.items():
                for level, n in levels.items():
                    office.count(paper, level, n, unit=unit, year=year)
        warehouse = office.serve()
        assert distributed(warehouse) == {year: shares(whole_of(case)) for year, (case, _) in numbered.items()}
        assert by_unit_distributed(warehouse) == {
            (year, unit): shares(levels) for year, (case, _) in numbered.items() for unit, levels in case.items()
        }
        assert judged(warehouse) == {year: verdicts(*case) for year, case in numbered.items()}
        warehouse.close()


def whole_of(case: Counts) -> dict[str, int]:
    """The branches of one year added up."""
    return {level: sum(levels[level] for levels in case.values()) for level in (*LEVELS, NOT_RATED)}


def shares(levels: dict[str, int]) -> dict[str, tuple[int, float | None]]:
    """Count and percentage of those rated, per level."""
    rated = sum(levels[level] for level in LEVELS)
    return {level: (n, None if level == NOT_RATED else percent(n, rated)) for level, n in levels.items()}


def verdicts(case: Counts, rule: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    """Base, allowed, verdict and whether it is the rule's own, per reading."""
    rated = Counter({level: whole_of(case)[level] for level in LEVELS})
    found = ceiling(rated, Fraction(str(rule["ratio"])), rule["rounding"])
    return {reading: (*told, reading == rule["denominator"]) for reading, told in found.items()}


def distributed(warehouse: Warehouse) -> dict[int, dict[str, tuple[int, float | None]]]:
    """The answer of rating_distribution in the form of `shares`."""
    found: dict[int, dict[str, tuple[int, float | None]]] = {}
    for row in asked(warehouse, "rating_distribution"):
        found.setdefault(row["year"], {})[row["level"]] = (row["n"], row["percent"])
    return found


def by_unit_distributed(warehouse: Warehouse) -> dict[tuple[int, str], dict[str, tuple[int, float | None]]]:
    """The answer of rating_by_unit in the form of `shares`."""
    found: dict[tuple[int, str], dict[str, tuple[int, float | None]]] = {}
    for row in asked(warehouse, "rating_by_unit"):
        found.setdefault((row["year"], row["unit"]), {})[row["level"]] = (row["n"], row["percent"])
    return found


def judged(warehouse: Warehouse) -> dict[int, dict[str, tuple[Any, ...]]]:
    """The answer of ceiling_check in the form of `verdicts`."""
    found: dict[int, dict[str, tuple[Any, ...]]] = {}
    for row in asked(warehouse, "ceiling_check"):
        told = (row["base"], row["allowed"], row["verdict"], row["is_default"])
        found.setdefault(row["year"], {})[row["denominator"]] = told
    return found


def asked(warehouse: Warehouse, question: str) -> list[dict[str, Any]]:
    """The answer for decided members, at the end of time."""
    common: dict[str, Any] = {"subject_kind": "dang_vien", "stage": "decided", "as_of": date.max}
    return warehouse.ask(question, LOCAL_VIEWER, **common).rows(named=True)
