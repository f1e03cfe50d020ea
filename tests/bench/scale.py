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
WIDTHS = (9, 12, 8, 8, 11, 9, 12, 13)
LAST_YEAR = FIRST_YEAR + YEARS - 1
ASKED: dict[str, Any] = {"years": [LAST_YEAR], "subject_kind": "dang_vien", "stage": "decided"}
OTHERWISE: dict[str, Any] = {**ASKED, "years": [LAST_YEAR - 1]}
# Most of what the first screens ask, those of `/` and of `/phan-bo`.
QUESTIONS = (
    "scope",
    "units",
    "deadline_progress",
    "dossier_missing",
    "rating_progress",
    "remediation_summary",
    "rating_distribution",
    "rating_by_unit",
    "ceiling_check",
    "stage_shift",
    "not_rated",
)
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Size:
    """The cost of one size: load in seconds and seconds of processor, memory and database in MB, answers in ms.

    `new_day`: all questions of the first screens, of a day nobody has asked for; `same_day`: of that day again,
    of another year.
    """

    branches: int
    rows: int
    load: float
    processor: float
    memory: float
    database: float
    new_day: float
    same_day: float
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
    first, again = _answers(home)
    slowest = sorted(again.items(), key=lambda answer: -answer[1])[:3]
    return Size(
        branches,
        told["rows"],
        cost.seconds,
        cost.processor_seconds,
        cost.memory / MEGABYTE,
        sum(file.stat().st_size for file in (home / "versions").iterdir()) / MEGABYTE,
        sum(first.values()),
        sum(again.values()),
        dict(slowest),
    )


def _answers(home: Path) -> tuple[dict[str, float], dict[str, float]]:
    """The median milliseconds of each question: where a day is asked for first, and then of another year."""
    warehouse = Warehouse(home)
    times: dict[bool, dict[str, list[float]]] = {again: {name: [] for name in QUESTIONS} for again in (False, True)}
    for day in range(TIMES + 1):
        for again, asked in ((False, ASKED), (True, OTHERWISE)):
            for question in QUESTIONS:
                started = perf_counter()
                warehouse.ask(question, LOCAL_VIEWER, **asked, as_of=date(LAST_YEAR, 12, 26 - day))
                times[again][question].append((perf_counter() - started) * 1000)
    warehouse.close()
    first, later = ({name: statistics.median(taken[1:]) for name, taken in of.items()} for of in times.values())
    return first, later


def table(sizes: list[Size]) -> str:
    """The sizes as the lines of a table."""
    head = ("branches", "rows", "load s", "cpu s", "memory MB", "file MB", "new day ms", "same day ms")
    lines = ["".join(name.rjust(width) for name, width in zip(head, WIDTHS, strict=True))]
    lines += [
        f"{size.branches:>9,}{size.rows:>12,}{size.load:>8.1f}{size.processor:>8.1f}{size.memory:>11.0f}"
        f"{size.database:>9.1f}{size.new_day:>12.0f}{size.same_day:>13.0f}"
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
