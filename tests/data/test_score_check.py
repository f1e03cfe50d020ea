"""Question score_check: a level beside the band its score is in; neither is made of the other."""

from datetime import date
from typing import Any

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office


def ask(office: Office, **other: Any) -> list[dict[str, Any]]:
    asked = {"subject_kind": "dang_vien", "stage": "decided", "as_of": date.max, **other}
    return office.serve().ask("score_check", LOCAL_VIEWER, **asked).to_dicts()


def test_a_band_begins_at_its_least_score(office: Office) -> None:
    bands = {100: "HTXSNV", 90: "HTXSNV", 89.9: "HTTNV", 70: "HTTNV", 69.9: "HTNV", 50: "HTNV", 49.9: "KHTNV"}
    office.plan(2025, rule="qd-366")
    paper = office.file()
    for score in bands:
        office.rate(paper, str(score), "HTTNV", year=2025, score=score)
    rows = {row["score"]: (row["level"], row["band"], row["is_different"]) for row in ask(office)}
    assert rows == {score: ("HTTNV", band, band != "HTTNV") for score, band in bands.items()}


def test_those_that_differ_come_first_and_by_how_many_levels(office: Office) -> None:
    office.plan(2025, rule="qd-366")
    paper = office.file()
    office.rate(paper, "same", "HTTNV", year=2025, score=75)
    office.rate(paper, "above", "HTXSNV", year=2025, score=65)
    office.rate(paper, "below", "HTNV", year=2025, score=95)
    assert [(row["subject"], row["steps_below"]) for row in ask(office)] == [("above", -2), ("below", 2), ("same", 0)]


def test_someone_without_a_score_or_a_level_is_there_and_differs_in_nothing(office: Office) -> None:
    office.plan(2025, rule="qd-366")
    paper = office.file()
    office.rate(paper, "no-score", "HTTNV", year=2025)
    office.rate(paper, "no-level", None, year=2025, score=80)
    rows = {row["subject"]: row for row in ask(office)}
    assert (rows["no-score"]["band"], rows["no-score"]["is_different"]) == (None, False)
    assert (rows["no-level"]["level"], rows["no-level"]["is_different"]) == ("CHUA_XEP_LOAI", False)


def test_a_plan_may_set_other_thresholds(office: Office) -> None:
    office.plan(2025, score=[{"subject_kinds": ["dang_vien"], "levels": ["HTTNV"], "floor": 75}], rule="qd-366")
    office.rate(office.file(), "x", "HTTNV", year=2025, score=74)
    assert ask(office)[0]["band"] == "HTNV"


def test_years_whose_rule_expects_no_scores_have_no_rows(office: Office) -> None:
    office.plan()
    office.rate(office.file(), "x", "HTTNV", score=95)
    assert ask(office) == []


def test_a_score_is_that_known_on_the_day(office: Office) -> None:
    office.plan(2025, rule="qd-366")
    office.rate(office.file(), "x", "HTTNV", year=2025, score=80, dated_on=date(2025, 12, 10))
    office.rate(office.file(taken_in=date(2025, 12, 20)), "x", "HTTNV", year=2025, score=92)
    assert ask(office, as_of=date(2025, 12, 9)) == []
    assert ask(office, as_of=date(2025, 12, 19))[0]["score"] == 80
    assert ask(office, as_of=date(2025, 12, 20))[0]["band"] == "HTXSNV"
