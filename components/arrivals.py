"""The papers that came in between two days, line by line, with the cell that tells of each."""

from __future__ import annotations

from datetime import date

import polars as pl
from dash import html

from components import cards
from components.numbers import day, whole
from components.table import scroll_box
from components.table_twin import table_of
from components.wording import say

STEM = "came_between"


def panel(rows: pl.DataFrame, then: date, now: date) -> html.Section:
    """A line per paper, as question came_between answers, in the order in which they came."""
    days = {"then": day(then), "now": day(now)}
    note = say(STEM, "note", n=whole(rows.height), units=whole(rows["unit"].n_unique()), **days)
    content = scroll_box(table_of(STEM, rows), say(STEM, "heading")) if rows.height else None
    return cards.panel(say(STEM, "title", **days), note, content, say(STEM, "nothing"))
