"""The short guide at the head of every page, folded away: what it is used for, in two or three lines."""

from __future__ import annotations

from dash import html

from components.attributes import attributes
from components.chart_guide import PATH
from components.wording import say, wording

STEM = "page_help"


def fold(page: str) -> list[html.Details]:
    """How the page of that wording is used; nothing for a page that is help itself."""
    lines: list[str] = wording(STEM)["lines"].get(page, [])
    if not lines:
        return []
    more = html.A(say(STEM, "guide"), href=PATH, **attributes({"data-inside": "", "data-keeps": ""}))
    told = html.Ul([*(html.Li(line) for line in lines), html.Li(more)])
    return [html.Details([html.Summary(say(STEM, "summary")), told], className="page-help")]
