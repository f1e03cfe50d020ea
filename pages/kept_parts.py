"""What a page shows, kept as it is sent: made once for a version, a picture and what its reader may see.

A version never changes, so the same picture of it is the same for everybody with the same rights. That records of named
people were looked at is noted each time, whether what they stand in was made now or kept.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from components.as_sent import as_sent
from pages.held_parts import with_ids
from pages.page import Page
from pages.session import seeing, seen
from pages.view import View

MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True)
class Kept:
    """The parts of a page as JSON, and how many rows of which questions about named people they were made of."""

    parts: tuple[str, ...]
    people: Mapping[str, int]

    @property
    def size(self) -> int:
        """How many characters it takes."""
        return sum(map(len, self.parts))


class KeptParts:
    """The pages made last, as many as there is room for; safe to use from several threads."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        """How many characters are kept."""
        return self._size

    def of(self, page: Page, view: View) -> list[Any]:
        """What a page shows of a picture. Raises what the page raises; nothing is kept of a page that failed."""
        if not page.kept:
            return with_ids(page.body(view))
        version = view.warehouse.version()
        key = (page.path, version, *view.identity)
        with self._lock:
            found = self._kept.get(key)
            if found:
                self._kept.move_to_end(key)
        if found is None:
            found = _made(page, view)
            if view.warehouse.version() == version:  # else some of it is of the next version
                self._keep(key, found)
        for question, rows in found.people.items():
            seen(question, rows)
        return [orjson.Fragment(part) for part in found.parts]

    def _keep(self, key: Hashable, made: Kept) -> None:
        with self._lock:
            if key in self._kept or made.size > self._most:
                return
            self._kept[key] = made
            self._size += made.size
            while self._size > self._most:
                _, dropped = self._kept.popitem(last=False)
                self._size -= dropped.size


def _made(page: Page, view: View) -> Kept:
    with seeing() as people:
        parts = tuple(as_sent(part) for part in with_ids(page.body(view)))
    return Kept(parts, people)
