"""Ratings as known on a day: own dates, corrections, reasons, and totals where people are not known."""

from datetime import date
from typing import Any

import pytest

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office

EVER = date.max


@pytest.mark.parametrize(
    ("dated_on", "known_on"), [(date(2023, 12, 18), date(2023, 12, 18)), (None, date(2023, 12, 31))]
)
def test_a_decision_is_known_from_the_date_in_its_head_else_the_end_of_its_year(
    office: Office, dated_on: date | None, known_on: date
) -> None:
    office.rate(office.file(), "x", "HTTNV", dated_on=dated_on)
    assert total(office, known_on.replace(day=known_on.day - 1)) == 0
    assert total(office, known_on) == 1


def test_a_proposal_is_known_from_the_receipt_of_the_members_summary(office: Office) -> None:
    office.plan()
    office.deadline(date(2023, 12, 5), ["tong_hop_dang_vien"])
    office.receive(office.file(), "tong_hop_dang_vien", date(2023, 12, 8))
    office.rate(office.file(), "x", "HTTNV", stage="proposed")
    assert total(office, date(2023, 12, 7), "proposed") == 0
    assert total(office, date(2023, 12, 8), "proposed") == 1


def test_a_proposal_without_a_receipt_is_known_from_the_deadline(office: Office) -> None:
    office.plan()
    office.deadline(date(2023, 12, 5), ["tong_hop_dang_vien"])
    office.rate(office.file(), "x", "HTTNV", stage="self")
    assert total(office, date(2023, 12, 4), "self") == 0
    assert total(office, date(2023, 12, 5), "self") == 1


def test_a_correction_is_known_from_the_day_it_was_taken_in(office: Office) -> None:
    office.rate(office.file(taken_in=date(2024, 2, 1)), "x", "HTXSNV", dated_on=date(2023, 12, 18))
    office.rate(office.file("new.xlsx", date(2024, 3, 1)), "x", "HTNV", dated_on=date(2023, 12, 18))
    assert levels(office, date(2023, 12, 18)) == {"HTXSNV": 1}
    assert levels(office, date(2024, 2, 29)) == {"HTXSNV": 1}
    assert levels(office, date(2024, 3, 1)) == {"HTNV": 1}


def test_the_last_correction_stands_in_the_table_and_the_earlier_lines_stay(office: Office) -> None:
    office.rate(office.file(), "x", "HTXSNV")
    office.rate(office.file("new.xlsx"), "x", "HTNV")
    warehouse = office.serve()
    kept = warehouse._cursor(1).sql("select level, source_file from rating_line order by file_id").fetchall()
    assert kept == [("HTXSNV", "paper.xlsx"), ("HTNV", "new.xlsx")]
    assert warehouse._cursor(1).sql("select level, source_file from rating").fetchall() == [("HTNV", "new.xlsx")]


@pytest.mark.parametrize("earlier", ["hoan", "khong_thuoc_dien"])
def test_a_decision_without_a_reason_of_its_own_takes_the_earlier_stages_state(office: Office, earlier: str) -> None:
    paper = office.file()
    office.rate(paper, "x", None, stage="proposed", unrated_state=earlier, unrated_reason="as written")
    office.rate(paper, "x", None, unrated_state="cho_xep_loai", unrated_reason="not rated")
    office.rate(paper, "x", None, subject_kind="can_bo", unrated_state="cho_xep_loai", unrated_reason="not rated")
    rows = (
        office.serve()
        ._cursor(1)
        .sql("select unrated_state, unrated_reason from rating where stage = 'decided' order by subject_kind")
    )
    assert rows.fetchall() == [(earlier, "not rated"), (earlier, "not rated")]


def test_a_reason_of_its_own_is_kept(office: Office) -> None:
    paper = office.file()
    office.rate(paper, "x", None, stage="proposed", unrated_state="hoan", unrated_reason="ill")
    office.rate(paper, "x", None, unrated_state="khong_thuoc_dien", unrated_reason="exempt")
    row = sources(office, "CHUA_XEP_LOAI")[0]
    assert (row["unrated_state"], row["unrated_reason"]) == ("khong_thuoc_dien", "exempt")


def test_neither_level_nor_reason_means_due_but_not_yet_rated(office: Office) -> None:
    office.rate(office.file(), "x", None)
    assert sources(office, "CHUA_XEP_LOAI")[0]["unrated_state"] == "cho_xep_loai"


def test_printed_totals_stand_where_people_are_not_known(office: Office) -> None:
    office.unit("b")
    paper = office.file()
    for level, n in (("HTXSNV", 2), ("HTTNV", 7), ("KHTNV", 0), ("CHUA_XEP_LOAI", 1)):
        office.count(paper, level, n)
        office.count(paper, level, n, unit="b")
    office.rate(paper, "x", "HTNV", unit="b")
    counted = office.serve()._cursor(1).sql("select unit, level, n from rating_count order by all").fetchall()
    printed = [("a", "CHUA_XEP_LOAI", 1), ("a", "HTTNV", 7), ("a", "HTXSNV", 2), ("a", "KHTNV", 0)]
    assert counted == [*printed, ("b", "HTNV", 1)]


def test_a_later_total_replaces_the_earlier_one(office: Office) -> None:
    office.count(office.file(), "HTTNV", 7)
    office.count(office.file(taken_in=date(2024, 1, 10)), "HTNV", 6)
    assert levels(office, date(2023, 12, 31)) == {"HTTNV": 7}
    assert levels(office, date(2024, 1, 10)) == {"HTNV": 6}


def test_a_quarters_rating_is_no_part_of_the_years(office: Office) -> None:
    office.rate(office.file(), "x", "HTTNV", period="q1")
    assert total(office, EVER) == 0


def test_behind_a_bar_stand_the_lines_of_the_papers(office: Office) -> None:
    office.rate(office.file("list.xlsx"), "x", "HTTNV")
    row = sources(office, "HTTNV")[0]
    assert (row["subject_name"], row["source_file"], row["source_sheet"], row["source_cell"]) == (
        "x",
        "list.xlsx",
        "S",
        "C1",
    )
    assert sources(office, "HTNV") == []


def test_behind_a_bar_of_totals_stand_the_printed_totals(office: Office) -> None:
    office.count(office.file("totals.xlsx"), "HTTNV", 7)
    assert [(row["subject_name"], row["n"], row["source_file"]) for row in sources(office, "HTTNV")] == [
        ("A", 7, "totals.xlsx")
    ]


def ask(office: Office, question: str, day: date, stage: str = "decided", **other: Any) -> list[dict[str, Any]]:
    asked = {"subject_kind": "dang_vien", "stage": stage, "as_of": day, **other}
    return office.serve().ask(question, LOCAL_VIEWER, **asked).rows(named=True)


def total(office: Office, day: date, stage: str = "decided") -> int:
    return sum(row["n"] for row in ask(office, "rating_distribution", day, stage))


def levels(office: Office, day: date) -> dict[str, int]:
    return {row["level"]: row["n"] for row in ask(office, "rating_distribution", day) if row["n"]}


def sources(office: Office, level: str) -> list[dict[str, Any]]:
    return ask(office, "rating_sources", EVER, level=level)
