"""Figures that were printed in public: typed as workbooks and loaded by the command, they come out again, half up."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from math import floor
from typing import Any

import pytest

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from tests.published.cases import CASES, LEVELS, NOT_PRINTED, TO_A_WHOLE, TRUNCATED, Case, Published, published
from tests.published.papers import write_papers
from tests.reference.rules import half_up, percent
from tests.repository import ROOT

PUBLISHED = published()
NOT_RATED = "CHUA_XEP_LOAI"
LOAD_SECONDS = 300
every_case = pytest.mark.parametrize("case_id", list(CASES))
COUNTED = [case_id for case_id in CASES if any(PUBLISHED[case_id].counts.values())]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """Give the home into which the command has loaded all cases, each typed in a workbook of its own."""
    folder = tmp_path_factory.mktemp("published")
    papers = folder / "papers"
    papers.mkdir()
    write_papers(papers, PUBLISHED)
    command = [sys.executable, "-m", "etl", "load", str(papers), "--home", str(folder / "home")]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=LOAD_SECONDS, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    loaded = Warehouse(folder / "home")
    yield loaded
    loaded.close()


def test_every_published_line_is_a_case() -> None:
    assert list(CASES) == list(PUBLISHED)


@every_case
@pytest.mark.parametrize("question", ["rating_distribution", "rating_trend"])
def test_counts_go_in_and_come_out(warehouse: Warehouse, question: str, case_id: str) -> None:
    printed, case = PUBLISHED[case_id], CASES[case_id]
    rows = asked(warehouse, question, case, printed)
    assert {level: row["n"] for level, row in rows.items()} == (
        {**printed.counts, NOT_RATED: case.not_rated} if case_id in COUNTED else {}
    )


@pytest.mark.parametrize("case_id", COUNTED)
@pytest.mark.parametrize("question", ["rating_distribution", "rating_trend"])
def test_our_percentages_are_half_up_of_those_rated(warehouse: Warehouse, question: str, case_id: str) -> None:
    case = CASES[case_id]
    rows = asked(warehouse, question, case, PUBLISHED[case_id])
    assert tuple(rows[level]["percent"] for level in LEVELS) == case.percents
    assert {row["rated"] for row in rows.values()} == {PUBLISHED[case_id].rated}


@pytest.mark.parametrize("case_id", COUNTED)
def test_where_print_deviates_the_table_of_cases_says_how(case_id: str) -> None:
    printed, case = PUBLISHED[case_id], CASES[case_id]
    found = {level: deviation(printed, level, ours) for level, ours in zip(LEVELS, case.percents, strict=True)}
    assert {level: why for level, why in found.items() if why} == case.deviations


def test_branches_add_up_to_the_published_whole(warehouse: Warehouse) -> None:
    case, printed = CASES["TN2022-CADRE"], PUBLISHED["TN2022-CADRE"]
    rows = warehouse.ask("rating_by_unit", LOCAL_VIEWER, **filters(case, printed)).to_dicts()
    for level in LEVELS:
        assert sum(row["n"] for row in rows if row["level"] == level) == printed.counts[level]


def test_new_bodies_are_not_subject_to_rating_rather_than_rated_badly(warehouse: Warehouse) -> None:
    case, printed = CASES["LAK2019-ORG"], PUBLISHED["LAK2019-ORG"]
    lines = warehouse.ask("rating_sources", LOCAL_VIEWER, **filters(case, printed), level=NOT_RATED).to_dicts()
    assert [line["unrated_state"] for line in lines] == ["khong_thuoc_dien"] * 4


def test_a_fifth_of_all_is_more_than_a_fifth_of_those_good(warehouse: Warehouse) -> None:
    """The school branch: 4 keep to a fifth of the 22 rated and exceed a fifth of the 18 good (22,2% of these)."""
    case, printed = CASES["SC2022-MEM"], PUBLISHED["SC2022-MEM"]
    rows = warehouse.ask("ceiling_check", LOCAL_VIEWER, **filters(case, printed)).to_dicts()
    assert {row["denominator"]: (row["base"], row["allowed"], row["verdict"]) for row in rows} == {
        "TAT_CA": (22, 4, "within"),
        "HTTNV_TRO_LEN": (22, 4, "within"),
        "HTTNV": (18, 3, "over"),
    }
    assert percent(4, 18) == 22.2


def test_the_second_ratio_of_dong_thap_has_those_good_for_its_denominator() -> None:
    """Printed: 13% of those rated, and 16,19% against the 80,42% who are HTTNV; so the 13% is 13,02% made whole."""
    excellent, good = Fraction(1302, 100), Fraction(8042, 100)
    assert half_up(excellent) == PUBLISHED["DT2012-MEM"].percents["HTXSNV"]
    assert half_up(excellent / good * 10000) / 100 == 16.19


def asked(warehouse: Warehouse, question: str, case: Case, printed: Published) -> dict[str, dict[str, Any]]:
    """The rows of the case's year by level."""
    rows = warehouse.ask(question, LOCAL_VIEWER, **filters(case, printed)).to_dicts()
    return {row["level"]: row for row in rows if row["year"] == printed.year}


def filters(case: Case, printed: Published) -> dict[str, Any]:
    """The question's filters under which only this case is seen."""
    return {"years": [printed.year], "subject_kind": case.kind, "stage": case.stage, "as_of": date.max}


def deviation(printed: Published, level: str, ours: float | None) -> str | None:
    """What print did to the exact percentage of a level that it does not have in common with us."""
    told, n = printed.percents[level], printed.counts[level]
    if told is None:
        return NOT_PRINTED
    assert n is not None
    assert printed.rated
    exact = Fraction(100 * n, printed.rated)
    if told == ours:
        return None
    if told == floor(exact * 10) / 10:
        return TRUNCATED
    return TO_A_WHOLE if told == half_up(exact) else f"not explained: {told}"
