"""The lines of the papers behind a bar: who, at which level, in which workbook, sheet and cell."""

from __future__ import annotations

import polars as pl
from dash import html

from components.numbers import whole
from components.table import scroll_box
from components.table_twin import table_of
from components.wording import say

STEM = "rating_sources"


def lines_panel(rows: pl.DataFrame, what: str) -> html.Section:
    """A panel with one line per paper's line, as question rating_sources answers; `what` names the bar."""
    if rows.is_empty():
        return html.Section(html.P(say("figure", "lines_none", what=what)), className="lines")
    return html.Section(
        [
            html.H3(say("figure", "lines_title", n=whole(rows.height), what=what)),
            scroll_box(table_of(STEM, rows), say(STEM, "heading")),
        ],
        className="lines",
    )
