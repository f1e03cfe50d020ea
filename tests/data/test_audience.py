"""What leaves the house: the published questions alone, their columns, of bodies in full and of people merged."""

from datetime import date
from typing import Any

import pytest

from data.audience import PUBLISHED
from data.viewer import LOCAL_VIEWER, Viewer
from data.warehouse import PARAMETER, QUERIES_FOLDER, NotEntitled
from tests.data.marked import EVERYBODY, MARKS, marked_office
from tests.data.office import Office

OUTSIDE = Viewer("local", "local", outside=True)
DAY = date(2026, 1, 20)
QUESTIONS = sorted(file.stem for file in QUERIES_FOLDER.glob("*.sql"))
# What nothing that leaves the house has a column of: people, texts typed by hand, places in papers.
NEVER = {
    *("reason", "item", "note", "measure", "responsible", "supervisor", "attended", "shortcoming"),
    *("source_id", "source_file", "source_sheet", "source_cell", "members", "done_by", "quantity", "lacking"),
}


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Give an office in which all that is personal is marked."""
    return marked_office(tmp_path_factory.mktemp("home"))


def needed(question: str) -> dict[str, Any]:
    given: dict[str, Any] = {"as_of": DAY, "subject_kind": "dang_vien", "stage": "decided"}
    names = set(PARAMETER.findall((QUERIES_FOLDER / f"{question}.sql").read_text(encoding="utf-8")))
    return {name: value for name, value in given.items() if name in names}


@pytest.mark.parametrize("question", [question for question in QUESTIONS if question not in PUBLISHED])
def test_a_question_that_is_not_published_is_not_answered(marked: Office, question: str) -> None:
    with pytest.raises(NotEntitled):
        marked.serve().ask(question, OUTSIDE, **needed(question))


@pytest.mark.parametrize("question", sorted(PUBLISHED))
def test_a_published_answer_has_its_columns_and_nothing_that_is_anybodys(marked: Office, question: str) -> None:
    answer = marked.serve().ask(question, OUTSIDE, **needed(question))
    assert answer.columns == list(PUBLISHED[question].columns)
    assert not NEVER & set(answer.columns)
    assert not [mark for mark in (*MARKS.values(), EVERYBODY) if mark in str(answer.rows())]
    assert "subject" not in answer.columns or "dang_vien" not in answer["subject"].to_list()


def test_whatever_is_asked_the_set_is_the_same(marked: Office) -> None:
    warehouse = marked.serve()
    plain = warehouse.ask("rating_by_unit", OUTSIDE, subject_kind="chi_bo", stage="decided", as_of=DAY)
    choice: dict[str, Any] = {"units": ["a"], "subject_kind": "dang_vien", "stage": "self", "trial_year": 2025}
    choice |= {"as_now": True, "body": "a"}
    asked = warehouse.ask("rating_by_unit", OUTSIDE, as_of=DAY, **choice, trial_subjects=["a0"], trial_levels=["KHTNV"])
    assert asked.rows() == plain.rows()
    assert set(plain["unit"]) == {"a", "b"}


def test_the_set_shows_branches_as_they_were(office: Office) -> None:
    office.unit("b", last_year=2024)
    office.unit("c", first_year=2025)
    for year, units in ((2024, ("a", "b")), (2025, ("a", "c"))):
        office.plan(year)
        for unit in units:
            office.rate(office.file(), unit, "HTTNV", year=year, unit=unit, subject_kind="chi_bo")
    office.succession(2025, "rename", "b", "c")
    warehouse = office.serve()
    for as_now in (False, True):
        known = warehouse.ask("rating_heatmap", OUTSIDE, as_of=DAY, as_now=as_now)
        assert set(known["unit"]) == {"a", "b", "c"}


def test_deadlines_of_members_and_their_counts_stay_within(marked: Office) -> None:
    within = marked.serve().ask("on_time_trend", LOCAL_VIEWER, years=[], as_of=DAY)
    outside = marked.serve().ask("on_time_trend", OUTSIDE, years=[], as_of=DAY)
    assert set(outside["subject"]) == {"chi_bo"}
    assert outside.rows() == within.filter(within["subject"] == "chi_bo").select(outside.columns).rows()


def test_a_branch_cannot_publish(marked: Office) -> None:
    with pytest.raises(NotEntitled):
        marked.serve().ask("rating_trend", Viewer("chi-bo-a", "chi_bo", "a", outside=True), as_of=DAY)
