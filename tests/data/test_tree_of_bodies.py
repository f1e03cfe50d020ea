"""A superior committee: bodies above branches are told by the sums of those under them, down to each branch."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl
import pytest

from data.accounts.accounts import Accounts
from data.accounts.faults import AccountFault
from data.viewer import LOCAL_VIEWER, Viewer
from data.warehouse import QUERIES_FOLDER, Warehouse
from tests.data.office import Office
from tests.data.superior import ABOVE, ALL_LEAVES, DAY, IN_BETWEEN, LEAVES, WHOLE, flat, province

ASKED: Mapping[str, Any] = {
    "years": [2023],
    "subject_kind": "dang_vien",
    "stage": "decided",
    "as_of": DAY,
    "compared_on": date(2023, 12, 10),
    "from_year": 2022,
    "to_year": 2023,
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """Give the superior committee's warehouse; tests only ask it."""
    return province(tmp_path_factory.mktemp("tree"))


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """Give a flat committee of the branches under the body `x` alone; tests only ask it."""
    return flat(tmp_path_factory.mktemp("flat"), LEAVES["x"])


# The question, the columns that tell one line of a body from another, and those that add up.
SUMMED = {
    "rating_by_unit": (("year", "level"), ("n", "rated", "total")),
    "rating_heatmap": (("year",), ("n_excellent", "good", "rated", "total")),
    "not_rated": (("year", "state", "reason"), ("n",)),
    "stage_shift": (("year", "from_stage", "to_stage", "from_level", "to_level"), ("n",)),
    "filing_by_unit": (("year", "state"), ("n", "total", "problems")),
    "submission_matrix": (
        ("year", "position", "document"),
        ("bodies", "bodies_in", "bodies_late", "bodies_overdue", "members"),
    ),
    "member_pledges": (("year",), ("done", "on_time", "missing", "units", "told_units")),
    "remediation_status": (("class",), ("n",)),
    "remediation_ageing": (("age",), ("n",)),
    "award_eligibility": (("year", "class"), ("n",)),
}
# Those of the whole: what tells their lines apart, and what of them adds up.
OF_THE_WHOLE = {
    "rating_distribution": (("year", "level"), ("n", "rated", "total")),
    "rating_trend": (("year", "level"), ("n", "rated", "total")),
    "rating_transitions": (("from_level", "to_level"), ("n",)),
    "rating_progress": (("subject_kind", "stage"), ("rated", "total")),
    "remediation_summary": ((), ("total", "done", "overdue", "soon", "undated")),
    "remediation_burnup": ((), ()),
    "submission_curve": (("year", "offset_days"), ("filed", "expected")),
    "on_time_trend": (("year", "duty"), ("expected", "filed", "on_time", "units")),
    "progress_compared": (("position", "moment"), ("expected", "complete", "on_time", "overdue")),
    "deadline_progress": (("year", "position"), ("expected", "filed", "on_time", "units")),
    "ceiling_check": (("year", "denominator"), ("excellent", "base")),
    "award_ratio": (("year",), ("base", "proposed")),
}
# Those with a line for each branch, person or shortcoming, whatever stands above them.
SINGLE = (
    "award_proposals",
    "award_runs",
    "came_between",
    "dossier_missing",
    "rating_sources",
    "remediation_lines",
    "remediation_overdue",
    "review_meetings",
    "trial_subjects",
)


def asked(warehouse: Warehouse, question: str, **other: Any) -> pl.DataFrame:
    given = {**ASKED, **other}
    if question.startswith("remediation"):
        given["years"] = [2022]
    text = (QUERIES_FOLDER / f"{question}.sql").read_text(encoding="utf-8")
    extra = {"level": ""} if "$level" in text else {}
    common = {name: value for name, value in given.items() if name not in ("compared_on", "from_year", "to_year")}
    own = {name: given[name] for name in ("compared_on", "from_year", "to_year") if f"${name}" in text}
    return warehouse.ask(question, LOCAL_VIEWER, **common, **own, **extra)


def added(rows: pl.DataFrame, keys: tuple[str, ...], sums: tuple[str, ...]) -> dict[tuple[Any, ...], list[int]]:
    """What adds up, by what tells lines apart; lines of nothing are left out."""
    found: dict[tuple[Any, ...], Counter[str]] = defaultdict(Counter)
    for row in rows.to_dicts():
        found[tuple(row[key] for key in keys)].update({name: row[name] or 0 for name in sums})
    return {key: [told[name] for name in sums] for key, told in found.items() if any(told.values())}


@pytest.mark.parametrize("question", SUMMED)
def test_a_body_stands_with_the_sums_of_the_branches_under_it(tree: Warehouse, question: str) -> None:
    keys, sums = SUMMED[question]
    each = asked(tree, question, units=ALL_LEAVES)
    assert set(each["unit"]) <= set(ALL_LEAVES)
    shown = asked(tree, question).filter((pl.col("kind") == "chi_bo") if question == "submission_matrix" else True)
    assert set(shown["unit"]) <= {*ABOVE, "a"}
    assert len(set(shown["unit"])) == 4
    for body in (*ABOVE, "a"):
        under = each.filter(pl.col("unit").is_in(LEAVES.get(body, [body])))
        assert added(shown.filter(unit=body), keys, sums) == added(under, keys, sums), body


@pytest.mark.parametrize("question", SUMMED)
def test_the_children_of_a_body_add_up_to_it(tree: Warehouse, question: str) -> None:
    keys, sums = SUMMED[question]
    kinds = pl.col("kind") == "chi_bo" if question == "submission_matrix" else pl.lit(value=True)
    above = asked(tree, question).filter(kinds)
    for body in ABOVE:
        inside = asked(tree, question, body=body).filter(kinds)
        assert set(inside["unit"]) <= set(LEAVES[body])
        assert added(inside, keys, sums) == added(above.filter(unit=body), keys, sums)


@pytest.mark.parametrize("question", OF_THE_WHOLE)
def test_the_whole_is_the_sum_of_what_stands_under_it(tree: Warehouse, question: str) -> None:
    keys, sums = OF_THE_WHOLE[question]
    whole = asked(tree, question)
    if "position" in whole.columns:
        whole = whole.filter(pl.col("position") != 4)
    parts = [
        *(asked(tree, question, body=body) for body in ABOVE),
        asked(tree, question, units=["a"]) if question not in ("rating_progress", "deadline_progress") else None,
    ]
    told = pl.concat([part for part in parts if part is not None])
    if "position" in told.columns:
        told = told.filter(pl.col("position") != 4)
    if question in ("rating_progress", "deadline_progress"):  # questions of a body alone: the branch at the top is left
        assert all(added(told, keys, sums)[key] <= found for key, found in added(whole, keys, sums).items())
        return
    if question == "remediation_burnup":
        assert whole["scope"][-1] == sum(part["scope"][-1] for part in parts if part is not None and part.height)
        return
    if question == "submission_curve":  # each runs over its own days: at the end all have the same
        ends = [part.filter("is_current").row(-1, named=True) for part in parts if part is not None]
        last = whole.filter("is_current").row(-1, named=True)
        assert [last[name] for name in sums] == [sum(end[name] for end in ends) for name in sums]
        return
    assert added(whole, keys, sums) == added(told, keys, sums)


@pytest.mark.parametrize("question", [*SUMMED, *OF_THE_WHOLE, *SINGLE])
def test_inside_a_body_everything_is_as_a_committee_of_its_branches_alone_would_say(
    tree: Warehouse, alone: Warehouse, question: str
) -> None:
    """Down to the last level nothing differs from a flat committee, whose order and sums are those of today."""
    own = asked(alone, question)
    inside = asked(tree, question, body="x", units=LEAVES["x"])
    told = [name for name in own.columns if not name.startswith(("source_", "from_", "to_")) and name != "sort_order"]
    if "position" in told:
        inside = inside.filter(pl.col("position") != 4)
    of_the_whole = {"verdict", "verdict_name", "is_part", "over_by", "bodies_over", "over_count"}
    told = [name for name in told if name not in of_the_whole]
    assert inside.select(told).rows() == own.select(told).rows()


@pytest.mark.parametrize("question", SINGLE)
def test_what_is_told_of_single_branches_stays_told_of_them_within_the_body(tree: Warehouse, question: str) -> None:
    whole = asked(tree, question)
    assert not whole.is_empty()
    for body in ABOVE:
        within = {body, *LEAVES[body]}
        assert asked(tree, question, body=body)["unit"].to_list() == [u for u in whole["unit"] if u in within]


def test_branches_chosen_stand_for_themselves_wherever_they_stand(tree: Warehouse) -> None:
    rows = asked(tree, "rating_by_unit", units=["x1", "y"])
    assert rows["unit"].unique(maintain_order=True).to_list() == ["x1", "y"]
    assert asked(tree, "rating_by_unit", body="x", units=["x1", "y1"])["unit"].unique().to_list() == ["x1"]


def test_a_branch_account_sees_its_own_people_alone_whatever_body_it_looks_into(tree: Warehouse) -> None:
    viewer = Viewer("chi-bo-x1", "chi_bo", "x1")
    given = {name: ASKED[name] for name in ("years", "subject_kind", "stage", "as_of")}
    own = asked(tree, "rating_by_unit", units=["x1"])["n"].sum()
    for body, told in ((WHOLE, {"x": own}), ("x", {"x1": own}), ("y", {})):
        rows = tree.ask("rating_by_unit", viewer, body=body, **given)
        assert dict(rows.group_by("unit").agg(pl.col("n").sum()).iter_rows()) == told


def test_a_body_above_others_cannot_be_given_to_a_branch_account(tree: Warehouse) -> None:
    accounts = Accounts(tree.home)
    assert accounts.check_new("chi-bo-x1", "chi_bo", "x1") == "chi-bo-x1"
    with pytest.raises(AccountFault):
        accounts.check_new("dang-bo-x", "chi_bo", "x")


def test_bodies_may_stand_at_any_depth(office: Office) -> None:
    office.unit("tinh", kind=IN_BETWEEN, parent=WHOLE)
    office.unit("xa", kind=IN_BETWEEN, parent="tinh")
    office.unit("leaf", parent="xa")
    office.fill("leaf", HTXSNV=2, HTTNV=3)
    warehouse = office.serve()
    for body, child in ((WHOLE, "tinh"), ("tinh", "xa"), ("xa", "leaf"), ("leaf", "leaf")):
        rows = asked(warehouse, "rating_by_unit", body=body)
        assert (rows["unit"].unique().to_list(), rows["n"].sum()) == ([child], 5)


def test_a_body_that_nobody_knows_holds_nothing(tree: Warehouse) -> None:
    assert asked(tree, "rating_distribution", body="khong-co").is_empty()
