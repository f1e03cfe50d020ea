"""The filters of a page: what can be chosen in them, what is, and the same in words, for papers without controls."""

from __future__ import annotations

from typing import Any

from components import filters
from components.names import names
from components.numbers import day
from components.wording import say
from pages import address
from pages.page import Page
from pages.view import View


def in_words(view: View, page: Page) -> str:
    """What is chosen in the filters that a page reads: "Năm: 2023 · Đối tượng: Đảng viên · …"."""
    view = page.narrowed(view) if page.narrowed else view
    named, held = offered(view, page), values(view, page)
    of_bodies = not view.reading.above.isdisjoint(named[filters.UNITS])
    told = [filters.in_words(field, held[field], named.get(field, {}), of_bodies=of_bodies) for field in page.controls]
    within = [say("shell", "within", body=view.body_name)] if view.said.body else []
    return " · ".join([*within, *told])


def offered(view: View, page: Page | None) -> dict[str, dict[str, str]]:
    """What can be chosen in each filter: code -> name."""
    years = {str(year): str(year) for year in view.known_years}
    kinds = page.subjects if page else ()
    return {
        filters.YEAR: years,
        filters.YEARS: years,
        filters.FROM_YEAR: years,
        filters.TO_YEAR: years,
        filters.BODIES: {address.AS_THEN: say("shell", "bodies_then"), address.AS_NOW: say("shell", "bodies_now")},
        filters.SUBJECT: {kind: name for kind, name in view.tree.subject_kinds().items() if not kinds or kind in kinds},
        filters.STAGE: names("stage"),
        filters.UNITS: view.branches_offered,
    }


def values(view: View, page: Page | None) -> dict[str, Any]:
    """What is chosen in each filter, as its control holds it."""
    years = view.said.years if page and page.all_years else view.years
    compares = page is not None and filters.FROM_YEAR in page.controls
    from_year, to_year = map(str, view.two_years) if compares else ("", "")
    return {
        filters.YEAR: str(view.year),
        filters.YEARS: [str(year) for year in years],
        filters.FROM_YEAR: from_year,
        filters.TO_YEAR: to_year,
        filters.BODIES: address.AS_NOW if view.said.as_now else address.AS_THEN,
        filters.SUBJECT: view.subject_kind,
        filters.STAGE: view.stage,
        filters.UNITS: list(view.said.units),
        filters.AS_OF: day(view.as_of),
        filters.COMPARED: day(view.compared_on),
    }
