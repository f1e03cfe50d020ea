"""The path above a page: the bodies from the whole down to the one looked into, and what stands under it, as links."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dash import html

from components.attributes import attributes
from components.wording import say

Step = tuple[str, str]  # a body's name, and the address at which it is looked into


def pathway(steps: Sequence[Step], under: Sequence[Step], above: Collection[str]) -> html.Nav | None:
    """The steps, the last of which is where one stands; None where no body stands above another.

    `under`: what can be gone down to from there. `above`: the ids of all bodies that others stand under, by which a
    name beside a chart is known to lead down, not to one branch.
    """
    if not above:
        return None
    here = len(steps) - 1
    line = [html.Li(_step(name, href, here=place == here)) for place, (name, href) in enumerate(steps)]
    return html.Nav(
        [html.Ol(line), _down(under) if under else None],
        id="bodies-path",
        className="pathway",
        **attributes({"aria-label": say("shell", "path_label"), "data-above": " ".join(above)}),
    )


def _step(name: str, href: str, *, here: bool) -> html.A | html.Span:
    if here:
        return html.Span(name, **attributes({"aria-current": "location"}))
    return html.A(name, href=href, **attributes({"data-inside": ""}))


def _down(under: Sequence[Step]) -> html.Details:
    links = [html.Li(html.A(name, href=href, **attributes({"data-inside": ""}))) for name, href in under]
    return html.Details(
        [html.Summary(say("shell", "path_down", n=len(under))), html.Ul(links)],
        className="pathway-down",
    )
