"""What stands at the banner's right on every page: the way to the guide, the list of keys, dark or light."""

from __future__ import annotations

from dash import html

from components.attributes import attributes
from components.chart_guide import PATH
from components.wording import say, wording

STEM = "own_tools"
LOOK, KEYS, USED = "giao-dien", "keys", "keys-used"  # ids that assets/look.js and assets/keys.js know
LOOKS = {"": "as_system", "sang": "light", "toi": "dark"}


def tools() -> html.Div:
    """Links and controls whose choice this browser alone remembers; it tells nothing of any figure."""
    options = [html.Option(say(STEM, key), value=code) for code, key in LOOKS.items()]
    opens = {"data-opens": KEYS, "aria-haspopup": "dialog"}
    return html.Div(
        [
            html.A(say(STEM, "guide"), href=PATH, **attributes({"data-inside": "", "data-keeps": ""})),
            html.Button(say(STEM, "keys"), type="button", className="link", **attributes(opens)),
            html.Label(say(STEM, "look"), htmlFor=LOOK, className="visually-hidden"),
            html.Select(options, id=LOOK),
        ],
        className="tools",
        **attributes({"role": "region", "aria-label": say(STEM, "label")}),
    )


def dialog() -> html.Dialog:
    """The list of keys, opened by its key or its button; they are switched off there."""
    return html.Dialog(
        [
            html.H2(say(STEM, "keys_title"), id=f"{KEYS}-title"),
            html.P(say(STEM, "keys_about"), className="quiet"),
            keys(),
            html.Div(id=f"{KEYS}-switch", **attributes({"data-label": say(STEM, "keys_on"), "data-id": USED})),
            html.Form(html.Button(say(STEM, "close"), type="submit", className="save plain"), method="dialog"),
        ],
        id=KEYS,
        className="keys",
        **attributes({"aria-labelledby": f"{KEYS}-title"}),
    )


def keys() -> html.Dl:
    """Each key and what it does."""
    told: dict[str, str] = wording(STEM)["key"]
    return html.Dl(
        [part for key, does in told.items() for part in (html.Dt(html.Kbd(key)), html.Dd(does))], className="key-list"
    )
