"""A grid of coloured cells with text in them: a branch a row, a document or a year a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.marks import joined

GAP = 3


@dataclass(frozen=True)
class Cell:
    """One cell: place, value on the colour scale, text and its colour, what hovering says, its address."""

    column: int
    row: str
    value: float
    text: str
    type_on: str
    hover: str
    behind: tuple[Any, ...] = ()


def traces(cells: Sequence[Cell], columns: int, rows: Sequence[str], scale: dict[str, Any]) -> list[dict[str, Any]]:
    """The cells as a heatmap and, per colour of type, its text: plotly's own choice of type colour is not legible.

    `rows` stand from the top down, and so does the axis they are drawn on; the traces count them from the foot.
    """
    at = {(cell.row, cell.column): cell for cell in cells}
    # From the foot up, as the axis counts: else hovering and clicking tell of the row at the other end.
    upwards = list(rows)[::-1]
    lines = [[at.get((row, column)) for column in range(columns)] for row in upwards]
    heatmap = {
        "type": "heatmap",
        "x": list(range(columns)),
        "y": upwards,
        "z": [[cell and cell.value for cell in line] for line in lines],
        "hovertext": [[cell.hover if cell else "" for cell in line] for line in lines],
        "customdata": [[list(cell.behind) if cell else None for cell in line] for line in lines],
        # A click on a heatmap tells the browser's side no list, so that the address goes as a text too.
        "text": [[joined(cell.behind) if cell else "" for cell in line] for line in lines],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hoverongaps": False,
        "xgap": GAP,
        "ygap": GAP,
        "showscale": False,
        **scale,
    }
    colours = dict.fromkeys(cell.type_on for cell in cells)
    return [heatmap, *(_text([cell for cell in cells if cell.type_on == colour], colour) for colour in colours)]


def _text(cells: Sequence[Cell], colour: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [cell.column for cell in cells],
        "y": [cell.row for cell in cells],
        "text": [cell.text for cell in cells],
        "textfont": {"size": 13, "color": colour},
        "hoverinfo": "skip",
    }


def flat_scale(fills: Sequence[str]) -> dict[str, Any]:
    """A scale of flat colours: value 0 is the first fill, 1 the second, and so on."""
    steps = [[(place + side) / len(fills), fill] for place, fill in enumerate(fills) for side in (0, 1)]
    return {"colorscale": steps, "zmin": -0.5, "zmax": len(fills) - 0.5}
