"""What it costs to take in and to look at a country of any number of branches.

`python -m tests.bench.scale SIZE... [--keep FILE.json] [--draw FILE.svg]` prints a table; SIZE is in branches, 250000
are the country's. What was measured before is kept in the file and drawn with what is measured now.
"""

import argparse
import json
import statistics
import sys
import tempfile
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from tests.bench.country import FIRST_YEAR, YEARS, write
from tests.bench.scale_drawing import drawn
from tests.bench.tree_memory import cost_of
from tests.repository import ROOT

TIMES = 5
WIDTHS = (9, 12, 8, 8, 11, 9, 8, 13)
LAST_YEAR = FIRST_YEAR + YEARS - 1
ASKED: dict[str, Any] = {"years": [LAST_YEAR], "subject_kind": "dang_vien", "stage": "decided"}
SCREENS = {
    "/": ("scope", "units", "deadline_progress", "dossier_missing", "rating_progress", "remediation_summary"),
    "/phan-bo": (
        "scope",
        "units",
        "rating_distribution",
        "rating_by_unit",
        "ceiling_check",
        "stage_shift",
        "not_rated",
    ),
}
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Size:
    """The cost of one size: load in seconds and seconds of processor, memory and database in MB, answers in ms."""

    branches: int
    rows: int
    load: float
    processor: float
    memory: float
    database: float
    screens: dict[str, float]
    slowest: dict[str, float]


def measured(branches: int, folder: Path) -> Size:
    """Writes a country, takes it in by the command, and asks what its first screens ask."""
    write(folder / "country", branches)
    home = folder / "home"
    report = folder / "report.json"
    command = [
        sys.executable,
        "-m",
        "etl",
        "load",
        str(folder / "country"),
        "--home",
        str(home),
        "--report",
        str(report),
    ]
    cost = cost_of(command, ROOT)
    told = json.loads(report.read_text(encoding="utf-8"))
    assert (told["rejected"], told["rows"]) == (0, told["loaded"])
    answers = _answers(home)
    slowest = sorted(answers.items(), key=lambda answer: -answer[1])[:3]
    return Size(
        branches,
        told["rows"],
        cost.seconds,
        cost.processor_seconds,
        cost.memory / MEGABYTE,
        sum(file.stat().st_size for file in (home / "versions").iterdir()) / MEGABYTE,
        {page: sum(answers[question] for question in questions) for page, questions in SCREENS.items()},
        dict(slowest),
    )


def _answers(home: Path) -> dict[str, float]:
    """The median milliseconds of each question, each on another day, so that none is answered from what is kept."""
    taken = {}
    warehouse = Warehouse(home)
    for question in sorted({question for questions in SCREENS.values() for question in questions}):
        times = []
        for day in range(TIMES + 1):
            started = perf_counter()
            warehouse.ask(question, LOCAL_VIEWER, **ASKED, as_of=date(LAST_YEAR, 12, 26 - day))
            times.append((perf_counter() - started) * 1000)
        taken[question] = statistics.median(times[1:])
    warehouse.close()
    return taken


def table(sizes: list[Size]) -> str:
    """The sizes as the lines of a table."""
    head = ("branches", "rows", "load s", "cpu s", "memory MB", "file MB", "/ ms", "/phan-bo ms")
    lines = ["".join(name.rjust(width) for name, width in zip(head, WIDTHS, strict=True))]
    lines += [
        f"{size.branches:>9,}{size.rows:>12,}{size.load:>8.1f}{size.processor:>8.1f}{size.memory:>11.0f}"
        f"{size.database:>9.1f}{size.screens['/']:>8.0f}{size.screens['/phan-bo']:>13.0f}"
        for size in sizes
    ]
    for size in sizes:
        slowest = ", ".join(f"{name} {ms:.0f} ms" for name, ms in size.slowest.items())
        lines.append(f"{size.branches:,}: {slowest}")
    return "\n".join(lines)


def main() -> None:
    """Measures the sizes asked for, each in a folder that goes again."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", type=int, nargs="*")
    options.add_argument("--keep", type=Path)
    options.add_argument("--draw", type=Path)
    asked = options.parse_args()
    known = json.loads(asked.keep.read_text(encoding="utf-8")) if asked.keep and asked.keep.exists() else []
    sizes = {entry["branches"]: Size(**entry) for entry in known}
    for branches in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            sizes[branches] = measured(branches, Path(folder))
        print(table([sizes[branches]]), flush=True)
    in_order = [sizes[branches] for branches in sorted(sizes)]
    if asked.keep:
        asked.keep.write_text(json.dumps([asdict(size) for size in in_order], indent=1) + "\n", encoding="utf-8")
    if asked.draw:
        asked.draw.write_text(drawn([asdict(size) for size in in_order]), encoding="utf-8")


if __name__ == "__main__":
    main()
