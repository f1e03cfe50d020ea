"""What stands on /xuat: for whom files are made, a button for each, how far the work is, the committee's template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.wording import say

STEM = "xuat"
ASKED, PICTURES, WORK, BEAT, STATUS, SAVED, TEMPLATE = (
    f"export-{part}" for part in ("asked", "pictures", "work", "beat", "status", "saved", "template")
)
TEMPLATE_NAME = f"{TEMPLATE}-name"
EVERY = 300  # milliseconds between two looks at work in progress
MOST_OF_TEMPLATE = 20  # megabytes


@dataclass(frozen=True)
class Offer:
    """One kind of file: its label is `label_<kind>` of the page's wording, what it is stands under `about_<kind>`.

    `pictures`: where the browser fetches the charts that it has to draw for the file.
    """

    kind: str
    audience: str
    pictures: Sequence[str] = ()
    about: str = ""


def places() -> list[Component]:
    """What the callbacks write to: what is asked for, the work at hand, its beat, the file saved; how far it is."""
    return [
        dcc.Store(id=ASKED),
        dcc.Store(id=PICTURES),
        dcc.Store(id=WORK),
        dcc.Interval(id=BEAT, interval=EVERY, disabled=True),
        dcc.Download(id=SAVED),
        html.Div(id=STATUS, className="work-status", role="status"),
    ]


def panel(audience: str, offers: Sequence[Offer], *more: Component) -> html.Section:
    """The files for an audience: each with what it holds and the button that makes it."""
    return html.Section(
        [
            html.H2(say(STEM, f"title_{audience}")),
            html.P(say(STEM, f"note_{audience}"), className="panel-note"),
            html.Ul([html.Li(_offer(offer)) for offer in offers], className="offers"),
            *more,
        ],
        className="panel handing",
    )


def _offer(offer: Offer) -> list[Component]:
    label = say(STEM, f"label_{offer.kind}")
    told = {
        "data-export": offer.kind,
        "data-audience": offer.audience,
        "data-pictures": " ".join(offer.pictures),
        "data-drawing": say(STEM, "drawing"),
        "aria-label": say(STEM, f"button_{offer.audience}", label=label),
    }
    return [
        html.H3(label),
        html.P(offer.about or say(STEM, f"about_{offer.kind}"), className="quiet"),
        html.Button(say(STEM, "make"), type="button", className="save", **attributes(told)),
    ]


def template_field() -> html.Div:
    """Where the committee's own .pptx is chosen."""
    told = {"data-most": str(MOST_OF_TEMPLATE * 1024 * 1024), "data-label": say(STEM, "template_pick")}
    too_big = {"data-message": say(STEM, "template_too_big", most=MOST_OF_TEMPLATE)}
    return html.Div(
        [
            html.H3(say(STEM, "template")),
            html.P(say(STEM, "template_about"), className="quiet"),
            dcc.Upload(
                html.Span(say(STEM, "template_pick"), className="save plain drop-pick"),
                id=TEMPLATE,
                accept=".pptx,.potx",
                multiple=True,
                className="pick",
                className_active="pick",
                style_active={},
            ),
            html.P(id=TEMPLATE_NAME, className="quiet", role="status"),
            html.P(className="drop-fault", role="alert", **attributes(too_big)),
        ],
        className="template",
        **attributes(told),
    )


def progress(done: int, of: int) -> list[Component]:
    """How far the work is, in words and as a bar."""
    bar = html.Progress(value=str(done), max=str(max(of, 1)), **attributes({"aria-label": say(STEM, "progress_label")}))
    return [html.Span(say(STEM, "progress", done=done, of=of)), bar]


def listing(heading: str, lines: Sequence[str]) -> html.Details:
    """What stands in the files, one line each, folded away."""
    return html.Details([html.Summary(heading), html.Ol([html.Li(line) for line in lines])], className="twin")
