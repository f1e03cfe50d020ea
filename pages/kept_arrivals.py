"""What addresses show, kept as it is sent: made once for a version, a day and what its reader may see.

A version never changes, so the same address shows everybody with the same rights the same. That records of named people
were looked at is noted each time, whether what they stand in was made now or kept.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from time import monotonic

from data.viewer import Viewer
from data.warehouse import Coming, Warehouse
from pages.arrival import Arrival, as_sent, shown_at
from pages.defaults import today
from pages.page import Page
from pages.session import seeing, seen
from pages.view import open_view

Key = tuple[Hashable, ...]  # the version, and what else an arrival depends on
# Characters that are kept: of 300 branches what fifty readers ask for takes a quarter of it, and stands there twice
# while the next version is got ready for.
MOST_CHARACTERS = 128 * 1024 * 1024
MOST_ASKED = 500  # addresses remembered as asked for
ASKED_LATELY = 600.0  # seconds: what was asked for longer ago is not made ahead for the next version
MOST_SECONDS = 30.0  # that a version may wait until what was asked for lately is made of it


@dataclass(frozen=True)
class _Asked:
    """An address, and who asked for it."""

    path: str
    search: str
    reader: Viewer

    @property
    def key(self) -> Key:
        """What an arrival depends on, besides version and day."""
        reader = self.reader
        return (self.path, self.search, reader.rights, reader.unit, reader.projects, reader.outside)


class Arrivals:
    """The arrivals made last, as many as there is room for; safe to use from several threads.

    `as_of` is the installation's own day, None for today; `most` the characters that may be kept.
    """

    def __init__(
        self, pages: Sequence[Page], warehouse: Warehouse, as_of: date | None = None, most: int = MOST_CHARACTERS
    ) -> None:
        self.pages = pages
        self.warehouse = warehouse
        self.as_of = as_of
        self._most = most
        self._kept: OrderedDict[Key, Arrival] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()
        self._underway: dict[Key, threading.Lock] = {}
        self._asked: OrderedDict[Key, tuple[float, _Asked]] = OrderedDict()
        # No more at once than there are processors: what is kept already is then answered in between.
        self._making = threading.BoundedSemaphore(os.cpu_count() or 1)
        # What nobody waits for is made one after the other, so that a processor stays free for who does.
        self._unasked = threading.Lock()

    @property
    def size(self) -> int:
        """How many characters are kept."""
        return self._size

    def at(self, path: str, search: str, reader: Viewer) -> Arrival:
        """What a reader sees at an address. Of what does not last, and of what failed, nothing is kept."""
        asked = _Asked(path, search, reader)
        key = self._key(self.warehouse, asked)
        found = self._found(key) or self._made_once(key, asked)
        self._note(asked)
        for question, rows in found.people.items():
            seen(question, rows)
        return found

    def make_ahead(self, path: str, search: str, reader: Viewer) -> None:
        """Make, for whoever may ask for it, what a reader would see at an address: nobody sees it yet."""
        asked = _Asked(path, search, reader)
        key = self._key(self.warehouse, asked)
        with self._unasked:
            if self._found(key) is None:
                self._made_once(key, asked)

    def make_ready(self, number: int, hurries: Callable[[], bool]) -> None:
        """Make of a version that is finished, and not served yet, what readers asked for lately, the latest first.

        They are answered out of the version served meanwhile. It ends with MOST_SECONDS, or when somebody `hurries`.
        """
        coming, began = Coming(self.warehouse.home, number), monotonic()
        with self._lock:
            lately = [asked for at, asked in self._asked.values() if at > began - ASKED_LATELY]
        for asked in reversed(lately):
            if hurries() or monotonic() > began + MOST_SECONDS:
                break
            with self._unasked:
                self._made(self._key(coming, asked), asked, coming)
        self.warehouse.expect(coming)

    def now(self) -> tuple[int | None, date]:
        """The version served, None where there is none, and the day at which pages stand where nobody names one."""
        return self.warehouse.version(), self.as_of or today()

    def _key(self, warehouse: Warehouse, asked: _Asked) -> Key:
        return (warehouse.version(), self.as_of or today(), *asked.key)

    def _note(self, asked: _Asked) -> None:
        with self._lock:
            self._asked[asked.key] = (monotonic(), asked)
            self._asked.move_to_end(asked.key)
            if len(self._asked) > MOST_ASKED:
                self._asked.popitem(last=False)

    def _found(self, key: Key) -> Arrival | None:
        with self._lock:
            found = self._kept.get(key)
            if found:
                self._kept.move_to_end(key)
            return found

    def _made_once(self, key: Key, asked: _Asked) -> Arrival:
        """What several ask at the same time is made for the first of them; the others wait for it."""
        with self._lock:
            underway = self._underway.setdefault(key, threading.Lock())
        try:
            with underway:
                return self._found(key) or self._made(key, asked, self.warehouse)
        finally:
            with self._lock:
                self._underway.pop(key, None)

    def _made(self, key: Key, asked: _Asked, warehouse: Warehouse) -> Arrival:
        with self._making, seeing() as people:
            view = open_view(warehouse, asked.reader, asked.search, self.as_of)
            shown = shown_at(self.pages, asked.path, asked.search, asked.reader, view)
            made = as_sent(shown, people)
        version, *_ = key
        if shown.lasts and warehouse.version() == version:  # else some of it is of the next version
            self._keep(key, made)
        return made

    def _keep(self, key: Key, made: Arrival) -> None:
        with self._lock:
            if key in self._kept or made.size > self._most:
                return
            self._kept[key] = made
            self._size += made.size
            while self._size > self._most:
                _, dropped = self._kept.popitem(last=False)
                self._size -= dropped.size
