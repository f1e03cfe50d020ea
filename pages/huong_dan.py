"""/huong-dan: help by the job: follow progress, run a meeting, make a report, take files in, plan the next year."""

from __future__ import annotations

from dash.development.base_component import Component

from components import guide
from components.wording import say
from pages import (
    chi_bo,
    khac_phuc,
    nap,
    nguon,
    phan_bo,
    tien_do,
    tong_quan,
    trinh_chieu,
    xuat,
)
from pages.page import Page
from pages.policy import whoever
from pages.view import View

STEM = guide.STEM
LED_TO = (
    tong_quan.PAGE,
    phan_bo.PAGE,
    tien_do.PAGE,
    khac_phuc.PAGE,
    chi_bo.PAGE,
    trinh_chieu.PAGE,
    xuat.PAGE,
    nguon.PAGE,
    nap.PAGE,
)
NAMES = {page.path: say(page.stem, "name") for page in LED_TO}
PAGE_OF = {page.path: page for page in LED_TO}


def body(view: View) -> list[Component]:
    """Each job in steps; a page the reader may not open is named without a link, and who does it."""

    def link(path: str) -> str | None:
        return view.link(path) if PAGE_OF[path].allowed(view.viewer) else None

    return guide.page(link, NAMES, view.committee["committee"])


def unloaded() -> list[Component]:
    """The same before anything is loaded: how files are taken in is asked for then."""
    return guide.page(lambda path: path, NAMES, "")


PAGE = Page(path="/huong-dan", stem=STEM, body=body, unloaded=unloaded, graphs=False, listed=False, allowed=whoever)
