"""The lines of the papers behind a bar: who, at which level, in which workbook, sheet and cell."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
from dash import html

from components.attributes import attributes
from components.numbers import whole
from components.table import scroll_box
from components.table_twin import table_of
from components.wording import say

STEM = "rating_sources"


def lines_panel(
    rows: pl.DataFrame,
    what: str,
    stem: str = STEM,
    above: str = "",
    narrower: Sequence[tuple[str, str]] = (),
) -> html.Section:
    """A panel with one line per paper's line, as the question `stem` answers; `what` names the bar or cell.

    `above` is said before them; `narrower` are links (text, address) that narrow the page to what was clicked.
    """
    if rows.is_empty():
        return html.Section(
            html.P(say("figure", "lines_none" if stem == STEM else "lines_nothing", what=what)), className="lines"
        )
    links = [html.A(text, href=href, **attributes({"data-inside": ""})) for text, href in narrower]
    return html.Section(
        [
            html.P(above) if above else None,
            html.H3(say("figure", "lines_title", n=whole(rows.height), what=what)),
            html.P(links, className="lines-links") if links else None,
            scroll_box(table_of(stem, rows), say(stem, "heading")),
        ],
        className="lines",
    )
