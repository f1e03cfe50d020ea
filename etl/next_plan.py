"""Settings to go on from: the committee's list of branches as it is, and a draft of the plan of a year to come."""

import re
import tomllib
from contextlib import suppress
from datetime import date

from etl.home import Home
from etl.ledger import Ledger
from etl.report import phrase

DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
YEAR = re.compile(r"^year\s*=\s*\d+", re.MULTILINE)
# The day on which a sample stands still is none of another year's.
STANDS_STILL = re.compile(r"^as_of\s*=[^\n]*\n", re.MULTILINE)
COMMITTEE = "committee.toml"


def settings_for(home: Home, year: int) -> list[tuple[str, str]]:
    """The settings as (file name, text) that a year begins with: the list of branches in force, and the year's plan.

    A year without a plan gets the latest earlier one as a draft: its year and all its days moved on, everything else as
    it stands there, comments too. Nothing where no settings are loaded.
    """
    plans, committee = _in_force(home)
    found = [(COMMITTEE, committee)] if committee else []
    known = plans.get(year)
    earlier = max((other for other in plans if other < year), default=None)
    if known is None and earlier is not None:
        known = drafted(plans[earlier], year)
    return found + ([(f"plans/{year}.toml", known)] if known else [])


def drafted(plan: str, year: int) -> str:
    """A plan's text as that of another year; what is to be looked at is said at its top."""
    moved = year - int(tomllib.loads(plan)["year"])
    text = DAY.sub(lambda told: _moved(told[0], moved), STANDS_STILL.sub("", plan))
    return phrase("next_plan", "draft", year=year, earlier=year - moved) + YEAR.sub(f"year = {year}", text, count=1)


def _moved(day: str, years: int) -> str:
    """A day so many years later; the last of February where there is no 29th."""
    year, month, number = map(int, day.split("-"))
    for last in (number, 28):
        with suppress(ValueError):
            return date(year + years, month, last).isoformat()
    return day


def _in_force(home: Home) -> tuple[dict[int, str], str]:
    """The text of each year's plan and of the list of branches, as last taken in."""
    plans: dict[int, str] = {}
    committee = ""
    if not home.ledger.exists():
        return plans, committee
    ledger = Ledger(home.ledger)
    try:
        entries = [entry for entry in ledger.in_force() if entry.action == "file" and entry.name.endswith(".toml")]
    finally:
        ledger.close()
    for entry in entries:
        text = home.received(str(entry.sha256)).decode("utf-8-sig").replace("\r\n", "\n")
        try:
            told = tomllib.loads(text)
        except tomllib.TOMLDecodeError:  # reported when it was taken in
            continue
        if "year" in told:
            plans[int(told["year"])] = text
        elif "committee" in told or "units" in told:
            committee = text
    return plans, committee
