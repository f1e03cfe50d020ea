"""What a page is: where it stands, which filters it reads, what it shows."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar
from urllib.parse import unquote

from dash import Dash
from dash.development.base_component import Component

from components.chart import Chart
from components.wording import say
from data.warehouse import NotEntitled
from pages.policy import Policy, readers
from pages.view import View

Opening = Callable[[str | None], View | None]
Made = TypeVar("Made")
# The charts of a page by their questions; None where a picture has none of that kind.
Charts = Mapping[str, Callable[[View], Chart | None]]


def no_callbacks(app: Dash, open_at: Opening) -> None:
    """For a page that answers nothing beyond its address."""


@dataclass(frozen=True)
class Page:
    """A page: `stem` names its wording, `controls` the filters it reads (their ids).

    `body` is asked anew on each request. `register_callbacks` gets the app and the way from a query to a View.
    `all_years`: where the address names no year, all are meant. `unloaded`: what it shows while nothing is loaded.
    `subjects`: the kinds of subject it can show, the first where the address asks for another; all where it names none.
    `listed`: whether the menu names it. `narrowed`: for a page whose path goes on with an id, the picture of what the
    id (View.path_id) names; without it a longer path is no page. `name`: its title, where that depends on the picture.
    `charts`: those it shows, each made for itself. `allowed`: who may open it; the menu names it to nobody else.
    `beside`: its link stands in the banner. `kept`: what it shows depends on nothing but the picture and on what its
    reader may see, so that it need not be made again for the next one who asks (pages/kept_arrivals.py).
    """

    path: str
    stem: str
    body: Callable[[View], list[Component]]
    controls: tuple[str, ...] = ()
    register_callbacks: Callable[[Dash, Opening], None] = no_callbacks
    graphs: bool = True
    all_years: bool = False
    unloaded: Callable[[], list[Component]] | None = None
    subjects: tuple[str, ...] = ()
    listed: bool = True
    narrowed: Callable[[View], View] | None = None
    name: Callable[[View], str] | None = None
    charts: Charts = field(default_factory=dict)
    allowed: Policy = readers
    beside: bool = False
    kept: bool = False

    def title(self, view: View | None) -> str:
        """What stands above the page and in the browser's tab."""
        return self.name(view) if self.name and view else say(self.stem, "name")


def page_at(pages: Sequence[Page], path: str) -> tuple[Page | None, str]:
    """The page that stands at a path, and what follows its own path: the id of what it is about."""
    for page in pages:
        if path == page.path:
            return page, ""
        if page.narrowed and path.startswith(f"{page.path}/"):
            return page, unquote(path.removeprefix(f"{page.path}/")).strip("/")
    return None, ""


def shown(page: Page | None, view: View | None, path_id: str) -> View | None:
    """The picture as the page can show it: of a kind of subject that it knows, of what its path names."""
    if page is None or view is None:
        return view
    if page.subjects and view.subject_kind not in page.subjects:
        view = replace(view, subject_kind=page.subjects[0])
    return replace(view, path_id=path_id)


def apart(what: str, make: Callable[[], Made], otherwise: Made) -> Made:
    """What `make` makes; where it fails, `otherwise`. NotEntitled is raised: that is an answer, no fault.

    One part's fault must not take the whole from its readers, a page the menu or a slide the show: it is logged under
    `what`, and told kindly.
    """
    try:
        return make()
    except NotEntitled:
        raise
    except Exception:
        logging.getLogger(__name__).exception("%s", what)
        return otherwise
