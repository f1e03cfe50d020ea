"""The frame of a chart: finding, subtitle, legend, graph, notes, table twin and the buttons that save it."""

from __future__ import annotations

import json
from typing import Any

from dash import dcc, html
from plotly.utils import PlotlyJSONEncoder

from components import axis_head, chart_guide, dark, slide, strip
from components.attributes import attributes
from components.chart import Chart
from components.inert import inert
from components.numbers import whole
from components.rows import MANY
from components.table_twin import table_twin
from components.theme import LIGHT
from components.wording import say

PICTURES = {"slide": ".png", "report": "_word.png", "lines": ".svg", "copy": ".png"}
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
UNHEARD = {"aria-hidden": "true"}


def frame(chart: Chart, *, later: bool = False) -> html.Figure:
    """A chart as the reader sees it. Where there is nothing to draw it says so.

    `later`: it is drawn when it comes into view, on a page that is read without it too; until then no library is asked.
    """
    stem, meta = chart.stem, chart.meta
    parts = [
        html.P(chart.heading, className="chart-heading"),
        html.H2(meta["finding"], className="chart-title"),
        html.P(_subtitle(chart), className="chart-subtitle"),
    ]
    if not chart.figure["data"]:
        nothing = html.P(say(stem, "empty"), className="nothing")
        return _shell(chart, [*parts, nothing, html.Figcaption(chart.caption)], empty=True)
    return _shell(
        chart,
        [
            *parts,
            _legend(meta.get("legend", [])),
            *_of_all(chart.heading, meta),
            _graph(chart, meta, later=later),
            html.P(html.Span(say("figure", "chart_keys")), className="chart-keys", **attributes(UNHEARD)),
            html.Div([html.P(text) for text in chart.standing], className="chart-notes"),
            _pictures(chart),
            table_twin(stem, chart.rows, chart.behind, chart.words.trial, chart.reading.above),
            chart_guide.guide(chart),
        ],
    )


def instead_of(stem: str, why: str) -> html.Figure:
    """What stands in the place of a chart that is not drawn: which one it would be, and why it is not."""
    parts = [html.P(say(stem, "heading"), className="chart-heading"), html.Figcaption(why, className="nothing")]
    told = attributes({"data-chart": stem, "aria-label": say(stem, "heading")})
    return html.Figure(parts, id=f"{stem}-figure", className="chart chart-empty", **told)


def _shell(chart: Chart, parts: list[Any], empty: bool = False) -> html.Figure:
    look = "chart chart-empty" if empty else "chart"
    told = {"data-chart": chart.stem, "aria-label": chart.caption}
    return html.Figure(parts, id=f"{chart.stem}-figure", className=look, **attributes(told))


def _subtitle(chart: Chart) -> list[str | html.Strong]:
    trial = chart.words.trial
    return [chart.subtitle, " · ", html.Strong(trial, className="chart-trial")] if trial else [chart.subtitle]


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
                            "backgroundColor": dark.style(entry["fill"]),
                            "borderColor": dark.style(entry["outline"] or entry["fill"]),
                            "color": dark.style(entry.get("type_on", LIGHT.text), is_type=True),
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


def _of_all(heading: str, meta: dict[str, Any]) -> list[Any]:
    """Where there are more rows than one scrolls through: a strip of all, and of which of them the details follow."""
    if "strip" not in meta:
        return []
    shown, of = meta.get("detail", (meta["bars"], meta["of"]))
    detail = say(strip.STEM, "detail", n=shown, of=whole(of))
    return [_strip(heading, meta["strip"]), html.P(detail, className="strip-detail")]


def _strip(heading: str, told: dict[str, Any]) -> html.Div:
    """The strip as data, its sentence below it; the arrow keys read it mark by mark (assets/strip_keys.js)."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    label = say(strip.STEM, "region", heading=heading, foot=told["foot"])
    return html.Div(
        [
            html.Div(
                className="strip",
                role="application",
                tabIndex=0,
                **attributes(
                    {"aria-label": label, "aria-roledescription": say("figure", "chart_role"), "data-strip": text}
                ),
            ),
            html.P(className="strip-told", **attributes(UNHEARD)),
            html.P(told["foot"], className="strip-foot"),
        ],
        className="strip-box",
    )


def _graph(chart: Chart, meta: dict[str, Any], *, later: bool) -> html.Div:
    """The drawing in its box, which has its height from the start; where its rows scroll, their axis stays above.

    The box is read by the arrow keys, point by point (assets/chart_keys.js): the texts within the drawing, which have
    no order for whoever hears them, are kept from assistive technology.
    """
    stem, tall = chart.stem, meta.get("bars", 0) > MANY
    drawn, axis = axis_head.fixed(chart.figure) if tall else (chart.figure, None)
    least = {"minWidth": f"{meta.get('least_width', 0)}px"}
    graph = dcc.Graph(
        id=stem,
        figure=inert(drawn),
        config=CONFIG,
        responsive=True,
        className="graph",
        style={"height": f"{drawn['layout']['height']}px", **least},
    )
    place = html.Div(
        None if later else graph,
        id=f"{stem}-place",
        className="graph-place",
        style={"minHeight": f"{drawn['layout']['height']}px", **least},
        **attributes(UNHEARD | ({"data-later": json.dumps(graph, cls=PlotlyJSONEncoder)} if later else {})),
    )
    return html.Div(
        [html.Div(axis, style=least, className="axis-place", **attributes(UNHEARD)), place] if axis else place,
        className="chart-box" + (" tall" if tall else ""),
        tabIndex=0,
        role="application",
        **attributes(
            {
                "aria-label": say("figure", "chart_region", heading=chart.heading),
                "aria-roledescription": say("figure", "chart_role"),
            }
        ),
    )


def _pictures(chart: Chart) -> html.Div:
    """The buttons that make pictures of the chart, and what these need beyond what stands around it on screen."""
    heading = chart.heading
    buttons = [
        html.Button(
            say("figure", f"picture_{kind}"),
            type="button",
            className="save plain" if kind == "copy" else "save",
            **attributes(
                {
                    "data-picture": kind,
                    "data-name": slide.file_name(chart.stem, chart.reading, ending),
                    "data-done": say("figure", "picture_copied"),
                    "data-failed": say("figure", "picture_failed"),
                    "aria-label": say("figure", f"picture_{kind}_label", heading=heading),
                }
            ),
        )
        for kind, ending in PICTURES.items()
    ]
    about = slide.about(chart)
    told = {f"data-{key}": about[key] for key in ("committee", "badge", "more", "rows", "of")}
    return html.Div(
        [
            _unfold(heading),
            *buttons,
            _data(chart),
            None if chart.reading.is_public else _projected(chart.stem, heading),
            html.Span(className="done", role="status"),
        ],
        className="chart-actions pictures",
        **attributes(told),
    )


def _unfold(heading: str) -> html.Button:
    """What unfolds the buttons of a chart on a telephone; nowhere else they are folded away (assets/telephone.css)."""
    told = {"data-unfolds": "", "aria-expanded": "false", "aria-label": say("figure", "actions_label", heading=heading)}
    return html.Button(say("figure", "actions"), type="button", className="unfold", **attributes(told))


def _data(chart: Chart) -> html.Button | None:
    """The button that hands out the chart's figures as a workbook, for whom files are made for."""
    if not chart.reading.hands_out:
        return None
    label = say("figure", "data_label", heading=chart.heading)
    told = {"data-figures": chart.stem, "aria-label": label}
    return html.Button(say("figure", "data"), type="button", className="save", **attributes(told))


def _projected(stem: str, heading: str) -> html.Button:
    """The button that shows the chart on the wall, under the filters and trials of the page."""
    label = {"data-project": stem, "aria-label": say("figure", "project_label", heading=heading)}
    return html.Button(say("figure", "project"), type="button", className="save plain", **attributes(label))
