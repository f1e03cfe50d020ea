"""Which shortcomings came back, as a native table: a place per year in the ink of its state."""

from __future__ import annotations

from typing import Any

from components.chart import Chart
from components.charts.shortcoming_recurrence import gravest, years_of
from components.names import short_names
from components.native import Grid, Place
from components.natives.drawn import firsts
from components.theme import LIGHT


def native(chart: Chart, most: int | None) -> Grid | None:
    """A line per shortcoming, those met most often first; its words only where the reader may see them."""
    rows = chart.rows
    every = rows.unique("thread", keep="first", maintain_order=True)
    threads, more = firsts(every, most)
    if threads.is_empty():
        return None
    years, headings = years_of(rows), chart.headings
    found = {(row["thread"], row["year"]): row["class"] for row in gravest(rows).to_dicts()}
    has_words = any(threads["shortcoming"])
    head = [headings["thread_unit_name"], *([headings["item"]] * has_words), *map(str, years)]
    lines = [
        [*_names(row, has_words), *(_cell(found.get((row["thread"], year))) for year in years)]
        for row in threads.to_dicts()
    ]
    return Grid(head, lines, naming=1 + has_words, more=more)


def _names(row: dict[str, Any], has_words: bool) -> list[Place]:
    return [Place(row["thread_unit_name"]), *([Place(row["shortcoming"] or "")] * has_words)]


def _cell(state: str | None) -> Place:
    return Place(short_names("remediation_class")[state], LIGHT.ink(state)) if state else Place("")
