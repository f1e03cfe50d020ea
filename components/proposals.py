"""Shortcomings of different years that may be one in other words: pairs to choose from, and a person's word on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import dash_bootstrap_components as dbc
import polars as pl
from dash import html

from components.attributes import attributes
from components.names import names
from components.numbers import percent, whole
from components.wording import say

STEM = "khac_phuc"
PAIR, DAY, STATUS = "proposal-pair", "proposal-day", "proposal-status"
MOST_PAIRS = 50  # shown at once, the most alike first
KEYS = ("year", "unit", "item_key", "earlier_year", "earlier_unit", "earlier_key")


def verdict_button(verdict: str) -> str:
    """The id of the button that says so of the pair chosen."""
    return f"proposal-{verdict}"


def named(row: Mapping[str, Any]) -> str:
    """What names a pair: both shortcomings by year, branch and words."""
    return "|".join(str(row[key]) for key in KEYS)


def panel(rows: pl.DataFrame, of_all: int, day: str, told: str = "") -> html.Section:
    """The pairs as question shortcoming_proposals answers, of so many; `day` stands in its field, `told` beneath."""
    said = html.Div(told, id=STATUS, className="work-status", role="status")
    title = html.H2(say(STEM, "proposals_title"), id="proposals-title")
    labelled = attributes({"aria-labelledby": "proposals-title"})
    if rows.is_empty():
        nothing = html.P(say(STEM, "proposals_none"), className="quiet")
        return html.Section([title, nothing, said], className="panel intake", **labelled)
    pairs = [{"label": _pair(row), "value": named(row)} for row in rows.to_dicts()]
    more = of_all - len(pairs)
    return html.Section(
        [
            title,
            html.P(say(STEM, "proposals_note"), className="panel-note"),
            html.P(say(STEM, "proposals_more", n=whole(more)), className="panel-note") if more else None,
            html.Fieldset(
                [
                    html.Legend(say(STEM, "proposals_pick"), className="visually-hidden"),
                    dbc.RadioItems(id=PAIR, options=pairs, value=pairs[0]["value"], className="proposals"),
                ]
            ),
            html.Div([_day(day), *(_button(code, name) for code, name in _verdicts().items())], className="acts"),
            said,
        ],
        className="panel intake",
        **labelled,
    )


def _verdicts() -> dict[str, str]:
    return names("shortcoming_verdict")


def _pair(row: Mapping[str, Any]) -> html.Span:
    """The two wordings, each under its year and branch."""
    return html.Span(
        [
            _side(row["earlier_year"], row["earlier_unit_name"], row["earlier_item"]),
            _side(row["year"], row["unit_name"], row["item"]),
            html.Span(say(STEM, "proposal_like", percent=percent(row["likeness"])), className="quiet"),
        ],
        className="proposal",
    )


def _side(year: int, unit: str, item: str) -> html.Span:
    return html.Span([html.Strong(f"{year} · {unit}"), html.Span(item)], className="side")


def _day(day: str) -> html.Div:
    field = dbc.Input(id=DAY, type="text", value=day, autocomplete="off", maxlength=10)
    return html.Div([html.Label(say(STEM, "proposals_day"), htmlFor=DAY), field], className="field")


def _button(code: str, name: str) -> html.Button:
    return html.Button(name, id=verdict_button(code), type="button", className="save plain")
