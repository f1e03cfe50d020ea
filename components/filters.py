"""The filters: native controls that write themselves into the address, and are set from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.compared import headed
from components.wording import say

YEAR, YEARS, SUBJECT, STAGE, UNITS, AS_OF = "nam", "nam-nhieu", "doi-tuong", "giai-doan", "chi-bo", "den-ngay"
COMPARED = "so-voi"
FIND = "tim-chi-bo"
FROM_YEAR, TO_YEAR, BODIES = "tu-nam", "den-nam", "to-chuc"
FIELDS = (YEAR, YEARS, FROM_YEAR, TO_YEAR, SUBJECT, STAGE, UNITS, BODIES, AS_OF, COMPARED)
DAYS = (AS_OF, COMPARED)
LABELS = {
    YEAR: "year",
    YEARS: "years",
    FROM_YEAR: "from_year",
    TO_YEAR: "to_year",
    SUBJECT: "subject",
    STAGE: "stage",
    UNITS: "units",
    BODIES: "bodies",
    AS_OF: "as_of",
    COMPARED: "compared",
}
Options = Sequence[Mapping[str, str]]
FORM = "filters"


def button() -> html.Button:
    """What unfolds the filters on a telephone; nowhere else they are folded away (assets/telephone.css)."""
    told = {"data-unfolds": FORM, "aria-expanded": "false", "aria-controls": FORM}
    return html.Button(
        say("shell", "filters"), id="filters-button", type="button", className="unfold", **attributes(told)
    )


def form() -> html.Form:
    """All controls; each page hides those it does not read. A control's `data-key` is its key in the address."""
    return html.Form(
        [
            _select(YEAR),
            _several(YEARS, YEAR),
            _select(FROM_YEAR),
            _select(TO_YEAR),
            _select(SUBJECT),
            _select(STAGE),
            _several(UNITS, UNITS, narrow=say("shell", "narrow")),
            _select(BODIES),
            _day(AS_OF),
            _day(COMPARED),
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
        id=FORM,
        className="filters",
        **attributes({"aria-label": say("shell", "filters")}),
    )


def _label(control: str) -> str:
    """What stands beside a control."""
    return say("shell", LABELS[control])


def _field(control: str, parts: list[Component]) -> html.Div:
    return html.Div(parts, id=f"{control}-field", className=f"field field-{control}", hidden=True)


def _select(control: str) -> html.Div:
    return _field(
        control,
        [
            html.Label(_label(control), htmlFor=control),
            html.Div(dbc.Select(id=control, options=[]), **attributes({"data-key": control})),
        ],
    )


def _several(control: str, key: str, narrow: str = "") -> html.Div:
    """Boxes to tick that fold out; `narrow` names a field that narrows them, shown where they are many."""
    boxes = dbc.Checklist(id=control, options=[], value=[])
    return _field(
        control,
        [
            html.Span(_label(control), id=f"{control}-label", className="label"),
            html.Details(
                [
                    html.Summary(id=f"{control}-summary"),
                    html.Div(
                        [
                            _narrow(control, narrow) if narrow else None,
                            html.Fieldset(
                                [
                                    html.Legend(_label(control), id=f"{control}-legend", className="visually-hidden"),
                                    boxes,
                                ],
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
            html.Label(say("shell", "find"), id=f"{FIND}-label", htmlFor=FIND),
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


def _day(control: str) -> html.Div:
    return _field(
        control,
        [
            html.Label(_label(control), htmlFor=control),
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


def in_words(control: str, chosen: str | Sequence[str], offered: Mapping[str, str], *, of_bodies: bool = False) -> str:
    """What is chosen in a control, for papers that have none: "Năm: 2022, 2023". `offered`: code -> name.

    `of_bodies`: bodies that stand above others can be chosen beside branches.
    """
    codes = [chosen] if isinstance(chosen, str) else chosen
    none = {UNITS: "units_all", YEARS: "years_all"}.get(control)
    empty = headed(say("shell", none), of_bodies) if none else ""
    value = ", ".join(offered.get(code, code) for code in codes) or empty
    return say("shell", "chosen", filter=headed(_label(control), of_bodies), value=value)


def unit_words(*, of_bodies: bool) -> dict[str, str]:
    """How controls name those that can be chosen: the label, its twin for whoever hears it, the field that finds."""
    told = {"label": "units", "legend": "units", "find": "find", "hint": "find_hint"}
    return {place: headed(say("shell", key), of_bodies) for place, key in told.items()}


def units_summary(names: Sequence[str], *, of_bodies: bool = False) -> str:
    """What the closed control says of the branches chosen, and of bodies that stand above others."""
    if not names:
        return headed(say("shell", "units_all"), of_bodies)
    return names[0] if len(names) == 1 else headed(say("shell", "units_some", n=len(names)), of_bodies)


def years_summary(years: Sequence[str]) -> str:
    """What the closed control says of the years chosen; none chosen means all."""
    return ", ".join(years) or say("shell", "years_all")
