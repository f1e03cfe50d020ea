"""Question vote_check: votes for a level against the share of them a plan asks for; by default it asks for none."""

from datetime import date
from typing import Any

import pytest

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office

HALF = {"subject_kinds": ["dang_vien"], "levels": ["HTXSNV"], "share": 0.5, "comparison": "over"}


def ask(office: Office, **other: Any) -> list[dict[str, Any]]:
    asked = {"subject_kind": "dang_vien", "stage": "decided", "as_of": date.max, **other}
    return office.serve().ask("vote_check", LOCAL_VIEWER, **asked).to_dicts()


def voted(office: Office, subject: str, votes: dict[str, int], level: str = "HTXSNV") -> None:
    paper = office.file()
    office.rate(paper, subject, level)
    for voted_level, n in votes.items():
        office.add("vote_record", paper, year=2023, unit="a", subject=subject, level=voted_level, n=n)


@pytest.mark.parametrize(
    ("comparison", "votes", "found"),
    [
        ("over", {"HTXSNV": 4, "HTTNV": 3}, "du"),
        ("over", {"HTXSNV": 3, "HTTNV": 3}, "thieu"),
        ("at_least", {"HTXSNV": 3, "HTTNV": 3}, "du"),
        ("at_least", {"HTXSNV": 3, "HTTNV": 3, "HTNV": 1}, "thieu"),
        ("over", {"HTTNV": 5}, "thieu"),
        ("over", {}, "khong_phieu"),
    ],
)
def test_votes_are_enough_over_or_from_the_share_set(
    office: Office, comparison: str, votes: dict[str, int], found: str
) -> None:
    office.plan(vote=[HALF | {"comparison": comparison}])
    voted(office, "x", votes)
    [row] = ask(office)
    assert row["class"] == found
    assert (row["cast_votes"] or 0) == sum(votes.values())


def test_a_share_is_reckoned_exactly(office: Office) -> None:
    office.plan(vote=[HALF | {"share": 0.7, "comparison": "at_least"}])
    voted(office, "x", {"HTXSNV": 7, "HTTNV": 3})
    [row] = ask(office)
    assert (row["class"], row["percent"], row["needed_percent"]) == ("du", 70.0, 70.0)


def test_those_short_come_first_and_other_levels_are_not_asked(office: Office) -> None:
    office.plan(vote=[HALF])
    voted(office, "enough", {"HTXSNV": 5})
    voted(office, "short", {"HTXSNV": 1, "HTTNV": 4})
    voted(office, "other", {"HTTNV": 5}, "HTTNV")
    assert [row["subject"] for row in ask(office)] == ["short", "enough"]


def test_without_a_share_set_nobody_is_checked(office: Office) -> None:
    office.plan()
    voted(office, "x", {"HTXSNV": 1, "HTTNV": 4})
    assert ask(office) == []


def test_votes_are_known_with_the_rating_beside_which_they_stand(office: Office) -> None:
    office.plan(vote=[HALF])
    first, second = office.file(), office.file(taken_in=date(2023, 12, 20))
    office.rate(first, "x", "HTXSNV", dated_on=date(2023, 12, 10))
    office.add("vote_record", first, year=2023, unit="a", subject="x", level="HTXSNV", n=2)
    office.rate(second, "x", "HTXSNV")
    office.add("vote_record", second, year=2023, unit="a", subject="x", level="HTXSNV", n=6)
    assert [row["votes"] for row in ask(office, as_of=date(2023, 12, 19))] == [2]
    assert [row["votes"] for row in ask(office, as_of=date(2023, 12, 20))] == [6]
