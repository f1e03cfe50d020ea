"""Facts too many for memory: in files of a folder that goes with the last who holds it."""

import shutil
import tempfile
import weakref
from dataclasses import dataclass
from pathlib import Path

import polars as pl


class Folder:
    """A folder of one's own among the system's temporary ones."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="flat-"))
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)


@dataclass(frozen=True)
class FlatFacts:
    """The facts a flat table tells of one table of the database, in Parquet files that have that table's columns.

    groups: the year, unit and part (list) they are of. The files go with the folder, and that with its last holder.
    """

    table: str
    files: tuple[Path, ...]
    rows: int
    groups: pl.DataFrame
    folder: Folder
