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
WIDTHS = (9, 12, 8, 8, 11, 9, 9, 12, 7, 12)
LAST_YEAR = FIRST_YEAR + YEARS - 1
KEPT = [page for page in PAGES if page.kept and not page.narrowed]
MEGABYTE = 1024 * 1024
OTHER_YEAR = f"?nam={LAST_YEAR - 1}"
WEEK = 7  # days: a page compares its day with the one a week before


@dataclass(frozen=True)
class Size:
    """The cost of one size: load in seconds and seconds of processor, memory and database in MB, pages in ms.

    Of the pages the slowest: `own_day`: as the menu opens them, by a server just started; `other_year`: of another year
    on that day; `again`: the same picture asked for again; `new_day`: of a day nobody has asked for.
    """

    branches: int
    rows: int
    load: float
    processor: float
    memory: float
    database: float
    own_day: float
    other_year: float
    again: float
    new_day: float
    pages: dict[str, tuple[float, ...]]


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
    own_day, other_year, again, new_day = (max(times[which] for times in pages.values()) for which in range(4))
    return Size(
        branches,
        told["rows"],
        cost.seconds,
        cost.processor_seconds,
        cost.memory / MEGABYTE,
        sum(file.stat().st_size for file in (home / "versions").iterdir()) / MEGABYTE,
        own_day,
        other_year,
        again,
        new_day,
        pages,
    )


def _pages(home: Path, times: int) -> dict[str, tuple[float, ...]]:
    """The median milliseconds of each page: as the menu opens it, of another year, of that again, of a new day.

    Of a home of many branches the pages share the new day: the first of them pays for what the others find.
    """
    taken: dict[str, list[list[float]]] = {page.path: [[], [], [], []] for page in KEPT}
    for turn in range(times):
        warehouse = Warehouse(home)
        arrivals = Arrivals(PAGES, warehouse)
        for page in KEPT:
            for which, search in enumerate(("", OTHER_YEAR, OTHER_YEAR)):
                taken[page.path][which].append(_took(arrivals, page.path, search))
        for number, page in enumerate(KEPT):
            weeks = turn * len(KEPT) + (number if times > 1 else 0)
            day = date(LAST_YEAR, 12, 26) - timedelta(weeks * WEEK)
            taken[page.path][3].append(_took(arrivals, page.path, f"?nam={LAST_YEAR}&den-ngay={day}"))
        warehouse.close()
    return {path: tuple(statistics.median(one) for one in of) for path, of in taken.items()}


def _took(arrivals: Arrivals, path: str, search: str) -> float:
    """How many milliseconds a page takes."""
    started = perf_counter()
    arrivals.at(path, search, LOCAL_VIEWER)
    return (perf_counter() - started) * 1000


def table(sizes: list[Size]) -> str:
    """The sizes as the lines of a table."""
    head = (
        "branches",
        "rows",
        "load s",
        "cpu s",
        "memory MB",
        "file MB",
        "opened",
        "other year",
        "again",
        "new day ms",
    )
    lines = ["".join(name.rjust(width) for name, width in zip(head, WIDTHS, strict=True))]
    lines += [
        f"{size.branches:>9,}{size.rows:>12,}{size.load:>8.1f}{size.processor:>8.1f}{size.memory:>11.0f}"
        f"{size.database:>9.1f}{size.own_day:>9.0f}{size.other_year:>12.0f}{size.again:>7.1f}{size.new_day:>12.0f}"
        for size in sizes
    ]
    for size in sizes:
        lines += [
            f"{size.branches:>9,} {path}: {own:.0f} · {other:.0f} · {again:.1f} · {new:.0f} ms"
            for path, (own, other, again, new) in size.pages.items()
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
