"""/trinh-chieu: what may be projected: figures of bodies, without a name of a person."""

from __future__ import annotations

from dash.development.base_component import Component

from pages import phan_bo, phan_bo_rule, tien_do, xu_huong
from pages.page import Page
from pages.policy import whoever
from pages.view import View


def body(view: View) -> list[Component]:
    """One chart beneath the other: the spread, the ceiling, branch against branch, the years, the papers in."""
    return [
        phan_bo.distribution(view),
        phan_bo_rule.ceiling(view),
        phan_bo.by_unit(view),
        xu_huong.trend(view),
        tien_do.curve(view, view.ask("deadline_progress", years=[view.year])),
    ]


PAGE = Page(
    path="/trinh-chieu",
    stem="trinh_chieu",
    body=body,
    controls=phan_bo.PAGE.controls,
    listed=False,
    allowed=whoever,
)
