"""In the child process: a received table to a Parquet file of plain columns; what is wrong with the file stays here."""

import json
import re
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.cells import ReadFault
from etl.extract.child import answer_or_fault, limit_memory

if TYPE_CHECKING:
    import duckdb

MOST_ROWS, MOST_COLUMNS, MOST_PARTS = 200_000_000, 100, 20_000
MOST_UNPACKED, MOST_RATIO, SMALL = 16 * 1024**3, 1000, 64 * 1024 * 1024
LONGEST_TEXT = 4000
ROWS_OF_A_PART = 250_000
LIMITS: dict[str, Any] = {
    "memory_limit": "1500MB",
    "threads": 2,
    "autoinstall_known_extensions": "false",
}
ROW = "row"
# What DuckDB says of a column, and what of it we keep: another type is none of a table of this kind.
PLAIN = (
    (re.compile(r"U?(TINY|SMALL|BIG)?INT(EGER)?|UINTEGER"), "bigint"),
    (re.compile(r"FLOAT|DOUBLE|DECIMAL\(.*\)"), "double"),
    (re.compile(r"BOOLEAN"), "boolean"),
    (re.compile(r"DATE|TIMESTAMP.*"), "date"),
    (re.compile(r"VARCHAR|ENUM\(.*\)|\"NULL\""), "varchar"),
)


@dataclass(frozen=True)
class Asked:
    """What the child is to do: the kind of table (parquet, text), where it lies, where its rows go."""

    kind: str
    received: str
    rows: str


def serve(pipe: Connection, memory: int) -> None:
    """Reads tables as asked and tells of each: its header and number of rows, or the fault that keeps it shut."""
    limit_memory(memory)
    while True:
        try:
            asked: Asked = pipe.recv()
        except EOFError:  # nobody asks any more
            return
        answer = answer_or_fault(partial(_from_parquet if asked.kind == "parquet" else _from_text, asked))
        pipe.send_bytes(json.dumps(answer).encode())


def _from_parquet(asked: Asked) -> dict[str, Any]:
    connection = _connected()
    _weigh(connection, asked.received)
    table = connection.read_parquet(asked.received, file_row_number=True)
    header = table.columns[:-1]
    kinds = [_plain(str(kind)) for kind in table.types[:-1]]
    kept = [
        f'"{name.replace(chr(34), chr(34) * 2)}"::{kind} as c{n}'
        for n, (name, kind) in enumerate(zip(header, kinds, strict=True))
    ]
    rows = table.project(", ".join([f"(file_row_number + 2)::integer as {ROW}", *kept]))
    rows.write_parquet(asked.rows, row_group_size=ROWS_OF_A_PART)
    return _told(connection, asked.rows, header, kinds)


def _connected() -> "duckdb.DuckDBPyConnection":
    import duckdb

    connection = duckdb.connect(config=LIMITS)
    connection.execute("set enable_progress_bar = false")
    return connection


def _weigh(connection: "duckdb.DuckDBPyConnection", received: str) -> None:
    """Looks at the footer before anything is unpacked; what it tells wrongly, the memory limit meets."""
    [(rows, parts)] = (
        connection.table_function("parquet_file_metadata", [received]).project("num_rows, num_row_groups").fetchall()
    )
    if rows > MOST_ROWS or parts > MOST_PARTS:
        raise ReadFault("file_too_large")
    footer = connection.table_function("parquet_metadata", [received])
    sums = "max(row_group_num_columns), sum(total_uncompressed_size), sum(total_compressed_size)"
    [(columns, unpacked, packed)] = footer.aggregate(sums).fetchall()
    ratio = (unpacked or 0) / max(1, min(packed or 1, Path(received).stat().st_size))
    if (
        (columns or 0) > MOST_COLUMNS
        or (unpacked or 0) > MOST_UNPACKED
        or ((unpacked or 0) > SMALL and ratio > MOST_RATIO)
    ):
        raise ReadFault("file_too_large")


def _plain(kind: str) -> str:
    found = next((ours for pattern, ours in PLAIN if pattern.fullmatch(kind)), None)
    if found is None:
        raise ReadFault("unreadable_file", "not_flat")
    return found


def _told(connection: "duckdb.DuckDBPyConnection", file: str, header: list[str], kinds: list[str]) -> dict[str, Any]:
    """Header and number of rows of what was written; a text too long for a cell of such a table is none."""
    written = connection.read_parquet(file)
    longest = ", ".join(["count(*)", *(f"max(strlen(c{n}))" for n, kind in enumerate(kinds) if kind == "varchar")])
    [(rows, *lengths)] = written.aggregate(longest).fetchall()
    if any(length is not None and length > LONGEST_TEXT for length in lengths):
        raise ReadFault("file_too_large")
    return {"header": header, "rows": rows}


def _from_text(asked: Asked) -> dict[str, Any]:
    import polars as pl

    from etl.extract.delimited import decoded, separator

    place = Path(asked.received)
    text = decoded(place.read_bytes()).removeprefix("\ufeff")
    mark = separator(text[:LONGEST_TEXT].partition("\n")[0])
    place.write_text(text, encoding="utf-8", newline="")
    del text
    table = pl.scan_csv(place, separator=mark, infer_schema=False, row_index_name=ROW, row_index_offset=2)
    header = table.collect_schema().names()[1:]
    if len(header) > MOST_COLUMNS:
        raise ReadFault("file_too_large")
    quoted = [pl.col(name).str.replace(r'(?s)^="(.*)"$', "${1}").alias(f"c{n}") for n, name in enumerate(header)]
    rows = table.select(pl.col(ROW).cast(pl.Int32), *quoted)
    rows.sink_parquet(asked.rows, row_group_size=ROWS_OF_A_PART)
    return _told(_connected(), asked.rows, header, ["varchar"] * len(header))
