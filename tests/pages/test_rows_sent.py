"""A chart is sent what it draws: a row for each mark, however many members are counted in it."""

from pathlib import Path
from typing import Any

from app import PAGES
from data.viewer import LOCAL_VIEWER
from pages import cong_khai
from pages.view import open_view
from tests.pages.odd_homes import committee

# What is published joins what is small, so that of more members there is more to tell.
CHARTS = {stem: make for page in PAGES if page is not cong_khai.PAGE for stem, make in page.charts.items()}
BRANCHES = ("a", "b", "c")
DRAWN = {"rating_distribution", "rating_by_unit", "ceiling_check", "rating_trend", "rating_transitions", "award_runs"}
MOST = 400  # values in all lists of a chart's marks, of three branches


def test_twenty_times_as_many_members_are_sent_in_as_many_rows(tmp_path: Path) -> None:
    few, many = rows_sent(tmp_path / "few", 1), rows_sent(tmp_path / "many", 20)
    assert set(few) >= DRAWN
    assert many == few
    assert max(few.values()) <= MOST


def rows_sent(folder: Path, times: int) -> dict[str, int]:
    """How many values each chart is sent, of two years and three branches with so many times 15 members each."""
    office = committee(folder)
    for branch in BRANCHES:
        office.unit(branch)
        office.fill(branch, year=2022, HTXSNV=2 * times, HTTNV=11 * times, HTNV=times, KHTNV=times)
        office.fill(branch, HTXSNV=3 * times, HTTNV=10 * times, HTNV=times, KHTNV=times)
    warehouse = office.serve()
    view = open_view(warehouse, LOCAL_VIEWER, "")
    assert view is not None
    charts = {stem: make(view) for stem, make in CHARTS.items()}
    warehouse.close()
    return {stem: sent for stem, chart in charts.items() if chart and (sent := _values(chart.figure["data"]))}


def _values(part: Any) -> int:
    """How many values stand in the lists of a figure's traces."""
    if isinstance(part, dict):
        return sum(_values(one) for one in part.values())
    if isinstance(part, (list, tuple)):
        return sum(_values(one) if isinstance(one, (dict, list, tuple)) else 1 for one in part)
    return 0
