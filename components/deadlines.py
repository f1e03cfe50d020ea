"""The deadlines of a year's plan, a line each: who, what, by when, how far, to whom, and where the plan says so."""

from __future__ import annotations

from typing import Any

import polars as pl
from dash import html

from components import cards
from components.numbers import day, whole
from components.wording import say

STEM = "deadlines"
FEW_PAPERS = 2  # more than these are counted in a deadline's title and named below it
NEAR = 7  # days within which a deadline is near
Row = dict[str, Any]


def panel(deadlines: pl.DataFrame, href: str = "", link: str = "") -> html.Section:
    """All deadlines of a plan in the order of their days, as question deadline_progress answers."""
    lines = [line(row) for row in deadlines.sort("named_day", "position").to_dicts()]
    return cards.panel(
        say(STEM, "heading"),
        rule(deadlines),
        html.Ol(lines, className="deadlines") if lines else None,
        say(STEM, "nothing"),
        href,
        link,
    )


def line(row: Row) -> html.Li:
    """One deadline; where one body alone is asked, the day on which it had done."""
    left = row["days_left"]
    return cards.progress(
        cards.Progress(
            title=title(row),
            detail=row["documents_name"] if _is_many(row) else "",
            when=when(row),
            basis=". ".join(part for part in (_recipient(row), basis(row)) if part),
            state=_state(row),
            tone="past" if left < 0 else "near" if left <= NEAR else "far",
            tally=_tally(row),
            done=row["filed"],
            on_time=row["on_time"],
            of=row["expected"],
        )
    )


def terms(deadlines: pl.DataFrame) -> list[str]:
    """Under a chart: the deadlines it is about, what their comparisons mean, and where the plan says so."""
    if deadlines.is_empty():
        return []
    rows = deadlines.sort("named_day", "position").to_dicts()
    named = "; ".join(f"{title(row)}, {when(row)}" for row in rows)
    plan = plan_basis(rows[0]["plan_number"], rows[0]["year"], [row["section"] for row in rows])
    return [f"{say(STEM, 'terms', deadlines=named)} {rule(deadlines)}", say("figure", "basis", basis=plan)]


def when(row: Row) -> str:
    """ "trước ngày 05/12/2023 (hạn cuối 04/12/2023)"; the last day is left out where it is the named one."""
    key = "when_named" if row["last_day"] == row["named_day"] else "when"
    return say(STEM, key, comparison=row["comparison_name"], day=day(row["named_day"]), last_day=day(row["last_day"]))


def short_when(row: Row) -> str:
    """ "trước ngày 05/12/2023"."""
    return say(STEM, "when_named", comparison=row["comparison_name"], day=day(row["named_day"]))


def rule(deadlines: pl.DataFrame) -> str:
    """What the comparisons met in the plan mean, for people who count days."""
    return " ".join(say(STEM, f"rule_{comparison}") for comparison in deadlines["comparison"].unique().sort().to_list())


def plan_basis(number: str | None, year: int, sections: list[str | None]) -> str:
    """ "Kế hoạch 187-KH/ĐU, mục II.5, II.6": the plan, and its sections where its settings name them."""
    plan = say("figure", "plan", number=number) if number else say("figure", "plan_of_year", year=year)
    named = ", ".join(sorted({section for section in sections if section}))
    return say("figure", "plan_section", plan=plan, section=named) if named else plan


def basis(row: Row) -> str:
    """What asks for these papers."""
    return say("figure", "basis", basis=plan_basis(row["plan_number"], row["year"], [row["section"]]))


def _is_many(row: Row) -> bool:
    return len(row["documents_name"].split(", ")) > FEW_PAPERS


def title(row: Row) -> str:
    """Who has to do what; many papers are counted."""
    papers = row["documents_name"]
    key = "many" if _is_many(row) else "title"
    return say(STEM, key, subject=row["subject_name"], documents=papers, n=len(papers.split(", ")))


def _recipient(row: Row) -> str:
    return say(STEM, "recipient", recipient=row["recipient"]) if row["recipient"] else ""


def _state(row: Row) -> str:
    if row["days_left"] > 0:
        return say(STEM, "left", n=whole(row["days_left"]))
    if row["days_left"] == 0:
        return say(STEM, "today")
    return say(STEM, "past" if row["days_past"] else "named_day", n=whole(row["days_past"]))


def _tally(row: Row) -> str:
    if row["filed"] is None:
        return say(STEM, "no_report" if row["subject"] == "dang_vien" else "no_register")
    if row["is_alone"]:
        return _alone(row)
    key = "tally_late" if row["late"] else "tally"
    tally = say(STEM, key, filed=whole(row["filed"]), expected=whole(row["expected"]), late=whole(row["late"]))
    silent = row["units"] - row["told_units"]
    return tally + (say(STEM, "silent", n=silent, of=row["units"]) if silent else "")


def _alone(row: Row) -> str:
    offset = row["complete_offset"]
    if offset is None:
        return say(STEM, "not_sent")
    key = "sent" if offset < 0 else "sent_late" if offset else "sent_named_day"
    return say(STEM, key, day=day(row["complete_on"]), n=whole(offset))
