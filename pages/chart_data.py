"""“Tải số liệu”: the figures of one chart as a workbook, from the rows that the page at its address draws it of."""

from __future__ import annotations

from collections.abc import Sequence

from dash import Dash, Input, Output, State, no_update
from flask import current_app

from components import shell
from components.chart import Chart
from components.delivery import saved
from components.slide import file_name
from components.workbook import workbook
from pages import chosen
from pages.page import Opening, Page, page_at, shown
from pages.policy import callback, exports
from pages.session import on_page
from pages.view import View


def register(app: Dash, pages: Sequence[Page], open_at: Opening) -> None:
    """Register the one callback that answers the buttons of all charts."""

    @callback(
        app,
        exports,
        Output(shell.FIGURES_SAVED, "data"),
        Input(shell.FIGURES_ASKED, "data"),
        State("address", "pathname"),
        State("address", "search"),
        prevent_initial_call=True,
    )
    def hand_out(stem: str | None, path: str | None, search: str | None) -> object:
        page, path_id = page_at(pages, path or "/")
        view = shown(page, open_at(search), path_id)
        if page is None or view is None or not page.allowed(view.viewer):
            return no_update
        on_page(page.path)
        chart = _chart(page, view, stem or "")
        if chart is None:
            return no_update
        content = workbook(chart, chosen.in_words(view, page))
        year = chart.reading.last_year or chart.reading.as_of.year
        current_app.config["TRAIL"].note(view.viewer.id, "exported", f"{chart.stem} {year}", chart.rows.height)
        return saved(file_name(chart.stem, chart.reading, ".xlsx"), content)


def _chart(page: Page, view: View, stem: str) -> Chart | None:
    """The chart of a page; None where the page has none of that question, or it has nothing to draw."""
    chart = page.charts[stem](view) if stem in page.charts else None
    return chart if chart and chart.figure["data"] else None
