"""Question award_runs (macro award_run): consecutive years at HTXSNV, by boundary."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office

BEST, GOOD, UNRATED = "HTXSNV", "HTTNV", None
ABSENT = "ABSENT"
FIRST = 2019


CASES: tuple[tuple[list[str | None], int, str, int, str], ...] = (
    ([GOOD, BEST, BEST, BEST, BEST], 4, "dung", 2020, "Hoàn thành tốt nhiệm vụ"),
    ([BEST, BEST, BEST, BEST, BEST], 5, "it_nhat", 2019, "Chưa có số liệu"),
    ([BEST, BEST, GOOD, BEST, BEST], 2, "dung", 2022, "Hoàn thành tốt nhiệm vụ"),
    ([BEST, "KHTNV", BEST, BEST, BEST], 3, "dung", 2021, "Không hoàn thành nhiệm vụ"),
    ([BEST, BEST, BEST, GOOD, BEST], 1, "dung", 2023, "Hoàn thành tốt nhiệm vụ"),
    ([BEST, BEST, UNRATED, BEST, BEST], 2, "it_nhat", 2022, "Không được xếp loại"),
    ([BEST, BEST, ABSENT, BEST, BEST], 2, "it_nhat", 2022, "Không có tên trong quyết định"),
)


def test_any_other_level_ends_a_run_and_a_year_not_known_leaves_it_open(office: Office) -> None:
    for place, (levels, *_) in enumerate(CASES):
        rate(office, f"x{place}", levels)
    rate(office, "y", [GOOD] * len(CASES[0][0]))
    rows = ask(office).select("subject", "years", "certainty", "first_year", "before_name")
    assert sorted(rows.rows()) == [(f"x{place}", *told) for place, (_, *told) in enumerate(CASES)]


def test_a_year_known_only_as_totals_neither_counts_nor_ends_a_run(office: Office) -> None:
    office.count(office.file(), BEST, 7, year=2021)
    rate(office, "x", [BEST, BEST, ABSENT, BEST, BEST])
    row = run(office, "x")
    assert (row["years"], row["certainty"], row["before_name"]) == (2, "it_nhat", "Chỉ biết tổng số")


def test_who_is_not_at_the_best_level_this_year_has_no_run(office: Office) -> None:
    rate(office, "x", [BEST, BEST, BEST, BEST, GOOD])
    assert ask(office).is_empty()
    assert ask(office, years=[2022])["years"].to_list() == [4]


def test_a_person_carries_the_run_to_another_branch(office: Office) -> None:
    office.unit("b")
    paper = office.file()
    for year, unit in ((2021, "a"), (2022, "b"), (2023, "a")):
        office.rate(paper, "x", BEST, year=year, unit=unit)
    row = run(office, "x")
    assert (row["years"], row["unit"]) == (3, "a")
    assert ask(office, units=["b"]).is_empty()


def test_a_split_hands_the_run_to_each_part(changing: Office) -> None:
    rate_bodies(changing, {2020: {"old": GOOD}, 2021: {"old": BEST}, 2022: {"left": BEST, "right": BEST}})
    rows = ask(changing, subject_kind="chi_bo", years=[2022])
    assert rows.select("subject", "years", "certainty", "carried_from").rows() == [
        ("left", 2, "dung", "OLD"),
        ("right", 2, "dung", "OLD"),
    ]


@pytest.mark.parametrize(
    ("parts", "years", "certainty", "carried_from"),
    [
        ({"a": BEST, "right": BEST}, 2, "it_nhat", "A, RIGHT"),
        ({"a": BEST, "right": GOOD}, 1, "dung", None),
        ({"a": BEST, "right": UNRATED}, 1, "it_nhat", None),
        ({"a": BEST}, 1, "it_nhat", None),
        ({}, 1, "it_nhat", None),
    ],
)
def test_after_a_merger_a_year_counts_where_all_that_merged_were_at_the_best_level(
    changing: Office, parts: dict[str, str | None], years: int, certainty: str, carried_from: str | None
) -> None:
    rate_bodies(changing, {2022: parts, 2023: {"new": BEST}})
    row = ask(changing, subject_kind="chi_bo", years=[2023]).row(0, named=True)
    assert (row["subject"], row["years"], row["certainty"], row["carried_from"]) == (
        "new",
        years,
        certainty,
        carried_from,
    )


def test_a_run_goes_back_through_a_merger_and_a_split(changing: Office) -> None:
    of_year: dict[int, dict[str, str | None]] = {
        2021: {"a": BEST, "old": BEST},
        2022: {"a": BEST, "left": GOOD, "right": BEST},
        2023: {"new": BEST},
    }
    rate_bodies(changing, of_year)
    row = ask(changing, subject_kind="chi_bo", years=[2023]).row(0, named=True)
    assert (row["years"], row["carried_from"]) == (3, "A, OLD, RIGHT")


def test_a_run_is_replayed_as_it_stood_before_and_after_a_correction(office: Office) -> None:
    rate(office, "x", [GOOD, GOOD, BEST, BEST, BEST])
    office.rate(office.file("new.xlsx", date(2024, 3, 1)), "x", GOOD, year=2022)
    assert run(office, "x", as_of=date(2024, 2, 29))["years"] == 3
    assert run(office, "x", as_of=date(2024, 3, 1))["years"] == 1


def test_before_the_decision_the_branchs_proposal_counts_provisionally(office: Office) -> None:
    office.plan()
    office.deadline(date(2023, 12, 5), ["tong_hop_dang_vien"])
    rate(office, "x", [GOOD, GOOD, BEST, BEST])
    office.rate(office.file(), "x", BEST, stage="proposed")
    office.rate(office.file(), "x", GOOD, dated_on=date(2023, 12, 18))
    before = run(office, "x", as_of=date(2023, 12, 17))
    assert (before["years"], before["certainty"], before["is_provisional"]) == (3, "dung", True)
    assert ask(office, as_of=date(2023, 12, 18)).is_empty()


def test_an_earlier_year_counts_only_by_its_decision(office: Office) -> None:
    paper = office.file()
    office.rate(paper, "x", BEST, year=2022, stage="proposed")
    office.rate(paper, "x", BEST)
    row = run(office, "x")
    assert (row["years"], row["certainty"]) == (1, "it_nhat")


def rate(office: Office, subject: str, levels: list[str | None]) -> None:
    """Decide a member's levels year by year, from FIRST on."""
    paper = office.file()
    for year, level in enumerate(levels, start=FIRST):
        if level != ABSENT:
            office.rate(paper, subject, level, year=year)


def rate_bodies(office: Office, levels: dict[int, dict[str, str | None]]) -> None:
    paper = office.file()
    for year, of_body in levels.items():
        for unit, level in of_body.items():
            office.rate(paper, unit, level, unit=unit, subject_kind="chi_bo", year=year)


def run(office: Office, subject: str, **other: Any) -> dict[str, Any]:
    return ask(office, **other).filter(pl.col("subject") == subject).row(0, named=True)


def ask(office: Office, **other: Any) -> pl.DataFrame:
    asked = {"years": [2023], "subject_kind": "dang_vien", "as_of": date.max, **other}
    return office.serve().ask("award_runs", LOCAL_VIEWER, **asked)
