"""/tien-do: which branch has handed in what, and how the dossiers came in against the deadline."""

from __future__ import annotations

import polars as pl
from dash import html
from dash.development.base_component import Component

from components import deadlines, filters
from components.charts import submission_curve, submission_matrix
from components.frame import Words, frame, units_text
from components.numbers import whole
from components.wording import say
from pages.page import Page
from pages.view import View


def body(view: View) -> list[Component]:
    """One year as it is asked about in the morning: what is due, who is missing what, how it came in."""
    asked = view.ask("deadline_progress", years=[view.year])
    return [deadlines.panel(asked), _matrix(view, asked), _curve(view, asked)]


def _about(view: View) -> list[str]:
    return [say("tien_do", "dossier"), say("figure", "year", year=view.year), units_text(view.reading)]


def _matrix(view: View, asked: pl.DataFrame) -> html.Figure:
    stem, reading = submission_matrix.STEM, view.reading
    rows = view.ask(stem, years=[view.year])
    papers = rows.filter(pl.col("requirement") == "required").height
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=[*_about(view), say("tien_do", "asked", n=whole(papers))],
        notes=[
            say(stem, "note"),
            say(stem, "note_apart") if rows["together"].count() else "",
            say(stem, "note_lacking") if rows["lacking"].sum() else "",
            *deadlines.terms(asked.filter(pl.col("subject") == "chi_bo")),
        ],
    )
    return frame(stem, submission_matrix.figure(rows, reading), rows, reading, words)


def _curve(view: View, asked: pl.DataFrame) -> html.Figure:
    stem, reading = submission_curve.STEM, view.reading
    rows = view.ask(stem, years=[view.year])
    expected = rows.filter(pl.col("is_current"))["expected"].to_list()
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=[*_about(view), say("tien_do", "asked", n=whole(expected[-1])) if expected else ""],
        notes=[say(stem, "note"), *deadlines.terms(asked.filter("is_dossier"))],
    )
    return frame(stem, submission_curve.figure(rows), rows, reading, words)


PAGE = Page(path="/tien-do", stem="tien_do", body=body, controls=(filters.YEAR, filters.UNITS, filters.AS_OF))
