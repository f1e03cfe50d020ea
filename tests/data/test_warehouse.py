"""The one door to the data."""

import threading
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from data.opened import TYPES
from data.viewer import LOCAL_VIEWER, Viewer
from data.warehouse import (
    QUERIES_FOLDER,
    TRIAL,
    MissingParameter,
    NotEntitled,
    NothingServed,
    UnknownParameter,
    UnknownQuestion,
    Warehouse,
)
from tests.data.office import Office

DAY = date(2023, 12, 20)


def test_a_home_without_a_version_serves_nothing(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path)
    assert warehouse.version() is None
    with pytest.raises(NothingServed):
        warehouse.ask("units", LOCAL_VIEWER)


def test_a_new_version_is_answered_from_at_once(office: Office) -> None:
    warehouse = office.serve()
    assert warehouse.version() == 1
    before = warehouse.ask("units", LOCAL_VIEWER).height
    office.unit("b")
    office.serve()
    assert warehouse.version() == 2
    assert warehouse.ask("units", LOCAL_VIEWER).height == before + 1


@pytest.mark.parametrize("question", ["what_is_this", "../schema", "units.sql"])
def test_an_unknown_question_is_named(office: Office, question: str) -> None:
    with pytest.raises(UnknownQuestion, match=question):
        office.serve().ask(question, LOCAL_VIEWER)


def test_a_missing_parameter_is_named(office: Office) -> None:
    with pytest.raises(MissingParameter, match="submission_matrix: as_of"):
        office.serve().ask("submission_matrix", LOCAL_VIEWER, years=[2023])


def test_an_unknown_parameter_is_named(office: Office) -> None:
    with pytest.raises(UnknownParameter, match="units: colour"):
        office.serve().ask("units", LOCAL_VIEWER, colour="red")


def test_filters_a_question_does_not_use_are_passed_over(office: Office) -> None:
    asked = office.serve().ask("units", LOCAL_VIEWER, years=[2023], units=["a"], stage="decided", as_of=DAY)
    assert asked["unit"].to_list() == ["dang-bo", "dang-uy", "a"]


def test_who_may_not_see_names_is_told_so(office: Office) -> None:
    with pytest.raises(NotEntitled):
        office.serve().ask(
            "trial_subjects", Viewer("wall", "trinh_chieu"), subject_kind="dang_vien", stage="decided", as_of=DAY
        )


def test_several_threads_ask_at_once(office: Office) -> None:
    warehouse = office.serve()
    answers: list[int] = []

    def ask() -> None:
        answers.extend(warehouse.ask("units", LOCAL_VIEWER, years=[year]).height for year in range(2000, 2020))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [3] * 160


def test_text_in_a_parameter_is_never_carried_out(office: Office) -> None:
    warehouse = office.serve()
    rows = warehouse.ask(
        "rating_distribution", LOCAL_VIEWER, subject_kind="'; drop table unit; --", stage="x", as_of=DAY
    )
    assert rows.is_empty()
    assert warehouse.ask("units", LOCAL_VIEWER).height == 3


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_text('/etc/hostname')",
        "create table t as select 1",
        "set enable_external_access = true",
        "install httpfs",
    ],
)
def test_the_served_database_is_locked_down(office: Office, statement: str) -> None:
    warehouse = office.serve()
    with pytest.raises(duckdb.Error):
        warehouse._cursor(1).execute(statement)


def test_an_answer_changed_by_its_reader_is_told_unchanged_again(office: Office) -> None:
    warehouse = office.serve()
    told = warehouse.ask("units", LOCAL_VIEWER)
    told[0, "unit_name"] = "changed"
    assert warehouse.ask("units", LOCAL_VIEWER)["unit_name"].to_list() == ["DANG-BO", "DANG-UY", "A"]


def test_an_answer_is_typed_as_the_database_types_it(office: Office) -> None:
    office.plan()
    office.deadline(DAY)
    office.fill("a", HTXSNV=3, HTTNV=10)
    warehouse = office.serve()
    asked = {"years": [2023], "subject_kind": "dang_vien", "stage": "decided", "units": [], "as_of": date.max}
    others = {"body": "dang-bo", "as_now": False, **TRIAL}
    warehouse.ask("units", LOCAL_VIEWER)  # from now on the thread's cursor asks for whoever sees all
    kinds = set()
    for question in ("source_files", "submission_matrix", "rating_by_unit", "ceiling_check"):
        text = (QUERIES_FOLDER / f"{question}.sql").read_text(encoding="utf-8")
        needed = {name: value for name, value in ({**others, **asked}).items() if f"${name}" in text}
        expected = pl.DataFrame(warehouse._cursor(1).sql(text, params=needed))
        told = warehouse.ask(question, LOCAL_VIEWER, **asked)
        assert told.schema == expected.schema
        assert told.equals(expected)
        assert not told.is_empty(), question
        kinds |= set(told.dtypes)
    assert len(kinds) == len(TYPES) - 1  # all but the longest of integers


def test_after_closing_it_can_be_asked_again(office: Office) -> None:
    warehouse = office.serve()
    warehouse.ask("units", LOCAL_VIEWER)
    warehouse.close()
    assert warehouse.ask("units", LOCAL_VIEWER).height == 3
