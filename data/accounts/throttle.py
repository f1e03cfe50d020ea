"""Guessing is slowed, never stopped for good: after the fifth wrong guess each next one is judged a while later.

Wrong guesses are counted under the name, whether or not an account has it, and under the address they came from. From
an address that an account signed in from lately its guesses are counted apart from those of others under its name: who
guesses from elsewhere keeps nobody from signing in at the own desk.
"""

import hashlib
import math
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from data.accounts.store import Store

FREE_GUESSES = 4
LONGEST_WAIT = 60
FORGOTTEN_AFTER = timedelta(days=1)
KNOWN_FOR = timedelta(days=30)
# Marks are the first 24 bits of a hash: enough to count under, too few to tell what was typed, be it a password typed
# in the wrong place; and there is an end to how many there can be.
MARK_LETTERS = 6


@dataclass(frozen=True)
class Turn:
    """Whether a guess is judged now. wait_seconds: how long until the next one is, unless this one turns out right."""

    granted: bool
    wait_seconds: int


def wait_after(guesses: int) -> int:
    """How many seconds after so many wrong guesses the next is judged: 0 four times, then 1, 2, 4 … up to 60."""
    doublings = min(guesses - FREE_GUESSES - 1, LONGEST_WAIT.bit_length())
    return 0 if guesses <= FREE_GUESSES else min(2**doublings, LONGEST_WAIT)


class Throttle:
    """The wrong guesses of one home."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def turn(self, name: str, client: str, now: datetime) -> Turn:
        """Whether a guess is judged. It counts as wrong from here on, so that of many at once none comes for free."""
        with self._store.writing() as connection:
            connection.execute("delete from wrong_guess where last_at < ?", [(now - FORGOTTEN_AFTER).isoformat()])
            counts = {mark: _count(connection, mark, now) for mark in _marks(connection, name, client, now)}
            left = max(_left(guesses, last_at, now) for guesses, last_at in counts.values())
            if left:
                return Turn(granted=False, wait_seconds=left)
            for mark, (guesses, _) in counts.items():
                row = [mark, guesses + 1, now.isoformat()]
                connection.execute("insert or replace into wrong_guess values (?, ?, ?)", row)
            return Turn(granted=True, wait_seconds=max(wait_after(guesses + 1) for guesses, _ in counts.values()))


def forget(connection: sqlite3.Connection, name: str, client: str, now: datetime) -> None:
    """Begins to count anew after a right guess, and knows its address from now on."""
    for mark in _marks(connection, name, client, now):
        connection.execute("delete from wrong_guess where mark = ?", [mark])
    connection.execute("delete from known_client where last_at < ?", [(now - KNOWN_FOR).isoformat()])
    known = [_mark("both", name, client), now.isoformat()]
    connection.execute("insert or replace into known_client values (?, ?)", known)


def _marks(connection: sqlite3.Connection, name: str, client: str, now: datetime) -> tuple[str, str]:
    """What a guess is counted under: the address, and the name, or both together where the account is known there."""
    both = _mark("both", name, client)
    since = (now - KNOWN_FOR).isoformat()
    known = connection.execute("select 1 from known_client where mark = ? and last_at >= ?", [both, since]).fetchone()
    return both if known else _mark("name", name), _mark("client", client)


def _mark(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:MARK_LETTERS]


def _count(connection: sqlite3.Connection, mark: str, now: datetime) -> tuple[int, datetime]:
    row = connection.execute("select guesses, last_at from wrong_guess where mark = ?", [mark]).fetchone()
    return (int(row[0]), datetime.fromisoformat(row[1])) if row else (0, now)


def _left(guesses: int, last_at: datetime, now: datetime) -> int:
    """The seconds left to wait; none where the clock was put back, or one would wait until it is there again."""
    if now < last_at:
        return 0
    return max(0, math.ceil(wait_after(guesses) - (now - last_at).total_seconds()))
