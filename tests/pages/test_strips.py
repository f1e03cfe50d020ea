"""Of more branches than a chart has rows, each stands as one mark on a strip, in words, and none is left out."""

from collections.abc import Iterator
from typing import Any

import pytest

from app import PAGES
from components.charts import remediation_overdue
from components.rows import MOST
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from pages.view import open_view
from tests.committees.size import committee
from tests.pages.test_odd_homes import UNFILLED
from tests.pages.test_pages import ENGLISH

BRANCHES = 4 * MOST
OF_ALL = {
    *("rating_by_unit", "rating_heatmap", "submission_matrix", "submission_lag", "member_pledges", "review_meetings"),
    *("remediation_status", "remediation_ageing", "remediation_overdue", "shortcoming_recurrence", "filing_by_unit"),
}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """Give the warehouse of a committee of more branches than rows."""
    warehouse = committee(tmp_path_factory.mktemp("large"), BRANCHES, members=4).serve()
    yield warehouse
    warehouse.close()


def strips(warehouse: Warehouse, search: str) -> dict[str, dict[str, Any]]:
    """The strips of all charts that have one, by the chart's question."""
    view = open_view(warehouse, LOCAL_VIEWER, search)
    assert view is not None
    made = {stem: draw(view) for page in PAGES for stem, draw in page.charts.items() if page.narrowed is None}
    return {stem: chart.meta["strip"] for stem, chart in made.items() if chart and "strip" in chart.meta}


@pytest.mark.parametrize("search", ["", "?doi-tuong=chi_bo", "?den-ngay=2026-03-20"])
def test_every_branch_has_its_one_mark_in_words(search: str, large: Warehouse) -> None:
    found = strips(large, search)
    assert set(found) >= OF_ALL
    for stem, strip in found.items():
        marks = [*strip["marks"], *strip["silent"]]
        assert MOST < len({unit for unit, *_ in marks}) <= BRANCHES, stem
        assert stem == remediation_overdue.STEM or len({unit for unit, *_ in marks}) == len(marks), stem
        words = " ".join(str(part) for mark in marks for part in mark)
        assert not UNFILLED.search(words), stem
        assert not ENGLISH.search(words), stem
