"""The path above a page: from the whole down to the body looked into or the branch told of, and further down."""

from __future__ import annotations

from dash import html

from components import filters, pathway
from pages import address, bodies
from pages.page import Page
from pages.view import View

HOME = "/"
MOST_UNDER = 100  # of more bodies under one, charts and filters lead down


def above(page: Page | None, view: View | None, path: str) -> html.Nav | None:
    """The path of the picture; None where there is none, or no body stands above another."""
    if page is None or view is None:
        return None
    tree = view.tree
    of_branch = page.narrowed is not None and view.path_id in tree.names
    way = tree.way(view.path_id if of_branch else view.body)
    stays = HOME if page.path == address.UNIT_PATH else path
    steps = [(tree.names[bodies.WHOLE], stays + address.of_body(view.search, ""))]
    steps += [(tree.names[body], stays + address.of_body(view.search, body)) for body in way]
    return pathway.pathway(steps, [] if of_branch else _under(page, view, path), tree.in_between)


def _under(page: Page, view: View, path: str) -> list[pathway.Step]:
    """What stands directly under the body looked into: bodies to look into on the same page, branches on their own."""
    there = view.tree.children(view.body)
    if there.height > MOST_UNDER or not (page.path == HOME or filters.UNITS in page.controls):
        return []
    return [
        (name, path + address.of_body(view.search, unit) if unit in view.tree.in_between else view.unit_link(unit))
        for unit, name in there.select("unit", "unit_name").iter_rows()
    ]
