"""Homes that many tests share: each made once for all workers, and copied by whoever writes."""

import shutil
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

from etl.gather import Gathered, gather
from etl.home import Home
from etl.load import load
from tests.repository import ROOT

SAMPLES = ROOT / "data" / "samples"
MEMBERS = "2023/van-phong-1/tong-hop-dang-vien-2023.xlsx"
REGISTER = "2023/dang-uy/so-theo-doi-ho-so-2023.xlsx"
PAPERS = (
    MEMBERS,
    REGISTER,
    "2023/quan-ly-nang-luong/ke-hoach-khac-phuc-2023.xlsx",
    "2022/van-phong-1/tong-hop-dang-vien-2022.xlsx",
)
# Who reads a home, or holds it for a backup, makes these beside SQLite's files and takes them away: another test may do
# so just now.
PASSING = shutil.ignore_patterns("*.sqlite-wal", "*.sqlite-shm", "*-journal")


def copy_of(home: Path, to: Path) -> Path:
    """Copy a home at rest, into which nobody writes, though others may be reading it; gives the copy's path."""
    return Path(shutil.copytree(home, to, ignore=PASSING))


def once(home: Path, make: Callable[[Path], None]) -> Path:
    """A home at a place that all workers know: whoever comes first makes it, the others wait and find it."""
    with FileLock(home.with_name(f"{home.name}.lock")):
        if not (home / "CURRENT").exists():
            make(home)
    return home


def load_few(home: Path) -> None:
    """Load the settings and a few papers of three branches."""
    settings, _ = gather([SAMPLES / "committee.toml", SAMPLES / "plans"])
    papers = [Gathered(name, (SAMPLES / name).read_bytes()) for name in PAPERS]
    assert {report.outcome for report in load(Home(home), [*settings, *papers])} == {"loaded"}
