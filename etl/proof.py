"""The checks a finished version passes before anybody is served from it."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import duckdb

from etl.build import RECORDS
from etl.faults import NotProven
from etl.reading import FileReading
from etl.report import FileReport
from etl.served import facts_hash, opened

# What no version may hold, in a condition of one table; a version with such a row is not served.
NEVER = {
    "source_file": "row_count <> loaded + rejected",
    "rating": "(level is null) = (unrated_state is null)",
    "rating_count": "n < 0",
}
RATING_KEY = "year, period, subject_kind, subject, stage"


def prove(file: Path, reports: Iterable[FileReport], readings: Iterable[FileReading]) -> None:
    """Holds a finished version against what was handed to its builder. Raises NotProven with what differs."""
    readings = list(readings)
    expected = Counter(target for reading in readings for target, _, _ in reading.facts)
    for flat in (flat for reading in readings for flat in reading.beside):
        expected[flat.table] += flat.rows
    reports = list(reports)
    expected["source_file"] = len(reports)
    expected["issue"] = sum(len(report.issues) for report in reports)
    try:
        with opened(file) as connection:
            for table in (*RECORDS, "source_file", "issue"):
                _same(table, _count(connection, table), expected[table])
            for table, condition in NEVER.items():
                _same(table, _count(connection, table, condition), 0)
            _records_have_files(connection)
            _ratings_are_counted_once(connection)
            facts_hash(connection)
    except duckdb.Error as fault:
        raise NotProven("unreadable_version", what=str(fault).partition("\n")[0]) from fault


def _records_have_files(connection: duckdb.DuckDBPyConnection) -> None:
    known = {row[0] for row in connection.table("source_file").project("file_id").fetchall()}
    for table in RECORDS:
        named = {row[0] for row in connection.table(table).project("file_id").distinct().fetchall()}
        _same(table, len(named - known), 0)


def _ratings_are_counted_once(connection: duckdb.DuckDBPyConnection) -> None:
    ratings = connection.table("rating")
    # Year by year, and a key by two hashes of it: so that many millions need little memory.
    for (year,) in ratings.project("year").distinct().fetchall():
        keys = ratings.filter(f"year = {year}").project(f"hash({RATING_KEY}), hash({RATING_KEY}, 'again')")
        [(different,)] = keys.distinct().aggregate("count(*)").fetchall()
        _same("rating", _count(connection, "rating", f"year = {year}"), different)
    counts = connection.table("rating_count").filter("not only_totals")
    [(counted,)] = counts.aggregate("coalesce(sum(n), 0)").fetchall()
    _same("rating_count", int(counted), _count(connection, "rating", "period = 'nam'"))


def _count(connection: duckdb.DuckDBPyConnection, table: str, condition: str = "true") -> int:
    [(found,)] = connection.table(table).filter(condition).aggregate("count(*)").fetchall()
    return int(found)


def _same(table: str, found: int, expected: int) -> None:
    if found != expected:
        raise NotProven("not_proven", table=table, found=found, expected=expected)
