"""Questions stage_shift and stage_shift_lines: what was claimed, proposed, decided, and who moved."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from tests.data.office import Office

STAGES = ("self", "proposed", "decided")


@pytest.fixture
def staged(office: Office) -> Office:
    """Give an office with members of two branches at the three stages."""
    office.unit("b")
    levels = {
        "steady": ("HTTNV", "HTTNV", "HTTNV"),
        "humbled": ("HTXSNV", "HTTNV", "HTTNV"),
        "fallen": ("HTXSNV", "HTXSNV", "HTNV"),
        "raised": ("HTNV", "HTNV", "HTTNV"),
        "waiting": ("HTTNV", None, None),
    }
    for subject, of_stage in levels.items():
        for stage, level in zip(STAGES, of_stage, strict=True):
            office.rate(office.file(), subject, level, stage=stage, unit="b" if subject == "raised" else "a")
    office.rate(office.file(), "unasked", "HTTNV", stage="decided")
    return office


def test_each_pair_of_neighbouring_stages_counts_from_level_to_level_and_its_steps(staged: Office) -> None:
    moves: Counter[tuple[str, ...]] = Counter()
    steps = {}
    for row in ask(staged.serve()):
        cell = row["from_stage"], row["to_stage"], row["from_level"], row["to_level"]
        moves[cell] += row["n"]
        steps[cell[2:]] = row["steps"]
    assert moves == {
        ("self", "proposed", "HTTNV", "HTTNV"): 1,
        ("self", "proposed", "HTXSNV", "HTTNV"): 1,
        ("self", "proposed", "HTXSNV", "HTXSNV"): 1,
        ("self", "proposed", "HTNV", "HTNV"): 1,
        ("self", "proposed", "HTTNV", "CHUA_XEP_LOAI"): 1,
        ("proposed", "decided", "HTTNV", "HTTNV"): 2,
        ("proposed", "decided", "HTXSNV", "HTNV"): 1,
        ("proposed", "decided", "HTNV", "HTTNV"): 1,
        ("proposed", "decided", "CHUA_XEP_LOAI", "CHUA_XEP_LOAI"): 1,
        ("proposed", "decided", "VANG", "HTTNV"): 1,
    }
    assert steps["HTXSNV", "HTNV"] == -2
    assert steps["HTNV", "HTTNV"] == 1
    assert steps["HTTNV", "HTTNV"] == 0
    assert steps["HTTNV", "CHUA_XEP_LOAI"] is steps["VANG", "HTTNV"] is None


def test_rows_and_columns_add_up_to_each_stages_own_counts_in_every_branch(staged: Office) -> None:
    warehouse = staged.serve()
    rows = ask(warehouse)
    for stage in STAGES:
        levels = warehouse.ask("rating_by_unit", LOCAL_VIEWER, **asked(stage=stage)).rows(named=True)
        counted = {(row["unit"], row["level"]): row["n"] for row in levels if row["n"]}
        for side in ("from", "to"):
            own = [row for row in rows if row[f"{side}_stage"] == stage and row[f"{side}_level"] != "VANG"]
            summed: Counter[tuple[str, str]] = Counter()
            for row in own:
                summed[row["unit"], row[f"{side}_level"]] += row["n"]
            assert not own or summed == counted


def test_a_stage_without_data_is_passed_over(office: Office) -> None:
    office.rate(office.file(), "x", "HTXSNV", stage="self")
    office.rate(office.file(), "x", "HTTNV", stage="decided")
    (row,) = ask(office.serve())
    assert (row["from_stage"], row["to_stage"]) == ("self", "decided")


def test_with_one_stage_there_is_nothing_to_compare(office: Office) -> None:
    office.fill("a", HTTNV=3)
    assert ask(office.serve()) == []


def test_a_stage_known_only_as_totals_tells_of_nobody(office: Office) -> None:
    office.rate(office.file(), "x", "HTXSNV", stage="proposed")
    office.count(office.file(), "HTTNV", 7)
    moves = {(row["from_level"], row["to_level"]): row["n"] for row in ask(office.serve())}
    assert moves == {("HTXSNV", "KHONG_RO"): 1, ("KHONG_RO", "HTTNV"): 7}


def test_a_correction_is_seen_from_its_day_on(office: Office) -> None:
    office.rate(office.file(), "x", "HTXSNV", stage="proposed")
    office.rate(office.file(), "x", "HTXSNV", dated_on=date(2023, 12, 18))
    office.rate(office.file(taken_in=date(2024, 2, 1)), "x", "HTTNV", dated_on=date(2023, 12, 18))
    warehouse = office.serve()
    assert [row["steps"] for row in ask(warehouse, as_of=date(2024, 1, 31))] == [0]
    assert [row["steps"] for row in ask(warehouse, as_of=date(2024, 2, 1))] == [-1]


def test_behind_a_count_stand_the_lines_of_both_stages(office: Office) -> None:
    office.rate(office.file("proposal.xlsx"), "x", "HTXSNV", stage="proposed")
    office.rate(office.file("decision.xlsx"), "x", "HTTNV")
    cell = {"from_stage": "proposed", "from_level": "HTXSNV", "to_level": "HTTNV"}
    (row,) = office.serve().ask("stage_shift_lines", LOCAL_VIEWER, **asked(**cell)).rows(named=True)
    assert (row["subject_name"], row["from_file"], row["from_cell"], row["to_file"], row["to_cell"]) == (
        "x",
        "proposal.xlsx",
        "C1",
        "decision.xlsx",
        "C2",
    )


def asked(**other: Any) -> dict[str, Any]:
    return {"subject_kind": "dang_vien", "stage": "decided", "as_of": date.max, "years": [2023], **other}


def ask(warehouse: Warehouse, **other: Any) -> list[dict[str, Any]]:
    return warehouse.ask("stage_shift", LOCAL_VIEWER, **asked(**other)).rows(named=True)
