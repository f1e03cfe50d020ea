"""The parts a regulation may have (rules/*.toml, plans/<year>.toml): their keys, what these may hold, their tables."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import polars as pl

from data.words import words

Entry = Mapping[str, Any]
# A key that takes a list: the column that holds one of its codes, and the list of words that has them.
LISTS = {
    "subject_kinds": ("subject_kind", "subject_kind"),
    "levels": ("level", "level"),
    "periods": ("period", "period"),
    "forms": ("form", "award_form"),
    "goals": ("goal", "remediation_goal"),
}
# Where a column is called otherwise than the key: GROUPING is a word of SQL.
COLUMNS = {"grouping": "grouping_scope", "basis": "legal_basis"}


@dataclass(frozen=True)
class RulePart:
    """One part: `name` is its key in the TOML, `table` where its rows stand.

    `lists` are the keys (of LISTS) that say for whom an entry holds: one row for each combination of their codes.
    `numbers` are keys with the greatest value they may have, the least being 0; `codes` are keys with the list of
    words their value belongs to; `texts` are free. `needs` are keys without which an entry says nothing.
    """

    name: str
    table: str
    lists: tuple[str, ...]
    numbers: Mapping[str, float] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    texts: tuple[str, ...] = ("legal_text", "basis")
    needs: tuple[str, ...] = ()

    def schema(self) -> dict[str, pl.DataType | type[pl.DataType]]:
        """The columns of the part's table."""
        columns: dict[str, pl.DataType | type[pl.DataType]] = {"year": pl.Int32}
        columns |= {LISTS[name][0]: pl.String for name in self.lists}
        columns |= {COLUMNS.get(name, name): pl.Float64 for name in self.numbers}
        return columns | {COLUMNS.get(name, name): pl.String for name in (*self.codes, *self.texts)}

    def keys_of(self, entry: Entry) -> Iterator[tuple[str, ...]]:
        """For whom an entry holds: each combination of the codes in its lists."""
        return itertools.product(*(entry[name] for name in self.lists))

    def row(self, year: int, key: tuple[str, ...], entry: Entry) -> dict[str, Any]:
        """An entry that holds in a year, for one combination, as a row of the table."""
        whom = {LISTS[name][0]: code for name, code in zip(self.lists, key, strict=True)}
        values = {COLUMNS.get(name, name): entry.get(name) for name in (*self.numbers, *self.codes, *self.texts)}
        return {"year": year, **whom, **values}

    def fault(self, entry: Any) -> tuple[str, str] | None:
        """What is wrong with an entry (a code of messages.toml) and the key it is wrong in; None if nothing is."""
        if not isinstance(entry, dict):
            return "wrong_type", self.name
        for name, value in entry.items():
            if problem := self._problem(name, value):
                return problem, name if problem == "unknown_key" else f"{name}: {value}"
        needed = (*self.lists, *(self.needs if entry.get("applies", True) else ()))
        missing = next((name for name in needed if name not in entry), None)
        return ("missing_key", missing) if missing else None

    def _problem(self, name: str, value: Any) -> str | None:
        if name == "applies":
            return None if isinstance(value, bool) else "wrong_type"
        if name in self.lists:
            codes = value if isinstance(value, list) else [None]
            return None if set(codes) <= _codes(LISTS[name][1]) else "unknown_value"
        if name in self.numbers:
            number = isinstance(value, int | float) and not isinstance(value, bool)
            return None if number and 0 <= value <= self.numbers[name] else "unknown_value"
        if name in self.codes:
            return None if value in _codes(self.codes[name]) else "unknown_value"
        return (None if isinstance(value, str) else "wrong_type") if name in self.texts else "unknown_key"


@cache
def _codes(kind_of_word: str) -> frozenset[str]:
    return frozenset(words().filter(pl.col("kind_of_word") == kind_of_word)["code"])


PARTS = {
    part.name: part
    for part in (
        # The most that may be rated HTXSNV; ratio left out where the text is not known.
        RulePart(
            "ceiling",
            "ceiling",
            lists=("subject_kinds",),
            numbers={"ratio": 1},
            codes={"denominator": "denominator", "grouping": "grouping", "rounding": "rounding"},
        ),
        # The least score that goes with a level; where there are any, scores are expected beside the levels.
        RulePart("score", "score_floor", lists=("subject_kinds", "levels"), numbers={"floor": 100}, needs=("floor",)),
        # The quarters rated by themselves; the fourth merges into the year.
        RulePart("quarter", "rated_quarter", lists=("subject_kinds", "periods")),
        # The levels that open shortcomings bar.
        RulePart("bar", "level_bar", lists=("subject_kinds", "levels")),
        # The parts of the shortcomings put right that are to be reached.
        RulePart(
            "remediation_goal", "remediation_goal", lists=("goals",), numbers={"percent": 100}, needs=("percent",)
        ),
        # The share of the votes cast that a level needs.
        RulePart(
            "vote",
            "vote_threshold",
            lists=("subject_kinds", "levels"),
            numbers={"share": 1},
            codes={"comparison": "vote_comparison"},
            needs=("share", "comparison"),
        ),
        # The most that may be proposed for an award; ratio left out where none is given.
        RulePart(
            "award",
            "award_rule",
            lists=("subject_kinds",),
            numbers={"ratio": 1},
            codes={"denominator": "award_denominator", "rounding": "rounding"},
        ),
        # The consecutive years at HTXSNV that a form of award asks for.
        RulePart(
            "award_years", "award_years", lists=("subject_kinds", "forms"), numbers={"years": 50}, needs=("years",)
        ),
    )
}
