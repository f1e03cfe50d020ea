"""Question published_people: members decided, of the whole Đảng bộ by year; handed to nobody before it is merged."""

from datetime import date

import pytest

from data.viewer import LOCAL_VIEWER, Viewer
from data.warehouse import NotEntitled
from tests.data.office import Office

OUTSIDE = Viewer("local", "local", outside=True)
WIDE = {"HTXSNV": 20, "HTTNV": 60, "HTNV": 15, "KHTNV": 5, "CHUA_XEP_LOAI": 10}


def told(office: Office) -> list[tuple[object, ...]]:
    rows = office.serve().ask("published_people", OUTSIDE)
    return rows.select("first_year", "last_year", "levels", "n", "total").rows()


def test_a_year_of_large_groups_is_told_level_by_level(office: Office) -> None:
    office.fill("a", **WIDE)
    assert told(office) == [(2023, 2023, level, n, 110) for level, n in WIDE.items()]


def test_branches_are_summed_and_years_from_totals_count_too(office: Office) -> None:
    office.unit("b")
    office.fill("a", HTXSNV=3, HTTNV=30)
    office.fill("b", HTXSNV=4, HTTNV=30)
    paper = office.file()
    for level, n in (("HTXSNV", 20), ("HTTNV", 90), ("HTNV", 0), ("KHTNV", 0), ("CHUA_XEP_LOAI", 0)):
        office.count(paper, level, n, year=2019)
    assert [row for row in told(office) if row[3]] == [
        (2019, 2019, "HTXSNV", 20, 110),
        (2019, 2019, "HTTNV", 90, 110),
        (2023, 2023, "HTXSNV", 7, 67),
        (2023, 2023, "HTTNV", 60, 67),
    ]


def test_a_year_whose_total_leaves_a_level_out_is_not_told(office: Office) -> None:
    office.fill("a", **WIDE)
    office.count(office.file(), "HTXSNV", 20, year=2019)
    assert {row[0] for row in told(office)} == {2023}


def test_what_is_only_proposed_and_what_is_of_bodies_is_not_counted(office: Office) -> None:
    paper = office.file()
    for number in range(9):
        office.rate(paper, f"x{number}", "HTTNV", stage="proposed")
    office.rate(paper, "a", "HTXSNV", subject_kind="chi_bo")
    assert told(office) == []


def test_the_day_asked_for_changes_nothing(office: Office) -> None:
    office.fill("a", **WIDE)
    warehouse = office.serve()
    early = warehouse.ask("published_people", OUTSIDE, as_of=date(2020, 1, 1))
    assert early.rows() == warehouse.ask("published_people", OUTSIDE).rows()


def test_nobody_within_gets_the_counts_before_they_are_merged(office: Office) -> None:
    office.fill("a", KHTNV=1)
    with pytest.raises(NotEntitled):
        office.serve().ask("published_people", LOCAL_VIEWER)
