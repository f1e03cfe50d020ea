"""Questions that are asked for the first few of their rows: these are the first of all, and say of how many."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from tests.data.asked import QUESTIONS, given

DAY = date(2023, 12, 20)
# What waits for a person's word the sample has none of: tests/data/test_shortcoming_recurrence.py.
OF_MANY = [question for question, text in QUESTIONS.items() if "$most" in text and "shortcoming_" not in question]
PARTS = {"morning_facts": ["matter", "topic"]}  # the first few are of each of these


@pytest.fixture
def warehouse(sample_home: Path) -> Warehouse:
    return Warehouse(sample_home)


@pytest.mark.parametrize("question", OF_MANY)
def test_the_first_few_are_the_first_of_all(warehouse: Warehouse, question: str) -> None:
    asked = given(question, as_of=DAY)
    every = warehouse.ask(question, LOCAL_VIEWER, **asked)
    few = warehouse.ask(question, LOCAL_VIEWER, **asked, most=2)
    first = (pl.int_range(pl.len()).over(PARTS[question]) if question in PARTS else pl.int_range(pl.len())) < 2
    assert few.rows() == every.filter(first).rows()
    assert 0 < few.height < every.height


@pytest.mark.parametrize(
    ("question", "column"),
    [("dossier_missing", "branches"), ("remediation_overdue", "overdue_items")],
)
def test_each_of_them_says_how_many_there_are(warehouse: Warehouse, question: str, column: str) -> None:
    every = warehouse.ask(question, LOCAL_VIEWER, **given(question, as_of=DAY))
    few = warehouse.ask(question, LOCAL_VIEWER, **given(question, as_of=DAY), most=1)
    assert few[column].to_list() == [every.height]


def test_the_morning_sums_up_each_matter_with_all_its_bodies(warehouse: Warehouse) -> None:
    every = warehouse.ask("morning_facts", LOCAL_VIEWER, **given("morning_facts", as_of=DAY))
    summed = every.group_by("matter", "topic").agg(
        bodies=pl.len(), told_bodies=pl.col("n").count(), all_n=pl.col("n").sum(), all_part=pl.col("part").sum()
    )
    few = warehouse.ask("morning_facts", LOCAL_VIEWER, **given("morning_facts", as_of=DAY), most=1)
    assert sorted(few.select(summed.columns).rows()) == sorted(summed.rows())
