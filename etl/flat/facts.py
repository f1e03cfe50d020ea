"""Facts too many for memory: in files of a folder that goes with the last who holds it."""

import shutil
import tempfile
import time
import weakref
from dataclasses import dataclass
from pathlib import Path

import polars as pl

NAMED, LEFT_BEHIND_SECONDS = "dang-bo-bang-", 24 * 3600


class Folder:
    """A folder of one's own among the system's temporary ones; what a killed load left there a day ago goes."""

    def __init__(self) -> None:
        for left in Path(tempfile.gettempdir()).glob(f"{NAMED}*"):
            if _age(left) > LEFT_BEHIND_SECONDS:
                shutil.rmtree(left, ignore_errors=True)
        self.path = Path(tempfile.mkdtemp(prefix=NAMED))
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)


def _age(folder: Path) -> float:
    """How many seconds ago something was last put in a folder; none where another has just taken it away."""
    try:
        return time.time() - folder.stat().st_mtime
    except OSError:
        return 0


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
