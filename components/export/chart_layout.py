"""Where the bars of a native chart begin: programs that choose for themselves break names or pass every second over."""

from __future__ import annotations

from math import ceil
from xml.etree.ElementTree import Element

from components.export.chart_node import Type, node, one
from components.native import Plot

LETTER, LINE = 0.56, 1.6  # of the type's height: a letter's width on average, a line of the legend
MOST_FOR_NAMES, ROWS_OF_TWO_LINES = 0.42, 10  # of the width; longer names take two lines, if so few bars have room
MOST_ON_ONE_LINE = 0.5
EDGE, BEYOND = 0.02, 0.08  # of the width or height kept free around the bars, and for counts beyond their end
KEY = 5  # letters as wide as a legend's key with the room around it


def layout(plot: Plot, type_: Type, size: tuple[float, float] | None) -> Element:
    """The place of the bars in a chart so wide and high, in points; where they stand, the program's own."""
    if size is None or plot.form not in ("bars", "whole_bars"):
        return node("c:layout")
    width, height = size
    longest = max(map(len, plot.categories), default=0)
    most = MOST_FOR_NAMES if len(plot.categories) <= ROWS_OF_TWO_LINES else MOST_ON_ONE_LINE
    left = min(longest * type_.points * LETTER / width + EDGE, most)
    top = EDGE + _legend_lines(plot, type_, width) * type_.points * LINE / height
    right = EDGE if len(plot.series) > 1 else BEYOND
    places = {"x": left, "y": top, "w": 1 - left - right, "h": 1 - top - EDGE}
    modes = [one("layoutTarget", "inner"), one("xMode", "edge"), one("yMode", "edge")]
    return node(
        "c:layout", node("c:manualLayout", *modes, *(one(key, f"{value:.4f}") for key, value in places.items()))
    )


def _legend_lines(plot: Plot, type_: Type, width: float) -> int:
    if len(plot.series) < 2:
        return 0
    letters = sum(len(series.name) + KEY for series in plot.series)
    return ceil(letters * type_.points * LETTER / (width * 0.9))
