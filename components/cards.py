"""Figures at a glance, and panels with a list: each leads to the page that says more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html

from components.attributes import attributes
from components.numbers import NOT_KNOWN
from components.table import Head, Table, scroll_box


def row(cards: Sequence[html.A]) -> html.Div:
    """Cards side by side."""
    return html.Div(list(cards), className="cards")


def card(label: str, figure: str, what: str, href: str, accent: bool = False) -> html.A:
    """One figure with what it is; the whole card is the link, to a page or ("#…") to a place on this one.

    `accent` for what needs a hand today.
    """
    return html.A(
        [
            html.Span(label, className="card-label"),
            html.Strong(figure, className="card-figure"),
            html.Span(what, className="card-what"),
        ],
        href=href,
        className="card-link" + (" accent" if accent else ""),
        **attributes({} if href.startswith("#") else {"data-inside": ""}),
    )


def panel(
    title: str, note: str, content: Any, nothing: str, href: str = "", link: str = "", look: str = ""
) -> html.Section:
    """A list under its title; `nothing` is said where there is none. Without `link` it leads nowhere."""
    return html.Section(
        [
            html.H2(title),
            html.P(note, className="panel-note") if note and content is not None else None,
            content if content is not None else html.P(nothing, className="nothing"),
            html.A(link, href=href, className="more", **attributes({"data-inside": ""})) if link else None,
        ],
        className=f"panel {look}".strip(),
    )


@dataclass(frozen=True)
class Progress:
    """One deadline in words and numbers: `tone` is past, near or far; the numbers are None where no register tells.

    `basis` says to whom the papers go and what asks for them.
    """

    title: str
    detail: str
    when: str
    basis: str
    state: str
    tone: str
    tally: str
    done: int | None
    on_time: int | None
    of: int | None


def progress(deadline: Progress) -> html.Li:
    """One deadline: what and when, how far, and a bar of what is in (on time dark, late lighter)."""
    on_time = deadline.on_time or 0
    late = (deadline.done or 0) - on_time
    return html.Li(
        [
            html.Div(
                [html.Strong(deadline.title), html.Span(deadline.state, className=f"state {deadline.tone}")],
                className="line",
            ),
            html.P(deadline.detail, className="quiet") if deadline.detail else None,
            html.Div([html.Span(deadline.when), html.Span(deadline.tally)], className="line quiet"),
            html.Div(
                [
                    html.Span(style={"width": _width(on_time, deadline.of)}, className="on-time"),
                    html.Span(style={"width": _width(late, deadline.of)}, className="late"),
                ],
                className="track",
                **attributes({"aria-hidden": "true"}),
            ),
            html.P(deadline.basis, className="basis") if deadline.basis else None,
        ]
    )


def long_list(lines: Sequence[html.Li], name: str) -> html.Div:
    """A list that scrolls in its own box where it is long; the box can be reached by keyboard."""
    return html.Div(
        html.Ol(list(lines), className="missing"),
        className="long-list",
        tabIndex=0,
        role="region",
        **attributes({"aria-label": name}),
    )


def grid(
    caption: str, corner: str, columns: Mapping[str, str], rows: Mapping[str, str], cells: Mapping[tuple[str, str], str]
) -> html.Div:
    """A small table: rows and columns by code and name, a text per (row, column); "–" where there is none."""
    head = [Head(corner), *(Head(name, number=True) for name in columns.values())]
    body = [[name, *(cells.get((row, column), NOT_KNOWN) for column in columns)] for row, name in rows.items()]
    return scroll_box(Table(caption, head, body, named=True), caption, "table-scroll roomy")


def _width(n: int, of: int | None) -> str:
    return f"{100 * n / of:.2f}%" if of else "0"
