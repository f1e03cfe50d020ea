"""The two axes of a native chart: names along one, on the other a scale only where no counts are printed."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

from components.export.chart_node import Type, line, local, no_line, node, one, typed
from components.native import PERCENT, Plot
from components.theme import LIGHT

NAMES_ID, SCALE_ID = 111_111_111, 222_222_222
MOST_NAMES, MOST_LETTERS = 18, 90  # of names that stand along the foot of lines: of more, some are passed over


def ids() -> list[Element]:
    """The axes that bars and lines refer to."""
    return [one("axId", NAMES_ID), one("axId", SCALE_ID)]


def axes(plot: Plot, type_: Type) -> list[Element]:
    """The axis of the names and the scale; a number format of its own, or some programs write none."""
    lies = plot.form in ("bars", "whole_bars")
    return [_names(plot, type_, "l" if lies else "b"), _scale(plot, type_, "b" if lies else "l")]


def _names(plot: Plot, type_: Type, side: str) -> Element:
    longest = max(map(len, plot.categories), default=1)
    passed_over = len(plot.categories) // max(min(MOST_NAMES, MOST_LETTERS // longest), 1) + 1
    return node(
        "c:catAx",
        one("axId", NAMES_ID),
        node("c:scaling", one("orientation", "minMax")),
        one("delete", 0),
        one("axPos", side),
        node("c:numFmt", formatCode="General", sourceLinked=0),
        one("majorTickMark", "none"),
        one("minorTickMark", "none"),
        one("tickLblPos", "low"),
        # The gap around bars would break the axis into pieces.
        node("c:spPr", line(LIGHT.quiet, 0.75) if plot.form == "lines" else no_line()),
        typed("c:txPr", type_, turned=0 if plot.form.endswith("columns") else None),
        one("crossAx", SCALE_ID),
        one("crosses", "autoZero"),
        one("auto", 0),
        one("lblAlgn", "ctr"),
        one("lblOffset", 100),
        *([one("tickLblSkip", passed_over)] if plot.form == "lines" and passed_over > 1 else []),
        *([one("tickLblSkip", 1)] if plot.form != "lines" else []),
        one("noMultiLvlLbl", 1),
    )


def _scale(plot: Plot, type_: Type, side: str) -> Element:
    is_read = plot.form == "lines"
    ends = [one("max", 100)] if plot.number_format == PERCENT and is_read else []
    grid = [node("c:majorGridlines", node("c:spPr", line(LIGHT.line, 0.75)))] if is_read else []
    number_format = plot.number_format.replace(".0", "") if plot.number_format == PERCENT else plot.number_format
    return node(
        "c:valAx",
        one("axId", SCALE_ID),
        node("c:scaling", one("orientation", "minMax"), *ends, one("min", 0)),
        one("delete", int(not is_read)),
        one("axPos", side),
        *grid,
        node("c:numFmt", formatCode=local(number_format), sourceLinked=0),
        one("majorTickMark", "none"),
        one("minorTickMark", "none"),
        one("tickLblPos", "nextTo"),
        node("c:spPr", no_line()),
        typed("c:txPr", replace(type_, colour=LIGHT.quiet)),
        one("crossAx", NAMES_ID),
        one("crosses", "autoZero"),
        one("crossBetween", "midCat" if plot.form == "lines" and len(plot.categories) > MOST_NAMES else "between"),
    )
