"""The table that stands beside every chart: all its numbers, and the cell each row came from."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import polars as pl
from dash import html

from components import compared
from components.chart import Behind
from components.numbers import NOT_KNOWN, day, decimal, percent, whole
from components.source import source_link, source_text
from components.table import Head, Table, leading, opening, scroll_box
from components.wording import say, wording

SOURCE, RATIO = "source", "ratio"
MOST_LINES = 2_000  # of a table on a page: more nobody reads there, and a browser takes long to lay them out
Row = dict[str, Any]
Place = tuple[Row, str] | None  # a row of the question and the column of it shown; None: no row is of this place


def table_twin(
    stem: str, rows: pl.DataFrame, behind: Behind | None = None, trial: str = "", above: AbstractSet[str] = frozenset()
) -> html.Details:
    """The rows of a question as a table, folded away under its chart; above them what is tried, if anything is.

    `behind` gives a row's address (or None): its count is then a button that opens the lines behind it. `above`: the
    bodies that stand above others.
    """
    laid = laid_out(stem, rows, above)
    heading = compared.headed(say(stem, "heading"), compared.are_bodies(rows, above))
    return html.Details(
        [
            html.Summary(say("figure", "table", n=whole(rows.height))),
            html.P(html.Strong(trial), className="chart-trial") if trial else None,
            _left_out(len(laid.lines)),
            scroll_box(
                _table(heading, laid, laid.lines[:MOST_LINES], behind),
                say("figure", "table_region", heading=heading),
            ),
        ],
        className="twin",
    )


@dataclass(frozen=True)
class Laid:
    """A question's rows laid out as its table: its columns, and of each line what stands in each of its places.

    `parted`: the columns in which a number has a part: all of theirs show one decimal, so that commas stand in a line.
    """

    head: Sequence[Head]
    lines: Sequence[Sequence[Place]]
    parted: AbstractSet[str]


def table_of(stem: str, rows: pl.DataFrame, above: AbstractSet[str] = frozenset()) -> Table:
    """The rows of a question as a table in words; `above`: the bodies that stand above others."""
    laid = laid_out(stem, rows, above)
    heading = compared.headed(say(stem, "heading"), compared.are_bodies(rows, above))
    return _table(heading, laid, laid.lines, None)


def _table(heading: str, laid: Laid, lines: Sequence[Sequence[Place]], behind: Behind | None) -> Table:
    body = [[NOT_KNOWN if place is None else _cell(*place, behind, laid.parted) for place in line] for line in lines]
    return Table(heading, laid.head, body)


def _left_out(lines: int) -> html.P | None:
    """Where lines are left out, how many stand in the table, and where all of them are to be had."""
    if lines <= MOST_LINES:
        return None
    return html.P(say("figure", "table_first", n=whole(MOST_LINES), all=whole(lines)), className="quiet")


def laid_out(stem: str, rows: pl.DataFrame, above: AbstractSet[str] = frozenset()) -> Laid:
    """The rows of a question as a table: columns and headings are [table] of its wording, in that order.

    With [pivot] one of the columns becomes headings. `above`: the bodies that stand above others.
    """
    headings = compared.headings(stem, compared.are_bodies(rows, above))
    pivot: dict[str, str] | None = wording(stem).get("pivot")
    keys = [key for key in headings if is_source(key) or key in rows.columns]
    if pivot and not rows.is_empty():
        return _pivoted(rows, {key: headings[key] for key in keys}, pivot)
    head = [Head(headings[key], _is_number(rows, key)) for key in keys]
    return Laid(head, [[(row, key) for key in keys] for row in rows.to_dicts()], _parted(rows))


def _pivoted(rows: pl.DataFrame, headings: dict[str, str], pivot: dict[str, str]) -> Laid:
    on, values = pivot["on"], pivot["values"]
    across = rows[on].unique(maintain_order=True).to_list()
    index = [key for key in headings if key not in (on, values)]
    names = [key for key in index if not _is_number(rows, key)]
    sums = [key for key in index if key not in names]
    lines: dict[tuple[Any, ...], dict[str, Row]] = {}
    for row in rows.to_dicts():
        lines.setdefault(tuple(row[key] for key in index), {})[row[on]] = row
    body: list[list[Place]] = []
    for parts in lines.values():
        any_row = next(iter(parts.values()))
        counts: list[Place] = [(parts[name], values) if name in parts else None for name in across]
        body.append([*((any_row, key) for key in names), *counts, *((any_row, key) for key in sums)])
    numbers = [Head(text, number=True) for text in (*across, *(headings[key] for key in sums))]
    return Laid([*(Head(headings[key]) for key in names), *numbers], body, _parted(rows))


def _parted(rows: pl.DataFrame) -> set[str]:
    numbers = rows.select(pl.selectors.float())
    return {column.name for column in numbers if (column.drop_nulls() % 1 != 0).any()}


def _cell(row: Row, key: str, behind: Behind | None, parted: AbstractSet[str]) -> str | dict[str, str]:
    if is_source(key):
        return leading(source_text(row, key), source_link(row, key))
    text = _text(row, key, parted)
    address = behind(row) if behind and key == "n" and row["n"] else None
    return opening(text, address, say("figure", "open_lines", n=text)) if address else text


def _text(row: Row, key: str, parted: AbstractSet[str]) -> str:
    value = row[key]
    if value is None or value == "":
        return NOT_KNOWN
    if isinstance(value, date):
        return day(value)
    if is_share(key):
        return percent(value * 100 if key == RATIO else value)
    if key in parted:
        return decimal(value)
    return whole(value) if isinstance(value, int | float) and not is_year(key) else str(value)


def _is_number(rows: pl.DataFrame, key: str) -> bool:
    return not is_source(key) and not is_year(key) and rows.schema[key].is_numeric()


@cache
def is_source(key: str) -> bool:
    """Whether the column holds addresses: of the row (source), or of one of the two lines it compares (from_, to_)."""
    return key.endswith(SOURCE)


@cache
def is_year(key: str) -> bool:
    """Whether the column holds years, whose digits are not grouped."""
    return key == "year" or key.endswith("_year")


@cache
def is_share(key: str) -> bool:
    """Whether the column holds parts of a whole: in percent, or as RATIO, a part of one."""
    return key.endswith("percent") or key == RATIO
