"""Cells of a flat table to values, a whole column at a time; what is wrong with them by row and column."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import polars as pl
from openpyxl.utils import get_column_letter

from data.text import key
from data.vocabulary import vocabulary
from data.words import SUMS, words
from etl.cells import Cell
from etl.flat.contract import FlatColumn
from etl.units import Units
from etl.values import day_in_words, score, whole, window_of

YEARS = (1990, 2100)
# What is wrong with a cell: the row, the column by letter, the issue by name, what stands there.
FAULTS = {"row": pl.Int32, "column": pl.String, "name": pl.String, "value": pl.String, "heading": pl.String}
# What may have to be put right in a text before it is compared: to ask costs a third of doing so.
NOT_PLAIN = r"^ | $|  |[^ -~]"
KINDS: dict[str, Any] = {
    "year": pl.Int32,
    "whole": pl.Int32,
    "score": pl.Float64,
    "yes_no": pl.Boolean,
    "day": pl.Date,
}


@dataclass
class Column:
    """A column of a table as it is read: its cells, which of them are wrong, and how."""

    told: FlatColumn
    number: int
    heading: str
    rows: pl.Series
    cells: pl.Series
    faults: list[pl.DataFrame] = field(default_factory=list)

    @property
    def letter(self) -> str:
        """The column as Excel names it."""
        return get_column_letter(self.number)

    def wrong(self, which: pl.Series, name: str) -> None:
        """Notes the cells at which `which` is true under an issue's name."""
        if which.any():
            self.faults.append(
                pl.DataFrame({"row": self.rows.filter(which), "value": self.shown.filter(which)}).select(
                    "row",
                    pl.lit(self.letter).alias("column"),
                    pl.lit(name).alias("name"),
                    "value",
                    pl.lit(self.heading).alias("heading"),
                )
            )

    @property
    def shown(self) -> pl.Series:
        """The cells as a reader sees them."""
        if self.cells.dtype == pl.Date:
            return self.cells.dt.strftime("%d/%m/%Y")
        return self.cells.cast(pl.String)


def values_of(column: Column, units: Units, years: pl.Series | None) -> pl.Series:
    """The values of a column, null where a cell is empty or wrong; `years`: the year of each row, where it is known."""
    texts = _texts(column.cells) if column.cells.dtype == pl.String else column.cells
    kind = column.told.kind
    if kind == "text":
        found = texts.cast(pl.String)
    elif kind == "unit":
        found = _units(texts.cast(pl.String), units, years)
    elif kind == "code":
        of = column.told.of
        found = told(texts.cast(pl.String), lambda text: code(of, text), pl.String)
    else:
        found = _simple(kind, texts)
    _missing(column, texts, found)
    if kind == "day" and years is not None:
        found = _within(column, found, years)
    return found


def _missing(column: Column, texts: pl.Series, found: pl.Series) -> None:
    wrong = texts.is_not_null() & found.is_null()
    names = {
        "year": "no_year_in_row",
        "unit": "unknown_unit",
        "whole": "bad_number",
        "score": "bad_score",
        "day": "bad_date",
        "yes_no": "unknown_value",
    }
    name = names.get(column.told.kind) or CODE_FAULTS.get(column.told.of, "unknown_value")
    column.wrong(wrong, name)
    if column.told.kind == "year":
        column.wrong(texts.is_null(), name)
    elif column.told.filled:
        column.wrong(texts.is_null(), EMPTY.get(column.told.kind, "missing_words"))


CODE_FAULTS = {"level": "unknown_level", "document": "unknown_document", "remediation_state": "unknown_status"}
EMPTY = {"unit": "missing_unit", "whole": "missing_number", "day": "missing_date"}


def _texts(cells: pl.Series) -> pl.Series:
    """Texts as a reader would copy them, null where nothing or a mark for nothing stands."""
    trimmed = cells
    if cells.str.contains(NOT_PLAIN).any():
        trimmed = cells.str.normalize("NFC").str.strip_chars().str.replace_all(r"\s+", " ")
    blank = list(vocabulary().raw["marks"]["blank"])
    return trimmed.set(trimmed.is_in(["", *blank]), None)


def told(texts: pl.Series, meaning: Callable[[str], Any], kind: Any) -> pl.Series:
    """What each text means, asked once for each that differs."""
    different = texts.drop_nulls().unique()
    if different.is_empty():
        return pl.Series(texts.name, [None] * len(texts), dtype=kind)
    meanings = pl.Series([meaning(text) for text in different], dtype=kind)
    return texts.replace_strict(different, meanings, default=None, return_dtype=kind)


def _simple(kind: str, texts: pl.Series) -> pl.Series:
    if kind == "day" and texts.dtype == pl.Date:
        return texts
    if kind == "yes_no" and texts.dtype == pl.Boolean:
        return texts
    if texts.dtype == pl.String:
        return told(texts, MEANINGS[kind], KINDS[kind])
    if kind == "score" and texts.dtype.is_numeric():
        return texts.cast(pl.Float64).set(~texts.is_between(0, 100), None)
    if kind in ("year", "whole") and texts.dtype.is_numeric():
        numbers = texts.cast(pl.Float64)
        least, most = YEARS if kind == "year" else (0, 999_999_999)
        return numbers.set(~numbers.is_between(least, most) | (numbers != numbers.floor()), None).cast(pl.Int32)
    if kind == "yes_no" and texts.dtype.is_integer():
        return texts.set(~texts.is_in([0, 1]), None).cast(pl.Boolean)
    return pl.Series(texts.name, [None] * len(texts), dtype=KINDS[kind])


def _year(text: str) -> int | None:
    found = whole(Cell(1, 1, "text", text))
    return found if found is not None and YEARS[0] <= found <= YEARS[1] else None


def _yes_no(text: str) -> bool | None:
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    for meaning, answer in (("yes", True), ("no", False)):
        if vocabulary().begins_with_mark(text, meaning):
            return answer
    return None


MEANINGS: dict[str, Callable[[str], Any]] = {
    "year": _year,
    "whole": lambda text: whole(Cell(1, 1, "text", text)),
    "score": lambda text: score(Cell(1, 1, "text", text)),
    "day": day_in_words,
    "yes_no": _yes_no,
}


def code(of: str, text: str) -> str | None:
    """The code of a list a text means: the code itself, its name in words.toml, or a spelling of the vocabulary."""
    known = _codes(of)
    found = known.get(text) or known.get(key(text))
    if found is None and of in ("level", "counted"):
        return vocabulary().level(text)
    if found is None and of == "document":
        return vocabulary().document(text)
    if found is None and of == "remediation_state":
        return vocabulary().remediation_state(text)
    return found


@cache
def _codes(of: str) -> dict[str, str]:
    listed = words().filter(kind_of_word="level" if of == "counted" else of)
    known = {key(row[column]): row["code"] for column in ("short_name", "name", "code") for row in listed.to_dicts()}
    return known | {sum_: sum_ for sum_ in SUMS} if of == "counted" else known


def _units(texts: pl.Series, units: Units, years: pl.Series | None) -> pl.Series:
    """The bodies by id; what is no id, by name, in the year of its row."""
    known = texts.is_in(units.ids.implode())
    if known.all() or texts.is_null().all():
        return texts.set(~known, None)
    asked = pl.DataFrame({"text": texts, "year": years if years is not None else pl.lit(None, dtype=pl.Int32)})
    names = asked.filter(~known).unique().drop_nulls("text")
    found = [units.find(text, year) for text, year in names.iter_rows()]
    named = names.with_columns(pl.Series("found", found, dtype=pl.String))
    told = asked.join(named, on=["text", "year"], how="left", nulls_equal=True, maintain_order="left")["found"]
    return texts.zip_with(known.fill_null(value=False), told)


def _within(column: Column, days: pl.Series, years: pl.Series) -> pl.Series:
    """The days within what their year allows; the others are mistyped."""
    different = years.drop_nulls().unique()
    if different.is_empty():
        return days
    windows = [window_of(year, column.told.of) for year in different]
    first, last = (
        years.replace_strict(
            different, pl.Series([window[end] for window in windows]), default=None, return_dtype=pl.Date
        )
        for end in (0, 1)
    )
    outside = (days < first) | (days > last)
    column.wrong(outside.fill_null(value=False), "implausible_date")
    return days.set(outside.fill_null(value=False), None)
