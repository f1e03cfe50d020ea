"""What the version served says of itself: the ledger and the schema it was built from, and a hash over its facts."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.opened import connected
from etl.home import Home

CONTRACT_TABLES = (
    "rating",
    "rating_count",
    "vote",
    "submission",
    "pledge",
    "review_meeting",
    "award",
    "remediation_item",
    "unit",
    "unit_succession",
)
# Where a fact was read and on which day it was taken in are no part of it: another order of loading changes them.
NOT_FACTS = (
    "known_on",
    "since",
    *(f"{address}_{part}" for address in ("source", "given") for part in ("id", "file", "sheet", "cell")),
)
MOST_BY_ROW = 100_000


@dataclass(frozen=True)
class Origin:
    """The ledger's last entry that a version holds, and the schema and definitions it was written by."""

    schema_version: int
    ledger_position: int
    definitions: str | None


@dataclass(frozen=True)
class Summary:
    """A version in figures: the files in force in it, their rows, those taken in, the hash over the facts."""

    version: int
    files: int
    rows: int
    loaded: int
    facts: str


def origin(home: Home) -> Origin | None:
    """What the version served was built from; None where there is none or it cannot be read."""
    number = home.version()
    if number is None or not home.version_file(number).exists():
        return None
    try:
        with opened(home.version_file(number)) as connection:
            made = connection.table("version_info")
            # Homes of the first schemas do not tell their definitions.
            told = "definitions" if "definitions" in made.columns else "null"
            [found] = made.project(f"schema_version, ledger_position, {told}").fetchall()
    except duckdb.Error:
        return None
    return Origin(*found)


def summary(home: Home) -> Summary | None:
    """The version served in figures, or None where nothing is served."""
    number = home.version()
    if number is None:
        return None
    with opened(home.version_file(number)) as connection:
        files = connection.table("source_file").project("outcome, row_count, loaded").fetchall()
        return Summary(
            version=number,
            files=len(files),
            rows=sum(file[1] for file in files),
            loaded=sum(file[2] for file in files),
            facts=facts_hash(connection),
        )


def facts_hash(connection: duckdb.DuckDBPyConnection) -> str:
    """SHA-256 over the sorted rows of all contract tables: equal for equal facts, whatever files told them and when."""
    digest = hashlib.sha256()
    for name in CONTRACT_TABLES:
        table = connection.table(name)
        columns = sorted(set(table.columns) - set(NOT_FACTS))
        if _count(table) > MOST_BY_ROW:
            digest.update(json.dumps([name, columns, *_sums(table, columns)]).encode())
            continue
        rows = table.project(", ".join(columns)).fetchall()
        lines = sorted(json.dumps(row, ensure_ascii=False, default=str) for row in rows)
        digest.update(json.dumps([name, columns, lines], ensure_ascii=False).encode())
    return digest.hexdigest()


def _count(table: duckdb.DuckDBPyRelation) -> int:
    return int(table.aggregate("count(*)").fetchall()[0][0])


def _sums(table: duckdb.DuckDBPyRelation, columns: list[str]) -> list[str]:
    """Sums over a hash of each row: of rows too many to be written out, equal for equal rows in any order."""
    row = f"hash({', '.join(columns)})"
    [sums] = table.aggregate(f"count(*), sum({row}::hugeint), bit_xor({row})").fetchall()
    return [str(figure) for figure in sums]


@contextmanager
def opened(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A version's database, read-only."""
    connection = connected(file)
    try:
        yield connection
    finally:
        connection.close()
