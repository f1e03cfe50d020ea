"""Copies of homes that many tests share."""

import shutil
from pathlib import Path

# A reader of SQLite makes these beside a database and takes them away with it: another test may be reading just now.
OF_READERS = shutil.ignore_patterns("*.sqlite-wal", "*.sqlite-shm")


def copy_of(home: Path, to: Path) -> Path:
    """Copy a home at rest, into which nobody writes, though others may be reading it; gives the copy's path."""
    return Path(shutil.copytree(home, to, ignore=OF_READERS))
