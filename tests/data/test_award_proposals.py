"""Question award_proposals: each proposal with its level, its run of years and its papers."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from data.viewer import LOCAL_VIEWER
from tests.data.office import DOSSIER, Office

EVER = date.max
NAMED = date(2023, 12, 5)


@pytest.mark.parametrize(("filed", "together"), [(3, "yes"), (4, "yes"), (5, "no")])
def test_a_proposal_tells_whether_its_papers_came_with_the_dossier(office: Office, filed: int, together: str) -> None:
    office.plan()
    office.deadline(NAMED)
    office.deadline(NAMED, ["to_trinh_khen_thuong"], requirement="together")
    for document in DOSSIER:
        office.receive(office.file(), document, date(2023, 12, 4))
    propose(office, "x", filed_on=date(2023, 12, filed))
    (row,) = ask(office).to_dicts()
    assert (row["filed_on"].day, row["together"]) == (filed, together)


def test_papers_that_nobody_could_follow_are_not_known(office: Office) -> None:
    propose(office, "x")
    (row,) = ask(office).to_dicts()
    assert (row["together"], row["together_name"]) == (None, "Chưa rõ")


def test_a_proposal_carries_level_run_and_address(office: Office) -> None:
    paper = office.file()
    for year, level in ((2021, "HTTNV"), (2022, "HTXSNV"), (2023, "HTXSNV")):
        office.rate(paper, "x", level, year=year)
    propose(office, "x")
    (row,) = ask(office).to_dicts()
    assert (row["class"], row["years"], row["certainty_name"]) == ("xuat_sac_da_de_nghi", 2, "Đúng")
    assert (row["source_file"], row["source_sheet"]) == ("paper.xlsx", "S")
    assert (row["asked_years"], row["fit_name"]) == (None, None)


def test_proposals_that_do_not_fit_come_first(office: Office) -> None:
    office.rate(office.file(), "fits", "HTXSNV")
    office.rate(office.file(), "stray", "HTTNV")
    for subject in ("fits", "stray"):
        propose(office, subject)
    assert ask(office)["subject"].to_list() == ["stray", "fits"]


@pytest.mark.parametrize(
    ("levels", "fit"),
    [
        (["HTTNV", "HTXSNV", "HTXSNV", "HTXSNV"], "Đủ số năm"),
        (["HTXSNV", "HTTNV", "HTXSNV", "HTXSNV"], "Chưa đủ số năm"),
        (["HTXSNV", None, "HTXSNV", "HTXSNV"], "Chưa đủ căn cứ"),
        (["HTXSNV", "HTXSNV", "HTXSNV", "HTTNV"], "Chưa đủ số năm"),
    ],
)
def test_where_a_rule_asks_for_years_the_run_is_held_against_them(
    office: Office, levels: list[str | None], fit: str
) -> None:
    office.plan(award_years=[{"subject_kinds": ["dang_vien"], "forms": ["bang_khen"], "years": 3}])
    paper = office.file()
    for year, level in enumerate(levels, start=2020):
        office.rate(paper, "x", level, year=year)
    propose(office, "x", form=" bằng khen")
    propose(office, "y", form="Giấy khen")
    asked = {row["subject"]: (row["asked_years"], row["fit_name"]) for row in ask(office).to_dicts()}
    assert asked == {"x": (3, fit), "y": (None, None)}


def test_no_proposal_has_no_row(office: Office) -> None:
    office.rate(office.file(), "x", "HTXSNV")
    assert ask(office).is_empty()


def propose(office: Office, subject: str, **other: Any) -> None:
    row = {"year": 2023, "unit": "a", "subject_kind": "dang_vien", "subject": subject, "subject_name": subject}
    known = {"form": "Giấy khen", "filed_on": date(2023, 12, 2)}
    office.add("award_record", office.file(), **{**row, **known, **other})


def ask(office: Office) -> pl.DataFrame:
    return office.serve().ask("award_proposals", LOCAL_VIEWER, years=[2023], subject_kind="dang_vien", as_of=EVER)
