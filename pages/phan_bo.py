"""/phan-bo: how the ratings of the years chosen spread, branch against branch, and against the ceiling."""

from __future__ import annotations

from typing import Any

import polars as pl
from dash import Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from components import filters
from components.charts import rating_by_unit, rating_distribution
from components.frame import Words, about_ratings, frame
from components.lines import lines_panel
from components.names import names
from components.wording import say
from pages import phan_bo_rule, trial
from pages.page import Opening, Page
from pages.view import View

CLICKABLE = ("rating_distribution", "rating_by_unit")
PEOPLE = ("dang_vien", "can_bo")


def body(view: View) -> list[Component]:
    """What may be tried, and the charts; a click on a bar of the ratings opens the lines behind it."""
    return [
        trial.panel(view, PAGE.path),
        html.Div([_distribution(view), phan_bo_rule.ceiling(view)], className="pair"),
        _panel("rating_distribution"),
        _by_unit(view),
        _panel("rating_by_unit"),
    ]


def _panel(stem: str) -> html.Div:
    return html.Div([dcc.Store(id=f"{stem}-behind"), html.Div(id=f"{stem}-lines", role="status")])


def _distribution(view: View) -> html.Figure:
    stem, reading = rating_distribution.STEM, view.reading
    rows = view.ask(stem)
    figure = rating_distribution.figure(rows, reading)
    words = Words(
        measure=say(stem, "measure"),
        caption=f"{say(stem, 'caption', subjects=reading.subjects)} {say(stem, 'hint')}",
        about=about_ratings(reading, figure["layout"]["meta"]["total"]),
        notes=[say(stem, "note"), _basis(view)],
        trial=trial.told(view),
    )
    return frame(stem, figure, rows, reading, words, behind=lambda row: f"{row['year']}|{row['level']}")


def _by_unit(view: View) -> html.Figure:
    stem, reading = rating_by_unit.STEM, view.reading
    rows = view.ask(stem)
    figure = rating_by_unit.figure(rows, reading)
    form = "" if view.subject_kind in PEOPLE else "_alone"
    words = Words(
        measure=say(stem, f"measure{form}"),
        caption=f"{say(stem, f'caption{form}')} {say(stem, 'hint')}",
        about=about_ratings(reading, figure["layout"]["meta"]["total"]),
        notes=["" if form else say(stem, "note"), _basis(view)],
        trial=trial.told(view),
    )
    return frame(stem, figure, rows, reading, words, behind=lambda row: f"{row['year']}|{row['level']}|{row['unit']}")


def _basis(view: View) -> str:
    """The regulations of the years shown, and that they changed where they did."""
    shown = view.scope.filter(pl.col("year").is_in(view.years)).sort("year")
    rules = shown["rule_name"].drop_nulls().unique(maintain_order=True).to_list()
    changed = say("figure", "rule_break") if len(rules) > 1 else ""
    return f"{say('figure', 'basis', basis='; '.join(rules))} {changed}".strip() if rules else ""


def register_callbacks(app: Dash, open_at: Opening) -> None:
    """A bar, or a count in the table, opens the lines of the papers that make it up."""
    for stem in CLICKABLE:
        _register_lines(app, open_at, stem)


def _register_lines(app: Dash, open_at: Opening, stem: str) -> None:
    @app.callback(
        Output(f"{stem}-lines", "children"),
        Input(stem, "clickData"),
        Input(f"{stem}-behind", "data"),
        State("address", "search"),
        prevent_initial_call=True,
    )
    def show(click: dict[str, Any] | None, asked: str | None, search: str | None) -> Any:
        parts = asked.split("|") if ctx.triggered_id == f"{stem}-behind" and asked else _clicked(click)
        view = open_at(search)
        if not parts or view is None:
            return no_update
        return _lines(view, parts)


def _clicked(click: dict[str, Any] | None) -> list[str]:
    points = (click or {}).get("points") or []
    return [str(part) for part in points[0].get("customdata") or []] if points else []


def _lines(view: View, parts: list[str]) -> Component | Any:
    """The panel for [year, level] or [year, level, unit]; anything else changes nothing."""
    known_units = dict(view.units.select("unit", "unit_name").iter_rows())
    if len(parts) < 2 or not parts[0].isdigit() or parts[1] not in names("level") or set(parts[2:]) - set(known_units):
        return no_update
    year, level, *unit = parts
    rows = view.ask("rating_sources", years=[int(year)], level=level, units=unit or list(view.said.units))
    panel = lines_panel(rows, " · ".join([names("level")[level], *(known_units[one] for one in unit), year]))
    return [html.P(say("trial", "lines_as_filed")), panel] if trial.told(view) else panel


PAGE = Page(
    path="/phan-bo",
    stem="phan_bo",
    body=body,
    controls=(filters.YEARS, filters.SUBJECT, filters.STAGE, filters.UNITS, filters.AS_OF),
    register_callbacks=register_callbacks,
)
