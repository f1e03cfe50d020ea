"""What outlasts a power cut in a home: small files, whole or not there, and the ledger's journal."""

import os
import sqlite3
from pathlib import Path


def keep_in_wal(connection: sqlite3.Connection) -> None:
    """Has a database keep its journal beside it, where readers and a writer do not wait for each other.

    Of several that open a new one at the same moment, SQLite sends all but one away at once, whatever they are ready to
    wait. For a lock it does wait, as long as the connection is told to: so whoever was sent away asks for one, and has
    it when the other is done. Raises sqlite3.Error.
    """
    while not _is_switched(connection):
        connection.execute("begin exclusive")
        connection.execute("rollback")


def _is_switched(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("pragma journal_mode = wal")
    except sqlite3.OperationalError as fault:
        if fault.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


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
