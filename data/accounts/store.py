"""Where accounts and sessions are kept: tables of their own (tables.sql) in the home's ledger.sqlite."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path

from data.accounts.faults import AccountFault
from data.durable import keep_in_wal

TABLES = Path(__file__).with_name("tables.sql").read_text(encoding="utf-8")
LEDGER = "ledger.sqlite"
WAIT_SECONDS = 30


class Store:
    """The tables of one home; safe to use from several threads and processes at once."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._file = home / LEDGER

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read by. Where nothing was ever kept it finds nothing, and nothing is made."""
        with _in_words(), closing(self._kept() or _nothing_kept()) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection to write by, alone: all that is done in it holds once it is left, or none of it.

        Raises AccountFault where the ledger cannot be written.
        """
        with _in_words(), closing(self._kept() or self._made()) as connection:
            connection.execute("pragma synchronous = full")
            connection.execute("begin immediate")
            yield connection
            connection.commit()  # left by an error, it is closed without, and nothing of it holds

    def _kept(self) -> sqlite3.Connection | None:
        """The ledger, if it has the tables."""
        if not self._file.exists():
            return None
        connection = _connected(self._file)
        if connection.execute("select 1 from sqlite_master where name = 'server_key'").fetchone():
            return connection
        connection.close()
        return None

    def _made(self) -> sqlite3.Connection:
        """The ledger with the tables made in it; only its owner may read it from now on."""
        self._home.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(self._file, os.O_CREAT | os.O_RDWR, 0o600))
        with suppress(OSError):  # of another owner, whose to decide it is
            self._file.chmod(0o600)
        connection = _connected(self._file)
        keep_in_wal(connection)
        connection.executescript(f"begin immediate;\n{TABLES}\ncommit;")
        return connection


def _connected(file: Path | str) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=WAIT_SECONDS, isolation_level=None)


def _nothing_kept() -> sqlite3.Connection:
    connection = _connected(":memory:")
    connection.deserialize(_empty_tables())
    return connection


@cache
def _empty_tables() -> bytes:
    """The tables with nothing in them: without accounts every request asks for them, and to make them takes longer."""
    with closing(_connected(":memory:")) as connection:
        connection.executescript(TABLES)
        return connection.serialize()


@contextmanager
def _in_words() -> Iterator[None]:
    """Turns what the database raises into an AccountFault."""
    try:
        yield
    except sqlite3.Error as fault:
        raise AccountFault("not_kept", what=fault) from fault
