"""What was claimed, proposed and decided: a native table of counts, one block for each two neighbouring stages."""

from __future__ import annotations

import polars as pl

from components.chart import Chart
from components.names import short_names, stage_name
from components.native import Grid, Place
from components.natives import moves
from components.wording import say


def native(chart: Chart, _most: int | None) -> Grid | None:
    """Lines are the levels at the stage before, columns those at the stage after."""
    rows, kind = chart.rows, chart.reading.subject_kind
    if rows.is_empty():
        return None
    levels = short_names("level")
    after = moves.side(rows, "to", levels)
    head = [say("natives", "stages"), say("natives", "level_before"), *after.values()]
    blocks = []
    for one, other in rows.select("from_stage", "to_stage").unique(maintain_order=True).iter_rows():
        part = rows.filter((pl.col("from_stage") == one) & (pl.col("to_stage") == other))
        stages = Place(say("natives", "from_to", before=stage_name(one, kind), after=stage_name(other, kind)))
        blocks += moves.lines(part, moves.side(part, "from", levels), after, [stages])
    return Grid(head, blocks, naming=2)
