"""The trail as a reader sees it: whether it is whole, what to narrow it by, its lines, the way to older ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.names import names
from components.numbers import NOT_KNOWN, whole
from components.table import Head, Table, mark, scroll_box
from components.wording import say, wording

STEM = "nhat_ky"
NUMBERS = ("number", "rows")
ALL = "tat-ca"  # what stands in the address where a field narrows nothing


def standing(lines: int, damage: str | None) -> Component:
    """Whether the trail of so many lines is whole; where it is not, what is wrong."""
    if damage:
        return html.P(html.Strong(say(STEM, "damaged", damage=damage)), className="ignored", role="alert")
    return html.P(say(STEM, "whole", n=whole(lines)) if lines else say(STEM, "empty"), className="lead-line")


def narrowing(path: str, keys: Mapping[str, str], given: Mapping[str, str], accounts: Sequence[str]) -> html.Form:
    """The fields to narrow by, which send themselves into the address: by field its key there, and its value."""
    everybody = {name: name for name in accounts}
    return html.Form(
        [
            _field("first", keys, _day(keys["first"], given["first"])),
            _field("last", keys, _day(keys["last"], given["last"])),
            _field("action", keys, _choice(keys["action"], "every_action", names("trail_action"), given["action"])),
            _field("who", keys, _choice(keys["who"], "everybody", everybody, given["who"])),
            html.Button(say(STEM, "show"), type="submit", className="save plain"),
            html.A(say(STEM, "reset"), href=path, className="reset", **attributes({"data-inside": ""})),
        ],
        action=path,
        method="get",
        className="filters",
        **attributes({"aria-label": say(STEM, "filter")}),
    )


def listing(rows: Sequence[Mapping[str, Any]]) -> Component:
    """`rows`: lines as the trail answers, `about` in words."""
    if not rows:
        return html.P(say(STEM, "nothing"), className="nothing")
    headings: dict[str, str] = wording(STEM)["lines"]
    head = [Head(text, key in NUMBERS) for key, text in headings.items()]
    body = [[_cell(row, key) for key in headings] for row in rows]
    return scroll_box(Table(say(STEM, "caption"), head, body), say(STEM, "region"), "table-scroll sheet files trail")


def pager(first: int, last: int, n: int, newer: str | None, older: str | None) -> html.Nav:
    """Which of the lines are shown, and the ways to newer and older ones."""
    ways = [(newer, "newer"), (older, "older")]
    links = [html.A(say(STEM, word), href=href, **attributes({"data-inside": ""})) for href, word in ways if href]
    told = say(STEM, "shown", first=whole(first), last=whole(last), n=whole(n))
    label = attributes({"aria-label": say(STEM, "pager")})
    return html.Nav([html.Span(told), *links], className="trail-pager", **label)


def ignored(parts: Sequence[str]) -> Component | None:
    """What of the address was not understood."""
    return html.P(say(STEM, "ignored", parts="; ".join(parts)), className="ignored") if parts else None


def _cell(row: Mapping[str, Any], key: str) -> str | dict[str, str]:
    value = row[key]
    if key == "at":
        return mark(f"{value:%d/%m/%Y %H:%M:%S}" if value else say(STEM, "unknown_time"), "nowrap")
    if key == "action":
        return names("trail_action").get(value, str(value))
    if key in NUMBERS:
        return whole(value)
    return mark(value, "file-name") if key == "about" and value else str(value or NOT_KNOWN)


def _field(word: str, keys: Mapping[str, str], control: Component) -> html.Div:
    return html.Div([html.Label(say(STEM, word), htmlFor=_id(keys[word])), control], className="field")


def _day(key: str, value: str) -> dbc.Input:
    hint = say(STEM, "day_hint")
    return dbc.Input(
        id=_id(key), name=key, value=value, type="text", placeholder=hint, autocomplete="off", maxlength=10
    )


def _choice(key: str, every: str, offered: Mapping[str, str], value: str) -> dbc.Select:
    options = [{"label": say(STEM, every), "value": ALL}]
    options += [{"label": name, "value": code} for code, name in offered.items()]
    return dbc.Select(id=_id(key), name=key, options=options, value=value or ALL)


def _id(key: str) -> str:
    return f"nhat-ky-{key}"
