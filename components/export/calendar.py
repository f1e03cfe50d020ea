"""The dates of a year's plan as a calendar (.ics): an all-day entry on each last permitted day, with reminders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import polars as pl
from icalendar import Alarm, Calendar, Event

from components import deadlines
from components.export.plain import one_line
from components.wording import say, wording

STEM = "calendar"
LONGEST = 2_000
Row = dict[str, Any]


@dataclass(frozen=True)
class CalendarFacts:
    """What the calendar is made of: `committee` and `deadlines` answer committee and deadline_progress of the year."""

    committee: Row
    year: int
    as_of: date
    deadlines: pl.DataFrame


def calendar(facts: CalendarFacts) -> bytes:
    """The .ics; the same for the same plan and day, and an entry keeps its identity where only its day is moved."""
    made = Calendar()
    made.add("prodid", one_line(say(STEM, "maker", committee=facts.committee["name"]), LONGEST))
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", one_line(_name(facts), LONGEST))
    for row, identity in _identified(facts):
        made.add_component(_entry(facts, row, identity))
    content: bytes = made.to_ical()
    return content


def _name(facts: CalendarFacts) -> str:
    return " · ".join([say(STEM, "name", year=facts.year), *_badge(facts)])


def _badge(facts: CalendarFacts) -> Sequence[str]:
    return [say("figure", "illustrative")] if facts.committee["illustrative"] else []


def _identified(facts: CalendarFacts) -> list[tuple[Row, str]]:
    """The deadlines in the order of their days, each with an identity: whose, what, and of several the same which."""
    met: dict[str, int] = {}
    identified = []
    for row in facts.deadlines.sort("named_day", "position").to_dicts():
        what = "|".join([facts.committee["name"], str(row["year"]), row["subject"], row["documents_name"]])
        met[what] = met.get(what, 0) + 1
        clean = one_line(f"{what}|{met[what]}")
        identified.append((row, str(uuid5(NAMESPACE_OID, clean))))
    return identified


def _entry(facts: CalendarFacts, row: Row, identity: str) -> Event:
    entry = Event()
    summary = one_line(say(STEM, "summary", title=deadlines.title(row), when=deadlines.short_when(row)), LONGEST)
    entry.add("uid", identity)
    entry.add("dtstamp", datetime.combine(facts.as_of, time(), UTC))
    entry.add("dtstart", row["last_day"])
    entry.add("dtend", row["last_day"] + timedelta(days=1))
    entry.add("summary", summary)
    entry.add("description", "\n".join(one_line(line, LONGEST) for line in _told(facts, row)))
    entry.add("transp", "TRANSPARENT")
    for days in wording(STEM)["alarm_days"]:
        entry.add_component(_alarm(summary, days))
    return entry


def _told(facts: CalendarFacts, row: Row) -> list[str]:
    """What is asked, by when and what that means, to whom, and where the plan says so."""
    recipient = say(STEM, "recipient", recipient=row["recipient"]) if row["recipient"] else ""
    lines = [
        say(STEM, "papers", papers=row["documents_name"]),
        say(STEM, "when", when=deadlines.when(row)),
        say("deadlines", f"rule_{row['comparison']}"),
        recipient,
        deadlines.basis(row),
        *_badge(facts),
    ]
    return [line for line in lines if line]


def _alarm(summary: str, days: int) -> Alarm:
    """A reminder in the morning, so many days before."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", timedelta(days=-days, hours=wording(STEM)["alarm_hour"]))
    return alarm
