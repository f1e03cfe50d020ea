"""A workbook's cells as JSON can hold them: on the way from the child that read them, and where they are kept."""

from datetime import date
from typing import Any

from etl.cells import Cell, Sheet, Workbook


def as_json(book: Workbook) -> list[dict[str, Any]]:
    """The workbook's sheets with all that `from_json` needs."""
    return [_from_sheet(sheet) for sheet in book.sheets]


def from_json(sheets: list[dict[str, Any]]) -> Workbook:
    """The workbook that `as_json` described."""
    return Workbook([_to_sheet(entry) for entry in sheets])


def _from_sheet(sheet: Sheet) -> dict[str, Any]:
    cells = [
        [cell.row, cell.column, cell.kind, cell.value.isoformat() if isinstance(cell.value, date) else cell.value]
        for cell in sheet.cells.values()
    ]
    return {
        "name": sheet.name,
        "hidden": sheet.hidden,
        "hidden_rows": sorted(sheet.hidden_rows),
        "cells": cells,
        "merged": sheet.merged,
        "legacy": sheet.legacy_encoding,
    }


def _to_sheet(entry: dict[str, Any]) -> Sheet:
    cells = {}
    for row, column, kind, value in entry["cells"]:
        cells[row, column] = Cell(row, column, kind, date.fromisoformat(value) if kind == "date" else value)
    merged = [(area[0], area[1], area[2], area[3]) for area in entry["merged"]]
    return Sheet(entry["name"], entry["hidden"], frozenset(entry["hidden_rows"]), cells, merged, entry["legacy"])
