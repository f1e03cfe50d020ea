"""The frame of a chart: finding, subtitle, legend, graph, notes, table twin and the buttons that save it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from dash import dcc, html

from components import axis_head, strip
from components.attributes import attributes
from components.inert import inert
from components.numbers import day, whole
from components.reading import Reading
from components.rows import MANY
from components.table_twin import Behind, table_twin
from components.told import Told, keeping, saved_as
from components.wording import say

FEW_UNITS = 5  # that a subtitle names
# No mode bar, no link to any cloud, Vietnamese names of months and days.
CONFIG: Any = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "doubleClick": False,
    "scrollZoom": False,
    "responsive": True,
    "locale": "vi",
    "locales": {"vi": {"format": {"decimal": ",", "thousands": ".", "date": "%d/%m/%Y"}}},
}


@dataclass(frozen=True)
class Words:
    """What stands around one chart: the measure and what it is about, how to read it, its notes.

    `trial`: what is tried, where the chart shows a trial and not what the papers say.
    """

    measure: str
    caption: str
    about: Sequence[str] = ()
    notes: Sequence[str] = ()
    trial: str = ""


def frame(
    stem: str,
    figure: dict[str, Any],
    rows: pl.DataFrame,
    reading: Reading,
    words: Words,
    behind: Behind | None = None,
) -> html.Figure:
    """A chart as the reader sees it; `stem` is its question. Where there is nothing to draw it says so."""
    meta = figure["layout"]["meta"]
    parts = [
        html.P(say(stem, "heading"), className="chart-heading"),
        html.H2(meta["finding"], className="chart-title"),
        html.P(_subtitle(words), className="chart-subtitle"),
    ]
    if not figure["data"]:
        return _shell(stem, [*parts, html.P(say(stem, "empty"), className="nothing"), _caption(words)], empty=True)
    told = Told(stem, meta["finding"], _about(words), _notes(words, reading), rows, reading, words.trial)
    whole_figure = _shell(
        stem,
        [
            *parts,
            _legend(meta.get("legend", [])),
            *_of_all(stem, meta),
            _graph(stem, figure, meta),
            html.Div([html.P(text) for text in told.notes], className="chart-notes"),
            html.Div([_save(stem, meta, reading), data_button(stem, reading)], className="chart-actions"),
            table_twin(stem, rows, behind, words.trial),
            _caption(words),
        ],
    )
    return keeping(whole_figure, told)


def _shell(stem: str, parts: list[Any], empty: bool = False) -> html.Figure:
    return html.Figure(parts, className="chart chart-empty" if empty else "chart", **attributes({"data-chart": stem}))


def _caption(words: Words) -> html.Figcaption:
    return html.Figcaption(words.caption)


def _about(words: Words) -> str:
    return " · ".join(part for part in (words.measure, *words.about) if part)


def _subtitle(words: Words) -> list[str | html.Strong]:
    about = _about(words)
    return [about, " · ", html.Strong(words.trial, className="chart-trial")] if words.trial else [about]


def _legend(entries: list[dict[str, str]]) -> html.Ul | None:
    if not entries:
        return None
    return html.Ul(
        [
            html.Li(
                [
                    html.Span(
                        entry.get("sign", ""),
                        className=f"swatch {entry['pattern'] and 'swatch-' + PATTERNS.get(entry['pattern'], 'hatch')}",
                        style={
                            "backgroundColor": entry["fill"],
                            "borderColor": entry["outline"] or entry["fill"],
                            "color": entry.get("type_on", "inherit"),
                        },
                        **attributes({"aria-hidden": "true"}),
                    ),
                    entry["name"],
                ]
            )
            for entry in entries
        ],
        className="legend",
    )


PATTERNS = {"/": "hatch", "line": "line", "dashed": "dashed", "dotted": "dotted", "scale": "scale", "sign": "sign"}


def _of_all(stem: str, meta: dict[str, Any]) -> list[Any]:
    """Where there are more rows than one scrolls through: a strip of all, and of which of them the details follow."""
    if "strip" not in meta:
        return []
    shown, of = meta.get("detail", (meta["bars"], meta["of"]))
    detail = say(strip.STEM, "detail", n=shown, of=whole(of))
    return [_strip(stem, meta["strip"]), html.P(detail, className="strip-detail")]


def _strip(stem: str, told: dict[str, Any]) -> html.Div:
    """The strip as data, its sentence below it."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    label = say(strip.STEM, "region", heading=say(stem, "heading"), foot=told["foot"])
    return html.Div(
        [
            html.Div(className="strip", role="img", **attributes({"aria-label": label, "data-strip": text})),
            html.P(told["foot"], className="strip-foot"),
        ],
        className="strip-box",
    )


def _graph(stem: str, figure: dict[str, Any], meta: dict[str, Any]) -> html.Div:
    """The drawing in its box; where its rows scroll, their axis stays above them."""
    tall = meta.get("bars", 0) > MANY
    drawn, axis = axis_head.fixed(figure) if tall else (figure, None)
    least = {"minWidth": f"{meta.get('least_width', 0)}px"}
    graph = dcc.Graph(
        id=stem,
        figure=inert(drawn),
        config=CONFIG,
        responsive=True,
        className="graph",
        style={"height": f"{drawn['layout']['height']}px", **least},
    )
    return html.Div(
        [html.Div(axis, style=least, className="axis-place"), graph] if axis else graph,
        className="chart-box" + (" tall" if tall else ""),
        tabIndex=0,
        role="region",
        **attributes({"aria-label": say("figure", "chart_region", heading=say(stem, "heading"))}),
    )


def _notes(words: Words, reading: Reading) -> list[str]:
    source = say("figure", "source", committee=reading.committee)
    return [*(note for note in words.notes if note), f"{source} {say('figure', 'as_of', day=day(reading.as_of))}."]


def _save(stem: str, meta: dict[str, Any], reading: Reading) -> html.Button:
    return html.Button(
        say("figure", "save"),
        type="button",
        className="save",
        **attributes(
            {
                "data-picture": saved_as(stem, reading, "png"),
                "data-more": _more(meta),
                "data-badge": say("figure", "illustrative") if reading.illustrative else "",
                "data-committee": reading.committee,
                "aria-label": say("figure", "save_label", heading=say(stem, "heading")),
            }
        ),
    )


def data_button(stem: str, reading: Reading) -> html.Button | None:
    """The button that hands out the chart's figures as a workbook, for whom files are made for."""
    if not reading.hands_out:
        return None
    label = say("figure", "data_label", heading=say(stem, "heading"))
    return html.Button(
        say("figure", "data"),
        type="button",
        className="save",
        **attributes({"data-figures": stem, "aria-label": label}),
    )


def _more(meta: dict[str, Any]) -> str:
    """What the saved picture says of the rows it has no room for."""
    shown = meta.get("picture", {}).get("bars", min(meta.get("bars", 0), MANY))
    of = meta.get("of", meta.get("bars", 0))
    return say(strip.STEM, "picture", n=shown, of=whole(of)) if shown < of else ""


def about_ratings(reading: Reading, total: int | None = None, years: str | None = None) -> list[str]:
    """The rest of a rating chart's subtitle: subject, stage, period, bodies, n."""
    period = reading.years_text if years is None else years
    key = "total" if period.isdigit() else "total_of_years"
    return [
        reading.subject_name,
        reading.stage_name,
        say("figure", "year", year=period) if period else "",
        units_text(reading),
        say("figure", key, n=whole(total)) if total is not None else "",
    ]


def units_text(reading: Reading) -> str:
    """The branches chosen, how many where they are many, or that all are."""
    if len(reading.unit_names) > FEW_UNITS:
        return say("figure", "some_units", n=len(reading.unit_names))
    return ", ".join(reading.unit_names) or say("figure", "all_units")
