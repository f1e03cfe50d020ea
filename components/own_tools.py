"""What stands at the banner's right on every page: the way to the guide, the list of keys, dark or light."""

from __future__ import annotations

from dash import html

from components.attributes import attributes
from components.wording import say

STEM = "own_tools"
LOOK, KEYS = "giao-dien", "keys"  # ids that the browser's side knows (assets/look.js, assets/keys.js)
LOOKS = {"": "as_system", "sang": "light", "toi": "dark"}


def tools() -> html.Div:
    """Links and controls whose choice this browser alone remembers; it tells nothing of any figure."""
    look = [
        html.Label(say(STEM, "look"), htmlFor=LOOK, className="visually-hidden"),
        html.Select([html.Option(say(STEM, key), value=code) for code, key in LOOKS.items()], id=LOOK),
    ]
    return html.Div(
        look,
        className="tools",
        **attributes({"role": "region", "aria-label": say(STEM, "label")}),
    )
