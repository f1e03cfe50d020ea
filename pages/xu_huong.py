"""/xu-huong: the ratings over the years, for all and for each branch."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
from dash import Dash
from dash.development.base_component import Component

from components import filters
from components.chart import Chart, Words, about_ratings
from components.charts import rating_heatmap, rating_transitions, rating_trend
from components.frame import frame
from components.names import BODIES
from components.numbers import whole
from components.tally import silent_note, whole_total
from components.wording import say
from data.scope import PEOPLE
from pages import behind_ratings as behind
from pages.behind import Lines, by_keys, panel, register_lines
from pages.page import Charts, Opening, Page
from pages.view import View

LINES: Mapping[str, Lines] = {
    rating_trend.STEM: behind.of_year,
    rating_heatmap.STEM: behind.of_body,
    rating_transitions.STEM: behind.of_transition,
}


def body(view: View) -> list[Component]:
    """Charts over all years with data; of the Đảng bộ or the Đảng ủy alone there is nothing to lay side by side."""
    if view.subject_kind in BODIES:
        return [frame(_trend(view)), panel(rating_trend.STEM)]
    return [
        frame(_trend(view)),
        panel(rating_trend.STEM),
        frame(_heatmap(view)),
        panel(rating_heatmap.STEM),
        frame(_transitions(view)),
        panel(rating_transitions.STEM),
    ]


def _period(rows: pl.DataFrame) -> str:
    years = rows["year"].unique().sort().to_list()
    return "–".join(dict.fromkeys([str(years[0]), str(years[-1])])) if years else ""


def _trend(view: View) -> Chart:
    """The spread of the levels year after year."""
    stem, reading = rating_trend.STEM, view.reading
    rows = view.ask(stem)
    rules = rows.sort("year")["rule_short"].drop_nulls().unique(maintain_order=True).to_list() if rows.height else []
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=about_ratings(reading, whole_total(rows.unique("year")), _period(rows)),
        notes=[say(stem, "note"), say("figure", "basis", basis="; ".join(rules)) if rules else ""],
        caveats=[say(stem, "note_totals") if rows["only_totals"].any() else "", silent_note(rows)],
    )
    return Chart(
        stem, rating_trend.figure(rows, reading, look=view.look), rows, reading, words, behind=by_keys("year", "level")
    )


def _heatmap(view: View) -> Chart:
    stem, reading = rating_heatmap.STEM, view.reading
    rows = view.ask(stem)
    form = "" if view.subject_kind in PEOPLE else "_alone"
    words = Words(
        measure=say(stem, f"measure{form}", subjects=reading.subjects),
        caption=say(stem, f"caption{form}"),
        about=about_ratings(reading, whole_total(rows.unique("year"), "whole"), _period(rows)),
        notes=[say(stem, f"note{form}")],
        caveats=[say(stem, "note_as_now") if view.said.as_now else ""],
    )
    return Chart(stem, rating_heatmap.figure(rows, reading, look=view.look), rows, reading, words)


def _transitions(view: View) -> Chart:
    stem, reading, (first, last) = rating_transitions.STEM, view.reading, view.two_years
    rows = view.ask(stem, from_year=first, to_year=last)
    rules = rows.select("from_rule", "to_rule").unique().row(0) if rows.height else ()
    unknown = rows.filter(pl.col("from_total") | pl.col("to_total"))
    words = Words(
        measure=say(stem, "measure"),
        caption=f"{say(stem, 'caption')} {say(stem, 'hint')}",
        about=about_ratings(reading, years=f"{first}, {last}"),
        notes=[
            say(stem, "note"),
            say("figure", "basis", basis="; ".join(dict.fromkeys(rule for rule in rules if rule))) if rules else "",
        ],
        caveats=[
            say(stem, "note_units") if reading.unit_names else "",
            say(stem, "note_totals") if unknown.height else "",
            _bodies_note(view, rows),
        ],
    )
    figure = rating_transitions.figure(rows, reading, (first, last), look=view.look)
    return Chart(stem, figure, rows, reading, words, behind=by_keys("from_level", "to_level"))


def _bodies_note(view: View, rows: pl.DataFrame) -> str:
    """Which branches count as one through time, where branches are what moves."""
    if view.subject_kind in PEOPLE:
        return ""
    stem, shared = rating_transitions.STEM, int(rows["shared"].sum())
    return say(stem, "note_as_now", shared=whole(shared)) if view.said.as_now else say(stem, "note_bodies")


def register_callbacks(app: Dash, open_at: Opening) -> None:
    """A mark, or a count in a table, opens the lines of the papers that make it up."""
    register_lines(app, open_at, PAGE.path, LINES)


CHARTS: Charts = {
    rating_trend.STEM: _trend,
    rating_heatmap.STEM: _heatmap,
    rating_transitions.STEM: _transitions,
}
PAGE = Page(
    path="/xu-huong",
    stem="xu_huong",
    body=body,
    charts=CHARTS,
    register_callbacks=register_callbacks,
    controls=(
        filters.FROM_YEAR,
        filters.TO_YEAR,
        filters.SUBJECT,
        filters.STAGE,
        filters.UNITS,
        filters.BODIES,
        filters.AS_OF,
    ),
    kept=True,
)
