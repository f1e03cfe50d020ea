"""One cell of a received workbook: its row as it stood, under its headings, and what papers have said of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.numbers import day
from components.reading import Reading
from components.table import Head, Table, mark, scroll_box
from components.table_twin import table_of
from components.wording import say

STEM = "cell_view"
HISTORY = "cell_history"


def title(file: str, sheet: str, cells: str) -> html.H2:
    """Which cell of which workbook."""
    return html.H2(say(STEM, "title", cells=cells, sheet=sheet, file=file), className="cell-title")


def title_by_hand(name: str) -> html.H2:
    """What was recorded by hand."""
    return html.H2(say(STEM, "title_by_hand", file=name), className="cell-title")


def actions(open_at: str | None, back: str) -> html.P:
    """The workbook itself, as it came, where there is one; and the way back to all of them."""
    whole = html.A(say(STEM, "open"), href=open_at, className="save", download="") if open_at else None
    return html.P(
        [whole, html.A(say(STEM, "back"), href=back, **attributes({"data-inside": ""}))], className="cell-actions"
    )


def excerpt(
    columns: Sequence[str], lines: Sequence[tuple[int, bool, Sequence[str]]], cells: Collection[str]
) -> html.Section:
    """Rows of a sheet with its own names of rows and columns. `lines`: (number, whether a heading, texts by column)."""
    body = [
        [
            mark(str(number), "row-name"),
            *(_cell(number, column, text, heading, cells) for column, text in zip(columns, texts, strict=True)),
        ]
        for number, heading, texts in lines
    ]
    table = Table(say(STEM, "excerpt"), [Head(say(STEM, "row")), *(Head(column) for column in columns)], body)
    return html.Section(
        [html.H3(say(STEM, "excerpt")), scroll_box(table, say(STEM, "excerpt"), "table-scroll as-typed", tools=False)],
        className="lines",
    )


def _cell(number: int, column: str, text: str, heading: bool, cells: Collection[str]) -> str | dict[str, str]:
    if f"{column}{number}" in cells:
        return mark(text or say(STEM, "empty"), "asked-cell")
    return mark(text, "typed-heading") if heading and text else text


def by_hand() -> html.P:
    """That there is no workbook: it was recorded on the page."""
    return html.P(say(STEM, "by_hand"))


def history(rows: pl.DataFrame, reading: Reading) -> html.Section:
    """What papers have said of it, as question cell_history answers."""
    told = day(reading.as_of)
    if rows.is_empty():
        return html.Section(html.P(say(HISTORY, "none", day=told)), className="lines")
    parts: list[Component] = [
        html.H3(say(HISTORY, "heading")),
        html.P(say(HISTORY, "intro", day=told), className="quiet"),
        scroll_box(table_of(HISTORY, rows), say(HISTORY, "heading")),
    ]
    alone = html.P(say(HISTORY, "one"), className="quiet") if rows["is_here"].all() else None
    return html.Section([*parts, alone], className="lines")


def lost(text: str) -> html.P:
    """Why the row cannot be shown."""
    return html.P(text, className="nothing")
