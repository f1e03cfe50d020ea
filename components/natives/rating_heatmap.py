"""Branch by year: how large a part was good or better, as a native table with shaded cells."""

from __future__ import annotations

from typing import Any

from components.chart import Chart
from components.charts.rating_heatmap import labelled, shade, text, worst_first
from components.native import Grid, Place
from components.natives.drawn import both_ends
from components.numbers import FEW
from components.theme import LIGHT
from data.scope import PEOPLE


def native(chart: Chart, most: int | None) -> Grid | None:
    """A line per branch, of too many the worst and the best; a place per year; of bodies their level."""
    rows = labelled(chart.rows).sort("sort_order", "unit")
    alone = chart.reading.subject_kind not in PEOPLE
    names, more = both_ends(rows["label"].to_list(), most)
    if more:
        names, more = both_ends(worst_first(rows, alone=alone)["label"].to_list(), most)
    if not names:
        return None
    rules = dict(rows.select("year", "new_rule").unique().sort("year").iter_rows())
    found = {(row["label"], row["year"]): row for row in rows.to_dicts()}
    lines = [[Place(name), *(_cell(found.get((name, year)), alone) for year in rules)] for name in names]
    head = [f"{year} · {rule}" if rule else str(year) for year, rule in rules.items()]
    return Grid([chart.headings["unit_name"], *head], lines, more=more)


def _cell(row: dict[str, Any] | None, alone: bool) -> Place:
    if row is None or row["unit_level" if alone else "good_percent"] is None:
        return Place("")
    if alone:
        return Place(text(row, alone), LIGHT.ink(row["unit_level"]))
    value = row["good_percent"]
    return Place(text(row, alone), shade(value), value if row["rated"] >= FEW else None)
