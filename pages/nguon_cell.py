"""One cell on /nguon (tep, trang, o in the address): its row as it stood, what was said of it, the workbook itself."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import parse_qsl

from dash import Dash
from dash.development.base_component import Component
from flask import Response, abort, current_app, request, send_file

from components import cell_view
from components.source import CELL, FILE, PAGE, SEVERAL, SHEET
from components.wording import say
from data.writing import name_to_save
from etl.faults import HomeFault
from etl.home import Home
from etl.original import Original, excerpt, original
from pages.page import Opening
from pages.policy import readers
from pages.session import note_refused, seen, viewer
from pages.view import View

STEM = cell_view.STEM
ORIGINAL = f"{PAGE}/goc"
LONGEST = 200  # characters of a sheet's name that are shown again


@dataclass(frozen=True)
class Place:
    """A place in a received file, as the address names it: the file's number in the ledger, sheet, cells."""

    file_id: int
    sheet: str
    cells: tuple[str, ...]


def asked(search: str | None) -> Place | None:
    """The place an address asks for; None where it names none."""
    given = dict(parse_qsl((search or "").lstrip("?")))
    number = given.get(FILE, "")
    if not number.isascii() or not number.isdigit() or len(number) > 9:
        return None
    return Place(int(number), given.get(SHEET, "")[:LONGEST], tuple(given.get(CELL, "")[:LONGEST].split(SEVERAL)))


def body(view: View, place: Place) -> list[Component]:
    """The row as it stood, the workbook to open, what papers have said of the same thing by the day."""
    home = Home(current_app.config["HOME"])
    back = cell_view.actions(None, view.link(PAGE))
    try:
        found = original(home, place.file_id) if may_open(view, place.file_id) else None
        if found is None:
            return [cell_view.lost(say(STEM, "unknown", file=place.file_id)), back]
        return _shown(view, place, home, found)
    except HomeFault as fault:
        return [cell_view.lost(str(fault)), back]


def _shown(view: View, place: Place, home: Home, found: Original) -> list[Component]:
    rows = view.ask_plainly(
        "cell_history", source_id=place.file_id, sheet=place.sheet, cells=list(place.cells), as_of=view.as_of
    )
    history = cell_view.history(rows, view.reading)
    if found.content is None:
        return [
            cell_view.title_by_hand(found.name),
            cell_view.actions(None, view.link(PAGE)),
            cell_view.by_hand(),
            history,
        ]
    part = excerpt(home, place.file_id, place.sheet, place.cells)
    if part is not None:
        # The row names people whether or not anything was read from the cells asked for.
        seen(STEM, sum(not line.is_heading for line in part.lines))
    return [
        cell_view.title(found.name, place.sheet, SEVERAL.join(place.cells)),
        cell_view.actions(f"{ORIGINAL}/{place.file_id}", view.link(PAGE)),
        cell_view.lost(say(STEM, "no_row"))
        if part is None
        else cell_view.excerpt(
            part.columns, [(line.number, line.is_heading, line.texts) for line in part.lines], place.cells
        ),
        history,
    ]


def may_open(view: View, file_id: int) -> bool:
    """Whether a file is among those the viewer may open: all, or the branch's own; of others not even the name."""
    return file_id in view.ask_plainly("source_files")["file_id"]


def register(app: Dash, open_at: Opening) -> None:
    """Serves each received file as it came, to be kept and opened, never to be shown by the browser itself."""

    @app.server.get(f"{ORIGINAL}/<int:file_id>")  # type: ignore[untyped-decorator]
    def open_original(file_id: int) -> Response:
        view = open_at(None)
        if view is None or not readers(view.viewer) or not may_open(view, file_id):
            if not (viewer().sees_all and readers(viewer())):  # else there is no such file
                note_refused(viewer(), request.path)
            abort(404)
        try:
            found = original(Home(current_app.config["HOME"]), file_id)
        except HomeFault as fault:
            return Response(str(fault), status=404, mimetype="text/plain")
        if found is None or found.content is None:
            abort(404)
        current_app.config["TRAIL"].note(view.viewer.id, "file_opened", str(file_id))
        return send_file(
            io.BytesIO(found.content),
            mimetype="application/octet-stream",
            as_attachment=True,
            download_name=name_to_save(PurePath(found.name).name),
        )
