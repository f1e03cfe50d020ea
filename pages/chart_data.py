"""“Tải số liệu”: the figures of one chart as a workbook, from the rows that the page at its address draws it of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import Dash, Input, Output, State, no_update
from flask import current_app

from components import shell
from components.delivery import saved
from components.told import Told, saved_as, told_in
from components.wording import wording
from components.workbook import workbook
from data.warehouse import NotEntitled
from pages import chosen
from pages.page import Opening, Page, page_at, shown
from pages.policy import callback, exports
from pages.session import note_refused, on_page
from pages.view import View


@dataclass(frozen=True)
class Found:
    """A chart where it stands: the page, its picture, and what the chart tells there."""

    page: Page
    view: View
    told: Told


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
        found = _found(pages, stem or "", path or "/", open_at(search))
        if found is None:
            return no_update
        told, who = found.told, found.view.viewer.id
        content = workbook(told, chosen.in_words(found.view, found.page))
        year = told.reading.last_year or told.reading.as_of.year
        current_app.config["TRAIL"].note(who, "exported", f"{told.stem} {year}", told.rows.height)
        return saved(saved_as(told.stem, told.reading, "xlsx"), content)


def _found(pages: Sequence[Page], stem: str, path: str, view: View | None) -> Found | None:
    """The chart on the page at an address, made as the page makes it; None where it is not to be seen there."""
    page, path_id = page_at(pages, path)
    view = shown(page, view, path_id)
    if page is None or view is None or stem not in wording("pages")["of_chart"] or not page.allowed(view.viewer):
        return None
    on_page(page.path)
    try:
        told = told_in(page.body(view), stem)
    except NotEntitled:
        note_refused(view.viewer, page.path)
        return None
    return Found(page, view, told) if told else None
