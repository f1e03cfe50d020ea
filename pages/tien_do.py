"""/tien-do: which branch has handed in what, and how the dossiers came in against the deadline."""

from __future__ import annotations

import polars as pl
from dash import html
from dash.development.base_component import Component

from components import filters
from components.charts import submission_curve, submission_matrix
from components.frame import Words, frame, units_text
from components.numbers import day, whole
from components.wording import say
from pages.page import Page
from pages.view import View


def body(view: View) -> list[Component]:
    """Two charts of one year."""
    return [_matrix(view), _curve(view)]


def _about(view: View) -> list[str]:
    return [say("tien_do", "dossier"), say("figure", "year", year=view.year), units_text(view.reading)]


def _matrix(view: View) -> html.Figure:
    stem, reading = submission_matrix.STEM, view.reading
    rows = view.ask(stem, years=[view.year])
    asked = rows.filter(pl.col("requirement") == "required").height
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=[*_about(view), say("tien_do", "asked", n=whole(asked))],
        notes=[_rule(view), say(stem, "note")],
    )
    return frame(stem, submission_matrix.figure(rows, reading), rows, reading, words)


def _curve(view: View) -> html.Figure:
    stem, reading = submission_curve.STEM, view.reading
    rows = view.ask(stem, years=[view.year])
    expected = rows.filter(pl.col("is_current"))["expected"].to_list()
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=[*_about(view), say("tien_do", "asked", n=whole(expected[-1])) if expected else ""],
        notes=[_rule(view), say(stem, "note")],
    )
    return frame(stem, submission_curve.figure(rows), rows, reading, words)


def _rule(view: View) -> str:
    """The deadlines of the branches, by the plan, with the meaning of "before"."""
    own = view.ask("deadline_progress", years=[view.year]).filter(pl.col("subject") == "chi_bo")
    number = view.scope.filter(pl.col("year") == view.year)["plan_number"].to_list()
    if own.is_empty():
        return ""
    lines = [
        say(
            "tien_do",
            "deadline",
            documents=row["documents_name"],
            comparison=row["comparison_name"],
            day=day(row["named_day"]),
        )
        for row in own.to_dicts()
    ]
    before = say(submission_matrix.STEM, "note_before") if "before" in own["comparison"].to_list() else ""
    rule = say("tien_do", "rule", number=(number[0] if number else "") or view.year, deadlines="; ".join(lines))
    return f"{rule} {before}".strip()


PAGE = Page(path="/tien-do", stem="tien_do", body=body, controls=(filters.YEAR, filters.UNITS, filters.AS_OF))
