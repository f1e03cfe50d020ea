"""One home with two years more than the sample, loaded once for all workers by the real command."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from filelock import FileLock

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from tests.homes import copy_of
from tests.repository import ROOT
from tests.years.papers import MERGED, NEW_NAME, write_2024, write_2025, write_settings

LOAD_SECONDS = 300


@pytest.fixture(scope="session")
def report(sample_home: Path, shared: Path) -> dict[str, Any]:
    """Give the report of the load, with the home and how many members and leaders the papers name; only to be read."""
    folder = shared / "years"
    told = folder / "told.json"
    with FileLock(shared / "years.lock"):
        if not told.exists():
            shutil.rmtree(folder, ignore_errors=True)
            copy_of(sample_home, folder / "home")
            written = _write(sample_home, folder / "papers")
            loaded = _load(folder)
            told.write_text(json.dumps(loaded | written | {"home": str(folder / "home")}), encoding="utf-8")
    report: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))
    return report


def _write(sample_home: Path, papers: Path) -> dict[str, int]:
    """The settings and papers of both years, made of the members whom the sample's latest year names."""
    sample = Warehouse(sample_home)
    members = sample.ask("form_members", LOCAL_VIEWER, year=2024)
    names = dict(sample.ask("units", LOCAL_VIEWER, years=[2023]).select("unit", "unit_name").iter_rows())
    leading = sample.ask(
        "trial_subjects", LOCAL_VIEWER, subject_kind="can_bo", stage="decided", years=[2023], as_of=date.max
    )
    sample.close()
    write_settings(papers)
    of_2024 = members.with_columns(unit_name=pl.col("unit").replace_strict(names))
    of_2025 = members.with_columns(unit_name=pl.col("unit").replace_strict(names | dict.fromkeys(MERGED, NEW_NAME)))
    leaders = of_2025.filter(pl.col("subject_name").is_in(leading["subject_name"].to_list()))
    write_2024(papers / "2024", of_2024.to_dicts(), _branches(of_2024))
    write_2025(papers / "2025", of_2025.to_dicts(), _branches(of_2025), leaders.to_dicts())
    return {"members": members.height, "leaders": leaders.height}


def _branches(members: pl.DataFrame) -> list[str]:
    return [str(name) for name in members["unit_name"].unique(maintain_order=True)]


def _load(folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "etl", "load", str(folder / "papers"), "--home", str(folder / "home")]
    done = subprocess.run(
        [*command, "--report", str(folder / "report.json")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=LOAD_SECONDS,
        check=False,
    )
    if done.returncode != 0:
        pytest.fail(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    loaded: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return loaded
