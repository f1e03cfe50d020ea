import pytest

from components import dark
from components.theme import DARK, LIGHT, Theme


@pytest.mark.parametrize("code", LIGHT.inks)
def test_every_ink_of_a_chart_drawn_in_light_colours_becomes_that_of_the_dark_look(code: str) -> None:
    light, at_night = LIGHT.ink(code), DARK.ink(code)
    assert dark.fills()[light.fill] == at_night.fill
    assert dark.types()[light.type_on] == at_night.type_on
    assert not light.outline or dark.fills()[light.outline] == at_night.outline


@pytest.mark.parametrize("part", dark.PLAIN)
def test_ground_type_and_lines_become_those_of_the_dark_look(part: str) -> None:
    assert dark.fills()[getattr(LIGHT, part)] == getattr(DARK, part)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_type_can_be_read_on_every_ink(look: Theme) -> None:
    for code, ink in look.inks.items():
        assert contrast(ink.fill, ink.type_on) >= 4.5, code


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_type_can_be_read_on_the_ground(look: Theme) -> None:
    for colour in (look.text, look.quiet, look.accent):
        assert contrast(look.ground, colour) >= 4.5


def contrast(one: str, other: str) -> float:
    """How far two colours are apart in light, as WCAG counts it."""
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """How bright a colour is."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
