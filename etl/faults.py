"""What keeps a home or an archive from being used, in words; what libraries raise turned into such words."""

import errno
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl

from etl.report import phrase

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
LITTLE_ROOM = 32 * 1024 * 1024  # less than a version may need


class HomeFault(ValueError):
    """A home, an archive or the disk below them cannot be used as asked; the text is for a person."""

    def __init__(self, name: str, **words: object) -> None:
        super().__init__(phrase("faults", name, **words))
        self.name = name

    def __reduce__(self) -> tuple[Callable[..., "HomeFault"], tuple[type["HomeFault"], str, str]]:
        return _as_told, (type(self), self.name, str(self))


def _as_told(kind: type[HomeFault], name: str, text: str) -> HomeFault:
    """A fault told by another process, in the same words."""
    fault = kind.__new__(kind)
    ValueError.__init__(fault, text)
    fault.name = name
    return fault


class NewerHome(HomeFault):
    """A home or an archive was written by newer software than this: reading it could misread it."""


class NotProven(HomeFault):
    """A finished version failed one of its checks: it is not served, and what it was made for is taken back."""


@contextmanager
def in_words(place: Path | None = None) -> Iterator[None]:
    """Turns what the disk and the databases raise into a HomeFault; what is in words already passes.

    Databases say in many ways that a disk is full: with the `place` they work in, the room left there decides.
    """
    try:
        yield
    except OSError as fault:
        if fault.errno in NO_ROOM:
            raise HomeFault("disk_full", what=fault.strerror) from fault
        raise
    except (sqlite3.Error, duckdb.Error, pl.exceptions.PolarsError) as fault:
        full = place is not None and place.exists() and shutil.disk_usage(place).free < LITTLE_ROOM
        raise HomeFault("disk_full" if full else "disk_or_database", what=_first_line(fault)) from fault


def _first_line(fault: Exception) -> str:
    return str(fault).strip().partition("\n")[0]
