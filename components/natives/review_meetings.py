"""Which branches have held their review meeting, when and who attended, as a native table."""

from __future__ import annotations

from typing import Any

from components.chart import Chart
from components.charts.review_meetings import MARKS
from components.native import Grid, Place
from components.natives.drawn import both_ends
from components.numbers import NOT_KNOWN, day
from components.theme import LIGHT

LATE = {"qua_han": "qua_han", "da_hop_cham": "cham"}
COLUMNS = ("unit_name", "state_name", "held_on", "planned", "attended", "attendance_name")


def native(chart: Chart, most: int | None) -> Grid | None:
    """A line per body, those still to meet first; late ones and who attended in colour."""
    found = {row["unit_name"]: row for row in chart.rows.to_dicts()}
    names, more = both_ends(list(found), most)
    if not names:
        return None
    headings = chart.headings
    met = [key for key in COLUMNS if key == "unit_name" or chart.rows[key].drop_nulls().len()]
    return Grid([headings[key] for key in met], [[_cell(found[name], key) for key in met] for name in names], more=more)


def _cell(row: dict[str, Any], key: str) -> Place:
    if key == "held_on":
        return Place(day(row[key]), value=row[key])
    ink = None
    if key == "state_name" and row["state"] in LATE:
        ink = LIGHT.ink(LATE[row["state"]])
    if key == "attendance_name" and row["attendance"]:
        ink = LIGHT.ink(MARKS[row["attendance"]][1])
    return Place(row[key] or NOT_KNOWN, ink)
