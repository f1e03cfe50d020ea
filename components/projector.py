"""What stands on /trinh-chieu: orders ready to show, the order chosen, a form that adds to it, and the stage itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.wording import say

STEM = "trinh_chieu"
AS_ALL = "-"  # a filter that a slide has no other value of
INSIDE = attributes({"data-inside": ""})


@dataclass(frozen=True)
class Ready:
    """An order ready to show: its name, what it is about, how many slides; where it is looked at, where it is shown."""

    name: str
    about: str
    slides: int
    look_at: str
    show: str


@dataclass(frozen=True)
class Line:
    """One slide of the order: its chart, its own filters in words; where it goes up, down, away, "" where it cannot."""

    heading: str
    own: str
    up: str
    down: str
    away: str


@dataclass(frozen=True)
class Stage:
    """What the browser shows: the slides as the address has them, the filters of all, look and seconds of one slide."""

    route: str
    slides: Sequence[str]
    base: str
    look: str
    seconds: str


def ready(orders: Sequence[Ready]) -> html.Section:
    """The orders ready to show, side by side."""
    return html.Section(
        [
            html.H2(say(STEM, "ready")),
            html.Ul([html.Li(_ready(order)) for order in orders], className="orders"),
        ],
        className="card-plain projector",
    )


def _ready(order: Ready) -> list[Component]:
    return [
        html.H3(order.name),
        html.P(order.about, className="quiet"),
        html.P(
            [
                html.A(say(STEM, "start_now"), href=order.show, className="save plain", **INSIDE),
                html.A(say(STEM, "open"), href=order.look_at, **INSIDE),
                html.Span(say(STEM, "slides", n=order.slides), className="quiet"),
            ],
            className="order-ways",
        ),
    ]


def chosen(lines: Sequence[Line], turned: tuple[str, str], clear: str) -> html.Section:
    """The order chosen, slide by slide, and how it is shown. `turned`: name and address of the other look."""
    if not lines:
        return html.Section(
            [html.H2(say(STEM, "order")), html.P(say(STEM, "order_hint"))], className="card-plain projector"
        )
    return html.Section(
        [
            html.H2(say(STEM, "order")),
            html.Div(
                [
                    html.Button(say(STEM, "start"), id="stage-start", type="button", className="act"),
                    html.Button(
                        say(STEM, "pictures"),
                        id="order-pictures",
                        type="button",
                        className="save",
                        **attributes(
                            {
                                "data-progress": say("shell", "pictures_progress", n="{n}", of="{of}"),
                                "data-done": say("shell", "pictures_done", of="{of}"),
                                "data-failed": say(STEM, "pictures_failed"),
                            }
                        ),
                    ),
                    html.A(turned[0], href=turned[1], **INSIDE),
                    html.A(say(STEM, "clear"), href=clear, **INSIDE),
                    html.Span(className="done", role="status"),
                ],
                className="order-ways",
            ),
            html.P(say(STEM, "keys"), className="quiet"),
            html.Ol([html.Li(_line(place + 1, line)) for place, line in enumerate(lines)], className="order"),
        ],
        className="card-plain projector",
    )


def _line(n: int, line: Line) -> list[Component]:
    ways = [("up", line.up), ("down", line.down), ("away", line.away)]
    return [
        html.Span(
            [html.Strong(f"{n}. {line.heading}"), html.Span(line.own, className="quiet")], className="order-name"
        ),
        *(
            html.A(
                say(STEM, key),
                href=href,
                **INSIDE,
                **attributes({"aria-label": say(STEM, f"{key}_label", n=n, heading=line.heading)}),
            )
            for key, href in ways
            if href
        ),
    ]


def adding(charts: Mapping[str, str], own: Mapping[str, tuple[str, Mapping[str, str]]]) -> html.Form:
    """The form that adds a slide: a chart (code and name), and lists to choose from for each filter of its own."""
    fields = [
        _field(key, label, {AS_ALL: say(STEM, "add_none"), **options}, **{"data-own": key})
        for key, (label, options) in own.items()
    ]
    return html.Form(
        [
            html.H2(say(STEM, "add")),
            _field("chart", say(STEM, "add_chart"), charts),
            html.P(say(STEM, "add_own"), className="quiet"),
            html.Div(fields, className="order-own"),
            html.Button(say(STEM, "add_button"), type="submit", className="save plain"),
        ],
        id="add-slide",
        className="card-plain projector",
    )


def _field(name: str, label: str, options: Mapping[str, str], **told: str) -> html.Div:
    listed = [{"label": text, "value": code} for code, text in options.items()]
    control = dbc.Select(id=f"slide-{name}", name=name, options=listed, value=next(iter(options), AS_ALL))
    return html.Div(
        [html.Label(label, htmlFor=f"slide-{name}"), html.Div(control, **attributes(told))], className="field"
    )


def stage(show: Stage) -> html.Div:
    """The stage, hidden until it begins; `slides` none where no order is chosen."""
    told = {
        "data-slides": json.dumps(list(show.slides)) if show.slides else "",
        "data-base": show.base,
        "data-route": show.route,
        "data-look": show.look,
        "data-seconds": show.seconds,
        "data-lost": say(STEM, "lost", at="{at}"),
        "data-signed-out": say(STEM, "signed_out", at="{at}"),
        "data-failed": say(STEM, "failed", at="{at}"),
        "aria-label": say(STEM, "stage"),
    }
    return html.Div(
        [
            html.Div(html.P(say(STEM, "opening"), className="stage-opening"), id="stage-picture"),
            html.P(id="stage-told", role="status"),
            html.Div(id="stage-black", hidden=True),
            html.Div(
                [
                    _button("back", "back"),
                    html.Span(id="stage-place"),
                    _button("next", "next"),
                    _button("play", "play", **{"data-go": say(STEM, "play"), "data-pause": say(STEM, "pause")}),
                    _button("black-out", "black"),
                    _button("look", "turn"),
                    _button("full", "full"),
                    _button("leave", "leave"),
                ],
                id="stage-bar",
            ),
        ],
        id="stage",
        hidden=True,
        tabIndex=-1,
        role="region",
        **attributes(told),
    )


def _button(name: str, key: str, **told: str) -> html.Button:
    return html.Button(say(STEM, key), id=f"stage-{name}", type="button", **attributes(told))
