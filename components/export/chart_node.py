"""The nodes a native chart is made of: elements, type, fills and outlines in the house's colours."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, register_namespace

from pptx.oxml.ns import nsuri

from components.theme import LIGHT, NOT_RATED, Ink

NAMES = {prefix: nsuri(prefix) for prefix in ("a", "c", "r")}
for _prefix, _address in NAMES.items():
    register_namespace(_prefix, _address)
R = f"{{{NAMES['r']}}}"
POINT = 12_700  # of the file's unit of length
PALE = 0.85  # how light a fill is that the ground would swallow
HATCH_SHARE = 0.45  # how far the strokes of a hatched fill go from it to white


@dataclass(frozen=True)
class Type:
    """The type of a chart: its font, its height in points, its colour."""

    font: str
    points: float
    colour: str = LIGHT.text


def node(name: str, *children: Element, text: str = "", **attributes: object) -> Element:
    """An element of the prefix its name begins with."""
    prefix, _, local = name.partition(":")
    made = Element(f"{{{NAMES[prefix]}}}{local}", {key: str(value) for key, value in attributes.items()})
    made.extend(children)
    made.text = text or None
    return made


def one(name: str, value: object) -> Element:
    """An element of the chart that is nothing but a value."""
    return node(f"c:{name}", val=value)


def typed(name: str, type_: Type, wrap: str = "square", turned: int | None = None) -> Element:
    """The type of an axis, a legend, labels or the whole chart."""
    face = node(
        "a:defRPr",
        solid(type_.colour),
        node("a:latin", typeface=type_.font),
        node("a:cs", typeface=type_.font),
        sz=round(type_.points * 100),
        b=0,
    )
    paragraph = node("a:p", node("a:pPr", face), node("a:endParaRPr", lang="vi-VN"))
    body = node("a:bodyPr", wrap=wrap)
    if turned is not None:
        body.set("rot", str(turned))
        body.set("vert", "horz")
    return node(name, body, node("a:lstStyle"), paragraph)


def solid(colour: str) -> Element:
    """A plain fill of a colour "#RRGGBB"."""
    return node("a:solidFill", node("a:srgbClr", val=colour.removeprefix("#")))


def line(colour: str, points: float, dash: str = "") -> Element:
    """A stroke so many points wide."""
    made = node("a:ln", solid(colour), w=round(points * POINT))
    if dash:
        SubElement(made, f"{{{NAMES['a']}}}prstDash", {"val": dash})
    return made


def no_line() -> Element:
    """No stroke at all."""
    return node("a:ln", node("a:noFill"))


def filled(ink: Ink) -> Element:
    """How a bar, segment or point is filled: hatched where its ink is, outlined (also if pale), else a white gap."""
    pale = LIGHT.ink(NOT_RATED).fill if _lightness(ink.fill) > PALE else ""
    edge = line(ink.outline or pale, 1) if ink.outline or pale else line(LIGHT.ground, 1.5)
    if not ink.pattern:
        return node("c:spPr", solid(ink.fill), edge)
    stroke, ground = (node("a:srgbClr", val=colour.removeprefix("#")) for colour in (_lighter(ink.fill), ink.fill))
    return node("c:spPr", node("a:pattFill", node("a:fgClr", stroke), node("a:bgClr", ground), prst="wdUpDiag"), edge)


def _lighter(colour: str) -> str:
    return "#" + "".join(f"{round(part + (255 - part) * HATCH_SHARE):02X}" for part in _parts(colour))


def _lightness(colour: str) -> float:
    return sum(_parts(colour)) / (3 * 255)


def _parts(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def local(number_format: str) -> str:
    """A number format with Vietnamese separators, in the programs that let a file choose."""
    return f"[$-42A]{number_format}"
