"""What was claimed, proposed and decided: who moved from one stage to the next, by how many levels."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import moves, theme
from components.names import short_names, stage_name
from components.numbers import share, whole
from components.reading import Reading
from components.wording import say

STEM = "stage_shift"
BETWEEN = 0.2  # of the width, between two matrices


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A matrix of counts for each two neighbouring stages with data, side by side; those not rated at one apart.

    `rows`: one per year, pair of stages, body and pair of levels, as question stage_shift answers. A cell's customdata
    is from_stage, from_level, to_level.
    """
    pairs = rows.select("from_stage", "to_stage").unique(maintain_order=True).rows()
    parts = [rows.filter((pl.col("from_stage") == one) & (pl.col("to_stage") == other)) for one, other in pairs]
    axes: dict[str, Any] = {}
    data, shapes, heads, lines = [], [], [], 0
    for place, ((one, other), part) in enumerate(zip(pairs, parts, strict=True)):
        axis = str(place + 1) if place else ""
        before, after = moves.side(part, "from"), moves.side(part, "to")
        data += moves.matrix(part, before, after, look, (one,), axis)
        shapes += moves.edges(before, after, look, axis)
        heads.append(moves.rows_title(stage_name(one, reading.subject_kind), look, axis))
        title = stage_name(other, reading.subject_kind)
        axes |= moves.axes(before, after, title, look, _across(place, len(pairs)), axis)
        lines = max(lines, len(before.codes))
    return {
        "data": data,
        "layout": theme.layout(
            look,
            moves.HEAD + moves.ROW_HEIGHT * max(lines, 1),
            shapes=shapes,
            annotations=heads,
            meta={
                "finding": _finding(list(zip(pairs, parts, strict=True)), reading),
                "legend": moves.legend(rows, look),
                "least_width": 520 * len(pairs),
            },
            **axes,
        ),
    }


def _across(place: int, of: int) -> tuple[float, float]:
    width = (1 - BETWEEN * (of - 1)) / max(of, 1)
    return place * (width + BETWEEN), place * (width + BETWEEN) + width


def _finding(pairs: list[tuple[tuple[str, str], pl.DataFrame]], reading: Reading) -> str:
    if not pairs:
        return say(STEM, "none", subjects=reading.subjects, years=reading.years_text)
    told = "; ".join(_told(one, other, part, reading) for (one, other), part in pairs)
    return say(STEM, "finding", years=reading.years_text, told=told)


def _told(one: str, other: str, part: pl.DataFrame, reading: Reading) -> str:
    counts = moves.counts(part)
    moved = counts["len_muc"] + counts["xuong_muc"]
    both = moved + counts["giu_nguyen"]
    blanks = {
        "before": theme.lower_first(short_names("stage")[one]),
        "after": theme.lower_first(short_names("stage")[other]),
        "subjects": reading.subjects,
        "share": share(moved, both),
        "n": whole(both),
        "up": whole(counts["len_muc"]),
        "down": whole(counts["xuong_muc"]),
    }
    if not both or not moved:
        return say(STEM, "same" if both else "nobody", **blanks)
    key = "moved" if counts["len_muc"] and counts["xuong_muc"] else "up" if counts["len_muc"] else "down"
    return say(STEM, key, **blanks)
