"""The filters: native controls that write themselves into the address, and are set from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.wording import say

YEAR, YEARS, SUBJECT, STAGE, UNITS, AS_OF = "nam", "nam-nhieu", "doi-tuong", "giai-doan", "chi-bo", "den-ngay"
COMPARED = "so-voi"
FIND = "tim-chi-bo"
FROM_YEAR, TO_YEAR, BODIES = "tu-nam", "den-nam", "to-chuc"
FIELDS = (YEAR, YEARS, FROM_YEAR, TO_YEAR, SUBJECT, STAGE, UNITS, BODIES, AS_OF, COMPARED)
DAYS = (AS_OF, COMPARED)
Options = Sequence[Mapping[str, str]]


def form() -> html.Form:
    """All controls; each page hides those it does not read. A control's `data-key` is its key in the address."""
    return html.Form(
        [
            _select(YEAR, "year"),
            _several(YEARS, "years", YEAR),
            _select(FROM_YEAR, "from_year"),
            _select(TO_YEAR, "to_year"),
            _select(SUBJECT, "subject"),
            _select(STAGE, "stage"),
            _several(UNITS, "units", UNITS, narrow=say("shell", "narrow")),
            _select(BODIES, "bodies"),
            _day(AS_OF, "as_of"),
            _day(COMPARED, "compared"),
            _find(),
            html.A(
                say("shell", "reset"),
                id="reset",
                href="/",
                className="reset",
                hidden=True,
                **attributes({"data-inside": ""}),
            ),
        ],
        id="filters",
        className="filters",
        **attributes({"aria-label": say("shell", "filters")}),
    )


def _field(control: str, parts: list[Component]) -> html.Div:
    return html.Div(parts, id=f"{control}-field", className=f"field field-{control}", hidden=True)


def _select(control: str, label: str) -> html.Div:
    return _field(
        control,
        [
            html.Label(say("shell", label), htmlFor=control),
            html.Div(dbc.Select(id=control, options=[]), **attributes({"data-key": control})),
        ],
    )


def _several(control: str, label: str, key: str, narrow: str = "") -> html.Div:
    """Boxes to tick that fold out; `narrow` names a field that narrows them, shown where they are many."""
    boxes = dbc.Checklist(id=control, options=[], value=[])
    return _field(
        control,
        [
            html.Span(say("shell", label), id=f"{control}-label", className="label"),
            html.Details(
                [
                    html.Summary(id=f"{control}-summary"),
                    html.Div(
                        [
                            _narrow(control, narrow) if narrow else None,
                            html.Fieldset(
                                [html.Legend(say("shell", label), className="visually-hidden"), boxes],
                                **attributes({"data-key": key}),
                            ),
                        ],
                        className="choices",
                    ),
                ],
                className="several",
            ),
        ],
    )


def _narrow(control: str, label: str) -> html.Div:
    field = f"{control}-narrow"
    return html.Div(
        [
            html.Label(label, htmlFor=field, className="visually-hidden"),
            dbc.Input(id=field, type="search", placeholder=label, autocomplete="off", className="narrow"),
        ]
    )


def _find() -> html.Div:
    """Where branches are many: a field that marks one's own on the whole page. The style sheet shows it then."""
    return html.Div(
        [
            html.Label(say("shell", "find"), htmlFor=FIND),
            dbc.Input(
                id=FIND, type="search", list=f"{FIND}-names", placeholder=say("shell", "find_hint"), autocomplete="off"
            ),
            html.Datalist(id=f"{FIND}-names"),
            html.Span(
                id=f"{FIND}-status",
                className="field-error",
                role="status",
                **attributes({"data-message": say("shell", "find_nowhere")}),
            ),
        ],
        className="field field-find",
    )


def _day(control: str, label: str) -> html.Div:
    return _field(
        control,
        [
            html.Label(say("shell", label), htmlFor=control),
            html.Div(
                dbc.Input(
                    id=control,
                    type="text",
                    inputmode="numeric",
                    placeholder=say("shell", "as_of_hint"),
                    autocomplete="off",
                    maxlength=10,
                ),
                **attributes({"data-key": control}),
            ),
            html.Span(
                id=f"{control}-error",
                className="field-error",
                role="alert",
                **attributes({"data-message": say("shell", "as_of_bad")}),
            ),
        ],
    )


def options(names: Mapping[str, str]) -> list[dict[str, str]]:
    """Code -> name as the options of a control."""
    return [{"label": name, "value": code} for code, name in names.items()]


def units_summary(names: Sequence[str]) -> str:
    """What the closed control says of the branches chosen."""
    if not names:
        return say("shell", "units_all")
    return names[0] if len(names) == 1 else say("shell", "units_some", n=len(names))


def years_summary(years: Sequence[str]) -> str:
    """What the closed control says of the years chosen; none chosen means all."""
    return ", ".join(years) or say("shell", "years_all")
