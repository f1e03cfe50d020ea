"""A version opened for reading: questions are answered from it, and from what is kept of it in memory."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from data import kept
from data.database import SAFE_OPTIMIZER

# What the columns of an answer may be; a question that gives anything else fails by name.
TYPES: Mapping[str, pl.DataType] = {
    "BIGINT": pl.Int64(),
    "BOOLEAN": pl.Boolean(),
    "DATE": pl.Date(),
    "DOUBLE": pl.Float64(),
    "INTEGER": pl.Int32(),
    "TIMESTAMP": pl.Datetime("us"),
    "VARCHAR": pl.String(),
}
LOCKED_DOWN: dict[str, Any] = {
    **SAFE_OPTIMIZER,
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "lock_configuration": "true",
}
LARGE = 256 * 1024 * 1024  # bytes of a version from which it is one of many thousands of branches
SMALL = 2_500_000  # bytes of a version up to which a second thread answers no sooner and takes an eighth more work
# Openings of one file share what is attached; of two at once that look, both find nothing there.
ATTACHING = threading.Lock()
MEMORY, MEMORY_OF_LARGE = "1GB", "6GB"


def connected(file: Path) -> duckdb.DuckDBPyConnection:
    """A version opened to be read, as it is opened everywhere: one process cannot open a file in two ways."""
    size = file.stat().st_size
    memory, threads = MEMORY if size < LARGE else MEMORY_OF_LARGE, {"threads": 1} if size <= SMALL else {}
    return duckdb.connect(str(file), read_only=True, config={**LOCKED_DOWN, "memory_limit": memory, **threads})


class Opened:
    """The one connection to a version, and for each thread its cursors: no two threads may use one at once.

    Of a version let go the connection ends with its last cursor.
    """

    def __init__(self, version: int, file: Path) -> None:
        self.version = version
        self._connection = connected(file)
        with ATTACHING:
            self._connection.execute(f"attach if not exists ':memory:' as {kept.DATABASE} (read_write, compress)")
        self._places = kept.Places(self._connection)
        self._thread = threading.local()

    def answer(self, text: str, parameters: Mapping[str, Any], unit: str | None) -> pl.DataFrame:
        """The answer to a question's text for whoever sees all (unit is None), or for one branch."""
        is_kept = unit is None and self._places.most and not parameters.get("trial_subjects")
        needed = kept.needs(text) if is_kept else {}
        if needed:
            try:
                return self._from_kept(text, needed, parameters)
            except duckdb.Error:
                # Another thread gave up what this one read, or memory is full: the version itself answers, and says
                # what is wrong where it is the question.
                self._places.give_all_up()
        cursor = self.cursor()
        if getattr(self._thread, "asks_for", self) != unit:
            _ask_for(cursor, unit)
            self._thread.asks_for = unit
        return _frame(cursor.execute(text, parameters))

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """This thread's cursor on the version alone."""
        if not hasattr(self._thread, "cursor"):
            self._thread.cursor = self._connection.cursor()
        cursor: duckdb.DuckDBPyConnection = self._thread.cursor
        return cursor

    def close(self) -> None:
        """Close the connection, and with it what threads still ask."""
        self._connection.close()
        self._thread = threading.local()

    def _from_kept(
        self, text: str, needed: Mapping[str, tuple[str, ...]], parameters: Mapping[str, Any]
    ) -> pl.DataFrame:
        """The answer out of what is kept of its days; what is not yet, is from now on."""
        if not hasattr(self._thread, "beside"):
            self._thread.beside, self._thread.place = self._connection.cursor(), None
            _ask_for(self._thread.beside, None)
        cursor: duckdb.DuckDBPyConnection = self._thread.beside
        for parameter, names in needed.items():
            place = self._places.of(parameters[parameter])
            if self._thread.place is not place:
                cursor.execute(f"set search_path = '{kept.DATABASE}.{place.schema},\"{self._places.version}\".main'")
                self._thread.place = place
            place.fill(cursor, names)
            text = place.name_in(text, parameter)
        return _frame(cursor.execute(text, parameters))


def _ask_for(cursor: duckdb.DuckDBPyConnection, unit: str | None) -> None:
    """Let a cursor ask for whoever sees all, or for one branch (views/sees.sql)."""
    cursor.execute("set variable sees_all = $all", {"all": unit is None})
    cursor.execute("set variable viewer_unit = $unit", {"unit": unit})


def _frame(answer: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """The rows of an executed question.

    A relation (`connection.sql`) would hand its rows over faster; but it works the question out twice, for its columns
    and again to run it, and most questions take longer to work out than their few rows take to hand over.
    """
    schema = {name: TYPES[str(kind)] for name, kind, *_ in answer.description or ()}
    return pl.DataFrame(answer.fetchall(), schema=schema, orient="row")
