"""The ledger: what was taken in, when, by whom. With the intake's bytes it is the truth; everything else is rebuilt."""

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from data.durable import keep_in_wal
from etl.faults import NewerHome

# One more with each change of SCHEMA; a ledger of an older one is brought forward, of a newer one refused.
LEDGER_VERSION = 2
SCHEMA = """
create table entry (
    position integer primary key autoincrement,
    batch integer not null,
    at text not null,
    who text not null,
    action text not null check (action in ('file', 'refused', 'manual', 'undo')),
    name text not null,
    sha256 text,
    content_sha256 text,
    detail text
)
"""


@dataclass(frozen=True)
class Entry:
    """One entry. batch: the entries of one call belong together.

    detail: an undo's batch, a refusal's report, what was recorded by hand.
    """

    position: int
    batch: int
    at: datetime
    who: str
    action: str
    name: str
    sha256: str | None
    content_sha256: str | None
    detail: str | None


class Ledger:
    """The ledger of a home; entries are only ever added."""

    def __init__(self, path: Path, content: bytes | None = None) -> None:
        """`content`: a ledger's bytes, to be looked at in memory; nothing is then written, and `path` only named."""
        if content is None and not path.exists():
            with suppress(OSError):  # sqlite says in its own words what is in the way
                path.touch(mode=0o600)
        self._connection = sqlite3.connect(path if content is None else ":memory:")
        try:
            if content is not None:
                self._connection.deserialize(content)
            if self._version() > LEDGER_VERSION:
                raise NewerHome("newer_version", found=self._version(), known=LEDGER_VERSION, path=path)
            keep_in_wal(self._connection)
            self._connection.execute("pragma synchronous = full")
            if self._version() < LEDGER_VERSION:
                self._bring_forward()
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def entries(self) -> list[Entry]:
        """All entries, oldest first."""
        rows = self._connection.execute("select * from entry order by position").fetchall()
        return [Entry(row[0], row[1], datetime.fromisoformat(row[2]), *row[3:]) for row in rows]

    def in_force(self) -> list[Entry]:
        """The files, refusals and entries by hand that no undo has taken back, oldest first."""
        entries = self.entries()
        undone = {int(entry.detail) for entry in entries if entry.action == "undo" and entry.detail}
        return [entry for entry in entries if entry.action != "undo" and entry.batch not in undone]

    def next_batch(self) -> int:
        """The number of the next call."""
        return int(self._connection.execute("select coalesce(max(batch), 0) + 1 from entry").fetchone()[0])

    def position(self) -> int:
        """The position of the last entry, 0 while there is none."""
        return int(self._connection.execute("select coalesce(max(position), 0) from entry").fetchone()[0])

    def add(self, entries: list[Entry]) -> None:
        """Adds entries, all or none; once this returns they outlast a power cut. Their positions are those given."""
        rows = [
            (e.position, e.batch, e.at.isoformat(), e.who, e.action, e.name, e.sha256, e.content_sha256, e.detail)
            for e in entries
        ]
        with self._connection:
            self._connection.executemany("insert into entry values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def copy_to(self, path: Path) -> None:
        """Writes a copy as it stands at one moment, while others may read and write."""
        copy = sqlite3.connect(path)
        try:
            self._connection.backup(copy)
            copy.execute("pragma journal_mode = delete")
        finally:
            copy.close()

    def damage(self) -> str | None:
        """What SQLite finds wrong with the file, or None."""
        found = str(self._connection.execute("pragma integrity_check(1)").fetchone()[0])
        return None if found == "ok" else found

    def _version(self) -> int:
        return int(self._connection.execute("pragma user_version").fetchone()[0])

    def _bring_forward(self) -> None:
        """Makes the table anew by SCHEMA with the rows it had, all or nothing."""
        with self._connection:
            self._connection.execute("begin immediate")
            if self._version() == LEDGER_VERSION:
                return  # somebody else was faster
            had = [row[1] for row in self._connection.execute("pragma table_info(entry)")]
            if had:
                self._connection.execute("alter table entry rename to entry_before")
            self._connection.execute(SCHEMA)
            if had:
                columns = ", ".join(had)
                self._connection.execute(f"insert into entry ({columns}) select {columns} from entry_before")  # noqa: S608
                self._connection.execute("drop table entry_before")
            self._connection.execute(f"pragma user_version = {LEDGER_VERSION}")
