"""What /chi-bo/<id> is made of beside its charts: choosing, printing, kin, the summary, the lists."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import dash_bootstrap_components as dbc
import polars as pl
from dash import html
from dash.development.base_component import Component

from components import cards
from components.attributes import attributes
from components.branch_told import Told
from components.numbers import day, whole
from components.reading import Reading
from components.table import Head, Table, scroll_box
from components.table_twin import table_of
from components.wording import say, wording

STEM = "chi_bo"
SHORTCOMINGS = "unit_shortcomings"
# With more lines than these in its lists the sheet would need a third page; so many characters stand on one.
LIST_LINES, AWARDS_SHOWN = 10, 5
ITEM_LINE, NOTE_LINE = 50, 38
Link = tuple[str, str]  # what it says, where it leads


@dataclass(frozen=True)
class Kin:
    """One change between this branch and others: what happened, and the others."""

    sentence: str
    links: Sequence[Link]


def chooser(options: Sequence[Link], printable: bool) -> html.Div:
    """The line to search or choose a branch in, and the button that prints; the browser makes the list itself."""
    line = dbc.Input(
        id="branch", type="search", list="branches", autocomplete="off", value="", placeholder=say(STEM, "choose_hint")
    )
    form = html.Form(
        [
            html.Label(say(STEM, "choose"), htmlFor="branch"),
            html.Div(
                [
                    line,
                    html.Datalist(id="branches"),
                    html.Button(say(STEM, "choose_go"), type="submit", className="save plain"),
                ],
                className="branch-line",
            ),
            html.P(id="branch-error", className="field-error", role="alert"),
        ],
        id="branch-choice",
        **attributes(
            {
                "data-branches": json.dumps(options, ensure_ascii=False, separators=(",", ":")),
                "data-bad": say(STEM, "choose_bad"),
            }
        ),
    )
    button = html.Button(say(STEM, "print"), type="button", className="save plain", **attributes({"data-print": ""}))
    return html.Div([form, button] if printable else [form], className="branch-tools")


def sheet(reading: Reading, parts: Sequence[Component | None]) -> html.Div:
    """What is printed, under a title that stands on paper alone."""
    title = html.P(_title(reading), className="sheet-title")
    return html.Div([title, *(part for part in parts if part is not None)], className="a4")


def _title(reading: Reading) -> str:
    unit = ", ".join(reading.unit_names).removeprefix(say(STEM, "sheet_unit"))
    return say(STEM, "sheet_title", unit=unit, year=reading.last_year)


def kinship(kin: Sequence[Kin], told: str) -> html.Div | None:
    """What became of the branch or what it came from, with links; `told` is why another year is shown than asked."""
    lines = [
        html.P(
            [f"{one.sentence} ", html.Span([say(STEM, "kin_links"), " ", *_linked(one.links)], className="kin-links")],
            className="kin",
        )
        for one in kin
    ]
    parts = [html.P(told, className="ignored")] if told else []
    return html.Div([*parts, *lines]) if parts or lines else None


def _linked(links: Sequence[Link]) -> list[Any]:
    found: list[Any] = []
    for text, href in links:
        found += [*([", "] if found else []), inside(text, href)]
    return found


def inside(text: str, href: str) -> html.A:
    """A link to another page of the dashboard."""
    return html.A(text, href=href, **attributes({"data-inside": ""}))


def summary(told: Sequence[Told], reading: Reading) -> html.Section:
    """The sentences to begin a talk with, each under its name, which leads to the page that says more."""
    lines: list[Component] = []
    for one in told:
        look = "worst" if one.grave else None
        lines += [html.Dt(inside(one.name, one.href)), html.Dd(one.sentence, className=look)]
    return html.Section(
        [
            html.H2(say(STEM, "told", year=reading.last_year)),
            html.P(say(STEM, "told_note", day=day(reading.as_of)), className="panel-note"),
            html.Dl(lines, className="told"),
        ],
        className="panel branch-told",
    )


def shortcomings(rows: pl.DataFrame, href: str) -> html.Section:
    """The shortcomings, what is open first; `rows` as question unit_shortcomings answers."""
    empty = [name for name in ("carried_from", "earlier_years", "days_overdue") if not rows[name].count()]
    empty += [] if rows["extensions"].sum() else ["extensions"]
    shown = rows.head(_fitting(rows["item"], ITEM_LINE)).drop(empty)
    cut = say(STEM, "shortcomings_cut", n=shown.height, of=whole(rows.height)) if rows.height > shown.height else ""
    return cards.panel(
        say(SHORTCOMINGS, "heading"),
        say(STEM, "shortcomings_note") + cut,
        scroll_box(table_of(SHORTCOMINGS, shown), say(SHORTCOMINGS, "heading")) if rows.height else None,
        say(SHORTCOMINGS, "none"),
        href,
        say(STEM, "shortcomings_more"),
        look="shortcomings",
    )


def _fitting(texts: Iterable[str], characters: int) -> int:
    """How many texts, one at least, stand on the lines a list may have, each with so many characters."""
    lines = accumulate(1 + len(text) // characters for text in texts)
    return max(sum(so_far <= LIST_LINES for so_far in lines), 1)


def awards(rows: pl.DataFrame, reading: Reading, href: str) -> html.Section:
    """Who is proposed for an award; `rows` as question award_proposals answers, of branch and members."""
    heading = say(STEM, "awards_heading", year=reading.last_year)
    headings: dict[str, str] = wording(STEM)["awards_table"]
    lines = [
        ["–" if row[key] is None else str(row[key]) for key in headings] for row in rows.head(AWARDS_SHOWN).to_dicts()
    ]
    table = Table(heading, [Head(text, key == "years") for key, text in headings.items()], lines)
    cut = say(STEM, "awards_cut", n=len(lines), of=whole(rows.height)) if rows.height > len(lines) else ""
    return cards.panel(
        heading,
        cut,
        scroll_box(table, heading) if lines else None,
        say(STEM, "awards_none"),
        href,
        say(STEM, "awards_more"),
    )


def notes(rows: pl.DataFrame, href: str) -> html.Section:
    """What stands in the branch's way, newest first; `rows` as question branch_notes answers."""
    lines = [
        html.Li([html.Span(say(STEM, "noted", day=day(row["noted_on"])), className="quiet"), " ", row["note"]])
        for row in rows.head(_fitting(rows["note"], NOTE_LINE)).to_dicts()
    ]
    cut = say(STEM, "notes_cut", n=len(lines), of=whole(rows.height)) if rows.height > len(lines) else ""
    return cards.panel(
        say(STEM, "notes_heading"),
        cut,
        html.Ul(lines) if lines else None,
        say(STEM, "notes_none"),
        href,
        say(STEM, "notes_more"),
    )


def unknown(asked: str, near: Sequence[Link], all_href: str) -> html.Section:
    """A kind word where no branch has the id asked for, with the branches most like it."""
    return html.Section(
        [
            html.H2(say(STEM, "unknown_title")),
            html.P(say(STEM, "unknown", asked=asked)),
            html.P([say(STEM, "unknown_near"), " ", *_linked(near)]) if near else None,
            html.P(inside(say(STEM, "unknown_all"), all_href)),
        ],
        className="card-plain",
    )


def listing(links: Sequence[Link], year: int) -> html.Section:
    """All branches of a year, to choose from."""
    return html.Section(
        [
            html.H2(say(STEM, "all")),
            html.P(say(STEM, "all_note", n=whole(len(links)), year=year), className="panel-note"),
            html.Ul([html.Li(inside(text, href)) for text, href in links], className="branches"),
        ],
        className="panel",
    )
