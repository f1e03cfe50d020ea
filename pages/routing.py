"""From an address to what the reader sees: one callback fills the shell and the page, and sets the filters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output
from flask import current_app

from components import filters, shell
from components.names import names
from components.wording import say
from data.viewer import LOCAL_VIEWER, Viewer
from data.warehouse import Warehouse
from etl.home import Home
from etl.taking_in import TakingIn
from pages import chart_data
from pages.ahead import Ahead
from pages.held_parts import told_held
from pages.kept_arrivals import Arrivals
from pages.own_password import has_password
from pages.page import Page
from pages.policy import callback, whoever
from pages.session import OWN_PASSWORD, SIGN_OUT, TOKEN_FIELD, csrf_token, on_page, viewer
from pages.taking_in import TAKING_IN
from pages.view import View, open_view

OUTPUT: dict[str, Any] = {
    "menu": Output(shell.MENU, "children"),
    "brand": Output(shell.BRAND, "children"),
    "home": Output(shell.BRAND, "href"),
    "banner": Output(shell.BANNER, "children"),
    "path": Output(shell.PATH, "children"),
    "heading": Output(shell.HEADING, "children"),
    "notice": Output(shell.NOTICE, "children"),
    "body": Output(f"{shell.PAGE}-body", "children"),
    "foot": Output(shell.FOOT, "children"),
    "title": Output(shell.TITLE, "data"),
    "hidden": {field: Output(f"{field}-field", "hidden") for field in filters.FIELDS},
    "options": {field: Output(field, "options") for field in filters.FIELDS if field not in filters.DAYS},
    "values": {field: Output(field, "value") for field in filters.FIELDS},
    "summary": {field: Output(f"{field}-summary", "children") for field in (filters.YEARS, filters.UNITS)},
    "unit_words": {
        "label": Output(f"{filters.UNITS}-label", "children"),
        "legend": Output(f"{filters.UNITS}-legend", "children"),
        "find": Output(f"{filters.FIND}-label", "children"),
        "hint": Output(filters.FIND, "placeholder"),
    },
    "reset": {"href": Output("reset", "href"), "hidden": Output("reset", "hidden")},
}


def register(app: Dash, pages: Sequence[Page], warehouse: Warehouse, as_of: date | None) -> Ahead:
    """Register the callback of the shell, and each page's own; what makes their pages ahead, where it is begun."""

    def opening(search: str | None) -> View | None:
        return open_view(warehouse, viewer(), search, as_of)

    arrivals = Arrivals(pages, warehouse, as_of)
    app.server.config[TAKING_IN] = TakingIn(Home(warehouse.home), arrivals.make_ready)

    @callback(app, whoever, output=OUTPUT, inputs=[Input("address", "pathname"), Input("address", "search")])
    def arrive(path: str | None, search: str | None) -> dict[str, Any]:
        arrived = arrivals.at(path or "/", search or "", viewer())
        on_page(arrived.page)
        insecure = current_app.config["INSECURE"]
        banner = _banner(pages, viewer(), illustrative=arrived.illustrative, insecure=insecure)
        return arrived.sent(told_held()) | {"banner": banner}

    app.clientside_callback(
        ClientsideFunction("shell", "arrive"), Output(shell.ARRIVED, "data"), Input(shell.TITLE, "data")
    )
    for page in pages:
        page.register_callbacks(app, opening)
    chart_data.register(app, pages, opening)
    return Ahead(arrivals)


def _banner(pages: Sequence[Page], reader: Viewer, *, illustrative: bool, insecure: bool) -> Any:
    """That figures are invented, who has signed in, that the way is open: whichever is so; and the keepers' pages."""
    beside = [(say(page.stem, "name"), page.path) for page in pages if page.beside and page.allowed(reader)]
    return shell.banner(illustrative, _signed_in(reader), beside, insecure=insecure)


def _signed_in(reader: Viewer) -> shell.SignedIn | None:
    """Who has signed in, for the banner; None for the one at the machine."""
    if reader == LOCAL_VIEWER:
        return None
    own = OWN_PASSWORD if has_password() else None
    return shell.SignedIn(reader.id, names("role")[reader.role], SIGN_OUT, TOKEN_FIELD, csrf_token(), own)
