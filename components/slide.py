"""A chart as a sheet of its own, on the wall or in a picture: all that stands on it, which the browser draws."""

from __future__ import annotations

from typing import Any

from plotly.io.json import to_json_plotly

from components import strip
from components.chart import Chart, badge
from components.inert import inert
from components.numbers import whole
from components.reading import Reading
from components.rows import MANY
from components.wording import say, wording


def about(chart: Chart) -> dict[str, Any]:
    """What a sheet needs beyond what stands around the chart on screen.

    committee; badge, that its figures are invented, where they are; rows, drawn of so many; more, what is said where
    the sheet has room for {n} only.
    """
    meta = chart.meta
    of = meta.get("of", meta.get("bars", 0))
    return {
        "committee": chart.reading.committee,
        "badge": badge(chart.reading),
        "rows": meta.get("bars", 0),
        "of": of,
        "more": say(strip.STEM, "picture", n="{n}", of=whole(of)) if of > MANY else "",
    }


def told(chart: Chart) -> dict[str, Any]:
    """The whole sheet as the browser draws it; of the graph only what is seen: no mark's address, nothing hovered."""
    meta = chart.meta
    drawn = {key: chart.figure[key] for key in ("data", "layout")}
    return {
        **about(chart),
        "title": meta["finding"],
        "subtitle": chart.subtitle,
        "trial": chart.words.trial,
        "legend": meta.get("legend", []),
        "notes": chart.notes,
        "empty": say(chart.stem, "empty"),
        "figure": _seen(inert(drawn)) if chart.figure["data"] else None,
        "file": file_name(chart.stem, chart.reading, ".png"),
    }


def bare(stem: str, sentence: str, reading: Reading | None) -> dict[str, Any]:
    """A sheet that says in one sentence why it shows no chart; without a reading where nothing is loaded."""
    texts = dict.fromkeys(("subtitle", "trial", "more"), "")
    none: dict[str, Any] = {"legend": [], "notes": [], "figure": None, "rows": 0, "of": 0}
    whose = {"committee": "", "badge": "", "file": f"{stem}.png"}
    if reading:
        whose = {
            "committee": reading.committee,
            "badge": badge(reading),
            "file": file_name(stem, reading, ".png"),
        }
    return {**texts, **none, **whose, "title": say(stem, "heading"), "empty": sentence}


def as_json(sheet: dict[str, Any]) -> str:
    """A sheet as the browser reads it: days as ISO writes them, as in the figures of a page."""
    return str(to_json_plotly(sheet))


def file_name(stem: str, reading: Reading, ending: str) -> str:
    """What a file made of a chart is called: its year, page, question and day."""
    year = reading.last_year or reading.as_of.year
    page = wording("pages")["public"] if reading.is_public else wording("pages")["of_chart"][stem]
    return f"{year}_{page}_{stem}_{reading.as_of.isoformat()}{ending}"


UNSEEN = frozenset({"customdata", "hovertext", "hovertemplate", "ids", "strip"})


def _seen(part: Any) -> Any:
    if isinstance(part, list):
        return [_seen(one) for one in part]
    if not isinstance(part, dict):
        return part
    unseen = UNSEEN | ({"text"} if part.get("type") == "heatmap" else set())
    return {key: _seen(value) for key, value in part.items() if key not in unseen}
