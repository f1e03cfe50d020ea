"""From an address to what the reader sees: one callback fills the shell and the page, and sets the filters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output
from dash.development.base_component import Component
from flask import current_app

from components import filters, shell
from components.names import names
from components.wording import say
from data.viewer import LOCAL_VIEWER, Viewer
from data.warehouse import NotEntitled, Warehouse
from pages import address, chart_data, chosen, held_parts, path_above
from pages.ahead import Ahead
from pages.kept_parts import KeptParts
from pages.own_password import has_password
from pages.page import Page, apart, page_at, shown
from pages.policy import callback, whoever
from pages.session import OWN_PASSWORD, SIGN_OUT, TOKEN_FIELD, csrf_token, note_refused, on_page, viewer
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
    "reset": {"href": Output("reset", "href"), "hidden": Output("reset", "hidden")},
}


def register(app: Dash, pages: Sequence[Page], warehouse: Warehouse, as_of: date | None) -> Ahead:
    """Register the callback of the shell, and each page's own; what makes their pages ahead, where it is begun."""

    def opening(search: str | None) -> View | None:
        return open_view(warehouse, viewer(), search, as_of)

    kept = KeptParts()
    before = set(app.callback_map)

    @callback(app, whoever, output=OUTPUT, inputs=[Input("address", "pathname"), Input("address", "search")])
    def arrive(path: str | None, search: str | None) -> dict[str, Any]:
        insecure = current_app.config["INSECURE"]
        return _arrival(pages, path or "/", search, viewer(), opening(search), insecure=insecure, kept=kept)

    [arriving] = set(app.callback_map) - before
    held_parts.register(app, arriving)
    app.clientside_callback(
        ClientsideFunction("shell", "arrive"), Output(shell.ARRIVED, "data"), Input(shell.TITLE, "data")
    )
    for page in pages:
        page.register_callbacks(app, opening)
    chart_data.register(app, pages, opening)
    return Ahead(warehouse, pages, kept, as_of)


def _arrival(
    pages: Sequence[Page],
    path: str,
    search: str | None,
    reader: Viewer,
    view: View | None,
    *,
    insecure: bool = False,
    kept: KeptParts | None = None,
) -> dict[str, Any]:
    page, path_id = page_at(pages, path)
    if path == "/" and reader.rights.only_projected:
        page = next(one for one in pages if one.allowed(reader))
    on_page(page.path if page else "")
    is_allowed = page is None or page.allowed(reader)
    if not is_allowed:
        note_refused(reader, path)
    view = shown(page, view, path_id)
    name = page.title(view) if page else say("shell", "product")
    committee = view.committee["name"] if view else say("shell", "product")
    query = address.kept(search)
    return {
        "menu": shell.menu([_entry(one, query, one is page) for one in pages if one.listed and one.allowed(reader)]),
        "brand": shell.brand(committee),
        "home": "/" + query,
        "banner": _banner(pages, reader, view, insecure=insecure),
        "path": path_above.above(page, view, path) if is_allowed else None,
        "heading": shell.heading(
            name, say(page.stem, "intro") if page else "", _one_branch(page, view), _chosen(page, view)
        ),
        "notice": shell.ignored(view.ignored) if view else None,
        "body": _body(page, view, kept or KeptParts(0)) if is_allowed else shell.sentence("not_allowed"),
        "foot": _foot(view) if view else "",
        "title": {"page": path, "text": say("shell", "page_title", page=name, committee=committee)},
        "reset": {"href": path, "hidden": not query},
        **_controls(page if is_allowed else None, view),
    }


def _banner(pages: Sequence[Page], reader: Viewer, view: View | None, *, insecure: bool) -> Any:
    """That figures are invented, who has signed in, that the way is open: whichever is so; and the keepers' pages."""
    beside = [(say(page.stem, "name"), page.path) for page in pages if page.beside and page.allowed(reader)]
    illustrative = bool(view and view.committee["illustrative"])
    return shell.banner(illustrative, _signed_in(reader), beside, insecure=insecure)


def _signed_in(reader: Viewer) -> shell.SignedIn | None:
    """Who has signed in, for the banner; None for the one at the machine."""
    if reader == LOCAL_VIEWER:
        return None
    own = OWN_PASSWORD if has_password() else None
    return shell.SignedIn(reader.id, names("role")[reader.role], SIGN_OUT, TOKEN_FIELD, csrf_token(), own)


def _entry(page: Page, query: str, here: bool) -> tuple[str, str, bool, bool]:
    return say(page.stem, "name"), page.path + query, here, page.graphs


def _one_branch(page: Page | None, view: View | None) -> tuple[str, str] | None:
    """Where one branch alone is chosen, the way to its own page."""
    if page is None or view is None or filters.UNITS not in page.controls or len(view.said.units) != 1:
        return None
    return say("shell", "one_branch", unit=view.reading.unit_names[0]), view.unit_link(view.said.units[0])


def _chosen(page: Page | None, view: View | None) -> str:
    return chosen.in_words(view, page) if page and view and page.controls else ""


def _foot(view: View) -> list[Component]:
    told = {"illustrative": bool(view.committee["illustrative"])}
    return shell.foot(view.committee["name"], view.as_of, view.warehouse.version(), **told)


def _body(page: Page | None, view: View | None, kept: KeptParts) -> Any:
    if page is None:
        return shell.sentence("no_page")
    if view is None:
        return page.unloaded() if page.unloaded else shell.nothing_loaded()
    fault: list[Any] = [shell.sentence("fault")]
    try:
        return apart(page.path, lambda: kept.of(page, view), fault)
    except NotEntitled:
        note_refused(view.viewer, page.path)
        return shell.sentence("not_allowed")


def _controls(page: Page | None, view: View | None) -> dict[str, Any]:
    """Which filters show, what they offer, what they say."""
    shown = page.controls if page and view else ()
    if page and page.narrowed and view:
        view = page.narrowed(view)
    offered = chosen.offered(view, page) if view else {field: {} for field in filters.FIELDS}
    values = chosen.values(view, page) if view else dict.fromkeys(filters.FIELDS)
    units = [offered[filters.UNITS][unit] for unit in (values[filters.UNITS] or []) if unit in offered[filters.UNITS]]
    return {
        "hidden": {field: field not in shown for field in filters.FIELDS},
        "options": {field: filters.options(offered[field]) for field in filters.FIELDS if field not in filters.DAYS},
        "values": values,
        "summary": {
            filters.YEARS: filters.years_summary(values[filters.YEARS] or []),
            filters.UNITS: filters.units_summary(units),
        },
    }
