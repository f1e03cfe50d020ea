"""How what is done to a home comes into its trail.

First the ledger, then the trail. A file is acknowledged once the ledger holds it: a trail that cannot be written, for
want of room or because it is damaged, must not lose it or keep it out. Nothing goes untold by that, for the ledger
knows who did what and when: lines that are missing are made of its entries by whoever writes or starts next. The other
way round the trail would tell of what never came about. Only what hands data out (a person's file, an export) is noted
first, so that nothing leaves the house without a line.
"""

import logging
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from data.trail import Trail
from data.trail_line import Line
from etl.hand import from_text
from etl.home import Home
from etl.ledger import Entry, Ledger
from etl.report import phrase

ACTIONS = {"file": "taken_in", "refused": "refused_file", "manual": "recorded_by_hand"}
COUNTED = ("taken_in", "recorded_by_hand")
SETTINGS = ".toml"
LOG = logging.getLogger(__name__)


def note_entries(home: Home, ledger: Ledger, loaded: Mapping[int, int] | None = None) -> None:
    """Notes those of the ledger's entries that the trail lacks; `loaded` is how many rows came of which entry.

    Where the trail cannot be written that is logged, and made up for later.
    """
    with _never_in_the_way():
        trail = Trail(home.path)
        last = trail.last_entry()
        if ledger.position() <= last:
            return
        entries = ledger.entries()
        lines = [line for entry in entries if entry.position > last for line in _lines(entry, entries, loaded or {})]
        trail.note_all(lines)


def note_done(home: Home, who: str, action: str, about: str) -> None:
    """Notes what was done to a home as a whole; where that fails it is logged."""
    with _never_in_the_way():
        Trail(home.path).note(who, action, about)


def _lines(entry: Entry, entries: list[Entry], loaded: Mapping[int, int]) -> list[Line]:
    """One line for what an entry took in; for an undo one for each entry that it took back."""
    if entry.action == "undo":
        back = [_about(other) for other in entries if other.action != "undo" and str(other.batch) == entry.detail]
        return [Line(entry.who, "undone", about, at=entry.at, entry=entry.position) for about in back]
    is_settings = entry.action == "file" and entry.name.lower().endswith(SETTINGS)
    action = "settings_changed" if is_settings else ACTIONS[entry.action]
    rows = loaded.get(entry.position) if action in COUNTED else None
    return [Line(entry.who, action, _about(entry), rows, entry.at, entry.position)]


def _about(entry: Entry) -> str:
    """A file's name; of an entry by hand its kind, year and body, and nothing of what it says."""
    if entry.action != "manual":
        return entry.name
    by_hand = from_text(str(entry.detail))
    return f"{by_hand.kind} {by_hand.year} {by_hand.unit}"


@contextmanager
def _never_in_the_way() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as fault:
        LOG.error("%s", phrase("faults", "trail_behind", what=str(fault).partition("\n")[0]))  # noqa: TRY400
