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
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from app import PAGES
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from pages.kept_arrivals import Arrivals
from tests.bench.country import FIRST_YEAR, YEARS, write
from tests.bench.scale_drawing import drawn
from tests.bench.tree_memory import cost_of
from tests.repository import ROOT

TIMES, TIMES_OF_MANY, MANY = 3, 1, 10_000
WIDTHS = (9, 12, 8, 8, 11, 9, 12, 13, 9)
LAST_YEAR = FIRST_YEAR + YEARS - 1
KEPT = [page for page in PAGES if page.kept and not page.narrowed]
MEGABYTE = 1024 * 1024
WEEK = 7  # days: a page compares its day with the one a week before


@dataclass(frozen=True)
class Size:
    """The cost of one size: load in seconds and seconds of processor, memory and database in MB, pages in ms.

    Of the pages the slowest: `new_day`: of a day nobody has asked for; `same_day`: of another year on that day;
    `again`: the same picture asked for again.
    """

    branches: int
    rows: int
    load: float
    processor: float
    memory: float
    database: float
    new_day: float
    same_day: float
    again: float
    pages: dict[str, tuple[float, float, float]]


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
    pages = _pages(home, TIMES if branches <= MANY else TIMES_OF_MANY)
    new_day, same_day, again = (max(times[which] for times in pages.values()) for which in range(3))
    return Size(
        branches,
        told["rows"],
        cost.seconds,
        cost.processor_seconds,
        cost.memory / MEGABYTE,
        sum(file.stat().st_size for file in (home / "versions").iterdir()) / MEGABYTE,
        new_day,
        same_day,
        again,
        pages,
    )


def _pages(home: Path, times: int) -> dict[str, tuple[float, float, float]]:
    """The median milliseconds of each page: of a day nobody has asked for, of another year then, and of that again."""
    warehouse = Warehouse(home)
    arrivals = Arrivals(PAGES, warehouse)
    taken: dict[str, list[list[float]]] = {page.path: [[], [], []] for page in KEPT}
    for turn in range(times + 1):
        for number, page in enumerate(KEPT):
            day = date(LAST_YEAR, 12, 26) - timedelta(turn * len(KEPT) * WEEK + number * WEEK)
            for which, year in enumerate((LAST_YEAR, LAST_YEAR - 1, LAST_YEAR - 1)):
                started = perf_counter()
                arrivals.at(page.path, f"?nam={year}&den-ngay={day}", LOCAL_VIEWER)
                taken[page.path][which].append((perf_counter() - started) * 1000)
    warehouse.close()
    later = {path: [statistics.median(one[1:]) for one in of] for path, of in taken.items()}
    return {path: (first, same, again) for path, (first, same, again) in later.items()}


def table(sizes: list[Size]) -> str:
    """The sizes as the lines of a table."""
    head = ("branches", "rows", "load s", "cpu s", "memory MB", "file MB", "new day ms", "same day ms", "again ms")
    lines = ["".join(name.rjust(width) for name, width in zip(head, WIDTHS, strict=True))]
    lines += [
        f"{size.branches:>9,}{size.rows:>12,}{size.load:>8.1f}{size.processor:>8.1f}{size.memory:>11.0f}"
        f"{size.database:>9.1f}{size.new_day:>12.0f}{size.same_day:>13.0f}{size.again:>9.1f}"
        for size in sizes
    ]
    for size in sizes:
        lines += [
            f"{size.branches:>9,} {path}: {first:.0f} · {same:.0f} · {again:.1f} ms"
            for path, (first, same, again) in size.pages.items()
        ]
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
