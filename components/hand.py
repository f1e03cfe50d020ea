"""The forms in which the office records by hand, and the controls they are made of: native and labelled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.wording import say

STEM = "nap"


def control(key: str) -> str:
    """The id of a control or a place of this page."""
    return f"nap-{key}"


def labelled(key: str, label: str, field: Component) -> html.Div:
    """A control under its label."""
    return html.Div([html.Label(label, htmlFor=control(key)), field], className="field")


def choice(key: str, label: str, options: Mapping[str, str], value: str = "") -> html.Div:
    """A list to choose one from; without a value nothing is chosen yet."""
    listed = [{"label": name, "value": code} for code, name in options.items()]
    select = dbc.Select(id=control(key), options=listed, value=value or None, placeholder=say(STEM, "choose"))
    return labelled(key, label, select)


def day_field(key: str) -> html.Div:
    """A day, typed as in Vietnam."""
    hint = say(STEM, "day_hint")
    field = dbc.Input(id=control(key), type="text", placeholder=hint, autocomplete="off", maxlength=10, value="")
    return labelled(key, say(STEM, "day"), field)


def text_field(key: str, label: str, *, long: bool = False) -> html.Div:
    """A line of text, or several."""
    if long:
        return labelled(key, label, dbc.Textarea(id=control(key), value="", rows=3, maxlength=2000))
    return labelled(key, label, dbc.Input(id=control(key), type="text", value="", autocomplete="off", maxlength=300))


def tick(key: str, label: str) -> html.Div:
    """A box to tick."""
    return html.Div(dbc.Checkbox(id=control(key), label=label, value=False), className="field tick")


def button(key: str, label: str, look: str = "act", **other: Any) -> html.Button:
    """A button; `look` act for what changes something, save for the rest."""
    return html.Button(label, id=control(key), type="button", className=look, **other)


def form(kind: str, fields: Sequence[Component | None]) -> html.Section:
    """One entry by hand: its title, its controls, the button that records it."""
    return html.Section(
        [
            html.H3(say(STEM, f"{kind}_title"), id=control(f"{kind}-title")),
            html.Div(list(fields), className="fields"),
            button(f"{kind}-record", say(STEM, "record"), "save plain"),
        ],
        className="hand",
        **attributes({"aria-labelledby": control(f"{kind}-title")}),
    )


def drop_zone(limits: str) -> html.Div:
    """Where files are dropped or chosen; what is too big is said beside it."""
    return html.Div(
        [
            dcc.Upload(
                html.Div(
                    [
                        html.P(say(STEM, "drop"), className="drop-title"),
                        html.Span(say(STEM, "pick"), className="save drop-pick"),
                        html.P(limits, className="quiet"),
                    ]
                ),
                id=control("upload"),
                multiple=True,
                className="drop",
                className_active="drop drop-over",
                style_active={},
            ),
            html.P(
                id=control("too-big"),
                className="drop-fault",
                role="alert",
                **attributes({"data-message": say(STEM, "too_big", names="{names}")}),
            ),
        ],
        className="drop-place",
    )
