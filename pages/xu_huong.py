"""/xu-huong: the ratings over the years, for all and for each branch."""

from __future__ import annotations

import polars as pl
from dash import html
from dash.development.base_component import Component

from components import filters
from components.charts import rating_heatmap, rating_trend
from components.frame import Words, about_ratings, frame
from components.names import BODIES
from components.wording import say
from pages.page import Page
from pages.view import View

PEOPLE = ("dang_vien", "can_bo")


def body(view: View) -> list[Component]:
    """Charts over all years with data; of the Đảng bộ or the Đảng ủy alone there is nothing to lay side by side."""
    return [_trend(view)] if view.subject_kind in BODIES else [_trend(view), _heatmap(view)]


def _period(rows: pl.DataFrame) -> str:
    years = rows["year"].unique().sort().to_list()
    return "–".join(dict.fromkeys([str(years[0]), str(years[-1])])) if years else ""


def _trend(view: View) -> html.Figure:
    stem, reading = rating_trend.STEM, view.reading
    rows = view.ask(stem)
    rules = rows.sort("year")["rule_short"].drop_nulls().unique(maintain_order=True).to_list() if rows.height else []
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=about_ratings(reading, int(rows.unique("year")["total"].sum()), _period(rows)),
        notes=[
            say(stem, "note_totals") if rows["only_totals"].any() else "",
            say(stem, "note"),
            say("figure", "basis", basis="; ".join(rules)) if rules else "",
        ],
    )
    return frame(stem, rating_trend.figure(rows, reading), rows, reading, words)


def _heatmap(view: View) -> html.Figure:
    stem, reading = rating_heatmap.STEM, view.reading
    rows = view.ask(stem)
    form = "" if view.subject_kind in PEOPLE else "_alone"
    words = Words(
        measure=say(stem, f"measure{form}", subjects=reading.subjects),
        caption=say(stem, f"caption{form}"),
        about=about_ratings(reading, int(rows["total"].sum()), _period(rows)),
        notes=[say(stem, f"note{form}")],
    )
    return frame(stem, rating_heatmap.figure(rows, reading), rows, reading, words)


PAGE = Page(
    path="/xu-huong",
    stem="xu_huong",
    body=body,
    controls=(filters.SUBJECT, filters.STAGE, filters.UNITS, filters.AS_OF),
)
