"""Which flat table a header is of, and what its columns hold (contract.toml)."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.cells import ReadFault

CONTRACT_FILE = Path(__file__).with_name("contract.toml")
UNIT_TABLE = "unit"


@dataclass(frozen=True)
class FlatColumn:
    """What a column holds; of: the list or window it is told by; filled: a row without it is left out."""

    name: str
    kind: str
    of: str = ""
    filled: bool = False


@dataclass(frozen=True)
class Contract:
    """One table of the contract as it is handed over."""

    table: str
    record: str
    place: str
    key: tuple[str, ...]
    needed: frozenset[str]
    columns: dict[str, FlatColumn]
    named: dict[str, str]


@cache
def contracts() -> dict[str, Contract]:
    """The tables by name."""
    raw = tomllib.loads(CONTRACT_FILE.read_text(encoding="utf-8"))
    return {
        table: Contract(
            table,
            entry["record"],
            entry["place"],
            tuple(entry["key"]),
            frozenset(entry["needed"]),
            {name: FlatColumn(name, **column) for name, column in entry["columns"].items()},
            dict(entry.get("named", {})),
        )
        for table, entry in raw.items()
        if isinstance(entry, dict)
    }


def is_ignored(column: str) -> bool:
    """Whether a column tells where a row stood in another installation."""
    return column.startswith(_ignored())


def table_of(header: Sequence[str], name: str = "") -> Contract | None:
    """The table whose needed columns a header has, of several the one it fits best, then the one the file's name says.

    Raises ReadFault(unreadable_file) for a header of a table's columns that names one of them twice.
    """
    columns = [tidy(column) for column in header]
    fitting = [contract for contract in contracts().values() if contract.needed <= set(columns)]
    if not fitting:
        return None
    best = max(
        fitting,
        key=lambda contract: (
            len(contract.needed),
            sum(column in contract.columns for column in columns),
            contract.table in name,
        ),
    )
    if any(columns.count(column) > 1 for column in best.columns):
        raise ReadFault("unreadable_file", "column_twice")
    return best


def tidy(column: str) -> str:
    """A column's name as the contract writes it."""
    return column.strip().strip('"').strip().lower()


@cache
def _ignored() -> tuple[str, ...]:
    return tuple(tomllib.loads(CONTRACT_FILE.read_text(encoding="utf-8"))["ignored"])
