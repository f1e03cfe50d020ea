"""What is said of a flat table: an issue for each cell, of very many of one sort the first and how many more."""

import re
from collections import Counter
from dataclasses import replace

import polars as pl
from openpyxl.utils import get_column_letter

from data.vocabulary import vocabulary
from etl.cells import address
from etl.flat.contract import Contract, tidy
from etl.flat.opening import FlatTable
from etl.nearest import nearest_documents
from etl.report import Issue, code_of, issue
from etl.units import Units
from etl.values import window_of

MOST_OF_A_SORT = 1000


class Said:
    """Collects what is wrong with a table's rows."""

    def __init__(self, contract: Contract, units: Units) -> None:
        self._contract = contract
        self._sheet = contract.table
        self._units = units
        self._issues: list[tuple[int, str, Issue]] = []
        self._counted: Counter[str] = Counter()
        self._near: dict[str, str] = {}

    def of_header(self, name: str, number: int, value: str) -> None:
        """Says something of a column's heading."""
        self._issues.append((1, "", issue(name, self._sheet, address(1, number), value)))

    def take(self, faults: pl.DataFrame) -> None:
        """One issue per row of FAULTS with the year of its row, in the file's order."""
        for (name,), group in faults.sort("row", maintain_order=True).group_by("name", maintain_order=True):
            room = MOST_OF_A_SORT - self._counted[str(name)]
            self._counted[str(name)] += group.height
            for row in group.head(max(0, room)).iter_rows(named=True):
                self._add(row)

    def doubles(self, double: pl.DataFrame, table: FlatTable) -> None:
        """Says of each row that another above it tells the same: row, first."""
        headings = [tidy(heading) for heading in table.header]
        letter = get_column_letter(headings.index(table.contract.place) + 1)
        self._counted["duplicate_row"] += double.height
        for row, first in double.head(MOST_OF_A_SORT).select("row", "first").iter_rows():
            found = issue("duplicate_row", self._sheet, f"{letter}{row}", "", first=first)
            self._issues.append((row, letter, found))

    def issues(self) -> list[Issue]:
        """All of them by row and column; last how many more there are of each sort."""
        told = [found for _, _, found in sorted(self._issues, key=lambda told: told[:2])]
        for name, count in self._counted.items():
            if count > MOST_OF_A_SORT:
                like = next(found for found in told if found.code == code_of(name))
                more = issue("more_of_a_sort", self._sheet, value=like.message, counted=count - MOST_OF_A_SORT)
                told.append(replace(more, code=like.code, severity=like.severity, value=None))
        return told

    def _add(self, row: dict[str, object]) -> None:
        name, value, number = str(row["name"]), row["value"], row["row"]
        text = "" if value is None else str(value)
        words: dict[str, object] = {"heading": row["heading"], "cells": f"{row['column']}{number}"}
        if name == "unknown_unit":
            words["near"] = self._nearest(text)
        elif name == "unknown_document":
            words["near"] = nearest_documents(text)
        elif name == "implausible_date":
            words |= self._window(row)
        elif name == "unknown_level" and _names_several(text):
            name = "two_levels"
        found = issue(name, self._sheet, f"{row['column']}{number}", text, **words)
        self._issues.append((int(str(number)), str(row["column"]), found))

    def _nearest(self, text: str) -> str:
        if text not in self._near:
            self._near[text] = "; ".join(self._units.suggest(text)) or "—"
        return self._near[text]

    def _window(self, row: dict[str, object]) -> dict[str, object]:
        """The year of a row and the first and last day its date could be."""
        year = int(str(row["year"]))
        days = window_of(year, self._contract.columns[tidy(str(row["heading"]))].of)
        return {"year": year} | {end: f"{day:%d/%m/%Y}" for end, day in zip(("first", "last"), days, strict=True)}


def _names_several(text: str) -> bool:
    """Whether a text names more than one level: "HTTNV, HTNV"."""
    marks = "".join(vocabulary().raw["marks"]["several"])
    parts = re.split("[" + re.escape(marks) + "]", text)
    return len({vocabulary().level(part) for part in parts} - {None}) > 1
