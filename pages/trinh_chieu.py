"""/trinh-chieu: what may be projected: figures of bodies, without a name of a person."""

from __future__ import annotations

from dash.development.base_component import Component

from components.frame import frame
from pages import phan_bo, tien_do, xu_huong
from pages.page import Charts, Page
from pages.policy import whoever
from pages.view import View

CHARTS: Charts = {**phan_bo.CHARTS, **xu_huong.CHARTS, **tien_do.CHARTS}
SHOWN = ("rating_distribution", "ceiling_check", "rating_by_unit", "rating_trend", "submission_curve")


def body(view: View) -> list[Component]:
    """One chart beneath the other: the spread, the ceiling, branch against branch, the years, the papers in."""
    return [frame(chart) for stem in SHOWN if (chart := CHARTS[stem](view)) is not None]


PAGE = Page(
    path="/trinh-chieu",
    stem="trinh_chieu",
    body=body,
    controls=phan_bo.PAGE.controls,
    listed=False,
    allowed=whoever,
)
