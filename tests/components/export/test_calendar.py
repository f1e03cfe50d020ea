"""The plan's dates as a calendar, read back by the library that writes it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import polars as pl
import pytest
from icalendar import Calendar

from components.export.calendar import CalendarFacts, calendar
from tests.components.export.word import STORED

RULE = "«Trước ngày» là trước hẳn ngày mốc"


def deadline(day: date, comparison: str = "before", **other: Any) -> dict[str, Any]:
    """A deadline as question deadline_progress answers."""
    before = comparison == "before"
    return {
        "year": 2023,
        "position": 1,
        "subject": "chi_bo",
        "subject_name": "Chi bộ",
        "documents_name": "Kế hoạch khắc phục",
        "named_day": day,
        "comparison": comparison,
        "comparison_name": "trước ngày" if before else "đến hết ngày",
        "last_day": day - timedelta(days=1) if before else day,
        "recipient": "Đảng ủy Sở",
        "plan_number": "187-KH/ĐU",
        "section": "II.6",
        **other,
    }


def written(*rows: dict[str, Any], name: str = "Đảng bộ Sở", illustrative: bool = True) -> bytes:
    committee = {"name": name, "illustrative": illustrative}
    frame = pl.DataFrame(rows, infer_schema_length=None) if rows else pl.DataFrame(schema=list(deadline(date.max)))
    return calendar(CalendarFacts(committee, 2023, date(2023, 12, 20), frame))


def entries(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_each_deadline_is_an_all_day_entry_on_its_last_permitted_day() -> None:
    [before, until] = entries(
        written(deadline(date(2023, 12, 28)), deadline(date(2023, 12, 31), "on_or_before", position=2))
    )
    assert before["dtstart"].dt == date(2023, 12, 27)
    assert before["dtend"].dt == date(2023, 12, 28)
    assert b"DTSTART;VALUE=DATE:20231227" in before.to_ical()
    assert until["dtstart"].dt == date(2023, 12, 31)


def test_it_says_who_does_what_by_which_rule_to_whom_and_where_the_plan_asks_it() -> None:
    [entry] = entries(written(deadline(date(2023, 12, 28))))
    assert entry["summary"] == "Chi bộ: Kế hoạch khắc phục (trước ngày 28/12/2023)"
    told = str(entry["description"])
    for part in (
        RULE,
        "hạn cuối 27/12/2023",
        "Nơi nhận: Đảng ủy Sở.",
        "Kế hoạch 187-KH/ĐU, mục II.6",
        "Dữ liệu minh họa",
    ):
        assert part in told
    assert "minh họa" not in written(deadline(date(2023, 12, 28)), illustrative=False).decode()


def test_an_entry_keeps_its_identity_when_its_day_is_moved_and_no_two_share_one() -> None:
    [entry] = entries(written(deadline(date(2023, 12, 28))))
    [moved] = entries(written(deadline(date(2023, 12, 30))))
    assert entry["uid"] == moved["uid"]
    several = written(
        deadline(date(2023, 12, 28)),
        deadline(date(2023, 12, 28), position=2),
        deadline(date(2023, 12, 28), position=3, subject="dang_uy"),
    )
    assert len({str(one["uid"]) for one in entries(several)}) == 3


def test_it_is_the_same_for_the_same_plan_and_stamped_with_the_day_of_the_figures() -> None:
    content = written(deadline(date(2023, 12, 28)))
    assert content == written(deadline(date(2023, 12, 28)))
    [entry] = entries(content)
    assert entry["dtstamp"].dt == datetime(2023, 12, 20, tzinfo=UTC)


def test_it_reminds_in_the_morning_a_week_and_a_day_before() -> None:
    [entry] = entries(written(deadline(date(2023, 12, 28))))
    before = [alarm["trigger"].dt for alarm in entry.walk("VALARM")]
    assert before == [timedelta(days=-7, hours=8), timedelta(days=-1, hours=8)]


def test_a_year_without_a_plan_has_a_calendar_without_entries() -> None:
    assert entries(written()) == []


@pytest.mark.parametrize("text", [*STORED, "a\r\nATTACH:http://x.invalid"], ids=range(5))
def test_what_nobody_should_have_typed_makes_no_line_of_its_own(text: str) -> None:
    content = written(deadline(date(2023, 12, 28), recipient=text, documents_name=text, section=text), name=text)
    [entry] = entries(content)
    assert set(entry) == {"SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "DESCRIPTION", "TRANSP"}
    assert not set(content) & (set(range(32)) - {9, 10, 13})
    assert not [line for line in content.splitlines() if line.startswith(b"ATTACH")]
