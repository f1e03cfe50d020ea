"""The morning brief: one A4 page that is only printed, its lists cut in words so that the page always holds it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from dash import html

from components import deadlines, morning, today
from components.morning_sentences import Sentence
from components.numbers import day, whole
from components.wording import say

STEM = "brief"
# Lines of text the page has for its lists, and characters on a line across it: both a little less than fit.
LINES, WIDTH = 44.0, 84
MATTERS, DEADLINES, ITEMS = 20.0, 9.0, 5.0  # lines at most of the first, second and last list; the third has the rest
HEAD = 4.0  # lines that a list needs besides its rows: heading, columns, what is cut
RULE = 0.2  # of a line, that the rule between two rows takes
WRAP = 3  # characters a column loses at the end of a line, where words are kept whole
Row = dict[str, Any]


@dataclass(frozen=True)
class Brief:
    """What the page tells: the committee (question committee), the day, and the rows of the overview's questions."""

    committee: Row
    year: int
    as_of: date
    told: Sequence[Sentence]
    asked: pl.DataFrame
    missing: pl.DataFrame
    overdue: pl.DataFrame


@dataclass(frozen=True)
class Column:
    """One column of a list: its heading, and its part of the page's width."""

    heading: str
    part: float


def page(brief: Brief) -> html.Section:
    """The whole page, unseen on screen."""
    named = _named(brief.told[: today.SHOWN])
    first = _matters(brief, named)
    lines = LINES - _lines([(text,) for text in named], (1,))
    asked = [_deadline(row) for row in brief.asked.sort("named_day", "position").to_dicts()]
    second, used = _list("deadlines", DEADLINE_COLUMNS, asked, "more_deadlines", DEADLINES)
    lines -= used
    items = [_item(row) for row in brief.overdue.to_dicts()]
    last, used = _list("overdue", ITEM_COLUMNS, items, "more_items", ITEMS, _of_all(brief.overdue, "overdue_items"))
    owing = [_owing(row) for row in brief.missing.to_dicts()]
    third, _ = _list("missing", UNIT_COLUMNS, owing, "more_units", lines - used, _of_all(brief.missing, "branches"))
    return html.Section([_head(brief), *first, *second, *third, *last, _foot(brief)], className="on-paper brief")


DEADLINE_COLUMNS = (Column("deadline", 0.4), Column("when", 0.25), Column("left", 0.17), Column("done", 0.18))
UNIT_COLUMNS = (Column("unit", 0.42), Column("owed", 0.4), Column("state", 0.18))
ITEM_COLUMNS = (Column("branch", 0.3), Column("item", 0.55), Column("since", 0.15))


def _head(brief: Brief) -> html.Header:
    number = brief.asked["plan_number"].drop_nulls().to_list()
    plan = say(STEM, "plan", number=number[0]) if number and number[0] else ""
    until = say(STEM, "until", day=day(brief.as_of))
    return html.Header(
        [
            html.P([brief.committee["superior"], html.Br()] if brief.committee["superior"] else None),
            html.P(html.Strong(brief.committee["committee"])),
            html.P(say("figure", "illustrative"), className="brief-badge") if brief.committee["illustrative"] else None,
            html.H2(say(STEM, "kind")),
            html.P(" · ".join(part for part in (say(STEM, "about", year=brief.year), plan, until) if part)),
        ]
    )


def _foot(brief: Brief) -> html.P:
    return html.P(say(STEM, "foot", committee=brief.committee["name"]), className="brief-foot")


def _named(told: Sequence[Sentence]) -> list[str]:
    """The sentences as far as there is room: the least grave first lose whom they name, then the last are left out."""
    texts = [sentence.text for sentence in told]
    for place in reversed(range(len(told))):
        if _lines([(text,) for text in texts], (1,)) > MATTERS:
            texts[place] = say("morning_facts", "alone", lead=told[place].lead)
    return texts[: _fitting([(text,) for text in texts], (1,), MATTERS)]


def _matters(brief: Brief, texts: Sequence[str]) -> list[Any]:
    rest = len(brief.told) - len(texts)
    calm = today.calm(brief.told, not brief.asked.is_empty())
    return [
        html.H3(say("morning_facts", "heading")),
        *(html.P(text) for text in calm),
        html.Ol(
            [
                html.Li([html.Strong(sentence.lead), text.removeprefix(sentence.lead)])
                for sentence, text in zip(brief.told, texts, strict=False)
            ]
        ),
        html.P(say(STEM, "more_matters", n=whole(rest))) if rest else None,
    ]


def _of_all(rows: pl.DataFrame, column: str) -> int:
    return 0 if rows.is_empty() else int(rows[column][0])


def _list(
    stem: str, columns: Sequence[Column], rows: Sequence[tuple[str, ...]], more: str, room: float, of_all: int = 0
) -> tuple[list[Any], float]:
    """A list under its heading, cut in words after so many lines as there is room for, and the lines it takes.

    `of_all`: how many rows there are, where not all of them are given.
    """
    if not rows:
        return [], -HEAD
    parts = tuple(column.part for column in columns)
    shown = _fitting(rows, parts, room)
    rest = max(len(rows), of_all) - shown
    table = html.Table(
        [
            html.Colgroup([html.Col(style={"width": f"{column.part:.0%}"}) for column in columns]),
            html.Thead(html.Tr([html.Th(say(STEM, column.heading), scope="col") for column in columns])),
            html.Tbody([html.Tr([html.Td(text) for text in row]) for row in rows[:shown]]),
        ]
    )
    cut = html.P(say(STEM, more, n=whole(rest))) if rest else None
    return [html.H3(say(STEM, stem)), table if shown else None, cut], _lines(rows[:shown], parts)


def _fitting(rows: Sequence[tuple[str, ...]], parts: tuple[float, ...], room: float) -> int:
    """How many of the rows, from the first, take no more lines than there is room for."""
    shown = 0
    while shown < len(rows) and _lines(rows[: shown + 1], parts) <= room:
        shown += 1
    return shown


def _lines(rows: Sequence[tuple[str, ...]], parts: tuple[float, ...]) -> float:
    return sum(
        RULE + max(_wrapped(len(text), WIDTH * part) for text, part in zip(row, parts, strict=True)) for row in rows
    )


def _wrapped(length: int, width: float) -> int:
    return 1 if length <= width else math.ceil(length / (width - WRAP))


def _deadline(row: Row) -> tuple[str, ...]:
    return deadlines.title(row), deadlines.short_when(row), _left(row), _done(row)


def _left(row: Row) -> str:
    left = row["days_left"]
    key = "days_left" if left > 0 else "days_past" if left else "last_day"
    return say(STEM, key, n=whole(left if left > 0 else row["days_past"]))


def _done(row: Row) -> str:
    if row["filed"] is None:
        return say(STEM, "unknown")
    key = "done_late" if row["late"] else "done_of"
    return say(STEM, key, filed=whole(row["filed"]), expected=whole(row["expected"]), late=whole(row["late"]))


def _owing(row: Row) -> tuple[str, ...]:
    name, office = row["unit_name"], row["supervisor"]
    return f"{name} ({office})" if office else name, morning.owed(row), morning.owed_state(row)


def _item(row: Row) -> tuple[str, ...]:
    return row["unit_name"], row["item"], say(STEM, "days", n=whole(row["days_overdue"]))
