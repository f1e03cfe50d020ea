"""Votes, meetings and awards: what a later file says of the same takes the place of what an earlier one said."""

from datetime import date

from tests.data.office import Office


def test_votes_are_those_of_the_last_file_that_tells_of_the_subject(office: Office) -> None:
    for subject, level, n, file in (
        ("x", "HTTNV", 5, 1),
        ("x", "HTNV", 2, 1),
        ("y", "HTNV", 7, 1),
        ("x", "HTTNV", 7, 2),
    ):
        office.add("vote_record", file, year=2023, unit="a", subject=subject, level=level, n=n)
    office.file()
    office.file()
    votes = office.serve()._cursor(1).sql("select subject, level, n from vote order by all")
    assert votes.fetchall() == [("x", "HTTNV", 7), ("y", "HTNV", 7)]


def test_a_branch_has_one_review_meeting_a_year(office: Office) -> None:
    for day, supervisor in ((20, None), (21, "secretary")):
        file = office.file()
        held = {"has_chi_uy": True, "held_on": date(2023, 11, day), "supervisor": supervisor}
        office.add("review_meeting_record", file, year=2023, unit="a", **held)
    meetings = office.serve()._cursor(1).sql("select held_on, supervisor from review_meeting")
    assert meetings.fetchall() == [(date(2023, 11, 21), "secretary")]


def test_a_later_list_changes_the_award_proposed(office: Office) -> None:
    for form in ("first", "second"):
        proposed = {"subject_kind": "dang_vien", "subject": "x", "subject_name": "x", "form": form}
        office.add("award_record", office.file(), year=2023, unit="a", **proposed)
    assert office.serve()._cursor(1).sql("select subject, form from award").fetchall() == [("x", "second")]


def test_two_awards_for_one_subject_in_one_list_both_stand(office: Office) -> None:
    file = office.file()
    for form in ("first", "second"):
        proposed = {"subject_kind": "dang_vien", "subject": "x", "subject_name": "x", "form": form}
        office.add("award_record", file, year=2023, unit="a", **proposed)
    assert office.serve()._cursor(1).sql("select form from award order by form").fetchall() == [("first",), ("second",)]
