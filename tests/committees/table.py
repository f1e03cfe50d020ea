"""A paper before it has places: columns with their headings, lines with their facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.committees.pen import Value
from tests.committees.truth import Fact


@dataclass(frozen=True)
class Column:
    """A column: its key, and its headings from the top one down."""

    key: str
    path: tuple[str, ...]


@dataclass
class Line:
    """One line under the headings; kind row | group | total | blank | heading.

    facts: (column key, fact) for the cell that states it. counts: how many rows the line is worth.
    """

    kind: str
    cells: dict[str, Value] = field(default_factory=dict)
    facts: list[tuple[str, Fact]] = field(default_factory=list)
    counts: int = 0
    merge_down: dict[str, int] = field(default_factory=dict)  # column key -> lines that share its cell


@dataclass
class Paper:
    """One form, written for one year: letterhead, title, table and what stands under it."""

    head: list[str]
    date_line: str
    title: list[str]
    columns: list[Column]
    lines: list[Line]
    foot: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)


def row(cells: dict[str, Value], facts: Iterable[tuple[str, Fact]], counts: int = 1) -> Line:
    """A line that states facts."""
    return Line("row", cells, list(facts), counts)


def columns(*paths: tuple[str, tuple[str, ...]]) -> list[Column]:
    """Columns from (key, headings)."""
    return [Column(key, path) for key, path in paths]
