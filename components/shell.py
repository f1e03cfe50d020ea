"""What stands around every page: masthead, menu, banner, filters, the place for the page, the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components import filters, own_tools, table
from components.attributes import attributes
from components.numbers import day
from components.wording import say

MENU, PAGE, BANNER, BRAND, NOTICE, HEADING, FOOT, TITLE, ARRIVED = (
    "menu",
    "page",
    "banner",
    "brand",
    "notice",
    "heading",
    "foot",
    "title",
    "arrived",
)
PATH = "path"  # the bodies above what the page shows
FIGURES_ASKED, FIGURES_SAVED = "figures-asked", "figures-saved"  # of which chart, and the file made of them

PICTURES = {
    "data-progress": say("shell", "pictures_progress", n="{n}", of="{of}"),
    "data-done": say("shell", "pictures_done", of="{of}"),
    "data-failed": say("shell", "pictures_failed"),
    "data-none": say("shell", "pictures_none"),
}
# What is said to whoever hears the page (assets/spoken.js).
SPOKEN = {
    "data-point": say("shell", "spoken_point", text="{text}", at="{at}", of="{of}"),
    "data-changed": say("shell", "spoken_changed", n="{n}", of="{of}", finding="{finding}"),
    "data-unchanged": say("shell", "spoken_unchanged"),
    "data-renewed": say("shell", "spoken_renewed"),
    "data-turned": say("shell", "spoken_turned", page="{page}"),
    "data-lines": say("shell", "spoken_lines", title="{title}"),
}


def layout() -> Component:
    """The shell before any address is read; the parts with ids are filled from the address."""
    return html.Div(
        [
            dcc.Location(id="address", refresh=False),
            dcc.Store(id=TITLE),
            dcc.Store(id=ARRIVED),
            dcc.Store(id=FIGURES_ASKED),
            dcc.Download(id=FIGURES_SAVED),
            html.A(say("shell", "skip"), href="#page", className="skip"),
            html.Header(
                html.Div(
                    [
                        html.A(id=BRAND, href="/", className="brand", **attributes({"data-inside": ""})),
                        html.Button(
                            say("shell", "menu"),
                            id="menu-button",
                            type="button",
                            className="menu-button",
                            **attributes({"aria-expanded": "false", "aria-controls": MENU}),
                        ),
                        html.Nav(id=MENU, className="menu", **attributes({"aria-label": say("shell", "menu_label")})),
                    ],
                    className="wrap masthead-row",
                ),
                className="masthead",
            ),
            html.Div(
                html.Div(
                    [
                        html.Div(
                            id=BANNER,
                            className="banner-told",
                            role="region",
                            **attributes({"aria-label": say("shell", "banner_label")}),
                        ),
                        own_tools.tools(),
                    ],
                    className="wrap",
                ),
                className="banner",
            ),
            own_tools.dialog(),
            table.words(),
            html.Main(
                [
                    html.Div(
                        [html.Div(id=PATH), html.Div(id=HEADING), _link(), filters.button(), filters.form()],
                        className="page-head",
                    ),
                    _unanswered(),
                    html.Div(id=NOTICE, role="status"),
                    html.Div(id=PAGE + "-body"),
                ],
                id=PAGE,
                className="wrap",
                tabIndex=-1,
            ),
            html.Footer(html.Div(id=FOOT, className="wrap"), className="foot"),
            html.Div(id="spoken", className="visually-hidden", role="status", **attributes(SPOKEN)),
        ]
    )


def _link() -> html.P:
    """The buttons that copy the address of what stands here, under its day, and save all its charts as pictures."""
    copied = {"data-copied": say("shell", "copied")}
    return html.P(
        [
            html.Button(say("shell", "copy"), id="copy-link", type="button", **attributes(copied)),
            html.Button(say("shell", "pictures"), id="all-pictures", type="button", **attributes(PICTURES)),
            html.Span(id="copied", role="status"),
        ],
        className="copy-link",
    )


def _unanswered() -> html.Div:
    """Shown where the server did not answer: what stands below is what it answered before."""
    again = html.Button(say("shell", "try_again"), id="try-again", type="button", className="save")
    return html.Div(
        [html.Strong(say("shell", "unanswered")), again],
        id="unanswered",
        role="alert",
        className="unanswered",
        hidden=True,
    )


def brand(committee: str) -> list[Component]:
    """The committee's name beside the mark."""
    return [
        html.Span(className="mark", **attributes({"aria-hidden": "true"})),
        html.Span([html.Strong(committee), html.Span(say("shell", "about"))], className="brand-text"),
    ]


def menu(entries: Sequence[tuple[str, str, bool, bool]]) -> html.Ul:
    """Entries as (name, address, whether it is the page shown, whether it draws graphs)."""
    return html.Ul([html.Li(_entry(*entry)) for entry in entries])


def _entry(name: str, href: str, here: bool, graphs: bool) -> html.A:
    marks = {"data-inside": ""} | ({"aria-current": "page"} if here else {}) | ({"data-graphs": ""} if graphs else {})
    return html.A(name, href=href, **attributes(marks))


@dataclass(frozen=True)
class SignedIn:
    """Who has signed in, and how to sign out: where to send the form, the field and the word of the session.

    own_password: where to take another password; None for whom a proxy has let in.
    """

    name: str
    role: str
    way_out: str
    field: str
    token: str
    own_password: str | None = None


def banner(
    illustrative: bool, reader: SignedIn | None, pages: Sequence[tuple[str, str]] = (), *, insecure: bool = False
) -> html.Div:
    """That the figures are invented, where they are; who has signed in, else that only this machine is served.

    `pages`: name and address of pages that keepers open, which the menu has no room for. `insecure`: that what is sent
    can be read on its way.
    """
    badge = [html.Strong(say("figure", "illustrative"), className="badge-illustrative")] if illustrative else []
    told = html.Span(say("shell", "local_only")) if reader is None else _way_out(reader)
    warned = [html.Strong(say("serve", "insecure"), className="insecure")] if insecure else []
    links = [html.A(name, href=href, **attributes({"data-inside": ""})) for name, href in pages]
    return html.Div([*badge, *warned, *links, told], className="banner-row")


def _way_out(reader: SignedIn) -> html.Form:
    change = html.A(say("shell", "own_password"), href=reader.own_password) if reader.own_password else None
    return html.Form(
        [
            html.Span(say("shell", "signed_in", name=reader.name, role=reader.role)),
            change,
            dcc.Input(type="hidden", name=reader.field, value=reader.token),
            html.Button(say("shell", "sign_out"), type="submit", className="sign-out"),
        ],
        action=reader.way_out,
        method="POST",
        className="signed-in",
    )


def heading(name: str, intro: str, more: tuple[str, str] | None = None, chosen: str = "") -> list[Component]:
    """The page's name and one line on what it answers; `more` is the name and the address of a page that says more.

    `chosen`: the filters in words, which stand on paper, and on a telephone, where the controls are folded away.
    """
    link: list[Any] = [" ", html.A(more[0], href=more[1], **attributes({"data-inside": ""}))] if more else []
    told = [html.P(chosen, className="chosen")] if chosen else []
    return [html.H1(name), html.P([intro, *link], className="intro"), *told]


def foot(committee: str, as_of: date, version: int | None, *, illustrative: bool) -> list[Component]:
    """The day and the version of what stands on the page; and what a script puts on the edges of each printed page."""
    stood = say("figure", "as_of", day=day(as_of))
    source = say("figure", "source", committee=committee)
    edges = {
        "data-below": say("shell", "paper", source=source, as_of=stood),
        "data-above": say("figure", "illustrative") if illustrative else "",
        "data-page": say("shell", "paper_page"),
    }
    return [
        html.Span(say("shell", "foot", as_of=stood, version=version)),
        html.Span(id="paper", hidden=True, **attributes(edges)),
    ]


def ignored(parts: Sequence[str]) -> html.P | None:
    """A kind word on what of the address was not understood."""
    return html.P(say("shell", "ignored", parts="; ".join(parts)), className="ignored") if parts else None
