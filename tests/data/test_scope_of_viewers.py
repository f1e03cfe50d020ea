"""Who gets what: every question there is, asked by every role, of data in which all that is personal is marked."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from data.scope import PROJECTED
from data.viewer import ROLES, Viewer
from data.warehouse import PARAMETER, QUERIES_FOLDER, NotEntitled
from tests.data.office import Office

DAY = date(2024, 1, 20)
QUESTIONS = sorted(file.stem for file in QUERIES_FOLDER.glob("*.sql"))
# What stands in every name and every text typed by hand of a branch.
MARKS = {"a": "dấuriêngA", "b": "dấuriêngB"}
# Papers in which several branches stand, and the whole's own, are nobody's own.
EVERYBODY = "dấuchungC"
ASKED: dict[str, list[Any]] = {
    "compared_on": [date(2023, 12, 1)],
    "followed_years": [[2022, 2023]],
    "from_level": ["HTXSNV"],
    "from_stage": ["self"],
    "from_year": [2022],
    "level": ["", "CHUA_XEP_LOAI"],
    "to_level": ["HTXSNV"],
    "to_year": [2023],
    "year": [2023, 2024],
    "subject": ["a0", "b0", "b9", "a", "b"],
    "sought": ["", "b"],
    "sheet": ["S"],
    "cells": [[f"C{number}" for number in range(1, 40)]],
}
CODES = {"subject_kind": ["dang_vien", "chi_bo"], "stage": ["decided"], "unit": ["a", "b"]}


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Give two branches of two years of whom everything is told, every name and text of theirs marked."""
    office = Office(tmp_path_factory.mktemp("home"))
    for unit in MARKS:
        office.unit(unit)
    for year in (2022, 2023):
        office.plan(year)
        office.deadline(date(year, 12, 5), year=year)
        office.deadline(date(year, 12, 20), ("ke_hoach_khac_phuc",), year=year, position=2)
        for unit in MARKS:
            _tell(office, year, unit)
    _tell_of_both(office)
    return office


def _tell(office: Office, year: int, unit: str) -> None:
    mark, at = MARKS[unit], {"year": year, "unit": unit}
    paper = office.file(f"{mark}.xlsx", date(year, 12, 10), unit=unit, year=year, kind="tong_hop_dang_vien")
    office.rows["issue"].append(
        {"file_id": paper, "position": 1, "severity": "error", "code": "bad_date", "value": mark, "message": mark}
    )
    for number, level in enumerate(("HTXSNV", "HTTNV", None)):
        who = {"subject": f"{unit}{number}", "subject_name": f"{mark} {number}"}
        office.add("member_record", paper, **at, **who, card=mark, position=mark)
        for stage in ("self", "proposed", "decided"):
            state = {} if level else {"unrated_state": "hoan", "unrated_reason": mark}
            for period in ("nam", "q1"):
                office.rate(paper, **at, **who, **state, level=level, stage=stage, period=period, score=95)
        office.add("vote_record", paper, **at, subject=f"{unit}{number}", level="HTXSNV", n=3)
        office.add("award_record", paper, **at, **who, subject_kind="dang_vien", form=mark)
    for stage in ("self", "proposed", "decided"):
        office.rate(paper, unit, "HTTNV", **at, subject_kind="chi_bo", subject_name=unit.upper(), stage=stage)
    office.count(paper, "HTXSNV", 7, **at, subject_kind="can_bo")
    for document in ("bao_cao_kiem_diem", "tong_hop_dang_vien", "ket_qua_chi_bo"):
        noted = {"received_on": date(year, 12, 4), "received_by": mark, "note": mark}
        office.add("submission_record", paper, **at, document=document, **noted)
    office.add("pledge_record", paper, **at, members=3, done=2, reported_on=date(year, 12, 22))
    office.add("review_meeting_record", paper, **at, held_on=date(year, 11, 1), supervisor=mark, note=mark)
    told = {"measure": mark, "responsible": f"{mark} 0", "item": mark}
    for key in (f"{mark} lặp", f"{mark} {year}"):
        office.shortcoming(paper, key, date(year + 1, 1, 5), **at, **told)
    office.add("note_record", paper, **at, note=mark, noted_on=date(year, 12, 8))


def _tell_of_both(office: Office) -> None:
    paper = office.file(f"{EVERYBODY}.xlsx", date(2023, 12, 30), kind="quyet_dinh", year=2023)
    office.rows["issue"].append(
        {"file_id": paper, "position": 1, "severity": "error", "code": "bad_date", "value": EVERYBODY, "message": ""}
    )
    for unit, mark in MARKS.items():
        office.judge((2023, unit, f"{mark} lặp"), (2022, unit, f"{mark} lặp"), "same")
        row = {"unit": unit, "subject_name": f"{mark} 9"}
        office.rate(paper, f"{unit}9", "HTTNV", **row)


def answers(office: Office, viewer: Viewer, question: str) -> Iterator[str]:
    """All that the viewer gets of a question, under every choice of its parameters, as text."""
    warehouse = office.serve()
    needed = set(PARAMETER.findall((QUERIES_FOLDER / f"{question}.sql").read_text(encoding="utf-8")))
    files = [row["file_id"] for row in office.rows["source_file"]]
    offered = ASKED | CODES | {"as_of": [DAY], "file_id": files, "source_id": files}
    choices: list[dict[str, Any]] = [{}]
    for name in sorted(needed & set(offered)):
        choices = [choice | {name: value} for choice in choices for value in offered[name]]
    for choice in choices:
        answer = warehouse.ask(question, viewer, **choice)
        yield f"{answer.rows()}"


@pytest.mark.parametrize("question", QUESTIONS)
def test_of_another_branch_no_name_and_no_text_is_told(marked: Office, question: str) -> None:
    for text in answers(marked, Viewer("chi-bo-a", "chi_bo", "a"), question):
        assert MARKS["b"] not in text
        assert EVERYBODY not in text


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_projector_gets_no_name_and_no_text(marked: Office, question: str) -> None:
    asked = answers(marked, Viewer("phong-hop", "trinh_chieu"), question)
    if question not in PROJECTED:
        with pytest.raises(NotEntitled):
            next(asked)
        return
    for text in asked:
        assert not [mark for mark in (*MARKS.values(), EVERYBODY) if mark in text]


def test_a_branch_gets_its_own_people_and_of_others_the_bodies(marked: Office) -> None:
    warehouse, viewer = marked.serve(), Viewer("chi-bo-a", "chi_bo", "a")
    asked = {"years": [2023], "stage": "decided", "as_of": DAY}
    people = warehouse.ask("rating_sources", viewer, subject_kind="dang_vien", level="", **asked)
    assert {row["subject_name"][:-2] for row in people.to_dicts()} == {MARKS["a"]}
    bodies = warehouse.ask("rating_by_unit", viewer, subject_kind="chi_bo", **asked)
    assert set(bodies["unit"]) >= {"a", "b"}
    papers = warehouse.ask("submission_matrix", viewer, years=[2023], as_of=DAY)
    assert set(papers["unit"]) == {"a", "b"}
    assert papers.filter(unit="b")["source_file"].to_list() == [None] * papers.filter(unit="b").height
    open_items = warehouse.ask("remediation_lines", viewer, years=[2023], as_of=DAY)
    assert {row["item"] == MARKS["a"] for row in open_items.filter(unit="a").to_dicts()} == {True}
    assert open_items.filter(unit="b").height == open_items.filter(unit="a").height


@pytest.mark.parametrize("role", [role for role, rights in ROLES.items() if rights.sees_all and rights.sees_names])
def test_who_sees_all_sees_everybody_and_every_paper(marked: Office, role: str) -> None:
    told = "".join(answers(marked, Viewer("x", role), "rating_sources"))
    assert all(mark in told for mark in (*MARKS.values(), EVERYBODY))
