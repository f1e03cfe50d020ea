"""What stands behind a number: a click on a bar, a cell or a count opens the lines of the papers it is made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from pages.page import Opening
from pages.view import View

# The address of a number, as parts, to the panel of its lines; None where there is no such number.
Lines = Callable[[View, list[str]], Component | None]


def panel(stem: str) -> html.Div:
    """The place under the chart `stem` where its lines appear."""
    return html.Div([dcc.Store(id=f"{stem}-behind"), html.Div(id=f"{stem}-lines", role="status")])


def register_lines(app: Dash, open_at: Opening, stem: str, lines: Lines) -> None:
    """Fill the panel of the chart `stem` when one of its marks, or a count in its table, is clicked."""

    @app.callback(
        Output(f"{stem}-lines", "children"),
        Input(stem, "clickData"),
        Input(f"{stem}-behind", "data"),
        State("address", "search"),
        prevent_initial_call=True,
    )
    def show(click: dict[str, Any] | None, asked: str | None, search: str | None) -> Any:
        parts = asked.split("|") if ctx.triggered_id == f"{stem}-behind" and asked else _clicked(click)
        view = open_at(search)
        found = lines(view, parts) if parts and view is not None else None
        return no_update if found is None else found


def _clicked(click: dict[str, Any] | None) -> list[str]:
    """The address of what was clicked: of a bar its customdata, of a cell its text (see components/moves)."""
    points = (click or {}).get("points") or [{}]
    behind = points[0].get("customdata") or str(points[0].get("text", "")).split("|")
    return [str(part) for part in behind]
