"""Whether the trail is whole: each line's own hash, its bond to the one before, and the last line against its heads."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

GENESIS = "0" * 64  # what the first line is bound to
Fault = tuple[str, int]
TOLD = ("at", "who", "action", "about", "rows", "entry")


class Head(NamedTuple):
    """The last line: its number and its hash."""

    number: int
    hash: str


def line_hash(before: str, told: Sequence[Any]) -> str:
    """The hash of a line: over the hash of the line before it and all that it tells, as JSON in the order of TOLD."""
    try:
        content = json.dumps(dict(zip(TOLD, told, strict=True)))
    except TypeError:  # another hand left bytes in the place of a text
        return ""
    return hashlib.sha256(f"{before}\n{content}".encode()).hexdigest()


def kept_head(file: Path) -> Head | None:
    """The head as its file has it; None where there is none, or it holds something else."""
    with suppress(OSError, ValueError):
        number, _, last = file.read_text(encoding="ascii").strip().partition(" ")
        return Head(int(number), last)
    return None


def first_fault(connection: sqlite3.Connection, kept: Head | None) -> Fault | None:
    """The first fault as a code of [trail_damage] and the number of the line; None where the trail is whole.

    `kept` is the head as its file has it: it may be behind the last line, never ahead.
    """
    earlier, last = None, Head(0, GENESIS)
    hash_kept = GENESIS
    query = f"select number, {', '.join(TOLD)}, before, hash from trail order by number"  # noqa: S608
    for number, *told, before, own in connection.execute(query):
        if number != last.number + 1:
            return ("missing", last.number + 1) if number > last.number else ("inserted", number)
        if line_hash(str(before), told) != own:
            return ("inserted" if _goes_on_after(connection, number, last.hash) else "changed", number)
        if before != last.hash:
            return _misplaced(connection, number, str(before), earlier)
        earlier, last = last, Head(number, own)
        if kept and number == kept.number:
            hash_kept = own
    return _fault_of_end(connection, last, kept, hash_kept)


def _misplaced(connection: sqlite3.Connection, number: int, before: str, earlier: Head | None) -> Fault:
    """What it means that a line, whole in itself, is not bound to the one that stands before it."""
    if earlier and before == earlier.hash:
        return "inserted", number - 1
    known = connection.execute("select count(*) from trail where hash = :hash", {"hash": before}).fetchone()[0]
    return "moved" if known or before == GENESIS else "torn", number


def _goes_on_after(connection: sqlite3.Connection, number: int, last: str) -> bool:
    """Whether the line after the one of this number is bound to the line before it."""
    query = "select before from trail where number > :number order by number limit 1"
    following = connection.execute(query, {"number": number}).fetchone()
    return following is not None and following[0] == last


def _fault_of_end(connection: sqlite3.Connection, last: Head, kept: Head | None, hash_kept: str) -> Fault | None:
    found = connection.execute("select number, hash from trail_head").fetchone()
    told = Head(*found) if found else None
    if told is None and kept is None and last.number == 0:
        return None
    if any(head is not None and head.number > last.number for head in (told, kept)):
        return "cut", last.number + 1
    if told is None or kept is None:
        return "headless", last.number
    if told.number < last.number:
        return "inserted", told.number + 1
    if told.hash != last.hash:
        return "changed", last.number
    return ("rewritten", kept.number) if kept.hash != hash_kept else None
