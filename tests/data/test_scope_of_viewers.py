"""Who gets what: every question there is, asked by every role, of data in which all that is personal is marked."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import polars as pl
import pytest

from data import audience
from data.scope import OF_PEOPLE, PROJECTED
from data.viewer import ROLES, Viewer
from data.warehouse import PARAMETER, QUERIES_FOLDER, NotEntitled
from data.words import words
from tests.data.marked import EVERYBODY, MARKS, marked_office
from tests.data.office import Office
from tests.reference.effort import in_every_run

DAY = date(2026, 1, 20)
# All that are asked within the house; the other is held to its own promises in test_audience.py.
QUESTIONS = sorted({file.stem for file in QUERIES_FOLDER.glob("*.sql")} - {audience.PEOPLE})
ASKED: dict[str, list[Any]] = {
    "compared_on": [date(2025, 12, 1)],
    "followed_years": [[2024, 2025]],
    "from_level": ["HTXSNV"],
    "from_stage": ["self"],
    "from_year": [2024],
    "level": ["", "CHUA_XEP_LOAI"],
    "to_level": ["HTXSNV"],
    "to_year": [2025],
    "year": [2025, 2026],
    "subject": ["a0", "b0", "b9", "a", "b"],
    "sought": ["", "b"],
    "sheet": ["S"],
    "cells": [[f"C{number}" for number in range(1, 40)]],
}
# Of a committee under another every question is asked in the long runs; in every run those that look into bodies.
WITHIN_A_BODY = [
    question
    for question in QUESTIONS
    if "body" in PARAMETER.findall((QUERIES_FOLDER / f"{question}.sql").read_text(encoding="utf-8"))
]
NAME = re.compile(r"dấuriêng. [0-9]\b")
CODES = {"subject_kind": ["dang_vien", "can_bo", "chi_bo"], "stage": ["decided"], "unit": ["a", "b"]}


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Give an office in which all that is personal is marked."""
    return marked_office(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def under_one_body(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Give the same office under a superior committee: all of its branches stand under the body `x`."""
    office = marked_office(tmp_path_factory.mktemp("home"))
    for row in office.rows["unit"]:
        row["parent"] = "x" if row["kind"] == "chi_bo" else row["parent"]
    office.unit("x", kind="dang_bo_truc_thuoc", parent="dang-bo")
    return office


def answers(office: Office, viewer: Viewer, question: str, bodies: Sequence[str] = ("dang-bo",)) -> Iterator[str]:
    """All that the viewer gets of a question, under every choice of its parameters, as text."""
    warehouse = office.serve()
    needed = set(PARAMETER.findall((QUERIES_FOLDER / f"{question}.sql").read_text(encoding="utf-8")))
    files = [row["file_id"] for row in office.rows["source_file"]]
    offered = ASKED | CODES | {"as_of": [DAY], "body": bodies, "file_id": files, "source_id": files}
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


@pytest.mark.parametrize("question", in_every_run(WITHIN_A_BODY, QUESTIONS))
def test_looking_into_a_body_above_tells_a_branch_nothing_more_of_another(
    under_one_body: Office, question: str
) -> None:
    for text in answers(under_one_body, Viewer("chi-bo-a", "chi_bo", "a"), question, ["dang-bo", "x"]):
        assert MARKS["b"] not in text
        assert EVERYBODY not in text


@pytest.mark.parametrize("question", in_every_run(WITHIN_A_BODY, QUESTIONS))
def test_a_branch_account_whose_branch_came_to_stand_above_others_sees_none_of_their_people(
    under_one_body: Office, question: str
) -> None:
    for text in answers(under_one_body, Viewer("chi-bo-x", "chi_bo", "x"), question, ["dang-bo", "x"]):
        assert not [mark for mark in (*MARKS.values(), EVERYBODY) if mark in text]


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
    asked = {"years": [2025], "stage": "decided", "as_of": DAY}
    people = warehouse.ask("rating_sources", viewer, subject_kind="dang_vien", level="", **asked)
    assert {row["subject_name"][:-2] for row in people.to_dicts()} == {MARKS["a"]}
    bodies = warehouse.ask("rating_by_unit", viewer, subject_kind="chi_bo", **asked)
    assert set(bodies["unit"]) >= {"a", "b"}
    papers = warehouse.ask("submission_matrix", viewer, years=[2025], as_of=DAY)
    assert set(papers["unit"]) == {"a", "b"}
    assert papers.filter(unit="b")["source_file"].to_list() == [None] * papers.filter(unit="b").height
    open_items = warehouse.ask("remediation_lines", viewer, years=[2025], as_of=DAY)
    assert {row["item"] == MARKS["a"] for row in open_items.filter(unit="a").to_dicts()} == {True}
    assert open_items.filter(unit="b").height == open_items.filter(unit="a").height
    withheld = words().row(by_predicate=pl.col("kind_of_word") == "withheld", named=True)["name"]
    assert set(open_items.filter(unit="b")["item"]) == {withheld}
    assert open_items.filter(unit="b")["responsible"].null_count() == open_items.filter(unit="b").height


def test_on_the_wall_a_person_is_a_number_and_a_body_is_itself(marked: Office) -> None:
    warehouse, wall, asked = marked.serve(), Viewer("phong-hop", "trinh_chieu"), {"years": [2025], "as_of": DAY}
    people = warehouse.ask("score_check", wall, subject_kind="dang_vien", stage="decided", **asked)
    assert people.height
    assert all(subject.isdigit() for subject in people["subject"])
    assert people["subject"].n_unique() == people.height
    assert people["subject_name"].null_count() == people.height
    bodies = warehouse.ask("rating_by_unit", wall, subject_kind="chi_bo", stage="decided", **asked)
    assert set(bodies["unit"]) >= {"a", "b"}


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_is_known_of_each_question_whether_it_names_people(marked: Office, question: str) -> None:
    told = "".join(answers(marked, Viewer("x", "bi_thu"), question))
    assert bool(NAME.search(told)) == (question in OF_PEOPLE)


@pytest.mark.parametrize("role", [role for role, rights in ROLES.items() if rights.sees_all and rights.sees_names])
def test_who_sees_all_sees_everybody_and_every_paper(marked: Office, role: str) -> None:
    told = "".join(answers(marked, Viewer("x", role), "rating_sources"))
    assert all(mark in told for mark in (*MARKS.values(), EVERYBODY))
