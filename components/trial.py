"""A level tried at a meeting: the form that asks for one, the trials in force, and what every chart says of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components import theme
from components.attributes import attributes
from components.names import names, short_names
from components.numbers import whole
from components.reading import Reading
from components.wording import say
from data.scope import PEOPLE

STEM = "trial"
OPTION_BLANKS = {blank: f"{{{blank}}}" for blank in ("name", "unit", "level")}


@dataclass(frozen=True)
class Present:
    """One subject of the year shown as it stands; level None where it has none yet."""

    subject: str
    name: str
    unit: str
    unit_name: str
    level: str | None


@dataclass(frozen=True)
class Tried:
    """Who is tried at which level."""

    who: Present
    level: str


def trial_text(tried: Sequence[Tried], reading: Reading) -> str:
    """What charts say of the trials, in subtitle, picture and table: people by branch and count, never by name."""
    if not tried:
        return ""
    key = "people" if reading.subject_kind in PEOPLE else "body"
    kinds = Counter((one.who.unit_name, _move(one)) for one in tried)
    changes = [
        say(STEM, key, n=whole(n), subjects=reading.subjects, unit=unit, move=move) for (unit, move), n in kinds.items()
    ]
    return say(STEM, "trying", changes="; ".join(changes))


def trial_panel(
    tried: Sequence[tuple[Tried, str]], options: Sequence[Present], reading: Reading, without: str, hint: str = ""
) -> html.Details:
    """The form and the trials in force, each with the address without it; `without` is the one without any.

    `options`: the subjects that may be chosen; where there are none, `hint` says why.
    """
    form = html.P(hint) if hint else _form(options, reading)
    return html.Details(
        [
            html.Summary(say(STEM, "summary")),
            html.P(say(STEM, "intro"), className="quiet"),
            form,
            _list(tried, without),
        ],
        className="trial card-plain",
        open=bool(tried),
    )


def _form(options: Sequence[Present], reading: Reading) -> html.Form:
    moves = {"up": say(STEM, "up_one"), "down": say(STEM, "down_one")}
    levels = {level: names("level")[level] for level in theme.LEVELS}
    listed = [{"label": name, "value": code} for code, name in (moves | levels).items()]
    return html.Form(
        [
            _field("trial-subject", reading.subject_name, _search(options, reading)),
            _field("trial-level", say(STEM, "level"), dbc.Select(id="trial-level", options=listed, value="up")),
            html.Button(say(STEM, "try"), type="submit", className="save"),
            html.P(
                id="trial-error",
                className="field-error",
                role="alert",
                **attributes({"data-unknown": say(STEM, "unknown"), "data-beyond": say(STEM, "beyond")}),
            ),
        ],
        id="trial",
        className="trial-form",
        **attributes({"data-levels": ",".join(theme.LEVELS)}),
    )


def _field(control: str, label: str, field: Component) -> html.Div:
    return html.Div([html.Label(label, htmlFor=control), field], className=f"field {control}")


def _search(options: Sequence[Present], reading: Reading) -> html.Div:
    """A line to search in; the browser makes its list out of `data-subjects` when somebody turns to it."""
    seen: Counter[str] = Counter()
    # Of thousands of subjects: the sentence is looked up once, not for each.
    sentence = say(STEM, "option" if reading.subject_kind in PEOPLE else "option_body", **OPTION_BLANKS)
    levels = short_names("level")
    subjects = []
    for one in options:
        label = sentence.format(name=one.name, unit=one.unit_name, level=levels[one.level or theme.NOT_RATED])
        seen[label] += 1
        subjects.append([label if seen[label] == 1 else f"{label} ({seen[label]})", one.subject, one.level or ""])
    text = json.dumps(subjects, ensure_ascii=False, separators=(",", ":"))
    line = dbc.Input(
        id="trial-subject", type="search", list="trial-subjects", autocomplete="off", placeholder=say(STEM, "search")
    )
    return html.Div([line, html.Datalist(id="trial-subjects")], **attributes({"data-subjects": text}))


def _list(tried: Sequence[tuple[Tried, str]], without: str) -> html.Div | None:
    if not tried:
        return None
    lines = [
        html.Li(
            [
                html.Span(say(STEM, "line", name=one.who.name, unit=one.who.unit_name, move=_move(one))),
                html.A(
                    say(STEM, "take_back"),
                    href=href,
                    **attributes({"data-inside": "", "aria-label": say(STEM, "take_back_of", name=one.who.name)}),
                ),
            ]
        )
        for one, href in tried
    ]
    end = html.A(say(STEM, "end"), href=without, className="save", **attributes({"data-inside": ""}))
    return html.Div([html.P(html.Strong(say(STEM, "unsaved"))), html.Ul(lines), end], className="trial-list")


def _move(one: Tried) -> str:
    order = (*theme.LEVELS, theme.NOT_RATED)
    before, after = one.who.level or theme.NOT_RATED, one.level
    steps = order.index(before) - order.index(after)
    key = "set" if before == theme.NOT_RATED else "same" if not steps else "raise" if steps > 0 else "lower"
    return say(STEM, key, before=short_names("level")[before], after=short_names("level")[after])
