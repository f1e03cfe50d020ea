"""A level of which a printed total has no figure is missing, never 0, in whatever is asked."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office


@pytest.fixture
def gap(office: Office) -> Office:
    """Give an office whose total of `a` names no HTNV and no KHTNV, beside a whole total of `b`."""
    office.unit("b")
    paper = office.file()
    for level, n in (("HTXSNV", 10), ("HTTNV", 46), ("CHUA_XEP_LOAI", 0)):
        office.count(paper, level, n)
    for level, n in (("HTXSNV", 1), ("HTTNV", 6), ("HTNV", 2), ("KHTNV", 0), ("CHUA_XEP_LOAI", 3)):
        office.count(paper, level, n, unit="b")
    return office


def test_a_body_shows_no_figure_where_none_is_printed_and_nothing_that_would_need_it(gap: Office) -> None:
    rows = ask(gap, "rating_by_unit").filter(unit="a")
    assert rows["n"].to_list() == [10, 46, None, None, 0]
    assert rows.select("rated", "total", "percent", "good_percent").unique().rows() == [(None, None, None, None)]


def test_a_whole_adds_up_what_is_printed_says_how_many_are_silent_and_gives_no_percentages(gap: Office) -> None:
    for question in ("rating_distribution", "rating_trend"):
        rows = ask(gap, question)
        assert rows["n"].to_list() == [11, 52, 2, 0, 3]
        assert rows["silent"].to_list() == [0, 0, 1, 1, 0]
        assert rows.select("rated", "total", "percent").unique().rows() == [(None, None, None)]


def test_a_level_printed_nowhere_is_missing_from_the_whole(gap: Office) -> None:
    rows = ask(gap, "rating_distribution", units=["a"])
    assert rows["n"].to_list() == [10, 46, None, None, 0]


def test_a_missing_number_of_those_not_rated_takes_only_the_total_with_it(office: Office) -> None:
    paper = office.file()
    for level, n in (("HTXSNV", 2), ("HTTNV", 6), ("HTNV", 2), ("KHTNV", 0)):
        office.count(paper, level, n)
    rows = ask(office, "rating_distribution")
    assert rows["percent"].to_list() == [20.0, 60.0, 20.0, 0.0, None]
    assert rows.select("rated", "total").unique().rows() == [(10, None)]


def test_the_heatmap_leaves_a_body_with_a_gap_blank(gap: Office) -> None:
    cells = {row["unit"]: row for row in ask(gap, "rating_heatmap").to_dicts()}
    assert [cells["a"][part] for part in ("n_excellent", "good", "rated", "good_percent")] == [10, 56, None, None]
    assert [cells["b"][part] for part in ("n_excellent", "good", "rated", "good_percent")] == [1, 7, 9, 77.8]
    assert cells["b"]["whole"] is None


def test_progress_knows_no_number_rated_where_a_level_is_missing(gap: Office) -> None:
    row = ask(gap, "rating_progress").row(0, named=True)
    assert (row["rated"], row["total"], row["n_htxsnv"], row["n_htnv"]) == (None, None, 11, None)


def test_the_ceiling_is_not_reckoned_from_a_missing_figure(gap: Office) -> None:
    gap.plan(ceiling=[{"subject_kinds": ["dang_vien"], "ratio": 0.2, "denominator": "TAT_CA"}])
    told = {row["denominator"]: row for row in ask(gap, "ceiling_check").to_dicts()}
    assert [told["HTTNV"][part] for part in ("excellent", "base", "allowed", "verdict")] == [11, 52, 10, "over"]
    assert [told["TAT_CA"][part] for part in ("excellent", "base", "allowed", "verdict")] == [
        11,
        None,
        None,
        "undefined",
    ]


def test_where_subjects_are_known_a_level_without_any_is_0(office: Office) -> None:
    office.fill("a", HTTNV=3)
    assert ask(office, "rating_distribution")["n"].to_list() == [0, 3, 0, 0, 0]


@pytest.mark.parametrize("sums", [{"DA_XEP_LOAI": 15}, {"TONG_SO": 17}])
def test_a_blank_is_0_where_the_figures_add_up_to_the_printed_number_but_the_table_has_no_row_for_it(
    office: Office, sums: dict[str, int]
) -> None:
    printed(office, HTXSNV=3, HTTNV=12, CHUA_XEP_LOAI=2, **sums)
    rows = ask(office, "rating_distribution")
    assert rows["n"].to_list() == [3, 12, 0, 0, 2]
    assert rows["percent"].to_list() == [20.0, 80.0, 0.0, 0.0, None]
    assert rows.select("rated", "total", "silent").unique().rows() == [(15, 17, 0)]
    levels = "select level, n from rating_count order by level"
    assert office.serve()._cursor(office.version).sql(levels).fetchall() == [
        ("CHUA_XEP_LOAI", 2),
        ("HTTNV", 12),
        ("HTXSNV", 3),
    ]


def test_nobody_waits_where_the_levels_add_up_to_all_members(office: Office) -> None:
    printed(office, HTXSNV=3, HTTNV=12, TONG_SO=15)
    rows = ask(office, "rating_distribution")
    assert rows["n"].to_list() == [3, 12, 0, 0, 0]
    assert rows.select("rated", "total").unique().rows() == [(15, 15)]


def test_a_blank_stays_missing_where_the_figures_fall_short_of_the_printed_number_of_which_those_given_are_shares(
    office: Office,
) -> None:
    printed(office, HTXSNV=3, HTTNV=12, CHUA_XEP_LOAI=2, DA_XEP_LOAI=20)
    for question in ("rating_distribution", "rating_trend", "rating_by_unit"):
        rows = ask(office, question)
        assert rows["n"].to_list() == [3, 12, None, None, 2]
        assert rows["percent"].to_list() == [15.0, 60.0, None, None, None]
        assert rows.select("rated", "total").unique().rows() == [(20, 22)]


@pytest.mark.parametrize("sums", [{}, {"TONG_SO": 16}, {"DA_XEP_LOAI": 14}])
def test_a_blank_stays_missing_where_no_number_is_printed_or_one_that_is_too_small(
    office: Office, sums: dict[str, int]
) -> None:
    printed(office, HTXSNV=3, HTTNV=12, CHUA_XEP_LOAI=2, **sums)
    rows = ask(office, "rating_distribution")
    assert rows["n"].to_list() == [3, 12, None, None, 2]
    assert rows.select("rated", "total", "percent").unique().rows() == [(None, None, None)]


def test_a_level_silent_in_one_body_has_no_share_of_the_whole(gap: Office) -> None:
    gap.count(1, "DA_XEP_LOAI", 60)
    rows = ask(gap, "rating_distribution")
    assert rows["percent"].to_list() == [15.9, 75.4, None, None, None]
    assert rows.select("rated", "total").unique().rows() == [(69, 72)]


def test_a_number_rated_that_contradicts_its_levels_does_not_replace_their_sum(office: Office) -> None:
    printed(office, HTXSNV=3, HTTNV=12, HTNV=1, KHTNV=0, DA_XEP_LOAI=20)
    assert ask(office, "rating_distribution")["rated"].unique().to_list() == [16]


def printed(office: Office, **figures: int) -> None:
    paper = office.file()
    for level, n in figures.items():
        office.count(paper, level, n)


def ask(office: Office, question: str, **other: Any) -> pl.DataFrame:
    asked = {"subject_kind": "dang_vien", "stage": "decided", "as_of": date.max, **other}
    return office.serve().ask(question, LOCAL_VIEWER, **asked)
