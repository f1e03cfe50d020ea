"""/cong-khai: the one set of charts that may leave the house, as everybody may see it; its files hold the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from components import deadlines, filters
from components.chart import Chart, Words, units_text
from components.charts import (
    filing_by_unit,
    on_time_trend,
    published_people,
    rating_by_unit,
    rating_distribution,
    rating_heatmap,
    rating_trend,
    remediation_ageing,
    remediation_burnup,
    remediation_status,
    submission_curve,
)
from components.frame import frame
from components.numbers import whole
from components.wording import say
from pages import address, khac_phuc, phan_bo, tien_do, xu_huong
from pages.page import Charts, Page
from pages.policy import exports
from pages.view import View

STEM = "cong_khai"


def published(view: View) -> View:
    """The picture as whoever is outside may have it: of the same year, under no other filter, on the year's own day.

    Which answers it gets, and what of them, data/audience.py decides.
    """
    return replace(
        view,
        viewer=replace(view.viewer, outside=True),
        said=address.Address(),
        search="",
        years=(view.year,),
        subject_kind="chi_bo",
        stage="decided",
        as_of=view.own_day,
        tried=(),
        ignored=(),
    )


def body(view: View) -> list[Component]:
    """The charts of the set, each with its table, pictures and figures; a click leads nowhere."""
    drawn = [draw(view) for draw in CHARTS.values()]
    return [html.P(say(STEM, "about"), className="panel-note"), *(frame(chart) for chart in drawn if chart)]


def _public(draw: Callable[[View], Chart | None]) -> Callable[[View], Chart | None]:
    """A page's chart as everybody may have it: of the published picture, and without the lines behind it."""

    def drawn(view: View) -> Chart | None:
        chart = draw(published(view))
        return replace(chart, behind=None) if chart else None

    return drawn


def _people(view: View) -> Chart:
    """Members of the whole Đảng bộ, as they may be counted before everybody."""
    stem = published_people.STEM
    rows = published_people.named(view.ask(stem))
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=[say(stem, "subject"), view.reading.stage_name],
        notes=[say(stem, "note"), say(stem, "note_basis")],
    )
    return Chart(stem, published_people.figure(rows, view.year, look=view.look), rows, view.reading, words)


def _filing(view: View) -> Chart:
    """The papers that each branch had to hand in."""
    stem, reading = filing_by_unit.STEM, view.reading
    rows = view.ask(stem)
    asked = view.ask("deadline_progress", years=[view.year])
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=[
            say("figure", "year", year=view.year),
            units_text(reading),
            say("tien_do", "asked", n=whole(int(rows["n"].sum()))),
        ],
        notes=[say(stem, "note"), *deadlines.terms(asked)],
    )
    return Chart(stem, filing_by_unit.figure(rows, look=view.look), rows, reading, words)


CHARTS: Charts = {
    published_people.STEM: _public(_people),
    rating_distribution.STEM: _public(phan_bo.CHARTS[rating_distribution.STEM]),
    rating_by_unit.STEM: _public(phan_bo.CHARTS[rating_by_unit.STEM]),
    rating_trend.STEM: _public(xu_huong.CHARTS[rating_trend.STEM]),
    rating_heatmap.STEM: _public(xu_huong.CHARTS[rating_heatmap.STEM]),
    filing_by_unit.STEM: _public(_filing),
    submission_curve.STEM: _public(tien_do.CHARTS[submission_curve.STEM]),
    on_time_trend.STEM: _public(tien_do.CHARTS[on_time_trend.STEM]),
    remediation_status.STEM: _public(khac_phuc.CHARTS[remediation_status.STEM]),
    remediation_burnup.STEM: _public(khac_phuc.CHARTS[remediation_burnup.STEM]),
    remediation_ageing.STEM: _public(khac_phuc.CHARTS[remediation_ageing.STEM]),
}
PAGE = Page(
    path="/cong-khai",
    stem=STEM,
    body=body,
    charts=CHARTS,
    controls=(filters.YEAR,),
    allowed=exports,
    listed=False,
    kept=True,
)
