"""What must be equal whatever is asked of papers and shortcomings: each question counts the same lines."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from data.warehouse import Warehouse
from tests.identities.counts import Filter, ask, known

Rows = list[dict[str, Any]]


def papers_hold(warehouse: Warehouse, asked: Filter) -> None:
    """All that tell of the papers of one year agree with the matrix of branch and document."""
    matrix = [row for row in ask(warehouse, "submission_matrix", asked) if row["requirement"] == "required"]
    the_curve_ends_where_the_matrix_stands(warehouse, asked, matrix)
    the_lag_dates_the_lines_of_the_matrix(warehouse, asked, matrix)
    if not asked.units:
        the_trend_and_the_branches_tell_the_years_progress(warehouse, asked)
        progress_counts_complete_bodies(warehouse, asked, matrix)
        missing_are_those_not_received(warehouse, asked, matrix)


def the_curve_ends_where_the_matrix_stands(warehouse: Warehouse, asked: Filter, matrix: Rows) -> None:
    curve = [row for row in ask(warehouse, "submission_curve", asked) if row["is_current"]]
    dossier = dossier_of(matrix)
    if not curve or not dossier:
        return
    assert [row["filed"] for row in curve] == sorted(row["filed"] for row in curve)
    assert {row["expected"] for row in curve} == {len(dossier)}
    last = curve[-1]
    assert last["filed"] == sum(row["received_on"] is not None and row["received_on"] <= last["day"] for row in dossier)


def the_lag_dates_the_lines_of_the_matrix(warehouse: Warehouse, asked: Filter, matrix: Rows) -> None:
    rows = [row for row in ask(warehouse, "submission_lag", asked) if row["kind"] == "chi_bo"]
    assert Counter((row["unit"], row["document"], row["state"], row["received_on"]) for row in rows) == Counter(
        (row["unit"], row["document"], row["state"], row["received_on"]) for row in matrix
    )
    for row in rows:
        assert row["offset_days"] == ((row["received_on"] or asked.day) - row["named_day"]).days
        assert row["is_in"] == (row["received_on"] is not None)


def the_trend_and_the_branches_tell_the_years_progress(warehouse: Warehouse, asked: Filter) -> None:
    """Of the dossier, and of the members' pledges, which are also told branch by branch; no report is not none done."""
    told = ("expected", "filed", "on_time")
    progress = {row["named_day"]: row for row in ask(warehouse, "deadline_progress", asked) if row["is_dossier"]}
    for row in ask(warehouse, "on_time_trend", asked):
        if row["is_dossier"] and row["named_day"] in progress and row["expected"]:
            assert [row[name] for name in told] == [progress[row["named_day"]][name] for name in told]
    branches = [row for row in ask(warehouse, "member_pledges", asked) if row["done"] is not None]
    members = [row for row in ask(warehouse, "deadline_progress", asked) if row["subject"] == "dang_vien"]
    for row in members:
        parts = [known([branch[name] for branch in branches]) for name in ("members", "done", "on_time")]
        assert [row[name] for name in told] == parts
        assert row["told_units"] == len(branches)


def progress_counts_complete_bodies(warehouse: Warehouse, asked: Filter, matrix: Rows) -> None:
    rows = [row for row in ask(warehouse, "deadline_progress", asked) if row["subject"] == "chi_bo"]
    for row in rows if matrix else []:
        own = [line for line in matrix if line["position"] == row["position"]]
        bodies = {line["unit"] for line in own}
        waiting = {line["unit"] for line in own if line["received_on"] is None}
        late = {line["unit"] for line in own if line["received_on"] and line["is_problem"]}
        told = (row["expected"], row["filed"], row["on_time"], row["late"])
        complete = bodies - waiting
        assert told == (len(bodies), len(complete), len(complete - late), len(complete & late))


def missing_are_those_not_received(warehouse: Warehouse, asked: Filter, matrix: Rows) -> None:
    rows = ask(warehouse, "dossier_missing", asked)
    dossier = dossier_of(matrix)
    missing = Counter(line["unit"] for line in dossier if line["received_on"] is None)
    late = Counter(line["unit"] for line in dossier if line["received_on"] and line["is_problem"])
    told = {row["unit"]: (row["missing"], row["late"]) for row in rows if row["missing"] or row["late"]}
    assert told == {unit: (missing[unit], late[unit]) for unit in missing.keys() | late.keys()}
    assert all(row["is_apart"] for row in rows if row["unit"] not in told)


def dossier_of(matrix: Rows) -> Rows:
    """The lines of the deadline that asks for most documents."""
    asked = Counter(line["position"] for line in matrix)
    return [line for line in matrix if line["position"] == min(asked, key=lambda place: (-asked[place], place))]


def shortcomings_hold(warehouse: Warehouse, asked: Filter, units: Iterable[str]) -> None:
    """The classes add up to all, the overdue are those listed, and the branches are the whole."""
    rows = ask(warehouse, "remediation_status", asked)
    by_class = Counter[str]()
    for row in rows:
        by_class[row["class"]] += row["n"]
    overdue = ask(warehouse, "remediation_overdue", asked)
    assert by_class["qua_han"] == len(overdue)
    assert Counter(row["unit"] for row in overdue) == Counter(
        {row["unit"]: row["n"] for row in rows if row["class"] == "qua_han"}
    )
    for unit in {row["unit"] for row in rows}:
        own = [row for row in rows if row["unit"] == unit]
        assert {row["total"] for row in own} == {sum(row["n"] for row in own)}
    chosen = [unit for unit in units if not asked.units or unit in asked.units]
    assert {row["unit"] for row in rows} <= set(chosen)
    [summary] = ask(warehouse, "remediation_summary", asked)
    done = by_class["hoan_thanh_dung_han"] + by_class["hoan_thanh_cham"]
    told = (summary["total"], summary["done"], summary["overdue"], summary["soon"], summary["closed"])
    assert told == (by_class.total(), done, by_class["qua_han"], by_class["sap_den_han"], by_class["ket_thuc"])
    still_open = by_class.total() - done - by_class["ket_thuc"]
    assert sum(row["n"] for row in ask(warehouse, "remediation_ageing", asked)) == still_open
    burnup = ask(warehouse, "remediation_burnup", asked)
    if burnup:
        last = burnup[-1]
        assert [last[name] for name in ("day", "scope", "done", "closed")] == [asked.day, *told[:2], told[-1]]
    assert bool(burnup) == bool(rows)
