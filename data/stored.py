"""What is known on a version's own day, stored with it when it is built: its first readers need not wait for it.

Of a version of few ratings it is worked out in less time than a page takes to draw, and is not stored.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

import duckdb

from data.kept import LEFT_TO_ASK, day_macros, filled_with, needs, rows_of, stored_schema
from data.warehouse import QUERIES_FOLDER

# In this order what is asked together lies together: a year, and of it a body with those beside it.
TOGETHER = ("year", "unit", "holder")
DAYS_BACK = 7  # how far back the day lies that a day is held against, where nobody asks for another
FEW = 250_000  # records of ratings up to which a version is small and nothing is stored


def store(connection: duckdb.DuckDBPyConnection, day: date) -> None:
    """Store in a finished version, opened to be written, what questions ask of a day and of the one held against it.

    data/kept.py finds it.
    """
    texts = [file.read_text(encoding="utf-8") for file in QUERIES_FOLDER.glob("*.sql")]
    for parameter, on in (("as_of", day), ("compared_on", day - timedelta(DAYS_BACK))):
        asked = {name for text in texts for name in needs(text).get(parameter, ())}
        _store(connection, on, asked - LEFT_TO_ASK)


def is_large(ratings: int) -> bool:
    """Whether a version of so many records of ratings is laid out for many, what is known on a day stored with it."""
    return ratings > FEW


def _store(connection: duckdb.DuckDBPyConnection, day: date, names: Collection[str]) -> None:
    schema, told = stored_schema(day), {"day": day}
    connection.execute(f"create schema {schema}")
    macros = [macro for name, macro in day_macros().items() if name in names]
    for macro in macros:
        rows = f"{schema}.{rows_of(macro)}"
        if not macro.same_as:
            # First worked out, then put in order: both at once would take the memory of both.
            connection.execute(f"create temp table found as from {macro.name}({filled_with(macro)})", told)
            order = ", ".join(name for name in TOGETHER if name in connection.table("temp.found").columns)
            connection.execute(f"create table {rows} as from temp.found {f'order by {order}' if order else ''}")
            connection.execute("drop table temp.found")
        # Those that build on it read what is stored, as long as this connection lasts.
        connection.execute(f"create temp macro {macro.name}({', '.join(macro.parameters)}) as table from {rows}")
    for macro in macros:
        connection.execute(f"drop macro table temp.{macro.name}")
