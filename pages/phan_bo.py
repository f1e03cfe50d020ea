"""/phan-bo: how the ratings of the years chosen spread, branch against branch, and against the ceiling."""

from __future__ import annotations

from typing import Any

import polars as pl
from dash import Dash, html
from dash.development.base_component import Component

from components import filters, theme
from components.charts import not_rated, rating_by_unit, rating_distribution, stage_shift
from components.frame import Words, about_ratings, frame
from components.lines import lines_panel
from components.names import names
from components.tally import silent_note
from components.wording import say
from pages import phan_bo_rule, trial
from pages.behind import panel, register_lines
from pages.page import Opening, Page
from pages.view import View

OF_LEVELS = ("rating_distribution", "rating_by_unit", "not_rated")
PEOPLE = ("dang_vien", "can_bo")


def body(view: View) -> list[Component]:
    """What may be tried, and the charts; a click on a bar, a cell or a count in a table opens the lines behind it."""
    return [
        trial.panel(view, PAGE.path),
        html.Div([_distribution(view), phan_bo_rule.ceiling(view)], className="pair"),
        panel("rating_distribution"),
        _by_unit(view),
        panel("rating_by_unit"),
        _stages(view),
        panel("stage_shift"),
        _not_rated(view),
        panel("not_rated"),
        *phan_bo_rule.further(view),
    ]


def _distribution(view: View) -> html.Figure:
    stem, reading = rating_distribution.STEM, view.reading
    rows = view.ask(stem)
    figure = rating_distribution.figure(rows, reading)
    words = Words(
        measure=say(stem, "measure"),
        caption=f"{say(stem, 'caption', subjects=reading.subjects)} {say(stem, 'hint')}",
        about=about_ratings(reading, figure["layout"]["meta"]["total"]),
        notes=[say(stem, "note"), silent_note(rows), _basis(view)],
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


def _stages(view: View) -> html.Figure:
    stem, reading = stage_shift.STEM, view.reading
    rows = view.ask(stem)
    figure = stage_shift.figure(rows, reading)
    words = Words(
        measure=say(stem, "measure"),
        caption=f"{say(stem, 'caption')} {say(stem, 'hint')}",
        about=[part for part in about_ratings(reading) if part != reading.stage_name],
        notes=[say(stem, "note"), _basis(view)],
    )
    return frame(stem, figure, rows, reading, words, behind=_stage_address)


def _stage_address(row: dict[str, Any]) -> str:
    return "|".join(str(row[part]) for part in ("from_stage", "from_level", "to_level", "year", "unit"))


def _not_rated(view: View) -> html.Figure:
    stem, reading = not_rated.STEM, view.reading
    rows = view.ask(stem)
    figure = not_rated.figure(rows, reading)
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=about_ratings(reading, figure["layout"]["meta"]["total"]),
        notes=[say(stem, "note"), _basis(view)],
    )
    return frame(
        stem, figure, rows, reading, words, behind=lambda row: f"{row['year']}|{theme.NOT_RATED}|{row['unit']}"
    )


def register_callbacks(app: Dash, open_at: Opening) -> None:
    """A mark, or a count in the table, opens the lines of the papers that make it up."""
    for stem in OF_LEVELS:
        register_lines(app, open_at, stem, _level_lines)
    register_lines(app, open_at, stage_shift.STEM, _stage_lines)


def _level_lines(view: View, parts: list[str]) -> Component | None:
    """The panel for [year, level] or [year, level, unit]."""
    known = _unit_names(view)
    if len(parts) < 2 or not parts[0].isdigit() or parts[1] not in names("level") or set(parts[2:]) - set(known):
        return None
    year, level, *unit = parts
    rows = view.ask("rating_sources", years=[int(year)], level=level, units=unit or list(view.said.units))
    lines = lines_panel(rows, " · ".join([names("level")[level], *(known[one] for one in unit), year]))
    return html.Div([html.P(say("trial", "lines_as_filed")), lines]) if trial.told(view) else lines


def _stage_lines(view: View, parts: list[str]) -> Component | None:
    """The panel for [from_stage, from_level, to_level], and of one year and body where these follow."""
    known = _unit_names(view)
    stage, one, other, *rest = [*parts, "", "", ""][: max(len(parts), 3)]
    before, after = names("level") | names("level_before"), names("level") | names("level_after")
    year, *unit = rest or ["0"]
    if stage not in names("stage") or one not in before or other not in after or set(unit) - set(known):
        return None
    rows = view.ask(
        "stage_shift_lines",
        from_stage=stage,
        from_level=one,
        to_level=other,
        years=[int(year)] if year.isdigit() and int(year) else list(view.years),
        units=unit or list(view.said.units),
    )
    what = [f"{before[one]} → {after[other]}", *(known[body] for body in unit)]
    return lines_panel(rows, " · ".join(what), "stage_shift_lines")


def _unit_names(view: View) -> dict[str, str]:
    return dict(view.units.select("unit", "unit_name").iter_rows())


PAGE = Page(
    path="/phan-bo",
    stem="phan_bo",
    body=body,
    controls=(filters.YEARS, filters.SUBJECT, filters.STAGE, filters.UNITS, filters.AS_OF),
    register_callbacks=register_callbacks,
)
