"""What is known on a version's own day, stored with it when it is built: its first readers need not wait for it.

Of a version of few ratings it is worked out in less time than a page takes to draw, and is not stored.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

import duckdb

from data.kept import LEFT_TO_ASK, day_macros, filled_with, needs, rows_of, stored_schema
from data.warehouse import QUERIES_FOLDER

FEW = 250_000  # ratings of a version up to which nothing is stored


def store(connection: duckdb.DuckDBPyConnection, day: date) -> None:
    """Store in a finished version, opened to be written, what questions ask of a day: data/kept.py finds it.

    What they hold against it, of an earlier day, is left to the first who asks.
    """
    asked = {name for file in QUERIES_FOLDER.glob("*.sql") for name in _asked(file)} - LEFT_TO_ASK
    schema = stored_schema(day)
    connection.execute(f"create schema {schema}")
    order = [macro for name, macro in day_macros().items() if name in asked]
    for macro in order:
        rows = f"{schema}.{rows_of(macro)}"
        if not macro.same_as:
            connection.execute(f"create table {rows} as from {macro.name}({filled_with(macro)})", {"day": day})
        # Those that build on it read what is stored, as long as this connection lasts.
        connection.execute(f"create temp macro {macro.name}({', '.join(macro.parameters)}) as table from {rows}")
    for macro in order:
        connection.execute(f"drop macro table temp.{macro.name}")


def is_large(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether so much is known in a version that what is known on a day is stored with it."""
    (ratings,) = connection.execute("select count(*) from rating_record").fetchone() or (0,)
    return bool(ratings > FEW)


def _asked(question: Path) -> Collection[str]:
    """What a question asks of the day it is about."""
    return needs(question.read_text(encoding="utf-8")).get("as_of", ())
