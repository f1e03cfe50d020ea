"""/trinh-chieu: charts one by one on the wall, in an order kept in the address; no person is named, whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dash import Dash
from dash.development.base_component import Component
from flask import Response, abort, request

from components import filters, projector, shell, slide, theme
from components.names import names, stage_name
from components.wording import say, wording
from pages import (
    address,
    chi_bo,
    khac_phuc,
    khen_thuong,
    phan_bo,
    running_order,
    tien_do,
    tong_quan,
    xu_huong,
)
from pages.page import Opening, Page, apart, shown
from pages.policy import whoever
from pages.running_order import Slide
from pages.view import View

STEM = projector.STEM
PATH = "/trinh-chieu"
ROUTE = f"{PATH}/tranh"
PAGES = (tong_quan.PAGE, phan_bo.PAGE, xu_huong.PAGE, tien_do.PAGE, khac_phuc.PAGE, khen_thuong.PAGE, chi_bo.PAGE)
PAGE_OF = {stem: page for page in PAGES for stem in page.charts}
LOOKS = {running_order.DARK: theme.on_wall(theme.DARK)}
LIGHT = theme.on_wall(theme.LIGHT)


def body(view: View) -> list[Component]:
    """The orders ready to show, the one chosen with what can be done to it, and the stage behind."""
    given = address.said(view.search)
    slides, ignored = running_order.read(given.get(running_order.ORDER, ""), PAGE_OF)
    is_dark = given.get(running_order.LOOK) == running_order.DARK
    order = projector.chosen(_lines(view, slides), _other_look(view, slides, is_dark=is_dark), _at(view, []))
    ready = projector.ready(_ready(view))
    adding = projector.adding({stem: _name(stem) for stem in PAGE_OF}, _own(view))
    show = projector.Stage(
        route=ROUTE,
        slides=list(map(str, slides)),
        base=running_order.base(view.search),
        look=running_order.DARK if is_dark else "sang",
        seconds=given.get(running_order.SECONDS, ""),
    )
    parts = (order, adding, ready) if slides else (ready, order, adding)
    told = shell.ignored(ignored)
    return [*([told] if told else []), *parts, projector.stage(show)]


def _at(view: View, slides: list[Slide], **other: str) -> str:
    return PATH + running_order.query(view.search, slides, **other)


def _other_look(view: View, slides: list[Slide], *, is_dark: bool) -> tuple[str, str]:
    key, look = ("look_light", "") if is_dark else ("look_dark", running_order.DARK)
    return say(STEM, key), _at(view, slides, nen=look)


def _ready(view: View) -> list[projector.Ready]:
    orders = []
    for order in wording(STEM)["orders"]:
        slides, _ = running_order.read(running_order.BETWEEN.join(order["slides"]), PAGE_OF)
        show = _at(view, slides, chieu="1")
        orders.append(projector.Ready(order["name"], order["about"], len(slides), _at(view, slides), show))
    return orders


def _lines(view: View, slides: list[Slide]) -> list[projector.Line]:
    last = len(slides) - 1
    return [
        projector.Line(
            heading=_name(one.stem),
            own=_told(view, one),
            up=_at(view, running_order.moved(slides, at, at - 1)) if at else "",
            down=_at(view, running_order.moved(slides, at, at + 1)) if at < last else "",
            away=_at(view, [other for place, other in enumerate(slides) if place != at]),
        )
        for at, one in enumerate(slides)
    ]


def _name(stem: str) -> str:
    return f"{say(PAGE_OF[stem].stem, 'name')} · {say(stem, 'heading')}"


def _told(view: View, one: Slide) -> str:
    """The filters of one slide in words."""
    known: dict[str, Mapping[str, str]] = {
        address.SUBJECT: view.tree.subject_kinds(),
        address.STAGE: names("stage"),
        address.UNITS: view.tree.names,
    }
    values = [known.get(key, {}).get(code, code) for key, value in one.own.items() for code in value.split(",")]
    return ", ".join(values)


def _own(view: View) -> dict[str, tuple[str, dict[str, str]]]:
    """What a slide may have differently: label and choices of each filter."""
    branches = view.tree.branches.sort("sort_order")
    return {
        address.YEARS: (say(STEM, "add_year"), {str(year): str(year) for year in view.known_years}),
        address.SUBJECT: (say(STEM, "add_subject"), view.tree.subject_kinds()),
        address.STAGE: (say(STEM, "add_stage"), {code: stage_name(code, view.subject_kind) for code in names("stage")}),
        address.UNITS: (say(STEM, "add_unit"), dict(branches.select("unit", "unit_name").iter_rows())),
    }


def projected(view: View, page: Page, look: theme.Theme) -> View | None:
    """The picture as it goes on the wall: drawn for it, as its page can show it, without a person's name."""
    unit = view.said.units[0] if len(view.said.units) == 1 else ""
    viewer = replace(view.viewer, projects=True)
    return shown(page, replace(view, viewer=viewer, look=look), unit)


def sheet_at(view: View, one: Slide) -> str:
    """Where the browser fetches what stands on a slide, of the picture's year and day."""
    asked = {address.YEARS: str(view.year), address.AS_OF: view.as_of.isoformat()}
    return f"{ROUTE}{address.query(asked)}&tranh={one}"


def _sheet(view: View | None, one: Slide, look: theme.Theme) -> dict[str, Any]:
    """What a slide says; where there is no such chart, or it could not be made, that."""
    page = PAGE_OF[one.stem]
    seen = projected(view, page, look) if view else None
    if view is None or seen is None:
        return slide.bare(one.stem, say(STEM, "not_here"), None)
    not_made = slide.bare(one.stem, say(STEM, "not_made"), view.reading)
    return apart(f"slide {one}", lambda: _drawn(seen, page, one.stem), not_made)


def _drawn(view: View, page: Page, stem: str) -> dict[str, Any]:
    chart = page.charts[stem](view)
    return slide.told(chart) if chart else slide.bare(stem, say(STEM, "not_here"), view.reading)


def register_callbacks(app: Dash, open_at: Opening) -> None:
    """One slide as data, asked for by the stage before it is called; with the version of the data it is made of."""

    @app.server.get(ROUTE)  # type: ignore[untyped-decorator]
    def sheet() -> Response:
        slides, _ = running_order.read(request.args.get("tranh", ""), PAGE_OF)
        if len(slides) != 1:
            abort(404)
        search = "?" + request.query_string.decode("utf-8", "replace")
        view = open_at(running_order.of_slide(search, slides[0]))
        look = LOOKS.get(request.args.get(running_order.LOOK, ""), LIGHT)
        version = view.warehouse.version() if view else 0
        told = _sheet(view, slides[0], look) | {"version": version}
        return Response(slide.as_json(told), mimetype="application/json")


PAGE = Page(
    path=PATH,
    stem=STEM,
    body=body,
    controls=(filters.YEARS, filters.SUBJECT, filters.STAGE, filters.UNITS, filters.AS_OF),
    register_callbacks=register_callbacks,
    allowed=whoever,
    graphs=False,
    listed=False,
    beside=True,
)
