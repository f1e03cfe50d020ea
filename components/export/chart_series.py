"""One series of a native chart: its numbers with their place in the workbook, its fill, its labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal
from xml.etree.ElementTree import Element

from components.export import chart_workbook
from components.export.chart_node import Type, filled, line, local, no_line, node, one, solid, typed
from components.native import Plot, Series
from components.numbers import whole
from components.theme import LIGHT, Ink

Placing = Literal["inside", "beyond", "line"]
MARKED = 40  # points of a line that each get a mark
# Of the longest bar, what a count takes of its length: of a shorter segment only the workbook has the count.
LEAST_OF_COLUMN, LEAST_OF_BAR, DIGIT = 0.035, 0.004, 0.012
WIDTH = 2.75  # points of a line


@dataclass(frozen=True)
class Laid:
    """A series at its place among those of its plot, the type of the chart, and where its numbers begin."""

    plot: Plot
    place: int
    series: Series
    type_: Type
    origin: chart_workbook.Origin


def series_node(laid: Laid, placing: Placing) -> Element:
    """A series of bars (its labels inside or beyond them) or of a line."""
    plot, series, place = laid.plot, laid.series, laid.place
    address = chart_workbook.Address(place, len(plot.categories), laid.origin)
    head = [one("idx", place), one("order", place), node("c:tx", _texts(address.name, [series.name]))]
    data = [
        node("c:cat", _texts(address.categories, plot.categories)),
        node("c:val", _numbers(address.values, series.values, plot.number_format)),
    ]
    if placing == "line":
        return node("c:ser", *head, *_line_look(series), _labels(laid, placing), *data, one("smooth", 0))
    points = [
        node("c:dPt", one("idx", at), one("invertIfNegative", 0), one("bubble3D", 0), filled(ink))
        for at, ink in enumerate(series.inks)
        if ink != series.ink
    ]
    look = [filled(series.ink), one("invertIfNegative", 0), *points]
    return node("c:ser", *head, *look, _labels(laid, placing), *data)


def _line_look(series: Series) -> list[Element]:
    colour = series.ink.fill
    stroke = node("c:spPr", line(colour, WIDTH, "dash" if series.is_dashed else ""))
    if series.is_dashed or len(series.values) > MARKED:
        return [stroke, node("c:marker", one("symbol", "none"))]
    dot = node("c:spPr", solid(colour), line(LIGHT.ground, 1))
    return [stroke, node("c:marker", one("symbol", "circle"), one("size", 8), dot)]


def _labels(laid: Laid, placing: Placing) -> Element:
    series, of_zero = laid.series, "" if placing == "inside" else local(laid.plot.number_format)
    if not series.is_labelled:
        return node("c:dLbls", *_shows(value=False))
    number_format = f"{local(laid.plot.number_format)};;{of_zero}"
    own = []
    for at, value in enumerate(series.values):
        if placing == "inside" and value is not None and _is_tiny(laid.plot, at, value):
            own.append(node("c:dLbl", one("idx", at), one("delete", 1)))
        elif placing == "inside" and series.inks and series.inks[at].type_on != series.ink.type_on:
            own.append(node("c:dLbl", one("idx", at), *_dressed(laid, series.inks[at], placing, number_format)))
    return node("c:dLbls", *own, *_dressed(laid, series.ink, placing, number_format))


def _dressed(laid: Laid, ink: Ink, placing: Placing, number_format: str) -> list[Element]:
    colour = ink.type_on if placing == "inside" else ink.fill if placing == "line" else laid.type_.colour
    place = {"inside": "ctr", "beyond": "outEnd", "line": "t"}[placing]
    return [
        node("c:numFmt", formatCode=number_format, sourceLinked=0),
        node("c:spPr", node("a:noFill"), no_line()),
        typed("c:txPr", replace(laid.type_, colour=colour), wrap="none"),
        one("dLblPos", place),
        *_shows(value=True),
    ]


def _shows(*, value: bool) -> list[Element]:
    shown = {"showLegendKey": False, "showVal": value, "showCatName": False, "showSerName": False}
    shown |= {"showPercent": False, "showBubbleSize": False}
    return [one(name, int(is_shown)) for name, is_shown in shown.items()]


def _is_tiny(plot: Plot, at: int, value: float) -> bool:
    """Whether a segment is too short for its count: of its own bar where all are as long, else of the longest."""
    sums = [sum(series.values[place] or 0 for series in plot.series) for place in range(len(plot.categories))]
    longest = sums[at] if plot.form.startswith("whole") else max(sums)
    least = LEAST_OF_BAR + DIGIT * len(whole(value)) if plot.form.endswith("bars") else LEAST_OF_COLUMN
    return value < longest * least


def _texts(address: str, texts: Sequence[str]) -> Element:
    points = [node("c:pt", node("c:v", text=text), idx=at) for at, text in enumerate(texts)]
    return node("c:strRef", node("c:f", text=address), node("c:strCache", one("ptCount", len(texts)), *points))


def _numbers(address: str, values: Sequence[float | None], number_format: str) -> Element:
    points = [
        node("c:pt", node("c:v", text=f"{value:.15g}"), idx=at) for at, value in enumerate(values) if value is not None
    ]
    head = [node("c:formatCode", text=local(number_format)), one("ptCount", len(values))]
    return node("c:numRef", node("c:f", text=address), node("c:numCache", *head, *points))
