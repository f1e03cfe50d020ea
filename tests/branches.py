"""Says how much of each top folder the tests reached, by a report of coverage (REPORT.json); fails under the floors."""

import json
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

# Percent of the lines and of the branches, a little below what was reached; of etl's branches a promise of its own.
FLOORS = {
    "app.py": (94.0, 70.0),
    "components": (98.5, 95.5),
    "data": (98.0, 96.5),
    "etl": (97.5, 95.0),
    "pages": (97.0, 90.5),
}
LEAST = 5  # files named of each folder
LINES, BRANCHES = ("covered_lines", "num_statements"), ("covered_branches", "num_branches")
Summary = Mapping[str, int]


def main(report: Path) -> int:
    """Reads the JSON report of coverage; 0 where enough of each folder was reached, else 1."""
    files: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))["files"]
    folders: dict[str, dict[str, Summary]] = defaultdict(dict)
    for name, found in files.items():
        folders[Path(name).parts[0]][name] = found["summary"]
    few = False
    for folder, floors in FLOORS.items():
        reached = [_share(folders[folder].values(), counted) for counted in (LINES, BRANCHES)]
        few |= any(share < floor for share, floor in zip(reached, floors, strict=True))
        print("\n".join(_told(folder, folders[folder], floors)))  # noqa: T201
    return int(few)


def _told(folder: str, files: Mapping[str, Summary], floors: tuple[float, float]) -> list[str]:
    """What was reached of a folder, and below it of the files of which least was."""
    least = sorted(files, key=lambda name: _share([files[name]], LINES, BRANCHES))[:LEAST]
    promised = f"; at least {floors[0]} and {floors[1]} are promised"
    of_files = [f"    {name}: {_reached([files[name]])}" for name in least if name != folder]
    return [f"{folder}: {_reached(files.values())}{promised}", *of_files]


def _reached(files: Collection[Summary]) -> str:
    return f"lines {_share(files, LINES):.1f} %, branches {_share(files, BRANCHES):.1f} %"


def _share(files: Iterable[Summary], *counted: tuple[str, str]) -> float:
    """How many percent were reached; of nothing, all."""
    whole = [(file[reached], file[there]) for file in files for reached, there in counted]
    there = sum(there for _, there in whole)
    return 100 * sum(reached for reached, _ in whole) / there if there else 100.0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
