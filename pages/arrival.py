"""What an address shows one reader: the page it names, under the filters it names, and the controls set by them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from dash.development.base_component import Component

from components import filters, instead, page_help, shell
from components.wording import say
from data.viewer import Viewer
from data.warehouse import NotEntitled
from pages import address, chosen, path_above
from pages.held_parts import Piece, piece_of, with_ids
from pages.page import Page, apart, page_at, shown
from pages.session import note_refused
from pages.view import View


@dataclass(frozen=True)
class Shown:
    """What an address shows: components and values by place, or by place and control.

    `page` is the path of the page; `lasts`: everybody with the same rights is shown the same, as long as the version is
    served, on that day.
    """

    places: Mapping[str, Any]
    controls: Mapping[str, Mapping[str, Any]]
    page: str
    illustrative: bool
    lasts: bool


@dataclass(frozen=True)
class Arrival:
    """The same as it is sent; `people` are the questions about named people asked for it, and the rows of each."""

    places: Mapping[str, Piece]
    controls: Mapping[str, Mapping[str, Piece]]
    page: str
    illustrative: bool
    people: Mapping[str, int]

    @property
    def size(self) -> int:
        """How many characters it takes."""
        controls = (piece for told in self.controls.values() for piece in told.values())
        return sum(piece.length for piece in (*self.places.values(), *controls))

    def sent(self, held: frozenset[str] | None) -> dict[str, Any]:
        """Its places as the framework sends them on, without the parts that are held (Piece.sent)."""
        controls = {place: _fragments(told, held) for place, told in self.controls.items()}
        return _fragments(self.places, held) | controls


def _fragments(pieces: Mapping[str, Piece], held: frozenset[str] | None) -> dict[str, Any]:
    return {name: orjson.Fragment(piece.sent(held)) for name, piece in pieces.items()}


def as_sent(shown: Shown, people: Mapping[str, int]) -> Arrival:
    """What is shown, as it is sent."""
    places = _pieces(shown.places)
    controls = {place: _pieces(told) for place, told in shown.controls.items()}
    return Arrival(places, controls, shown.page, shown.illustrative, people)


def _pieces(told: Mapping[str, Any]) -> dict[str, Piece]:
    return {name: piece_of(one) for name, one in told.items()}


def shown_at(pages: Sequence[Page], path: str, search: str, reader: Viewer, view: View | None) -> Shown:
    """What a reader is shown at an address; `view` is the picture its query asks for, None where nothing is loaded."""
    page, path_id = page_at(pages, path)
    if path == "/" and reader.rights.only_projected:
        page = next(one for one in pages if one.allowed(reader))
    is_allowed = page is None or page.allowed(reader)
    if not is_allowed:
        note_refused(reader, path)
    view = shown(page, view, path_id)
    name = page.title(view) if page else say("shell", "product")
    committee = view.committee["name"] if view else say("shell", "product")
    query = address.kept(search)
    body, has_failed = _body(page, view) if is_allowed else (_sentence("not_allowed", view), False)
    return Shown(
        places={
            "menu": shell.menu(
                [_entry(one, query, one is page) for one in pages if one.listed and one.allowed(reader)]
            ),
            "brand": shell.brand(committee),
            "home": "/" + query,
            "path": path_above.above(page, view, path) if is_allowed else None,
            "heading": [
                *shell.heading(
                    name, say(page.stem, "intro") if page else "", _one_branch(page, view), _chosen(page, view)
                ),
                *(page_help.fold(page.stem) if page and is_allowed else []),
            ],
            "notice": shell.ignored(view.ignored) if view else None,
            "body": body,
            "foot": _foot(view) if view else "",
            "title": {"page": path, "text": say("shell", "page_title", page=name, committee=committee)},
        },
        controls={"reset": {"href": path, "hidden": not query}} | _controls(page if is_allowed else None, view),
        page=page.path if page else "",
        illustrative=bool(view and view.committee["illustrative"]),
        lasts=bool(page and page.kept and view and is_allowed and not has_failed),
    )


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


def _body(page: Page | None, view: View | None) -> tuple[Any, bool]:
    """What stands on the page, and whether that is because it failed."""
    if page is None:
        return _sentence("no_page", view), False
    if view is None:
        return page.unloaded() if page.unloaded else instead.nothing_loaded(), False
    fault: list[Any] = [_sentence("fault", view)]
    try:
        made = apart(page.path, lambda: with_ids(page.body(view)), fault)
    except NotEntitled:
        note_refused(view.viewer, page.path)
        return _sentence("not_allowed", view), True
    return made, made is fault


def _sentence(key: str, view: View | None) -> Component:
    return instead.sentence(key, view.committee["committee"] if view else "")


def _controls(page: Page | None, view: View | None) -> dict[str, dict[str, Any]]:
    """Which filters show, what they offer, what they say."""
    shown = page.controls if page and view else ()
    if page and page.narrowed and view:
        view = page.narrowed(view)
    offered = chosen.offered(view, page) if view else {field: {} for field in filters.FIELDS}
    values = chosen.values(view, page) if view else dict.fromkeys(filters.FIELDS)
    offers = offered[filters.UNITS]
    units = [offers[unit] for unit in (values[filters.UNITS] or []) if unit in offers]
    return {
        "hidden": {field: field not in shown for field in filters.FIELDS},
        "options": {field: filters.options(offered[field]) for field in filters.FIELDS if field not in filters.DAYS},
        "values": values,
        "summary": {
            filters.YEARS: filters.years_summary(values[filters.YEARS] or []),
            filters.UNITS: filters.units_summary(units, of_bodies=_are_bodies(view, values[filters.UNITS] or offers)),
        },
        "unit_words": filters.unit_words(of_bodies=_are_bodies(view, offers)),
    }


def _are_bodies(view: View | None, units: Iterable[str]) -> bool:
    """Whether any of these stands above others."""
    return view is not None and not view.reading.above.isdisjoint(units)
