"""Questions rating_transitions and rating_transition_lines: from one year's levels to another's."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from tests.data.office import Office

Moves = dict[tuple[str, str], int]


@pytest.fixture
def moving(office: Office) -> Office:
    """Give an office with members of 2022 and 2023 in `a` and `b`."""
    office.unit("b")
    years: Mapping[str, tuple[tuple[str, str | None] | None, tuple[str, str | None] | None]] = {
        "steady": (("a", "HTTNV"), ("a", "HTTNV")),
        "up": (("a", "HTNV"), ("a", "HTXSNV")),
        "down": (("b", "HTTNV"), ("b", "KHTNV")),
        "ill": (("a", "HTTNV"), ("a", None)),
        "gone": (("a", "HTTNV"), None),
        "new": (None, ("b", None)),
        "elsewhere": (("a", "HTXSNV"), ("b", "HTXSNV")),
    }
    paper = office.file()
    for subject, of_year in years.items():
        for year, line in zip((2022, 2023), of_year, strict=True):
            if line:
                office.rate(paper, subject, line[1], unit=line[0], year=year)
    return office


def test_each_pair_of_levels_is_counted_with_those_who_came_left_or_were_not_rated(moving: Office) -> None:
    assert moves(moving.serve()) == {
        ("HTTNV", "HTTNV"): 1,
        ("HTNV", "HTXSNV"): 1,
        ("HTTNV", "KHTNV"): 1,
        ("HTXSNV", "HTXSNV"): 1,
        ("HTTNV", "CHUA_XEP_LOAI"): 1,
        ("HTTNV", "VANG"): 1,
        ("VANG", "CHUA_XEP_LOAI"): 1,
    }


def test_steps_are_counted_between_levels_only(moving: Office) -> None:
    steps = {(row["from_level"], row["to_level"]): row["steps"] for row in ask(moving.serve())}
    assert steps["HTNV", "HTXSNV"] == 2
    assert steps["HTTNV", "KHTNV"] == -2
    assert steps["HTTNV", "HTTNV"] == 0
    assert steps["HTTNV", "VANG"] is None


@pytest.mark.parametrize("units", [[], ["a"], ["b"], ["a", "b"]])
def test_rows_add_up_to_the_one_year_and_columns_to_the_other(moving: Office, units: list[str]) -> None:
    warehouse = moving.serve()
    found = moves(warehouse, units=units)
    for year, side in ((2022, 0), (2023, 1)):
        levels = warehouse.ask("rating_distribution", LOCAL_VIEWER, **asked(years=[year], units=units))
        assert sums(found, side) == {row["level"]: row["n"] for row in levels.to_dicts() if row["n"]}


def test_of_a_chosen_branch_one_who_moved_away_is_no_longer_there(moving: Office) -> None:
    assert moves(moving.serve(), units=["a"])["HTXSNV", "VANG"] == 1


def test_years_far_apart_are_compared_too(moving: Office) -> None:
    moving.rate(moving.file(), "up", "KHTNV", year=2019)
    assert moves(moving.serve(), from_year=2019)["KHTNV", "HTXSNV"] == 1


def test_a_year_known_as_totals_tells_of_nobody_and_its_sums_stand(moving: Office) -> None:
    paper = moving.file()
    for level, n in (("HTTNV", 7), ("CHUA_XEP_LOAI", 1), ("KHTNV", 0)):
        moving.count(paper, level, n, year=2021)
    rows = ask(moving.serve(), from_year=2021, to_year=2022, units=["a"])
    found = {(row["from_level"], row["to_level"]): row["n"] for row in rows}
    before, after = sums(found, 0), sums(found, 1)
    assert before == {"HTTNV": 7, "CHUA_XEP_LOAI": 1, "KHONG_RO": 5}
    assert after == {"KHONG_RO": 8, "HTTNV": 3, "HTNV": 1, "HTXSNV": 1}
    assert [(row["from_total"], row["to_total"]) for row in rows if row["to_level"] == "KHONG_RO"] == [
        (True, False),
        (True, False),
    ]


def test_only_the_branch_known_as_totals_is_unknown(moving: Office) -> None:
    moving.count(moving.file(), "HTTNV", 3, year=2021)
    moving.rate(moving.file(), "down", "HTTNV", year=2021, unit="b")
    found = moves(moving.serve(), from_year=2021, to_year=2022)
    assert found["HTTNV", "HTTNV"] == 1
    assert ("VANG", "HTTNV") not in found


def test_members_are_followed_into_the_branch_theirs_became(changing: Office) -> None:
    paper = changing.file()
    changing.rate(paper, "right-0", "HTNV", unit="new", year=2023)
    assert moves(changing.serve(), units=["new"]) == {
        ("HTTNV", "HTNV"): 1,
        ("HTTNV", "VANG"): 3,
        ("VANG", "HTTNV"): 4,
    }


def test_behind_a_count_stand_the_lines_of_both_years(office: Office) -> None:
    office.rate(office.file("2022.xlsx"), "x", "HTNV", year=2022)
    office.rate(office.file("2023.xlsx"), "x", "HTTNV", year=2023)
    cell = {"from_year": 2022, "to_year": 2023, "from_level": "HTNV", "to_level": "HTTNV"}
    (row,) = office.serve().ask("rating_transition_lines", LOCAL_VIEWER, **asked(**cell)).rows(named=True)
    assert (row["subject_name"], row["from_file"], row["to_file"]) == ("x", "2022.xlsx", "2023.xlsx")


def sums(found: Moves, side: int) -> dict[str, int]:
    """The rows' sums (side 0) or the columns' (1), without those not named there."""
    summed: Counter[str] = Counter()
    for cell, n in found.items():
        summed[cell[side]] += n
    del summed["VANG"]
    return dict(summed)


def asked(**other: Any) -> dict[str, Any]:
    return {"subject_kind": "dang_vien", "stage": "decided", "as_of": date.max, **other}


def ask(warehouse: Warehouse, **other: Any) -> list[dict[str, Any]]:
    parameters = asked(**{"from_year": 2022, "to_year": 2023, **other})
    return warehouse.ask("rating_transitions", LOCAL_VIEWER, **parameters).rows(named=True)


def moves(warehouse: Warehouse, **other: Any) -> Moves:
    return {(row["from_level"], row["to_level"]): row["n"] for row in ask(warehouse, **other)}
