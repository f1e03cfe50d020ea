"""How the charts of filing and of putting right lead to the lines of the register, the plans and the follow-ups."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from components.charts import (
    on_time_trend,
    open_shortcoming_bar,
    progress_compared,
    remediation_status,
    submission_matrix,
)
from components.marks import is_number
from components.numbers import day
from components.wording import say
from pages.behind import Found, Own, found
from pages.view import View

ITEMS, PLEDGES = "remediation_lines", "member_pledges"


def _said(view: View) -> dict[str, Any]:
    """The years the address names; none means all."""
    return {"years": list(view.said.years)}


of_document = Own(submission_matrix.STEM, ("unit", "document"), ("unit_name", "document_name"))
of_day = Own("submission_lag", ("unit", "offset_days"), ("unit_name",))
of_pledge = Own(PLEDGES, ("unit",), ("unit_name",))
of_paper = Own("unit_calendar", ("unit", "document"), ("unit_name", "document_name"))
of_meeting = Own("review_meetings", ("unit",), ("unit_name",))
of_class = Own(ITEMS, ("unit", "class"), ("unit_name", "class_name"), _said)
of_age = Own(ITEMS, ("unit", "age"), ("unit_name",), _said)
of_overdue = Own("remediation_overdue", ("year", "unit", "item"), ("unit_name", "item"), _said)
of_repeat = Own("shortcoming_recurrence", ("year", "unit", "thread"), ("unit_name", "item"), _said)


def of_curve(view: View, parts: list[str]) -> Found | None:
    """Behind [.., .., year, day]: the required papers in by that day."""
    if len(parts) < 4 or not is_number(parts[2]) or (until := _date(parts[3])) is None:
        return None
    rows = view.ask(submission_matrix.STEM, years=[int(parts[2])], as_of=min(until, view.as_of))
    rows = rows.filter((pl.col("requirement") == "required") & (pl.col("received_on") <= until))
    return Found(
        rows.sort("received_on", descending=True),
        say("submission_curve", "lines", day=day(until)),
        submission_matrix.STEM,
    )


def of_moment(view: View, parts: list[str]) -> Found | None:
    """Behind [position, moment, part]: the papers of that duty as they stood at that moment."""
    asked = view.ask(progress_compared.STEM, years=[view.year], compared_on=view.compared_on)
    row = next((row for row in asked.to_dicts() if [str(row["position"]), row["moment"]] == parts[:2]), None)
    if row is None or row["named_day"] is None:
        return None
    year = view.year - (row["moment"] == progress_compared.BEFORE)
    then: dict[str, Any] = {"years": [year], "as_of": min(row["told_on"], view.as_of)}
    what = f"{row['documents_name']} · {row['moment_name']}"
    if row["subject"] == "dang_vien":
        return Found(view.ask(PLEDGES, **then), what, PLEDGES)
    rows = view.ask("submission_lag", **then).filter(pl.col("named_day") == row["named_day"])
    return Found(rows.filter(pl.col("kind") == row["subject"]), what, "submission_lag")


def of_duty(view: View, parts: list[str]) -> Found | None:
    """Behind [year, duty]: the papers of that duty, or the branches' reports of their members'."""
    if len(parts) < 2 or not is_number(parts[0]):
        return None
    year, duty = int(parts[0]), parts[1]
    asked = (
        view.ask(on_time_trend.STEM, years=[]).filter((pl.col("year") == year) & (pl.col("duty") == duty)).to_dicts()
    )
    if not asked:
        return None
    bodies = view.ask("unit_sources", year=year)["unit"].to_list() if view.said.units else []
    what = f"{asked[0]['documents_name']} · {year}"
    if asked[0]["subject"] == "dang_vien":
        return Found(view.ask(PLEDGES, years=[year], units=bodies), what, PLEDGES)
    rows = view.ask(submission_matrix.STEM, years=[year], units=bodies)
    rows = rows.filter((pl.col("requirement") == "required") & (pl.col("named_day") == asked[0]["named_day"]))
    return Found(rows, what, submission_matrix.STEM)


def of_burnup(view: View, parts: list[str]) -> Found | None:
    """Behind [day, line]: the shortcomings that the line counts on that day."""
    if len(parts) < 2 or (on := _date(parts[0])) is None:
        return None
    known = view.ask(ITEMS, years=list(view.said.years), as_of=min(on, view.as_of))
    if parts[1] == "dated":
        late = view.ask(ITEMS, years=list(view.said.years))
        known = late.filter(pl.col("class").is_in(remediation_status.DONE) & (pl.col("done_on") <= on))
    elif parts[1] in ("done", "closed"):
        done = parts[1] == "done"
        known = known.filter(pl.col("class").is_in(remediation_status.DONE if done else ["ket_thuc"]))
    return Found(known, say("remediation_burnup", "lines", day=day(on)), ITEMS)


def of_bar(view: View, parts: list[str]) -> Found | None:
    """Behind [year, unit, class]: the shortcomings still open, from earlier reviews, of a body rated HTXSNV."""
    if len(parts) < 3 or not is_number(parts[0]):
        return None
    year, unit, kind = int(parts[0]), parts[1], parts[2]
    rated = view.ask(open_shortcoming_bar.STEM, years=[year], units=[unit])
    bodies = view.ask("unit_sources", year=year - 1, units=[unit])["unit"].to_list()
    if rated.is_empty():
        return None
    rows = view.ask(ITEMS, years=[], units=bodies).filter((pl.col("year") < year) & pl.col("is_open"))
    rows = rows.filter(pl.col("is_overdue") == (kind == "qua_han"))
    if view.subject_kind != "chi_bo":
        rows = rows.filter(pl.col("responsible").is_in(rated["subject_name"].to_list()))
    return found(rows, ITEMS, ("unit_name", "class_name"))


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
