"""Which charts are handed out of a year, and for whom: within the committee all of them, to everybody the published set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from components.chart import Chart
from components.wording import wording
from pages import address, cong_khai, running_order
from pages.trinh_chieu import PAGE_OF
from pages.page import shown
from pages.running_order import Slide
from pages.view import View, open_view

STEM = "xuat"
COMMITTEE: Literal["committee"] = "committee"
PUBLIC: Literal["public"] = "public"
Audience = Literal["committee", "public"]
AUDIENCES: tuple[Audience, ...] = (COMMITTEE, PUBLIC)


def charts(view: View, audience: Audience, *, names_people: bool) -> list[Chart]:
    """The charts that are handed out, in their order, those with nothing to draw among them.

    `names_people`: whether texts that may name somebody stand in them, where these are for the committee.
    """
    if audience == PUBLIC:
        made = [draw(view) for draw in cong_khai.CHARTS.values()]
        return [chart for chart in made if chart]
    return [chart for slide in order() if (chart := of_slide(view, slide, names_people=names_people))]


def order() -> Sequence[Slide]:
    """The charts of the committee's files, each with the filters of its own."""
    slides, _ = running_order.read(running_order.BETWEEN.join(wording(STEM)["charts"]), PAGE_OF)
    return slides


def of_slide(view: View, slide: Slide, *, names_people: bool) -> Chart | None:
    """One chart under the filters in force and its own; None where there is none of it."""
    page = PAGE_OF[slide.stem]
    years = [year for year in view.known_years if year <= view.year] if page.all_years else [view.year]
    said = address.said(view.search) | {
        address.YEARS: ",".join(map(str, sorted(years))),
        address.AS_OF: view.as_of.isoformat(),
    }
    viewer = view.viewer if names_people else replace(view.viewer, projects=True)
    opened = open_view(view.warehouse, viewer, running_order.of_slide(address.query(said), slide))
    seen = shown(page, opened, "")
    return page.charts[slide.stem](seen) if seen else None
