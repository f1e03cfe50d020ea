"""The axis of a chart whose rows scroll: it stands above them, outside the drawing, and stays while they move."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from dash import html

from components import dark

LINE, ABOVE, BARE = 17, 10, 4
PLAIN = re.compile(r"</?b>")


def fixed(figure: dict[str, Any]) -> tuple[dict[str, Any], html.Div | None]:
    """The figure without its axis, and the axis as a strip of its own; without one where the axis has no marks.

    The saved picture, which does not scroll, gets the axis back: it stands in meta.picture.
    """
    layout = figure["layout"]
    axis, margin = layout["xaxis"], layout["margin"]
    notes = [
        note
        for note in layout.get("annotations", [])
        if note.get("yref") == "paper" and note.get("yanchor") == "bottom"
    ]
    marks = _marks(axis)
    if not marks:
        return figure, None
    own = layout["meta"].get("picture", {})
    bare = {
        **layout,
        "height": layout["height"] - margin["t"] - margin["b"] + 2 * BARE,
        "xaxis": axis | {"showticklabels": False, "title": None, "automargin": False},
        "margin": margin | {"t": BARE, "b": BARE},
        "annotations": [note for note in layout.get("annotations", []) if note not in notes],
        "meta": layout["meta"] | {"picture": own | {"layout": _kept(layout)}},
    }
    return {**figure, "layout": bare}, _strip(axis, margin, marks, [(_place(note["x"], axis), note) for note in notes])


def _kept(layout: dict[str, Any]) -> dict[str, Any]:
    return {key: layout[key] for key in ("xaxis", "margin", "annotations") if key in layout}


def _marks(axis: dict[str, Any]) -> list[tuple[float, str]]:
    if not axis.get("showticklabels", True) or not axis.get("range"):
        return []
    values = axis.get("tickvals", [])
    return [(_place(value, axis), text) for value, text in zip(values, axis.get("ticktext", values), strict=True)]


def _place(value: Any, axis: dict[str, Any]) -> float:
    """Where along the axis a value stands, in percent."""
    first, last = map(_number, axis["range"])
    return 100 * (_number(value) - first) / (last - first)


def _number(value: Any) -> float:
    return float(date.fromisoformat(value).toordinal()) if isinstance(value, str) else float(value)


def _strip(
    axis: dict[str, Any],
    margin: dict[str, int],
    marks: list[tuple[float, str]],
    notes: list[tuple[float, dict[str, Any]]],
) -> html.Div:
    lines = max(text.count("<br>") + 1 for _, text in marks)
    title = (axis.get("title") or {}).get("text", "")
    named = [
        html.Span(
            _text(note["text"]),
            className=f"axis-note from-{note.get('xanchor', 'center')}",
            style={"left": f"{at:.3f}%", "color": dark.style(note["font"]["color"], is_type=True)},
        )
        for at, note in notes
    ]
    told = [
        html.Span(_text(text), className="axis-mark", style={"left": f"{at:.3f}%"})
        for at, text in marks
        if -1 < at < 101
    ]
    return html.Div(
        [
            html.Div(title, className="axis-title") if title else None,
            html.Div(named, className="axis-line axis-notes") if named else None,
            html.Div(told, className="axis-line", style={"height": f"{lines * LINE + ABOVE}px"}),
        ],
        className="axis-head",
        style={"paddingLeft": f"{margin['l']}px", "paddingRight": f"{margin['r']}px"},
    )


def _text(text: str) -> str:
    return PLAIN.sub("", text).replace("<br>", "\n")
