"""/nhat-ky: who did what, newest first, by day, action and account; and whether the trail is whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any
from urllib.parse import parse_qsl, urlencode

from dash.development.base_component import Component
from flask import current_app

from components import trail_list
from components.names import names
from components.wording import UnknownWordingError, say, wording
from data.trail import PAGE as PAGE_SIZE
from data.trail import Trail
from data.trail_line import Filter
from data.viewer import LOCAL, Viewer
from data.warehouse import NotEntitled
from etl.report import phrase
from etl.values import day_in_words
from pages.page import Page
from pages.policy import reads_trail
from pages.session import viewer
from pages.view import View

STEM, PATH = "nhat_ky", "/nhat-ky"
KEYS = {"first": "tu-ngay", "last": "toi-ngay", "action": "viec", "who": "tai-khoan"}
PAGE_KEY = "trang-so"
LONGEST = 80  # characters of what the address names that are looked at
OF_ENTRIES = ("recorded_by_hand", "undone")
OF_IDS = ("person_handed_out", "file_opened")


@dataclass(frozen=True)
class Asked:
    """What the address asks for: the lines chosen, the page of them, the fields as given, what was not understood."""

    chosen: Filter
    page: int
    given: Mapping[str, str]
    ignored: tuple[str, ...]

    def link(self, page: int) -> str:
        """The address of another page of the same lines."""
        given = {KEYS[field]: value for field, value in self.given.items() if value}
        return f"{PATH}?{urlencode(given | {PAGE_KEY: str(page)})}"


def read(search: str | None) -> Asked:
    """The address's query. What it names that does not exist is passed over and kept in `ignored`."""
    sent = dict(parse_qsl((search or "").lstrip("?")))
    texts = {field: sent.get(key, "")[:LONGEST] for field, key in KEYS.items()}
    given = {field: "" if text == trail_list.ALL else text for field, text in texts.items()}
    days: dict[str, date | None] = {field: day_in_words(given[field]) for field in ("first", "last")}
    bad = [field for field, day in days.items() if given[field] and day is None]
    if given["action"] not in names("trail_action"):
        bad += ["action"] if given["action"] else []
    ignored = tuple(f"{KEYS[field]}={given[field]}" for field in bad)
    given |= dict.fromkeys(bad, "")
    number = sent.get(PAGE_KEY, "")
    page = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 1
    return Asked(Filter(**days, action=given["action"], who=given["who"]), max(1, page), given, ignored)


def body(view: View) -> list[Component]:
    """Whether the trail is whole, what to narrow it by, a page of its lines."""
    _only_for(view.viewer)
    # Who was handed out is named to whoever reads the trail; of this reading no record of a person is viewed.
    people = view.warehouse.ask("person_find", view.viewer, sought="").sort("last_year")
    named = {row["subject"]: f"{row['subject_name']} · {row['unit_name']}" for row in people.to_dicts()}
    files = view.ask_plainly("source_files").select("file_id", "name").to_dicts()
    named |= {str(row["file_id"]): row["name"] for row in files}
    return _shown(Trail(view.warehouse.home), read(view.search), view.tree.names, named)


def unloaded() -> list[Component]:
    """The same while nothing is loaded: accounts may have been added by then."""
    _only_for(viewer())
    return _shown(Trail(current_app.config["HOME"]), read(None), {}, {})


def _only_for(reader: Viewer) -> None:
    if not reads_trail(reader):
        raise NotEntitled(reader.id)


def _shown(trail: Trail, asked: Asked, units: Mapping[str, str], named: Mapping[str, str]) -> list[Component]:
    found = trail.count(asked.chosen)
    page = min(asked.page, max(1, ceil(found / PAGE_SIZE)))
    lines = trail.lines(asked.chosen, PAGE_SIZE, (page - 1) * PAGE_SIZE).to_dicts()
    rows = [line | {"who": _who(line["who"]), "about": _about(line, units, named)} for line in lines]
    first = (page - 1) * PAGE_SIZE + 1
    last = first + len(rows) - 1
    pager = trail_list.pager(
        first, last, found, asked.link(page - 1) if page > 1 else None, asked.link(page + 1) if last < found else None
    )
    parts = [
        trail_list.standing(trail.count(), trail.damage()),
        trail_list.narrowing(PATH, KEYS, asked.given, trail.accounts()),
        trail_list.ignored(asked.ignored),
        pager if rows else None,
        trail_list.listing(rows),
    ]
    return [part for part in parts if part is not None]


def _who(name: str) -> str:
    """The one at the machine, who has no account, is noted by role."""
    return names("role").get(name, name) if name == LOCAL else name


def _about(line: Mapping[str, Any], units: Mapping[str, str], named: Mapping[str, str]) -> str:
    """What a line is about in words: the trail itself holds ids."""
    about = str(line["about"])
    if line["action"] == "person_viewed":
        return "; ".join(dict.fromkeys(filter(None, map(_viewed, about.split()))))
    if line["action"] in OF_IDS:
        return named.get(about, about)
    kind, _, rest = about.partition(" ")
    year, _, unit = rest.partition(" ")
    if line["action"] in OF_ENTRIES and year.isdigit() and unit in units:
        return say(STEM, "by_hand", what=phrase("by_hand", kind, year=year), unit=units[unit])
    papers: Mapping[str, str] = wording(STEM)["papers"]
    if line["action"] == "exported" and kind in papers:
        return papers[kind].format(year=rest)
    if line["action"] == "exported" and kind in wording("pages")["of_chart"]:
        return say(STEM, "figures", chart=say(kind, "heading"), year=rest)
    return units.get(about, about)


def _viewed(part: str) -> str:
    """A page or a question of which a line says that it was viewed, by its name; "" where it has none of its own."""
    stem = part.strip("/").partition("/")[0].replace("-", "_") if part.startswith("/") else part
    try:
        told = wording(stem or "tong_quan")
    except UnknownWordingError:
        return ""
    return str(told.get("name" if part.startswith("/") else "heading", ""))


PAGE = Page(
    path=PATH,
    stem=STEM,
    body=body,
    graphs=False,
    unloaded=unloaded,
    listed=False,
    allowed=reads_trail,
    beside=True,
)
