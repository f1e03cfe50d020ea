"""Says how many branches the tests reached, by a report of coverage (REPORT.json); fails under what is promised."""

import json
import sys
from pathlib import Path

PROMISED = 95.0


def main(report: Path) -> int:
    """Reads the JSON report of coverage; 0 where enough branches were taken, else 1."""
    totals = json.loads(report.read_text(encoding="utf-8"))["totals"]
    parts = {
        "lines": (totals["covered_lines"], totals["num_statements"]),
        "branches": (totals["covered_branches"], totals["num_branches"]),
    }
    for name, (reached, there) in parts.items():
        print(f"{name}: {reached} of {there}, {100 * reached / there:.1f} %")  # noqa: T201
    reached, there = parts["branches"]
    return int(100 * reached < PROMISED * there)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
