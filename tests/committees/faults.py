"""Every kind of fault by name: writes a file with it and says what a load should report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from tests.committees.desk import Expected
from tests.committees.faulty_cells import CELL_FAULTS
from tests.committees.faulty_dates import DATE_FAULTS
from tests.committees.faulty_files import FILE_FAULTS

FAULTS: dict[str, Callable[[Path, int], Expected]] = {**CELL_FAULTS, **DATE_FAULTS, **FILE_FAULTS}


def plant(folder: Path, fault: str, seed: int) -> tuple[str, Expected]:
    """Write a workbook of the committee of that seed with one fault; return its name and what is expected of it.

    The committee's settings must be loaded with it: `write_settings(invent(seed, 5, (2022, 2023)), folder, ...)`.
    """
    path = folder / f"{fault}.xlsx"
    return path.name, FAULTS[fault](path, seed)


def mismatch(entry: dict[str, Any], expected: Expected) -> str:
    """What the report's entry of a file says differently from what was expected; empty if nothing.

    A row is met by any of its cells. One fault may be noticed twice; each file here is a shorter version of another.
    """
    said = (entry["outcome"], entry["rows"], entry["loaded"])
    wanted = (expected.outcome, expected.rows, expected.loaded)
    found = [(issue["code"], issue["sheet"], issue["cell"]) for issue in entry["issues"]]
    left, met = list(found), {"people_missing"}
    for code, sheet, cell in expected.issues:
        codes = code.split("|")
        match = next((f for f in left if (code == "*" or f[0] in codes) and f[1] == sheet and _met(cell, f[2])), None)
        if match is None:
            return f"{said} {found}, expected {wanted} {expected.issues}"
        left.remove(match)
        met.add(match[0])
    if said != wanted or {issue[0] for issue in left} - met:
        return f"{said} {found}, expected {wanted} {expected.issues}"
    return ""


def _met(expected: str | None, found: str | None) -> bool:
    if expected is None or found is None or ":" not in expected:
        return expected == found
    return expected.split(":")[0] == found.split(":")[0].lstrip(ascii_uppercase)
