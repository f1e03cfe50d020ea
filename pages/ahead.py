"""Pages made ahead: what readers will most likely ask of a version, made and kept while nobody waits for it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from itertools import product

import polars as pl

from components import filters
from components.names import names
from data.viewer import LOCAL, LOCAL_VIEWER, ROLES, Viewer
from pages import address
from pages.kept_arrivals import Arrivals
from pages.page import Page
from pages.view import open_view

LOOKS_EVERY, QUIET_FOR = 1.0, 3.0  # seconds: between two looks at the version; that it stays before work begins
BREATH = 0.02  # seconds between two pages: a reader who asks meanwhile is answered in between
MOST_BRANCHES = 60  # of a committee whose branches' own pictures are made ahead too
LOG = logging.getLogger(__name__)


class Ahead:
    """Makes the pages of each new version ahead, in a thread of its own, until stopped."""

    def __init__(self, arrivals: Arrivals) -> None:
        self.warehouse = arrivals.warehouse
        self.pages = [page for page in arrivals.pages if page.kept and not page.narrowed]
        self._arrivals = arrivals
        self._ended = threading.Event()

    def begin(self, viewers: Sequence[Viewer]) -> None:
        """Begin, for all who may see what one of these viewers may."""
        threading.Thread(target=self._work, args=(viewers,), name="ahead", daemon=True).start()

    def end(self) -> None:
        """Stop before the next page."""
        self._ended.set()

    def make(self, viewers: Sequence[Viewer]) -> int:
        """Make what is likely asked of the version served, as long as it is served; how many pages that were."""
        version, made = self.warehouse.version(), 0
        for (page, search), viewer in product(self._likely(viewers[0]), viewers):
            if self._ended.wait(BREATH) or self.warehouse.version() != version:
                break
            if page.allowed(viewer):
                self._arrivals.make_ahead(page.path, search, viewer)
                made += 1
        return made

    def _work(self, viewers: Sequence[Viewer]) -> None:
        done = None
        while not self._ended.wait(LOOKS_EVERY):
            version = self.warehouse.version()
            if version in (None, done) or self._ended.wait(QUIET_FOR) or self.warehouse.version() != version:
                continue
            done = version
            try:
                self.make(viewers)
            except Exception:  # what fails here fails again, and is told, where somebody asks for it
                LOG.exception("version %s", version)

    def _likely(self, viewer: Viewer) -> Iterator[tuple[Page, str]]:
        """Pages and queries: as the menu opens them; then one control of theirs put differently, the year first."""
        view = open_view(self.warehouse, viewer, "", self._arrivals.as_of)
        if view is None:
            return
        yield from ((page, "") for page in self.pages)
        others = [year for year in view.known_years if year != view.year]
        yield from self._with((filters.YEAR, filters.YEARS), address.YEARS, [str(year) for year in others])
        yield from self._with((filters.YEARS,), address.YEARS, [f"{year},{view.year}" for year in others])
        yield from self._with((filters.SUBJECT,), address.SUBJECT, list(names("subject_kind")))
        yield from self._with((filters.STAGE,), address.STAGE, list(names("stage")))
        branches = view.units.filter(pl.col("kind") == "chi_bo")["unit"].to_list()
        if len(branches) <= MOST_BRANCHES:
            yield from self._with((filters.UNITS,), address.UNITS, branches)

    def _with(self, controls: tuple[str, ...], key: str, values: list[str]) -> Iterator[tuple[Page, str]]:
        """The pages that have one of these controls, with each value of it."""
        pages = [page for page in self.pages if set(controls) & set(page.controls)]
        yield from ((page, address.query({key: value})) for value in values for page in pages)


def readers(*, with_accounts: bool) -> list[Viewer]:
    """One viewer for each kind of reader who sees all: the one at the machine, or those who sign in."""
    roles = [role for role, rights in ROLES.items() if rights.sees_all and not rights.only_projected and role != LOCAL]
    return [Viewer("ahead", role) for role in roles] if with_accounts else [LOCAL_VIEWER]
