"""Question award_eligibility: those decided HTXSNV against those proposed for an award."""

from datetime import date
from typing import Any

import polars as pl

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from tests.data.office import Office

DECIDED_ON = date(2023, 12, 18)
EVER = date.max


# A branch of one member each: the levels proposed and decided, whether an award was proposed; what is told of it before
# the decision and after it.
CASES = (
    ("HTXSNV", "HTXSNV", True, "tam_da_de_nghi", "xuat_sac_da_de_nghi"),
    ("HTXSNV", "HTXSNV", False, "tam_chua_de_nghi", "xuat_sac_chua_de_nghi"),
    ("HTXSNV", "HTTNV", True, "tam_da_de_nghi", "khong_xuat_sac"),
    ("HTXSNV", "HTTNV", False, "tam_chua_de_nghi", None),
    ("HTXSNV", None, True, "tam_da_de_nghi", "khong_xuat_sac"),
    ("HTTNV", "HTXSNV", True, "chua_ro", "xuat_sac_da_de_nghi"),
    ("HTTNV", "HTXSNV", False, None, "xuat_sac_chua_de_nghi"),
    ("HTTNV", "HTTNV", True, "chua_ro", "khong_xuat_sac"),
    ("HTTNV", "HTTNV", False, None, None),
)


def test_a_proposal_is_held_against_the_decision_and_provisionally_against_the_branchs_proposal(office: Office) -> None:
    for place, (proposed_level, decided_level, is_proposed, *_) in enumerate(CASES):
        unit, who = f"u{place}", f"x{place}"
        office.unit(unit)
        office.rate(office.file(), who, proposed_level, unit=unit, stage="proposed", dated_on=date(2023, 12, 1))
        office.rate(office.file(), who, decided_level, unit=unit, dated_on=DECIDED_ON)
        if is_proposed:
            propose(office, who, unit=unit)
    warehouse = office.serve()
    for day, told in ((DECIDED_ON.replace(day=17), 3), (DECIDED_ON, 4)):
        found = set(ask(warehouse, as_of=day).select("unit", "class", "n").iter_rows())
        assert found == {(f"u{place}", case[told], 1) for place, case in enumerate(CASES) if case[told]}


def test_a_subject_without_a_decision_waits_beside_those_decided(office: Office) -> None:
    office.rate(office.file(), "x", "HTXSNV")
    office.rate(office.file(), "y", "HTXSNV", stage="proposed")
    assert classes(office, EVER) == {"xuat_sac_chua_de_nghi": 1, "tam_chua_de_nghi": 1}


def test_somebody_proposed_of_whom_no_rating_tells_is_shown(office: Office) -> None:
    propose(office, "stranger")
    assert classes(office, EVER) == {"chua_ro": 1}


def test_a_proposal_counts_from_the_day_its_papers_came(office: Office) -> None:
    office.rate(office.file(), "x", "HTXSNV", dated_on=date(2023, 12, 1))
    propose(office, "x", filed_on=date(2023, 12, 6))
    assert classes(office, date(2023, 12, 5)) == {"xuat_sac_chua_de_nghi": 1}
    assert classes(office, date(2023, 12, 6)) == {"xuat_sac_da_de_nghi": 1}


def test_two_forms_for_one_subject_are_one_proposal(office: Office) -> None:
    office.rate(office.file(), "x", "HTXSNV")
    file = office.file()
    propose(office, "x", file, form="one")
    propose(office, "x", file, form="two")
    assert classes(office, EVER) == {"xuat_sac_da_de_nghi": 1}


def test_whoever_moved_is_counted_where_the_rating_is(office: Office) -> None:
    office.unit("b")
    office.rate(office.file(), "x", "HTXSNV", unit="a")
    propose(office, "x", unit="b")
    rows = ask(office.serve())
    assert rows.select("unit", "class").rows() == [("a", "xuat_sac_da_de_nghi")]


def test_a_branch_known_only_by_its_totals_is_counted_apart(office: Office) -> None:
    paper = office.file()
    for level, n in (("HTXSNV", 3), ("HTTNV", 9)):
        office.count(paper, level, n)
    assert classes(office, EVER) == {"xuat_sac_chi_tong_so": 3}


def test_a_total_without_a_figure_for_the_level_is_missing(office: Office) -> None:
    office.count(office.file(), "HTTNV", 9)
    assert ask(office.serve()).select("class", "n").rows() == [("xuat_sac_chi_tong_so", None)]


def test_rows_tell_whether_the_year_has_a_decision_and_a_list(office: Office) -> None:
    office.unit("b")
    office.rate(office.file(), "x", "HTXSNV", stage="proposed", unit="b")
    rows = ask(office.serve(), units=["b"])
    assert rows.select("has_decision", "has_list").rows() == [(False, False)]
    office.rate(office.file(), "y", "HTTNV")
    propose(office, "y")
    rows = ask(office.serve(), units=["b"])
    assert rows.select("has_decision", "has_list").rows() == [(True, True)]


def propose(office: Office, subject: str, file: int | None = None, **other: Any) -> None:
    row = {"year": 2023, "unit": "a", "subject_kind": "dang_vien", "subject": subject, "subject_name": subject}
    known = {"form": "Giấy khen", "filed_on": date(2023, 12, 2)}
    office.add("award_record", file or office.file(), **{**row, **known, **other})


def classes(office: Office, as_of: date) -> dict[str, int]:
    return dict(ask(office.serve(), as_of=as_of).select("class", "n").iter_rows())


def ask(warehouse: Warehouse, **other: Any) -> pl.DataFrame:
    asked = {"years": [2023], "subject_kind": "dang_vien", "as_of": EVER, **other}
    return warehouse.ask("award_eligibility", LOCAL_VIEWER, **asked)
