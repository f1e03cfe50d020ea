"""View award_papers: the papers of an award proposal, and whether they came together with the dossier (plan II.5)."""

from datetime import date

import duckdb
import polars as pl

from data.database import SAFE_OPTIMIZER
from data.viewer import LOCAL_VIEWER
from tests.data.office import DOSSIER, Office

NAMED = date(2023, 12, 5)
AWARD = ("to_trinh_khen_thuong", "bao_cao_thanh_tich")
LATER = date(2023, 12, 20)


# A branch each: on which days of December its award papers and its dossier came, on which one asks; what is told.
CASES: tuple[tuple[int | None, int | None, int, str, int | None], ...] = (
    (1, 4, 20, "yes", -3),
    (4, 4, 20, "yes", 0),
    (5, 4, 20, "no", 1),
    (8, 4, 7, "no", None),
    (None, 4, 20, "no", None),
    (4, None, 20, "not_yet", None),
    (None, None, 20, "not_yet", None),
    (11, 10, 20, "no", 1),
)


def test_the_papers_come_together_where_none_is_later_than_the_dossiers_last(office: Office) -> None:
    for place, (award_on, dossier_on, *_) in enumerate(CASES):
        office.unit(f"u{place}")
        dossier(office, dossier_on, f"u{place}")
        propose(office, unit=f"u{place}")
        for document in AWARD if award_on else ():
            office.receive(1, document, date(2023, 12, award_on or 1), f"u{place}")
    for asked_on in {case[2] for case in CASES}:
        rows = papers(office, date(2023, 12, asked_on)).rows_by_key("unit", named=True, unique=True)
        for place, (_, _, day, together, days_after) in enumerate(CASES):
            if day == asked_on:
                row = rows[f"u{place}"]
                assert (row["together"], row["days_after"], row["asked"]) == (together, days_after, len(AWARD)), place


def test_one_paper_too_late_or_missing_is_enough(office: Office) -> None:
    dossier(office, 4)
    propose(office)
    office.receive(1, AWARD[0], date(2023, 12, 4))
    (missing,) = papers(office, LATER).to_dicts()
    assert (missing["filed"], missing["filed_on"], missing["together"]) == (1, None, "no")
    office.receive(1, AWARD[1], date(2023, 12, 6))
    (late,) = papers(office, LATER).to_dicts()
    assert (late["filed"], late["filed_on"], late["together"]) == (2, date(2023, 12, 6), "no")


def test_where_the_register_lists_no_award_paper_the_list_of_awards_tells_their_day(office: Office) -> None:
    dossier(office, 4)
    propose(office, filed_on=date(2023, 12, 2))
    propose(office, subject="p-2", filed_on=date(2023, 12, 3))
    (row,) = papers(office, LATER).to_dicts()
    assert (row["filed"], row["filed_on"], row["together"]) == (2, date(2023, 12, 3), "yes")
    office.receive(1, AWARD[0], date(2023, 12, 6))
    (row,) = papers(office, LATER).to_dicts()
    assert (row["filed"], row["together"]) == (1, "no")


def test_they_are_asked_only_of_branches_with_a_proposal_known_by_the_day(office: Office) -> None:
    office.unit("b")
    dossier(office, 4)
    propose(office, filed_on=date(2023, 12, 2))
    assert papers(office, date(2023, 12, 1)).is_empty()
    assert papers(office, date(2023, 12, 2))["unit"].to_list() == ["a"]
    office.receive(1, AWARD[0], date(2023, 12, 3), unit="b")
    assert papers(office, date(2023, 12, 3))["unit"].to_list() == ["a", "b"]


def test_a_proposal_without_a_day_is_known_with_the_members_summary_or_its_deadline(office: Office) -> None:
    dossier(office, None)
    propose(office)
    assert papers(office, date(2023, 12, 4)).is_empty()
    assert papers(office, NAMED).height == 1
    office.receive(1, "tong_hop_dang_vien", date(2023, 12, 3))
    assert papers(office, date(2023, 12, 2)).is_empty()
    assert papers(office, date(2023, 12, 3)).height == 1


def test_a_later_list_corrects_an_earlier_one_from_the_day_it_was_taken_in(office: Office) -> None:
    dossier(office, 4)
    propose(office, filed_on=date(2023, 12, 4))
    propose(office, filed_on=date(2023, 12, 6), taken_in=date(2023, 12, 15))
    together = [papers(office, date(2023, 12, day))["together"].item() for day in (14, 15)]
    assert together == ["yes", "no"]


def test_they_are_late_and_overdue_like_the_dossier_they_belong_to(office: Office) -> None:
    dossier(office, 4)
    propose(office, filed_on=date(2023, 12, 6))
    paper = pl.col("document") == AWARD[0]
    matrix = office.serve().ask("submission_matrix", LOCAL_VIEWER, as_of=LATER).filter(paper)
    assert matrix.select("state", "days", "is_problem").rows() == [("cham", 1, True)]


def test_a_dossier_is_complete_without_its_award_papers(office: Office) -> None:
    dossier(office, 4)
    propose(office)
    row = office.serve().ask("deadline_progress", LOCAL_VIEWER, years=[2023], as_of=LATER).row(0, named=True)
    assert (row["expected"], row["filed"], row["on_time"]) == (1, 1, 1)


def asked(office: Office) -> None:
    """Ask for dossier and award papers by 5/12."""
    office.plan()
    office.deadline(NAMED)
    office.deadline(NAMED, AWARD, requirement="together")


def dossier(office: Office, complete_on: int | None, unit: str = "a") -> None:
    """Receive of what is asked for all of the dossier on a day of December, if on any."""
    if not office.plans:
        asked(office)
    register = office.file()
    office.receive(register, DOSSIER[0], date(2023, 12, 1), unit)
    for document in DOSSIER[1:] if complete_on else ():
        office.receive(register, document, date(2023, 12, complete_on or 1), unit)


def propose(
    office: Office,
    subject: str = "p-1",
    filed_on: date | None = None,
    taken_in: date = date(2023, 12, 1),
    unit: str = "a",
) -> None:
    row = {"year": 2023, "unit": unit, "subject_kind": "dang_vien", "subject": f"{unit} {subject}"}
    office.add(
        "award_record", office.file(taken_in=taken_in), **row, subject_name=f"{unit} {subject}", filed_on=filed_on
    )


def papers(office: Office, day: date) -> pl.DataFrame:
    """The view as whoever reads the served database sees it."""
    office.serve().close()
    file = office.home / "versions" / f"{office.version}.duckdb"
    with duckdb.connect(str(file), read_only=True, config=dict(SAFE_OPTIMIZER)) as connection:
        text = "select * from award_papers($day) order by unit"
        return pl.DataFrame(connection.sql(text, params={"day": day}))
