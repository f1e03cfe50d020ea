"""Who moved from which level to which between two years: a native table of counts."""

from __future__ import annotations

from components.chart import Chart
from components.names import short_names
from components.native import Grid
from components.natives import moves
from components.wording import say


def native(chart: Chart, _most: int | None) -> Grid | None:
    """Lines are the levels of the year before, columns those of the year after."""
    rows = chart.rows
    if rows.is_empty() or rows["from_year"][0] == rows["to_year"][0]:
        return None
    levels = short_names("level")
    before, after = moves.side(rows, "from", levels), moves.side(rows, "to", levels)
    years = {"before": rows["from_year"][0], "after": rows["to_year"][0]}
    return Grid([say("natives", "years", **years), *after.values()], moves.lines(rows, before, after))
