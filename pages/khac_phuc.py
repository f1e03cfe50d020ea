"""/khac-phuc: what was to be put right, how far it is, what is overdue.

Where the address names no year the shortcomings of all years are followed: those of the latest year are hardly due yet.
"""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from components import filters
from components.charts import remediation_overdue, remediation_status
from components.frame import Words, frame, units_text
from components.numbers import whole
from components.wording import say
from pages.page import Page
from pages.view import View


def body(view: View) -> list[Component]:
    """Two charts of the shortcomings of the years asked for, or of all."""
    return [_status(view), _overdue(view)]


def _about(view: View, n: int) -> list[str]:
    if view.said.years:
        years = say("khac_phuc", "some_years", years=view.reading.years_text)
    else:
        years = say("khac_phuc", "all_years")
    return [years, units_text(view.reading), say("khac_phuc", "total", n=whole(n))]


def _status(view: View) -> html.Figure:
    stem, reading = remediation_status.STEM, view.reading
    rows = view.ask(stem, years=list(view.said.years))
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=_about(view, int(rows["n"].sum())),
        notes=[say(stem, "note")],
    )
    return frame(stem, remediation_status.figure(rows), rows, reading, words)


def _overdue(view: View) -> html.Figure:
    stem, reading = remediation_overdue.STEM, view.reading
    rows = view.ask(stem, years=list(view.said.years))
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=_about(view, rows.height),
        notes=[say(stem, "note")],
    )
    return frame(stem, remediation_overdue.figure(rows), rows, reading, words)


PAGE = Page(
    path="/khac-phuc",
    stem="khac_phuc",
    body=body,
    controls=(filters.YEARS, filters.UNITS, filters.AS_OF),
    all_years=True,
)
