"""/xuat: presentation, report, workbook, reminders and calendar of a year, for the committee or for everybody."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from components import filters, handing
from components.attributes import attributes
from components.export.letters import owed_by
from components.handing import Offer
from components.natives import NATIVES
from components.numbers import whole
from components.wording import say
from pages import cong_khai, export_letters, xuat_work
from pages.handed_files import CALENDAR, DECK, LETTERS, REPORT, TABLES
from pages.handed_out import COMMITTEE, PUBLIC, STEM, order
from pages.page import Page
from pages.policy import exports
from pages.trinh_chieu import sheet_at
from pages.view import View


def body(view: View) -> list[Component]:
    """Files for the committee, then the set that everybody may have; what stands in them."""
    committee = [
        Offer(DECK, COMMITTEE, pictures=_pictures(view)),
        Offer(REPORT, COMMITTEE),
        Offer(TABLES, COMMITTEE),
        Offer(LETTERS, COMMITTEE, about=_reminded(view)),
        Offer(CALENDAR, COMMITTEE),
    ]
    public = [Offer(kind, PUBLIC) for kind in (DECK, REPORT, TABLES)]
    inside = attributes({"data-inside": ""})
    preview = html.A(say(STEM, "preview"), href=view.link(cong_khai.PAGE.path), className="more", **inside)
    return [
        *handing.places(),
        handing.panel(COMMITTEE, committee, handing.template_field(), _contents()),
        handing.panel(PUBLIC, public, preview),
    ]


def _contents() -> Component:
    lines = [say(slide.stem, "heading") for slide in order()]
    return handing.listing(say(STEM, "contents", n=len(lines)), lines)


def _pictures(view: View) -> list[str]:
    """Where the browser fetches the charts without a native form, to draw them for the presentation."""
    return [sheet_at(view, slide) for slide in order() if slide.stem not in NATIVES]


def _reminded(view: View) -> str:
    """Which branches a reminder would go to."""
    facts = export_letters.facts(view)
    names = [name for unit, name in facts.branches.items() if owed_by(facts, unit)]
    return say(STEM, "reminded", n=whole(len(names)), names=", ".join(names)) if names else say(STEM, "reminded_none")


PAGE = Page(
    path="/xuat",
    stem=STEM,
    body=body,
    controls=(filters.YEAR, filters.AS_OF),
    register_callbacks=xuat_work.register_callbacks,
    graphs=False,
    allowed=exports,
)
