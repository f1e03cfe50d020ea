"""The nodes a Word document is made of, where python-docx has no way of its own to make them."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

TWIPS = 1440 / 25.4  # of Word's unit of length to a millimetre
EMU = 36_000  # of a drawing's unit of length to a millimetre
POINTS = 72 / 25.4  # to a millimetre


def node(name: str, /, *children: BaseOxmlElement, **attributes: object) -> BaseOxmlElement:
    """An element with its children; an attribute is of the element's own namespace in Word's, "r_id" of that named."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        place = key.replace("_", ":") if "_" in key else f"w:{key}" if name.startswith("w:") else ""
        made.set(qn(place) if place else key, str(value))
    made.extend(children)
    return made


def text(value: str) -> BaseOxmlElement:
    """A text as it stands, with its spaces."""
    made = OxmlElement("w:t")
    made.text = value
    made.set(qn("xml:space"), "preserve")
    return made


def element_of(part: Paragraph | Run | Table | _Row) -> BaseOxmlElement:
    """The node that a part of a document stands for: python-docx keeps it to itself."""
    element: BaseOxmlElement = part._element  # noqa: SLF001 no public way to it
    return element


def twips(millimetres: float) -> int:
    """A length as Word writes it."""
    return round(millimetres * TWIPS)
