"""/nguon: every file taken in, when, what came of it, and what was wrong with it; one cell of it where asked."""

from __future__ import annotations

from typing import Any

from dash import Dash, html
from dash.development.base_component import Component

from components import files
from components.numbers import whole
from components.wording import say
from pages import nguon_cell
from pages.page import Opening, Page
from pages.view import View


def body(view: View) -> list[Component]:
    """The list of files, newest first, each with its problems folded beneath it; or the cell the address names."""
    place = nguon_cell.asked(view.search)
    return _files(view) if place is None else nguon_cell.body(view, place)


def _files(view: View) -> list[Component]:
    rows = view.ask("source_files")
    summary = say(
        "nguon",
        "summary",
        files=whole(rows.height),
        rows=whole(int(rows["row_count"].sum())),
        loaded=whole(int(rows["loaded"].sum())),
        rejected=whole(int(rows["rejected"].sum())),
    )
    lines: list[tuple[dict[str, Any], list[dict[str, Any]]]] = [
        (row, view.ask("source_issues", file_id=row["file_id"]).to_dicts() if row["errors"] or row["warnings"] else [])
        for row in rows.to_dicts()
    ]
    return [html.P(summary, className="lead-line"), files.listing(lines)]


def register_callbacks(app: Dash, open_at: Opening) -> None:
    """Each file can be opened as it came."""
    nguon_cell.register(app, open_at)


PAGE = Page(path="/nguon", stem="nguon", body=body, graphs=False, register_callbacks=register_callbacks)
