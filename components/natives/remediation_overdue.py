"""What should have been put right by now and is not, as a native table, the longest overdue first."""

from __future__ import annotations

from datetime import date
from typing import Any

from components.chart import Chart
from components.charts.remediation_overdue import of_all
from components.native import Grid, Place
from components.natives.drawn import firsts
from components.numbers import NOT_KNOWN, day, whole
from components.theme import LIGHT

# Not who answers for it: that can be a person's name.
COLUMNS = ("unit_name", "year", "item", "first_due_on", "due_on", "extensions", "days_overdue", "status_name")
FROM_DAYS = ((366, "qua_han_hon_365"), (181, "qua_han_365"), (91, "qua_han_180"), (31, "qua_han_90"))


def native(chart: Chart, most: int | None) -> Grid | None:
    """A line per item; the words of what is to be put right only where the reader may see them."""
    every = chart.rows.sort(["days_overdue", "unit_name"], descending=[True, False], maintain_order=True)
    shown, more = firsts(every, most, of_all(every))
    if shown.is_empty():
        return None
    headings = chart.headings
    met = [key for key in COLUMNS if key != "item" or any(shown[key])]
    return Grid(
        [headings[key] for key in met], [[_cell(row, key) for key in met] for row in shown.to_dicts()], more=more
    )


def _cell(row: dict[str, Any], key: str) -> Place:
    value = row[key]
    if isinstance(value, date):
        return Place(day(value), value=value)
    if key == "days_overdue":
        code = next((code for least, code in FROM_DAYS if value >= least), "qua_han_30")
        return Place(whole(value), LIGHT.ink(code), value)
    if isinstance(value, int):
        return Place(str(value) if key == "year" else whole(value), value=value)
    return Place(value or NOT_KNOWN)
