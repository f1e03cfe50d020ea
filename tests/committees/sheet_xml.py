"""What stands in an .xlsx, read from its XML alone: a second reader, that shares nothing with the one under test."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
Area = tuple[int, int, int, int]


@dataclass
class Grid:
    """The texts of one sheet by (row, column) as they are stored, and its merged areas."""

    name: str
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)

    @property
    def rows(self) -> list[int]:
        """The rows with anything in them."""
        return sorted({row for row, _ in self.texts})

    def row(self, number: int) -> dict[int, str]:
        """The texts of one row by column."""
        return {column: text for (row, column), text in sorted(self.texts.items()) if row == number}


def grids(content: bytes) -> list[Grid]:
    """Every sheet of a workbook, hidden ones too, with its hidden rows."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        book = fromstring(package.read("xl/workbook.xml"))
        links = fromstring(package.read("xl/_rels/workbook.xml.rels"))
        targets = {link.get("Id"): str(link.get("Target")) for link in links}
        shared = _shared(package)
        found = []
        for sheet in book.iter(f"{MAIN}sheet"):
            part = posixpath.normpath(posixpath.join("xl", targets[sheet.get(RELATION)])).replace("xl/xl/", "xl/")
            found.append(_grid(str(sheet.get("name")), fromstring(package.read(part.lstrip("/"))), shared))
        return found


def place_of(name: str) -> tuple[int, int]:
    """Row and column of a cell's name: "C5" is (5, 3)."""
    match = re.fullmatch(r"([A-Z]+)(\d+)", name)
    assert match, name
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _shared(package: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    return [_text(item) for item in fromstring(package.read("xl/sharedStrings.xml")).iter(f"{MAIN}si")]


def _grid(name: str, sheet: Element, shared: list[str]) -> Grid:
    grid = Grid(name)
    for cell in sheet.iter(f"{MAIN}c"):
        text = _shown(cell, shared)
        if text.strip():
            grid.texts[place_of(str(cell.get("r")))] = text
    for area in sheet.iter(f"{MAIN}mergeCell"):
        first, _, last = str(area.get("ref")).partition(":")
        grid.merged.append((*place_of(first), *place_of(last or first)))
    return grid


def _shown(cell: Element, shared: list[str]) -> str:
    """The stored value; a formula that was never computed still fills its cell, one that gives no text does not."""
    value, inline, formula = (cell.find(f"{MAIN}{name}") for name in ("v", "is", "f"))
    if inline is not None:
        return _text(inline)
    if value is not None and value.text:
        return shared[int(value.text)] if cell.get("t") == "s" else value.text
    return f"={formula.text}" if formula is not None and cell.get("t") != "str" else ""


def _text(item: Element) -> str:
    """Runs of one text put together; what only says how to pronounce it left out."""
    parts = [part for part in item if part.tag in (f"{MAIN}t", f"{MAIN}r")]
    return "".join(text.text or "" for part in parts for text in part.iter(f"{MAIN}t"))
