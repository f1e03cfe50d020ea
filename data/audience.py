"""What leaves the house: the one place that decides which answers may, and what of them.

Plan and law let ratings of people go to those entitled only (Law 91/2025/QH15); for everybody else there is one fixed
set without a choice of branches, subjects, stages or days: bodies in full, people as totals of the whole Đảng bộ.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from data.small_counts import merged

PEOPLE = "published_people"


@dataclass(frozen=True)
class Published:
    """What of a question's answer leaves the house: its columns; parameters that are never others; rows of bodies only.

    `bodies`: the values of column subject whose rows are about bodies; empty where all are. `merge`: what first makes
    counts of people fit to be seen.
    """

    columns: Sequence[str]
    fixed: Mapping[str, Any] = field(default_factory=dict)
    bodies: Sequence[str] = ()
    merge: Callable[[pl.DataFrame], pl.DataFrame] | None = None


ALL_UNITS: Mapping[str, Any] = {"body": "dang-bo", "units": [], "as_now": False}
OF_BRANCHES: Mapping[str, Any] = {
    **ALL_UNITS,
    "subject_kind": "chi_bo",
    "stage": "decided",
    "trial_year": 0,
    "trial_subjects": [],
    "trial_levels": [],
}
LEVEL = ("year", "level", "level_name", "level_short", "level_rank", "n", "rated", "total", "percent")
DUTY = ("year", "subject", "subject_name", "is_dossier", "documents_name", "named_day", "last_day", "comparison_name")
BODY = ("unit", "unit_name")
SHORTCOMINGS = ("n", "total", "sort_order")
PUBLISHED: Mapping[str, Published] = {
    "committee": Published(("name", "committee", "superior", "illustrative")),
    "scope": Published(("year", "plan_number", "rule_name", "plan_as_of", "legal_basis", "first_known_on")),
    "units": Published(("unit", "unit_name", "kind", "parent", "first_year", "last_year", "sort_order")),
    PEOPLE: Published(("first_year", "last_year", "levels", "n", "total"), {"as_of": date.max}, merge=merged),
    "rating_distribution": Published((*LEVEL, "silent"), OF_BRANCHES),
    "rating_by_unit": Published(
        (*LEVEL, *BODY, "good_percent", "unit_level", "unit_level_name", "sort_order"), OF_BRANCHES
    ),
    "rating_trend": Published((*LEVEL, "only_totals", "rule_short", "break_note", "silent"), OF_BRANCHES),
    "rating_heatmap": Published(
        (
            *BODY,
            "sort_order",
            "year",
            "n_excellent",
            "good",
            "rated",
            "total",
            "good_percent",
            "excellent_percent",
            "unit_level",
            "unit_level_short",
            "change_note",
            "source_names",
            "shared",
            "whole",
            "new_rule",
        ),
        OF_BRANCHES,
    ),
    "filing_by_unit": Published(
        ("year", *BODY, "state", "state_name", "state_rank", "n", "total", "problems"), ALL_UNITS
    ),
    "submission_curve": Published(
        ("year", "is_current", "offset_days", "day", "filed", "expected", "percent"), ALL_UNITS
    ),
    "on_time_trend": Published(
        (
            *DUTY,
            "duty",
            "documents",
            "expected",
            "filed",
            "on_time",
            "filed_percent",
            "on_time_percent",
            "units",
            "known_units",
            "is_past",
            "break_note",
        ),
        ALL_UNITS,
        bodies=("chi_bo", "dang_uy"),
    ),
    "deadline_progress": Published(
        (*DUTY, "position", "comparison", "recipient", "plan_number", "section", "is_alone"),
        ALL_UNITS,
        bodies=("chi_bo", "dang_uy"),
    ),
    "remediation_basis": Published(("year", "plan_number", "section"), ALL_UNITS),
    "remediation_burnup": Published(("day", "scope", "done", "closed", "dated", "percent"), ALL_UNITS),
    "remediation_goals": Published(("percent", "needed", "is_reached", "legal_text", "legal_basis"), ALL_UNITS),
    "remediation_status": Published(
        (*BODY, "class", "class_name", "class_rank", "extended", "repeated", *SHORTCOMINGS), ALL_UNITS
    ),
    "remediation_ageing": Published((*BODY, "age", "age_name", "age_rank", *SHORTCOMINGS), ALL_UNITS),
    "remediation_summary": Published(
        ("total", "done", "overdue", "soon", "percent_done", "closed", "undated", "extended", "soon_days"), ALL_UNITS
    ),
}


def fixed(question: str) -> Mapping[str, Any] | None:
    """The parameters which a published question is always asked with; None where it is not published."""
    return PUBLISHED[question].fixed if question in PUBLISHED else None


def published(question: str, answer: pl.DataFrame) -> pl.DataFrame:
    """What of the answer to a published question leaves the house."""
    told = PUBLISHED[question]
    if told.bodies:
        answer = answer.filter(pl.col("subject").is_in(told.bodies))
    if told.merge:
        answer = told.merge(answer)
    return answer.select(told.columns)
