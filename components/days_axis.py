"""An axis of days counted from a named day: its marks, and the line at the named day."""

from __future__ import annotations

from typing import Any

from components import theme
from components.wording import say

STEM = "figure"


def axis(look: theme.Theme, title: str, first: Any, last: Any) -> dict[str, Any]:
    """Marks between the first and the last day shown; `first` is None where no day is."""
    marks = _marks(first, last)
    return theme.axis(
        look,
        title={"text": title, "font": {"size": 13, "color": look.quiet}},
        tickvals=marks,
        ticktext=[say(STEM, "named_day_mark") if mark == 0 else signed(mark) for mark in marks],
        tickfont={"size": 12, "color": look.quiet},
    )


def signed(days: int) -> str:
    """ "+3", "−4", "0": days after and before the named day."""
    return f"{days:+d}".replace("-", "−") if days else "0"


def named_day_line(look: theme.Theme) -> dict[str, Any]:
    """The upright line at the named day."""
    line = {"color": look.accent, "width": 2}
    return {"type": "line", "x0": 0, "x1": 0, "yref": "paper", "y0": 0, "y1": 1, "line": line}


def _marks(first: Any, last: Any) -> list[int]:
    """Every fifth day, or every twentieth where the axis is long."""
    if first is None:
        return []
    step = 5 if last - first <= 60 else 20
    return [mark for mark in range(-step * 20, last + 1, step) if mark >= first]
