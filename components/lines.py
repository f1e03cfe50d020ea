"""The lines of the papers behind a bar: who, at which level, in which workbook, sheet and cell."""

from __future__ import annotations

import polars as pl
from dash import html

from components.numbers import whole
from components.table import scroll_box
from components.table_twin import table_of
from components.wording import say

STEM = "rating_sources"


def lines_panel(rows: pl.DataFrame, what: str, stem: str = STEM) -> html.Section:
    """A panel with one line per paper's line, as the question `stem` answers; `what` names the bar or cell."""
    if rows.is_empty():
        return html.Section(html.P(say("figure", "lines_none", what=what)), className="lines")
    return html.Section(
        [
            html.H3(say("figure", "lines_title", n=whole(rows.height), what=what)),
            scroll_box(table_of(stem, rows), say(stem, "heading")),
        ],
        className="lines",
    )
