"""/phan-bo: how the ratings of the years chosen spread, branch against branch, and against the ceiling."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
from dash import Dash, html
from dash.development.base_component import Component

from components import filters, theme
from components.chart import Chart, Words, about_ratings
from components.charts import (
    ceiling_check,
    not_rated,
    open_shortcoming_bar,
    quarter_ratings,
    rating_by_unit,
    rating_distribution,
    score_check,
    stage_shift,
    vote_check,
)
from components.frame import frame
from components.tally import silent_note
from components.wording import say
from data.scope import PEOPLE
from pages import behind_ratings as behind
from pages import behind_work, phan_bo_rule, trial
from pages.behind import Lines, by_keys, panel, register_lines
from pages.page import Charts, Opening, Page
from pages.view import View

LINES: Mapping[str, Lines] = {
    **dict.fromkeys((rating_distribution.STEM, rating_by_unit.STEM, ceiling_check.STEM), behind.of_level),
    not_rated.STEM: behind.of_not_rated,
    stage_shift.STEM: behind.of_stage,
    score_check.STEM: behind.of_score,
    quarter_ratings.STEM: behind.of_quarter,
    vote_check.STEM: behind.of_vote,
    open_shortcoming_bar.STEM: behind_work.of_bar,
}


def body(view: View) -> list[Component]:
    """What may be tried, and the charts; a click on a bar, a cell or a count in a table opens the lines behind it."""
    return [
        trial.panel(view, PAGE.path),
        html.Div([frame(_distribution(view)), frame(phan_bo_rule.ceiling(view))], className="pair"),
        panel("rating_distribution"),
        panel("ceiling_check"),
        frame(_by_unit(view)),
        panel("rating_by_unit"),
        frame(_stages(view)),
        panel("stage_shift"),
        frame(_not_rated(view)),
        panel("not_rated"),
        *phan_bo_rule.further(view),
    ]


def _distribution(view: View) -> Chart:
    """How many subjects have each level."""
    stem, reading = rating_distribution.STEM, view.reading
    rows = view.ask(stem)
    figure = rating_distribution.figure(rows, reading, look=view.look)
    words = Words(
        measure=say(stem, "measure"),
        caption=f"{say(stem, 'caption', subjects=reading.subjects)} {say(stem, 'hint')}",
        about=about_ratings(reading, figure["layout"]["meta"]["total"]),
        notes=[say(stem, "note"), _basis(view)],
        caveats=[silent_note(rows), _rule_break(view)],
        trial=trial.told(view),
    )
    return Chart(stem, figure, rows, reading, words, behind=by_keys("year", "level"))


def _by_unit(view: View) -> Chart:
    """The same, branch against branch."""
    stem, reading = rating_by_unit.STEM, view.reading
    rows = view.ask(stem)
    figure = rating_by_unit.figure(rows, reading, look=view.look)
    form = "" if view.subject_kind in PEOPLE else "_alone"
    words = Words(
        measure=say(stem, f"measure{form}"),
        caption=f"{say(stem, f'caption{form}')} {say(stem, 'hint')}",
        about=about_ratings(reading, figure["layout"]["meta"]["total"]),
        notes=["" if form else say(stem, "note"), _basis(view)],
        caveats=[_rule_break(view)],
        trial=trial.told(view),
    )
    return Chart(stem, figure, rows, reading, words, behind=by_keys("year", "level", "unit"))


def _basis(view: View) -> str:
    """The regulations of the years shown."""
    return say("figure", "basis", basis="; ".join(rules)) if (rules := _rules(view)) else ""


def _rule_break(view: View) -> str:
    """That these regulations changed, where they did."""
    return say("figure", "rule_break") if len(_rules(view)) > 1 else ""


def _rules(view: View) -> list[str]:
    shown = view.scope.filter(pl.col("year").is_in(view.years)).sort("year")
    return shown["rule_name"].drop_nulls().unique(maintain_order=True).to_list()


def _stages(view: View) -> Chart:
    stem, reading = stage_shift.STEM, view.reading
    rows = view.ask(stem)
    figure = stage_shift.figure(rows, reading, look=view.look)
    words = Words(
        measure=say(stem, "measure"),
        caption=f"{say(stem, 'caption')} {say(stem, 'hint')}",
        about=[part for part in about_ratings(reading) if part != reading.stage_name],
        notes=[say(stem, "note"), _basis(view)],
        caveats=[_rule_break(view)],
    )
    return Chart(
        stem, figure, rows, reading, words, behind=by_keys("from_stage", "from_level", "to_level", "year", "unit")
    )


def _not_rated(view: View) -> Chart:
    stem, reading = not_rated.STEM, view.reading
    rows = view.ask(stem)
    if not view.sees_names:  # in a reason that somebody typed a name can stand
        rows = rows.with_columns(reason=pl.col("state_name"))
    figure = not_rated.figure(rows, reading, look=view.look)
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=about_ratings(reading, figure["layout"]["meta"]["total"]),
        notes=[say(stem, "note"), _basis(view)],
        caveats=[_rule_break(view)],
    )
    return Chart(
        stem, figure, rows, reading, words, behind=lambda row: f"{row['year']}|{theme.NOT_RATED}|{row['unit']}"
    )


def register_callbacks(app: Dash, open_at: Opening) -> None:
    """A mark, or a count in the table, opens the lines of the papers that make it up."""
    register_lines(app, open_at, PAGE.path, LINES)


CHARTS: Charts = {
    rating_distribution.STEM: _distribution,
    ceiling_check.STEM: phan_bo_rule.ceiling,
    rating_by_unit.STEM: _by_unit,
    stage_shift.STEM: _stages,
    not_rated.STEM: _not_rated,
    **phan_bo_rule.CHARTS,
}
PAGE = Page(
    path="/phan-bo",
    stem="phan_bo",
    body=body,
    charts=CHARTS,
    controls=(filters.YEARS, filters.SUBJECT, filters.STAGE, filters.UNITS, filters.AS_OF),
    register_callbacks=register_callbacks,
    kept=True,
)
