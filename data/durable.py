"""What outlasts a power cut in a home: small files, whole or not there, and the ledger's journal."""

import os
import sqlite3
import time
from pathlib import Path

WAIT_SECONDS = 60
PAUSE_SECONDS = 0.005


def keep_in_wal(connection: sqlite3.Connection) -> None:
    """Has a database keep its journal beside it, where readers and a writer do not wait for each other.

    Of several that open a new one at the same moment, SQLite sends all but one away at once, whatever they are ready to
    wait: hence the wait here. Raises sqlite3.Error.
    """
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError as fault:
            if fault.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(PAUSE_SECONDS)
        else:
            return


def write_durably(target: Path, content: bytes) -> None:
    """Writes a file, for its owner alone, so that after a power cut it is either whole or not there."""
    beside = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    beside.touch(mode=0o600)
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Makes a rename in a folder last; Windows does so by itself and cannot open folders."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
