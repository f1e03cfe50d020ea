"""Question quarter_ratings: leaders by quarter, since 2025; the fourth is the year's."""

from datetime import date
from typing import Any

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office


def ask(office: Office, **other: Any) -> list[dict[str, Any]]:
    asked = {"subject_kind": "can_bo", "stage": "decided", "as_of": date.max, **other}
    return office.serve().ask("quarter_ratings", LOCAL_VIEWER, **asked).to_dicts()


def leader(office: Office, period: str, level: str | None, **other: Any) -> None:
    office.rate(office.file(), "x", level, subject_kind="can_bo", period=period, **{"year": 2025, **other})


def test_each_leader_has_a_row_for_each_quarter_and_the_year(office: Office) -> None:
    office.plan(2025, rule="qd-366")
    leader(office, "q1", "HTTNV", score=80)
    leader(office, "q2", None, score=75)
    leader(office, "q3", None)
    rows = ask(office)
    assert [(row["period"], row["level"], row["score"]) for row in rows] == [
        ("q1", "HTTNV", 80),
        ("q2", "CHI_CO_DIEM", 75),
        ("q3", "CHUA_XEP_LOAI", None),
        ("nam", None, None),
    ]
    assert [row["period_name"] for row in rows] == ["Quý I", "Quý II", "Quý III", "Cả năm"]


def test_a_quarter_is_known_from_its_end_on(office: Office) -> None:
    office.plan(2025, rule="qd-366")
    leader(office, "q1", "HTTNV")
    leader(office, "q2", "HTXSNV")
    told = {row["period"]: row["level"] for row in ask(office, as_of=date(2025, 6, 29))}
    assert told == {"q1": "HTTNV", "q2": None, "q3": None, "nam": None}


def test_earlier_rules_and_other_subjects_have_no_quarters(office: Office) -> None:
    office.plan()
    office.plan(2025, rule="qd-366")
    leader(office, "q1", "HTTNV", year=2023)
    office.rate(office.file(), "m", "HTTNV", year=2025, period="q1")
    assert ask(office) == []
    assert ask(office, subject_kind="dang_vien") == []
