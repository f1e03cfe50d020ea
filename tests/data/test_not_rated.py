"""Question not_rated: who has no level, in which of the three states, for which reason, where that is written."""

from datetime import date
from typing import Any

import polars as pl

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office


def test_the_three_states_are_told_by_branch_and_reason_with_their_cells(office: Office) -> None:
    paper = office.file("list.xlsx")
    office.rate(paper, "rated", "HTTNV")
    office.rate(paper, "ill", None, unrated_state="hoan", unrated_reason="Nghỉ ốm")
    office.rate(paper, "ill too", None, unrated_state="hoan", unrated_reason=" Nghỉ  ốm ")
    office.rate(paper, "exempt", None, unrated_state="khong_thuoc_dien", unrated_reason="Được miễn")
    office.rate(paper, "waiting", None)
    rows = ask(office).select("state", "reason", "n", "total", "source_file", "source_cell").rows()
    assert rows == [
        ("cho_xep_loai", None, 1, 5, "list.xlsx", "C5"),
        ("hoan", "Nghỉ ốm", 2, 5, "list.xlsx", "C2, C3"),
        ("khong_thuoc_dien", "Được miễn", 1, 5, "list.xlsx", "C4"),
    ]


def test_reasons_differently_written_stay_apart(office: Office) -> None:
    for subject, reason in (("x", "Nghỉ ốm"), ("y", "nghỉ ốm")):
        office.rate(office.file(), subject, None, unrated_state="hoan", unrated_reason=reason)
    assert sorted(ask(office)["reason"]) == ["Nghỉ ốm", "nghỉ ốm"]


def test_a_decision_that_gives_no_reason_is_told_by_the_branchs_own_paper(office: Office) -> None:
    branch, committee = office.file("branch.xlsx"), office.file("decision.xlsx")
    office.rate(branch, "x", None, stage="proposed", unrated_state="hoan", unrated_reason="Nghỉ ốm")
    office.rate(committee, "x", None, unrated_state="cho_xep_loai", unrated_reason="Chưa xếp loại")
    row = ask(office).row(0, named=True)
    assert (row["state"], row["reason"], row["source_file"], row["source_cell"]) == (
        "hoan",
        "Nghỉ ốm",
        "branch.xlsx",
        "C1",
    )


def test_the_line_behind_keeps_the_decisions_own_cell_and_gives_the_branchs_reason(office: Office) -> None:
    office.rate(office.file("branch.xlsx"), "x", None, stage="self", unrated_state="hoan", unrated_reason="Nghỉ ốm")
    office.rate(office.file("decision.xlsx"), "x", None, unrated_state="cho_xep_loai", unrated_reason="Chưa xếp loại")
    asked: dict[str, Any] = {"subject_kind": "dang_vien", "stage": "decided", "as_of": date.max}
    (row,) = office.serve().ask("rating_sources", LOCAL_VIEWER, level="CHUA_XEP_LOAI", **asked).rows(named=True)
    assert (row["unrated_reason"], row["source_file"]) == ("Nghỉ ốm", "decision.xlsx")


def test_a_branch_that_has_all_rated_says_so_with_0(office: Office) -> None:
    office.fill("a", HTTNV=4)
    assert ask(office).select("state", "n", "total").rows() == [(None, 0, 4)]


def test_where_only_totals_are_known_their_number_stands_without_a_reason(office: Office) -> None:
    office.unit("b")
    paper = office.file("totals.xlsx")
    for level, n in (("HTXSNV", 0), ("HTTNV", 5), ("HTNV", 0), ("KHTNV", 0)):
        office.count(paper, level, n)
        office.count(paper, level, n, unit="b")
    office.count(paper, "CHUA_XEP_LOAI", 2)
    rows = ask(office).select("unit", "state", "n", "total", "only_totals", "source_file").rows()
    assert rows == [("a", None, 2, 7, True, "totals.xlsx"), ("b", None, None, None, True, None)]


def test_levels_and_not_rated_are_all(office: Office) -> None:
    office.unit("b")
    office.fill("a", HTXSNV=2, HTTNV=3, CHUA_XEP_LOAI=4)
    office.fill("b", HTNV=1, CHUA_XEP_LOAI=1)
    warehouse = office.serve()
    asked: dict[str, Any] = {"subject_kind": "dang_vien", "stage": "decided", "as_of": date.max}
    levels = warehouse.ask("rating_distribution", LOCAL_VIEWER, **asked)
    waiting = warehouse.ask("not_rated", LOCAL_VIEWER, **asked)
    assert waiting["n"].sum() == levels.filter(level="CHUA_XEP_LOAI")["n"].item()
    assert levels["n"].sum() == levels["rated"][0] + waiting["n"].sum() == waiting.unique("unit")["total"].sum()


def ask(office: Office, **other: Any) -> pl.DataFrame:
    asked = {"subject_kind": "dang_vien", "stage": "decided", "as_of": date.max, **other}
    return office.serve().ask("not_rated", LOCAL_VIEWER, **asked)
