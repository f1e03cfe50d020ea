"""The guide under every chart, folded away: how to read it, how its figures are reckoned and by which rule."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.chart import Chart
from components.wording import say

STEM = "chart_guide"
PATH = "/huong-dan"  # the page that says what each job takes


def guide(chart: Chart) -> html.Figcaption:
    """The chart's caption and rules; where its marks lead on, how to come from a figure to its cell."""
    more = html.A(say(STEM, "more"), href=PATH, **attributes({"data-inside": "", "data-keeps": ""}))
    return html.Figcaption(
        html.Details(
            [
                html.Summary(say(STEM, "summary")),
                html.H3(say(STEM, "reading")),
                html.P(chart.caption),
                html.P(say(STEM, "keys")),
                *_reckoned(chart),
                html.P(more),
            ],
            className="guide",
        )
    )


def _reckoned(chart: Chart) -> list[Component]:
    further = [html.P(say(STEM, "to_the_cell"))] if chart.behind else []
    told = [html.Div([html.P(text) for text in chart.reckoning], className="chart-notes")] if chart.reckoning else []
    return [html.H3(say(STEM, "reckoned")), *told, *further] if told or further else []
