"""How many members of each branch have plan and pledge, as native bars of counts."""

from __future__ import annotations

from components.chart import Chart
from components.charts.member_pledges import parts
from components.native import Plot
from components.natives.drawn import both_ends, by_code
from components.wording import say


def native(chart: Chart, most: int | None) -> Plot | None:
    """A bar per branch as long as its members are many, the lowest share first; one without a report has none."""
    rows = chart.rows
    told = parts(rows)
    names, more = both_ends(rows["unit_name"].to_list(), most)
    if told.is_empty():
        return None
    silent = set(rows.filter(rows["done"].is_null())["unit_name"])
    shown = [say("natives", "silent", name=name) if name in silent else name for name in names]
    return Plot("bars", shown, by_code(told, names, along="unit_name", code="part"), more=more)
