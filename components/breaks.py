"""Where years cannot be compared: a dotted line before each year whose rule or bodies changed, and its note."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import theme

NOTE_WIDTH = 18
LINE_HEIGHT = 16  # pixels


def headroom(rows: pl.DataFrame, years: list[int]) -> int:
    """How many pixels the notes need above the plot."""
    lines = (theme.wrapped(note, NOTE_WIDTH).count("<br>") + 1 for _, note in _breaks(rows, years))
    return LINE_HEIGHT * max(lines, default=0)


def lines(rows: pl.DataFrame, years: list[int], look: theme.Theme) -> list[dict[str, Any]]:
    """The lines; `rows` carry year and break_note, `years` are those on the axis in order."""
    line = {"color": look.quiet, "width": 1.5, "dash": "dot"}
    return [
        {"type": "line", "x0": at - 0.5, "x1": at - 0.5, "yref": "paper", "y0": 0, "y1": 1.04, "line": line}
        for at, _ in _breaks(rows, years)
        if at
    ]


def notes(rows: pl.DataFrame, years: list[int], look: theme.Theme) -> list[dict[str, Any]]:
    """The note of each line, above the plot."""
    return [
        {
            "x": at - 0.5 if at else -0.45,
            "y": 1.03,
            "yref": "paper",
            "yanchor": "bottom",
            "xanchor": "left",
            "align": "left",
            "showarrow": False,
            "text": theme.wrapped(note, NOTE_WIDTH),
            "font": {"size": 12, "color": look.quiet},
        }
        for at, note in _breaks(rows, years)
    ]


def _breaks(rows: pl.DataFrame, years: list[int]) -> list[tuple[int, str]]:
    """Place of each marked year on the axis, and its note."""
    noted = rows.filter(pl.col("break_note").is_not_null()).unique("year").sort("year")
    return [(years.index(row["year"]), row["break_note"]) for row in noted.to_dicts()]
