"""Ours beside the usual Dash app on the same rows: five charts, one change of a filter; run by `make bench`.

The plain app lives in an environment of its own (tests/bench/plain/requirements.txt), which the bench makes.
"""

import subprocess
import sys
from functools import partial
from importlib import metadata
from itertools import count
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.bench.served import Reader, Taken, ours, serving, timed
from tests.repository import ROOT

pytestmark = pytest.mark.bench

PLAIN = ROOT / "tests" / "bench" / "plain"
PYTHON = Path("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
TABLES = ("rating", "submission", "remediation_item")
FIVE = {"/phan-bo": 2, "/xu-huong": 1, "/tien-do": 1, "/khac-phuc": 1}  # pages with charts that the plain app has too
TIMES = 5
ports = count(8260)


@pytest.fixture(scope="module")
def plain() -> Path:
    """Give the Python of the plain app's own environment."""
    folder = ROOT / ".venv" / "plain"
    wanted, made = (PLAIN / "requirements.txt").read_text(encoding="utf-8"), folder / "requirements.txt"
    if not made.exists() or made.read_text(encoding="utf-8") != wanted:
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        install = [
            str(folder / PYTHON),
            "-m",
            "pip",
            "install",
            "-qq",
            "--requirement",
            str(PLAIN / "requirements.txt"),
        ]
        subprocess.run(install, check=True)
        made.write_text(wanted, encoding="utf-8")
    return folder / PYTHON


@pytest.fixture
def rows(sample_home: Path, tmp_path: Path) -> Path:
    """Give the rows of the sample's tables as Parquet files."""
    version = sample_home / "versions" / (sample_home / "CURRENT").read_text(encoding="utf-8").strip()
    with duckdb.connect(str(version), read_only=True) as served:
        for table in TABLES:
            served.table(table).write_parquet(str(tmp_path / f"{table}.parquet"))
    return tmp_path


def test_ours_beside_the_usual_dash_app(sample_home: Path, plain: Path, rows: Path) -> None:
    """One reader, the same years and branches, both servers in one run, turn about."""
    changes = [(year, unit) for year in (2019, 2021, 2022, 2023) for unit in ("", "van-phong-1", "khuyen-cong")]
    one, other = next(ports), next(ports)

    def change(values: dict[str, Any]) -> None:
        sizes["plain"].append(plain_reader.change(values))

    def all_five(search: str) -> None:
        sizes["ours"].append(sum(reader.arrive(path, search) for path in FIVE))

    usual, first, again = Taken(), Taken(), Taken()
    single: dict[str, Taken] = {path: Taken() for path in FIVE}
    sizes: dict[str, list[int]] = {"ours": [], "plain": []}
    command = [str(plain), str(PLAIN / "plain_app.py"), str(rows), str(other)]
    with serving([*ours(sample_home, one), "--nothing-ahead"], one), serving(command, other, "/_dash-layout"):
        reader, plain_reader = Reader(one), Reader(other)
        for turn in range(TIMES):
            for year, unit in changes:
                search = f"?nam={year}" + (f"&chi-bo={unit}" if unit else "")
                values = {"year.value": year, "units.value": [unit] if unit else []}
                timed(partial(change, values), usual)
                taken = again if turn else first
                timed(partial(all_five, search), taken)
                for path, part in single.items():
                    timed(partial(reader.arrive, path, search), part)
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in ("dash", "plotly", "duckdb", "polars"))
    print(f"\nPython {sys.version.split()[0]}, {versions}; plain: {', '.join(_pins())}")
    print(f"plain, its five charts, five requests: {usual.told()}, {_middle(sizes['plain'])} bytes")
    print(f"ours, the four pages they stand on, never asked: {first.told()}, {_middle(sizes['ours'])} bytes")
    print(f"ours, the same asked before: {again.told()}")
    for path, part in single.items():
        print(f"  {path}: {part.told()}")
    assert not usual.failed + first.failed + again.failed
    assert max(part.median for part in single.values()) < usual.median


def _pins() -> list[str]:
    lines = (PLAIN / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _middle(sizes: list[int]) -> int:
    return sorted(sizes)[len(sizes) // 2]
