"""The screen's dark look: of each colour of the light one its counterpart, as the browser takes them."""

from __future__ import annotations

from components.theme import DARK, LIGHT

PLAIN = ("ground", "text", "quiet", "line", "accent")


def fills() -> dict[str, str]:
    """What is drawn in a light colour, and in which one in the dark: fills, outlines, lines and the ground."""
    found = {getattr(LIGHT, part): getattr(DARK, part) for part in PLAIN}
    for code, ink in LIGHT.inks.items():
        found[ink.fill] = DARK.ink(code).fill
        if ink.outline:
            found[ink.outline] = DARK.ink(code).outline
    return found | {LIGHT.ground: DARK.ground}


def types() -> dict[str, str]:
    """The same of type, which stands on fills too: what is white on a dark fill is dark on a bright one."""
    return fills() | {ink.type_on: DARK.ink(code).type_on for code, ink in LIGHT.inks.items()}


def style(colour: str, *, is_type: bool = False) -> str:
    """A light colour of a chart's words around it, as a style names it: the dark look puts another in its place."""
    return f"var(--{'type' if is_type else 'fill'}-{colour.removeprefix('#')}, {colour})"
