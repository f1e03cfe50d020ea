"""Native forms as tests read them, and charts by hand that have one."""

from typing import Any

import polars as pl

from components.chart import Chart, Words
from components.native import Grid, Native, Plot
from tests.components import frames


def of(stem: str, figure: dict[str, Any], rows: pl.DataFrame) -> Chart:
    """A chart by hand, of its drawing and its rows."""
    return Chart(stem, figure, rows, frames.READING, Words(measure="Số lượng", caption="Biểu đồ."))


def plot(native: Native | None) -> Plot:
    """The native form, which is a chart."""
    assert isinstance(native, Plot)
    return native


def grid(native: Native | None) -> Grid:
    """The native form, which is a table."""
    assert isinstance(native, Grid)
    return native


def values(plotted: Plot) -> dict[tuple[str, str], float | None]:
    """Each value by its category and series."""
    return {
        (name, series.name): value
        for series in plotted.series
        for name, value in zip(plotted.categories, series.values, strict=True)
    }
