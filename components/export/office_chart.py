"""A native chart as an Office file holds it: its drawing, and behind it a workbook without formula or link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from xml.etree.ElementTree import Element, tostring

from components.export import chart_axes, chart_workbook
from components.export.chart_layout import layout
from components.export.chart_node import R, Type, node, one, typed
from components.export.chart_series import Laid, series_node
from components.export.chart_workbook import Origin
from components.export.plain import one_line
from components.native import Plot, Series

SLIDE_FONT, PAPER_FONT = "Segoe UI", "Times New Roman"
# The relation from the drawing to its workbook: that it is the part's first one is up to who places the chart.
WORKBOOK_RELATION = "rId1"
GAP, GROUPED_GAP = 40, 60  # percent of a bar's width between two bars, and between two groups of them
FEW = {1: 250, 2: 120}  # the same around so few, which would else be blocks
LONGEST_NAME = 80  # letters of a category or series: more can be read in no chart
SHAPES = {
    "bars": ("bar", "stacked"),
    "columns": ("col", "stacked"),
    "whole_bars": ("bar", "percentStacked"),
    "whole_columns": ("col", "percentStacked"),
    "grouped_columns": ("col", "clustered"),
}


@dataclass(frozen=True)
class OfficeChart:
    """The chart part's XML, which names its workbook by WORKBOOK_RELATION, and that workbook (.xlsx)."""

    xml: bytes
    workbook: bytes


def chart_part(
    plot: Plot, *, type_points: float, font: str = SLIDE_FONT, size: tuple[float, float] | None = None
) -> OfficeChart:
    """A plot as native chart, its type `type_points` high in `font`; `size`: how wide and high it is placed, in points.

    Bars lie in reverse order, as every Office program draws the first at the foot: the axis itself is left as it is.
    Texts are cut after LONGEST_NAME letters; a value that is not known is a gap, and an empty cell of the workbook.
    """
    shown = shown_in_file(plot)
    own = node("c:externalData", one("autoUpdate", 0), **{f"{R}id": WORKBOOK_RELATION})
    space = _space(shown, Type(font, type_points), size, chart_workbook.own(), own)
    return OfficeChart(_written(space), chart_workbook.written(shown))


def sheet_chart(plot: Plot, origin: Origin, *, type_points: float) -> bytes:
    """A plot as the chart of a sheet on which its numbers stand, in the order of `shown_in_file`, from `origin` on."""
    return _written(_space(shown_in_file(plot), Type(PAPER_FONT, type_points), None, origin))


def _written(space: Element) -> bytes:
    return bytes(tostring(space, encoding="UTF-8", xml_declaration=True))


def shown_in_file(plot: Plot) -> Plot:
    """The plot in the order of the file, its texts clean."""
    step = -1 if _lies(plot) else 1
    return replace(
        plot,
        categories=[one_line(name, LONGEST_NAME) for name in plot.categories[::step]],
        series=[
            replace(
                series,
                name=one_line(series.name, LONGEST_NAME),
                values=list(series.values)[::step],
                inks=list(series.inks)[::step],
            )
            for series in plot.series
        ],
    )


def _lies(plot: Plot) -> bool:
    return plot.form in ("bars", "whole_bars")


def _space(plot: Plot, type_: Type, size: tuple[float, float] | None, origin: Origin, *more: Element) -> Element:
    return node(
        "c:chartSpace",
        one("date1904", 0),
        one("roundedCorners", 0),
        node(
            "c:chart",
            one("autoTitleDeleted", 1),
            node("c:plotArea", layout(plot, type_, size), *_drawn(plot, type_, origin), *chart_axes.axes(plot, type_)),
            *_legend(plot, type_),
            one("plotVisOnly", 1),
            one("dispBlanksAs", "gap"),
        ),
        typed("c:txPr", type_),
        *more,
    )


def _drawn(plot: Plot, type_: Type, origin: Origin) -> list[Element]:
    """Bars before the lines that run over them; each series keeps its column of the workbook."""
    placed = [Laid(plot, place, series, type_, origin) for place, series in enumerate(plot.series)]
    ordered = sorted(placed, key=lambda laid: _is_line(plot, laid.series))
    groups = groupby(ordered, key=lambda laid: _is_line(plot, laid.series))
    return [_lines(list(group)) if is_line else _bars(plot, list(group)) for is_line, group in groups]


def _is_line(plot: Plot, series: Series) -> bool:
    return plot.form == "lines" or series.is_line


def _bars(plot: Plot, group: Sequence[Laid]) -> Element:
    direction, grouping = SHAPES[plot.form]
    # A bar that stands alone on its line has its count beyond its end, which a stack has no place for.
    if len(group) == 1 and not plot.form.startswith("whole"):
        grouping = "clustered"
    stacked = grouping != "clustered"
    return node(
        "c:barChart",
        one("barDir", direction),
        one("grouping", grouping),
        one("varyColors", 0),
        *(series_node(laid, "inside" if stacked else "beyond") for laid in group),
        one("gapWidth", FEW.get(len(plot.categories), GAP if stacked or len(group) == 1 else GROUPED_GAP)),
        one("overlap", 100 if stacked else 0),
        *chart_axes.ids(),
    )


def _lines(group: Sequence[Laid]) -> Element:
    return node(
        "c:lineChart",
        one("grouping", "standard"),
        one("varyColors", 0),
        *(series_node(laid, "line") for laid in group),
        one("marker", 1),
        *chart_axes.ids(),
    )


def _legend(plot: Plot, type_: Type) -> list[Element]:
    """Above the plot, as on screen; none where there is nothing to tell apart."""
    if len(plot.series) < 2:
        return []
    return [node("c:legend", one("legendPos", "t"), one("overlay", 0), typed("c:txPr", type_))]
