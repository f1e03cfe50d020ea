"""What a first visit is told: where to begin. The browser alone remembers that it was put away."""

from __future__ import annotations

from dash import html

from components.attributes import attributes
from components.chart_guide import PATH
from components.wording import say, wording

STEM = "first_visit"


def card() -> html.Section:
    """Where to begin, in three lines, until the reader puts it away (assets/keys.js)."""
    lines: list[str] = wording(STEM)["lines"]
    guide = html.A(say(STEM, "guide"), href=PATH, **attributes({"data-inside": "", "data-keeps": ""}))
    away = html.Button(say(STEM, "away"), type="button", className="save plain", **attributes({"data-away": ""}))
    return html.Section(
        [
            html.H2(say(STEM, "title")),
            html.Ol([html.Li(line) for line in lines]),
            html.P([guide, away], className="first-ways"),
        ],
        className="panel first-visit",
    )
