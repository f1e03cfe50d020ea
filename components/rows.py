"""The rows of a chart: their names on the axis, the room these need, and how many of them a reader can take in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import polars as pl

from components import theme
from components.numbers import whole
from components.wording import say

MANY = 15  # rows of one look: more of them scroll beneath their axis
MOST = 60  # rows one scrolls through: of more, MANY stand in detail beneath a strip of all
WIDTHS = range(theme.NARROW_NAME, 39)  # characters of a name on one line
LINES = 2
TAG = re.compile(r"<[^>]+>")
LINE, LETTER, BESIDE = 17, 7.6, 16  # pixels of a line of type, of a letter, around a name


class Rows:
    """Names from the top down, each once, in rows at least `least` pixels high; those with most problems come first.

    `beneath` gives what stands in a line of its own beneath a name; of too many `first` are shown. On the wall, where
    nothing scrolls, these are both ends, and between them a row that says how many `others` there are.
    """

    def __init__(
        self,
        names: Sequence[str],
        least: int,
        beneath: Mapping[str, str] | None = None,
        first: int = MANY,
        *,
        look: theme.Theme = theme.LIGHT,
        others: str = "other_bodies",
    ) -> None:
        self.names = list(dict.fromkeys(names))
        self.shown = self.names if len(self.names) <= (first if look.wall else MOST) else self.names[:first]
        self.has_ends = look.wall and self.is_cut
        if self.has_ends:
            ends = (first - 1) // 2
            between = say("figure", others, n=whole(len(self.names) - 2 * ends))
            self.shown = [*self.names[:ends], between, *self.names[-ends:]]
        self.least = least
        self.beneath = beneath or {}

    @property
    def is_cut(self) -> bool:
        """Whether there are so many that only the first stand in the chart."""
        return len(self.shown) < len(self.names)

    @cached_property
    def labels(self) -> list[str]:
        """The names shown, on as many lines as they need: no wider than brings each to two."""
        for width in WIDTHS:
            wrapped = [theme.wrapped(name, width) for name in self.shown]
            if max((name.count("<br>") for name in wrapped), default=0) < LINES:
                break
        lines = [self.beneath.get(name, "") for name in self.shown]
        return [f"{name}<br>{line}" if line else name for name, line in zip(wrapped, lines, strict=True)]

    @property
    def row_height(self) -> int:
        """Pixels of one row."""
        lines = max((label.count("<br>") + 1 for label in self.labels), default=1)
        return max(self.least, lines * LINE + 6)

    @property
    def height(self) -> int:
        """Pixels of all rows together."""
        return self.row_height * max(len(self.shown), 1)

    @property
    def left(self) -> int:
        """Pixels the names need at the left."""
        longest = max(
            (len(line) for label in self.labels for line in TAG.sub("", label.replace("<br>", "\n")).split("\n")),
            default=0,
        )
        return round(longest * LETTER) + BESIDE

    def of(self, frame: pl.DataFrame, name: str = "unit_name") -> pl.DataFrame:
        """The lines of `frame` whose row is shown, their label as `bar`."""
        labels = pl.DataFrame({name: self.shown, "bar": self.labels}, schema={name: pl.String, "bar": pl.String})
        return frame.join(labels, on=name, how="inner", maintain_order="left")

    def axis(self, look: theme.Theme, **parts: Any) -> dict[str, Any]:
        """The axis of the names, the first at the top."""
        order = {"type": "category", "categoryorder": "array", "categoryarray": self.labels[::-1]}
        span = {"range": [-0.5, max(len(self.shown), 1) - 0.5], "automargin": False}
        return theme.axis(look, **order, **span, tickvals=self.labels, **parts)

    def margin(self, right: int = 16, top: int = 8, bottom: int = 8) -> dict[str, int]:
        """The margins of a chart of these rows."""
        return {"l": self.left, "r": right, "t": top, "b": bottom, "pad": 6}

    def meta(self) -> dict[str, int]:
        """How many rows the chart has, of how many there are; between both ends a row of its own says so."""
        return {"bars": len(self.shown), "of": len(self.shown if self.has_ends else self.names)}
