"""Which charts are handed out of a year, and for whom: all of them to the committee, the published set to everybody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from components.chart import Chart
from components.wording import say, wording
from pages import address, chosen, cong_khai, running_order
from pages.page import apart, shown
from pages.running_order import Slide
from pages.trinh_chieu import PAGE_OF
from pages.view import View, open_view

STEM = "xuat"
Audience = Literal["committee", "public"]
COMMITTEE: Audience = "committee"
PUBLIC: Audience = "public"


@dataclass(frozen=True)
class Handed:
    """A chart that is handed out, and its filters in words."""

    chart: Chart
    chosen: str


@dataclass(frozen=True)
class Failed:
    """A chart that could not be made, by its heading: its file says so, and the others are in it."""

    heading: str


Making = Callable[[], Handed | Failed | None]


def makings(view: View, audience: Audience, *, names_people: bool) -> list[Making]:
    """What makes each chart that is handed out, in their order; None comes of one that has nothing to show.

    `names_people`: whether texts that may name somebody stand in them, where these are for the committee.
    """
    if audience == PUBLIC:
        return [partial(_apart, stem, partial(_public, view, stem)) for stem in cong_khai.CHARTS]
    return [
        partial(_apart, slide.stem, partial(_committee, view, slide, names_people=names_people)) for slide in order()
    ]


def order() -> Sequence[Slide]:
    """The charts of the committee's files, each with the filters of its own."""
    slides, _ = running_order.read(running_order.BETWEEN.join(wording(STEM)["charts"]), PAGE_OF)
    return slides


def _apart(stem: str, make: Callable[[], Handed | None]) -> Handed | Failed | None:
    """A chart, None where it shows nothing: a file has no page for it; where it cannot be made, its fault is logged."""
    otherwise: Handed | Failed | None = Failed(say(stem, "heading"))
    made = apart(f"chart {stem}", make, otherwise)
    return None if isinstance(made, Handed) and not made.chart.figure["data"] else made


def _public(view: View, stem: str) -> Handed | None:
    chart = cong_khai.CHARTS[stem](view)
    return Handed(chart, say(cong_khai.STEM, "chosen", year=view.year)) if chart else None


def _committee(view: View, slide: Slide, *, names_people: bool) -> Handed | None:
    """One chart under the filters in force and its own; of all years up to the one in view where its page is."""
    page = PAGE_OF[slide.stem]
    years = [year for year in view.known_years if year <= view.year] if page.all_years else [view.year]
    said = address.said(view.search) | {
        address.YEARS: ",".join(map(str, sorted(years))),
        address.AS_OF: view.as_of.isoformat(),
    }
    viewer = view.viewer if names_people else replace(view.viewer, projects=True)
    opened = open_view(view.warehouse, viewer, running_order.of_slide(address.query(said), slide))
    seen = shown(page, opened, "")
    chart = page.charts[slide.stem](seen) if seen else None
    return Handed(chart, chosen.in_words(seen, page)) if seen and chart else None
