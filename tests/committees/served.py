"""What a loaded home serves, in the words of the truth: kind -> key -> (value, address)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

_KEYS = {  # table -> (kind, columns of the key, columns of the value)
    "vote": ("vote", ("year", "unit", "subject", "level"), ("n",)),
    "submission": ("submission", ("year", "unit", "document"), ("received_on",)),
    "pledge": ("pledge", ("year", "unit"), ("members", "done", "reported_on")),
    "review_meeting": ("meeting", ("year", "unit"), ("has_chi_uy", "held_on", "supervisor")),
    "award": ("award", ("year", "unit", "subject", "subject_name"), ("form", "filed_on")),
    "remediation_item": (
        "item",
        ("year", "unit", "item"),
        ("first_due_on", "due_on", "status", "done_on", "measure", "responsible"),
    ),
}
_RATING = ("year", "unit", "subject_kind", "subject", "subject_name", "stage")


@dataclass(frozen=True)
class Row:
    """One served row: its key and value as the truth orders them, and the cell it came from."""

    key: tuple[Any, ...]
    value: tuple[Any, ...]
    address: tuple[str, str | None, str]


@dataclass
class Served:
    """Rows by kind, the counts by key, the succession as (year, from, to)."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    counts: dict[tuple[Any, ...], int] = field(default_factory=dict)
    succession: set[tuple[int, str, str]] = field(default_factory=set)


def served(home: Path) -> Served:
    """Read the version that the home serves now."""
    version = home / "versions" / (home / "CURRENT").read_text(encoding="utf-8").strip()
    found = Served()
    with duckdb.connect(str(version), read_only=True) as database:
        for row in _table(database, "rating"):
            reason = None if row["level"] else plain(row["unrated_reason"])
            found.rows["rating"].append(_row(row, _RATING, (row["level"], reason)))
        for table, (kind, key, value) in _KEYS.items():
            found.rows[kind] += [
                _row(row, key, tuple(plain(row[name]) for name in value)) for row in _table(database, table)
            ]
        for row in _table(database, "rating_count"):
            counted = tuple(row[name] for name in ("year", "unit", "subject_kind", "stage", "level"))
            found.counts[counted] = found.counts.get(counted, 0) + row["n"]
        found.succession = {(r["year"], r["from_unit"], r["to_unit"]) for r in _table(database, "unit_succession")}
    return found


def plain(value: Any) -> Any:
    """Text without what a hand may do to it (stray spaces, Unicode's forms, tone marks); other values as they are."""
    if not isinstance(value, str):
        return value
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFD", value)).strip()
    return re.sub("[\u0300\u0301\u0303\u0309\u0323]", "", text)


def _table(database: duckdb.DuckDBPyConnection, name: str) -> list[dict[str, Any]]:
    answer = database.table(name)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.fetchall()]


def _row(row: dict[str, Any], key: tuple[str, ...], value: tuple[Any, ...]) -> Row:
    address = (row["source_file"], row["source_sheet"], row["source_cell"])
    return Row(tuple(row[name] for name in key), value, address)
