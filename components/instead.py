"""What stands in a page's place: nothing loaded, no such page, not allowed, a fault; what to do then, whom to ask."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from components import guide
from components.attributes import attributes
from components.chart_guide import PATH as PATH_OF_GUIDE
from components.wording import say


def nothing_loaded() -> list[Component]:
    """What stands on every page before anything has been loaded: that, and what to do."""
    return [
        html.Section(
            [
                html.H2(say("shell", "empty_title")),
                html.P(say("shell", "empty_text")),
                html.Pre(html.Code(say("shell", "empty_command"))),
                html.P(say("shell", "empty_after")),
                *_ways({"empty_intake": "/nap", "to_guide": PATH_OF_GUIDE}),
            ],
            className="card-plain",
        )
    ]


def sentence(key: str, committee: str = "") -> html.Section:
    """A page that holds one sentence of the shell: no such page, or a fault; what to do then, and whom to ask.

    `committee`: whose standing committee that is, where the settings are known.
    """
    told = html.P(say("shell", key, standing=guide.standing(committee)))
    return html.Section([told, *_ways({"to_guide": PATH_OF_GUIDE})], className="card-plain")


def _ways(ways: Mapping[str, str]) -> list[html.P]:
    """Links onwards: sentence of the shell -> address."""
    inside = attributes({"data-inside": ""})
    return [html.P(html.A(say("shell", key), href=href, **inside)) for key, href in ways.items()]
