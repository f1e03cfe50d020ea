"""/tien-do: which branch has handed in what, and how the dossiers came in against the deadline."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import polars as pl
from dash import Dash, html
from dash.development.base_component import Component

from components import arrivals, deadlines, filters
from components.chart import Chart, Words, units_text
from components.charts import (
    member_pledges,
    on_time_trend,
    progress_compared,
    review_meetings,
    submission_curve,
    submission_lag,
    submission_matrix,
)
from components.numbers import whole
from components.wording import say
from pages import behind_work
from pages.behind import Lines, panel, register_lines
from pages.line_by_line import drawn
from pages.page import Opening, Page
from pages.view import View

LINES: Mapping[str, Lines] = {
    progress_compared.STEM: behind_work.of_moment,
    submission_matrix.STEM: behind_work.of_document,
    submission_curve.STEM: behind_work.of_curve,
    submission_lag.STEM: behind_work.of_day,
    member_pledges.STEM: behind_work.of_pledge,
    review_meetings.STEM: behind_work.of_meeting,
    on_time_trend.STEM: behind_work.of_duty,
}


def body(view: View) -> list[Component]:
    """One year as it is asked about in the morning: what is due, who is missing what, how it came in."""
    first, *others = [(*drawn(view, stem, draw), panel(stem)) for stem, draw in CHARTS.items()]
    return [
        deadlines.panel(_asked(view)),
        *first,
        _came(view),
        *(part for chart in others for part in chart),
    ]


def _asked(view: View) -> pl.DataFrame:
    """The deadlines of the year."""
    return view.ask("deadline_progress", years=[view.year])


def _about(view: View) -> list[str]:
    return [say("tien_do", "dossier"), *_of_year(view)]


def _of_year(view: View) -> list[str]:
    return [say("figure", "year", year=view.year), units_text(view.reading)]


def _matrix(view: View) -> Chart:
    stem, reading = submission_matrix.STEM, view.reading
    rows = view.ask(stem, years=[view.year])
    papers = int(rows.filter(pl.col("requirement") == "required")["bodies"].sum())
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=[*_about(view), say("tien_do", "asked", n=whole(papers))],
        notes=[
            say(stem, "note"),
            say(stem, "note_bodies") if (rows["bodies"] > 1).any() else "",
            *deadlines.terms(_asked(view).filter(pl.col("subject") == "chi_bo")),
        ],
        caveats=[
            say(stem, "note_apart") if rows["together"].count() else "",
            say(stem, "note_lacking") if rows["lacking"].sum() else "",
        ],
    )
    return Chart(stem, submission_matrix.figure(rows, reading, look=view.look), rows, reading, words)


def _compared(view: View) -> Chart:
    stem, reading = progress_compared.STEM, view.reading
    rows = view.ask(stem, years=[view.year], compared_on=view.compared_on)
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=[*_of_year(view), say("tien_do", "duties", n=whole(rows["position"].n_unique()))],
        notes=[say(stem, "note"), *deadlines.terms(_asked(view))],
    )
    return Chart(stem, progress_compared.figure(rows, look=view.look), rows, reading, words)


def _came(view: View) -> html.Section:
    """What stands behind the difference between the two days."""
    rows = view.ask("came_between", years=[view.year], compared_on=view.compared_on)
    return arrivals.panel(rows, view.compared_on, view.as_of)


def _curve(view: View) -> Chart:
    stem, reading = submission_curve.STEM, view.reading
    rows = view.ask(stem, years=[view.year])
    expected = rows.filter(pl.col("is_current"))["expected"].to_list()
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=[*_about(view), say("tien_do", "asked", n=whole(expected[-1])) if expected else ""],
        notes=[say(stem, "note"), *deadlines.terms(_asked(view).filter("is_dossier"))],
    )
    return Chart(stem, submission_curve.figure(rows, look=view.look), rows, reading, words)


def _lag(view: View) -> Chart:
    stem, reading = submission_lag.STEM, view.reading
    rows = view.ask(stem, years=[view.year])
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=[*_of_year(view), say("tien_do", "asked", n=whole(rows.height))],
        notes=[say(stem, "note"), *deadlines.terms(_asked(view).filter(pl.col("subject") != "dang_vien"))],
    )
    return Chart(stem, submission_lag.figure(rows, reading, look=view.look), rows, reading, words)


def _pledges(view: View) -> Chart:
    stem, reading = member_pledges.STEM, view.reading
    rows = view.ask(stem, years=[view.year])
    members = rows.filter(pl.col("missing").is_not_null())["members"].to_list()
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=[*_of_year(view), say("tien_do", "members", n=whole(sum(members))) if members else ""],
        notes=[say(stem, "note"), *deadlines.terms(_asked(view).filter(pl.col("subject") == "dang_vien"))],
    )
    return Chart(stem, member_pledges.figure(rows, reading, look=view.look), rows, reading, words)


def _meetings(view: View) -> Chart:
    stem, reading = review_meetings.STEM, view.reading
    rows = view.ask(stem, years=[view.year])
    asked = _asked(view)
    number = asked["plan_number"].to_list()
    plan = deadlines.plan_basis(number[0] if number else None, view.year, rows["section"].to_list())
    laws = view.scope.filter(pl.col("year") == view.year)["legal_basis"].drop_nulls().to_list()
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=[*_of_year(view), say("tien_do", "bodies", n=whole(rows.height))],
        notes=[
            say(stem, "note"),
            *deadlines.terms(asked.filter("is_dossier"))[:1],
            say("figure", "basis", basis="; ".join([plan, *laws])),
        ],
    )
    return Chart(stem, review_meetings.figure(rows, look=view.look), rows, reading, words)


def _trend(view: View) -> Chart:
    """Over all years up to the one in view: what is known of it by the day."""
    stem, reading = on_time_trend.STEM, view.reading
    rows = view.ask(stem, years=[])
    years = rows["year"].unique().sort().to_list()
    period = "–".join(dict.fromkeys(str(year) for year in (*years[:1], *years[-1:])))
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=[say("figure", "year", year=period) if period else "", units_text(reading)],
        notes=[say(stem, "note"), *deadlines.terms(_asked(view).filter(pl.col("subject") != "dang_uy"))],
    )
    return Chart(stem, on_time_trend.figure(rows, look=view.look), rows, reading, words)


def register_callbacks(app: Dash, open_at: Opening) -> None:
    """A mark opens the lines of the register and of the reports that make it up."""
    register_lines(app, open_at, PAGE.path, LINES)


CHARTS: Mapping[str, Callable[[View], Chart]] = {
    progress_compared.STEM: _compared,
    submission_matrix.STEM: _matrix,
    submission_curve.STEM: _curve,
    submission_lag.STEM: _lag,
    member_pledges.STEM: _pledges,
    review_meetings.STEM: _meetings,
    on_time_trend.STEM: _trend,
}
PAGE = Page(
    path="/tien-do",
    stem="tien_do",
    body=body,
    charts=CHARTS,
    controls=(filters.YEAR, filters.UNITS, filters.AS_OF, filters.COMPARED),
    register_callbacks=register_callbacks,
    kept=True,
)
