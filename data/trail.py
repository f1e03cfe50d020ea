"""The trail: who did what, line by line, each line bound to the one before it by its hash. Lines are only ever added.

It stands in tables of its own in the home's ledger.sqlite. What the last line is stands a second time in a table beside
it and a third time in the file trail.head, so that lines cut off at the end are missed (data/trail_check.py).

Who can write to the home's files and knows this code can still make a whole new trail: against that helps only what
lies elsewhere, a backup or the last line's hash as `python -m etl status --verify` prints it.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from data.durable import keep_in_wal, write_durably
from data.trail_check import GENESIS, Head, first_fault, kept_head, line_hash
from data.trail_line import Filter, Line
from data.words import words

LEDGER = "ledger.sqlite"
HEAD_FILE = "trail.head"
WAIT_SECONDS = 60
PAGE = 100
SCHEMA = (
    """
    create table trail (
        number integer primary key,
        at text not null,
        who text not null,
        action text not null,
        about text not null,
        rows integer,
        entry integer,
        before text not null,
        hash text not null
    )
    """,
    "create table trail_head (one integer primary key check (one = 1), number integer not null, hash text not null)",
    """
    create trigger trail_never_updated before update on trail
    begin select raise(abort, 'the trail is only added to'); end
    """,
    """
    create trigger trail_never_deleted before delete on trail
    begin select raise(abort, 'the trail is only added to'); end
    """,
)
CHOSEN = """
from trail
where
    (:action = '' or action = :action)
    and (:who = '' or who = :who)
    and (:first = '' or at >= :first)
    and (:after = '' or at < :after)
"""
FRAME = {
    "number": pl.Int64,
    "at": pl.Datetime,
    "who": pl.String,
    "action": pl.String,
    "about": pl.String,
    "rows": pl.Int64,
}


class NotKept(sqlite3.Error):
    """A line could not be written: the ledger is damaged or locked, or the disk is full or closed."""


class UnknownAction(ValueError):
    """A line tells of an action for which words.toml has no word; the message names it."""


EVERYTHING = Filter()


class Trail:
    """The trail of one home; safe to use from several threads and processes at once."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._file = home / LEDGER
        self._head_file = home / HEAD_FILE

    def note(self, who: str, action: str, about: str = "", rows: int | None = None) -> None:
        """Adds a line; once this returns it outlasts a power cut. What may stand in `about`: see Line.

        Raises UnknownAction, NotKept: the caller decides what is not to happen without a line.
        """
        self.note_all([Line(who, action, about, rows)])

    def note_all(self, lines: Sequence[Line]) -> None:
        """Adds lines, all or none. One that tells of a ledger's entry which the trail already has is passed over."""
        known = set(words().filter(kind_of_word="trail_action")["code"])
        unknown = sorted({line.action for line in lines} - known)
        if unknown:
            raise UnknownAction(", ".join(unknown))
        try:
            self._write(lines)
        except (sqlite3.Error, OSError) as fault:
            raise NotKept(str(fault)) from fault

    def _write(self, lines: Sequence[Line]) -> None:
        self._home.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._file.touch(mode=0o600)
        with closing(self._opened()) as connection:
            with connection:
                connection.execute("begin immediate")
                if not _has_trail(connection):
                    for statement in SCHEMA:
                        connection.execute(statement)
                self._add(connection, lines)
            self._keep_head(connection)

    def lines(self, chosen: Filter = EVERYTHING, limit: int = PAGE, offset: int = 0) -> pl.DataFrame:
        """One row per line chosen, newest first: number, at, who, action, about, rows."""
        asked = {**chosen.parameters(), "limit": limit, "offset": offset}
        columns = f"select {', '.join(FRAME)} {CHOSEN} order by number desc limit :limit offset :offset"
        found = [(row[0], _moment(row[1]), *row[2:]) for row in self._asked(columns, asked)]
        return pl.DataFrame(found, schema=FRAME, orient="row")

    def count(self, chosen: Filter = EVERYTHING) -> int:
        """How many lines are chosen."""
        found = self._asked(f"select count(*) {CHOSEN}", chosen.parameters())
        return int(found[0][0]) if found else 0

    def accounts(self) -> list[str]:
        """Everybody of whom a line tells, by name."""
        return [row[0] for row in self._asked("select distinct who from trail order by who", {})]

    def last_entry(self) -> int:
        """The position of the last of the ledger's entries that the trail tells of, 0 while it tells of none."""
        found = self._asked("select coalesce(max(entry), 0) from trail", {})
        return int(found[0][0]) if found else 0

    def head(self) -> tuple[int, str]:
        """The last line's number and hash; (0, "") while there is none."""
        found = self._asked("select number, hash from trail order by number desc limit 1", {})
        return found[0] if found else (0, "")

    def damage(self) -> str | None:
        """In words, the first line another hand changed, added, moved or took away; None where the trail is whole."""
        try:
            fault = self._fault()
        except sqlite3.DatabaseError:
            return _said("unreadable", 0)
        return _said(*fault) if fault else None

    def _fault(self) -> tuple[str, int] | None:
        kept = kept_head(self._head_file)
        if not self._file.exists():
            return ("cut", 1) if kept else None
        with closing(self._opened()) as connection:
            if not _has_trail(connection):
                return ("cut", 1) if kept else None
            with connection:
                connection.execute("begin")  # lines that come in meanwhile are not looked at
                return first_fault(connection, kept_head(self._head_file))

    def _add(self, connection: sqlite3.Connection, lines: Sequence[Line]) -> None:
        """Binds lines to the last one known. Where lines are missing the gap stays: nothing is mended over."""
        found = connection.execute("select number, hash from trail_head").fetchone()
        heads = [Head(*found)] if found else []
        kept = kept_head(self._head_file)
        head = max([*heads, *([kept] if kept else []), Head(0, GENESIS)], key=lambda one: one.number)
        query = "select coalesce(max(number), 0), coalesce(max(entry), 0) from trail"
        last, noted = connection.execute(query).fetchone()
        number, before = max(last, head.number), head.hash
        new = [line for line in lines if line.entry is None or line.entry > noted]
        for line in new:
            told = line.told()
            number, after = number + 1, line_hash(before, told)
            connection.execute("insert into trail values (?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *told, before, after))
            before = after
        if new:
            connection.execute("insert or replace into trail_head values (1, ?, ?)", (number, before))

    def _keep_head(self, connection: sqlite3.Connection) -> None:
        """Writes the last line's number and hash to a file of its own, one writer at a time.

        It comes after the line itself, so that a power cut in between leaves it behind and never ahead: a head that is
        behind says less, one ahead would say that a line was taken away. So does one that finds no room on the disk.
        """
        with suppress(OSError), connection:
            connection.execute("begin immediate")
            for number, last in connection.execute("select number, hash from trail_head").fetchall():
                write_durably(self._head_file, f"{number} {last}\n".encode("ascii"))

    def _asked(self, query: str, parameters: dict[str, Any]) -> list[Any]:
        """The answer to a query; none where there is no trail yet, and nothing is made."""
        if not self._file.exists():
            return []
        with closing(self._opened()) as connection:
            return connection.execute(query, parameters).fetchall() if _has_trail(connection) else []

    def _opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=WAIT_SECONDS, isolation_level=None)
        try:
            keep_in_wal(connection)
            connection.execute("pragma synchronous = full")
        except BaseException:
            connection.close()
            raise
        return connection


def _has_trail(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("select count(*) from sqlite_master where name = 'trail'").fetchone()[0])


def _moment(text: str) -> datetime | None:
    """The moment of a line; None where another hand left none."""
    try:
        return datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None


def _said(code: str, number: int) -> str:
    told = words().row(by_predicate=(pl.col("kind_of_word") == "trail_damage") & (pl.col("code") == code), named=True)
    return str(told["name"]).format(number=number)
