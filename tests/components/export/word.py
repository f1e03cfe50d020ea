"""Word documents as their readers open them: paragraphs, tables, charts; and as LibreOffice lays them out on pages."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from tests.components.export import rendered

HOSTILE = (
    '=HYPERLINK("http://x.invalid","x")',
    "<script>alert(1)</script>",
    "\x00\x0b\x1f\ud800\uffff@SUM(1)",
    "x" * 10_000,
)
STORED = tuple(text.replace("\ud800", "") for text in HOSTILE)  # as far as a frame can hold it


def opened(content: bytes) -> Document:
    """The document as the library opens it."""
    return docx.Document(io.BytesIO(content))


def paragraphs(content: bytes) -> list[str]:
    """The text of each paragraph outside tables, without the empty ones."""
    return [paragraph.text for paragraph in opened(content).paragraphs if paragraph.text.strip()]


def whole_text(content: bytes) -> str:
    """All text of the document's body, tables among it, a line for each paragraph."""
    lines = opened(content).element.body.iter(qn("w:p"))
    return "\n".join("".join(part.text or "" for part in line.iter(qn("w:t"))) for line in lines)


def tables(content: bytes) -> dict[str, list[list[str]]]:
    """Each table under its caption, row by row; those without one by their first cell."""
    found: dict[str, list[list[str]]] = {}
    before = ""
    for element in opened(content).element.body:
        text = "".join(part.text or "" for part in element.iter(qn("w:t")))
        if element.tag == qn("w:tbl"):
            rows = [[_text(cell) for cell in row.iter(qn("w:tc"))] for row in element.iter(qn("w:tr"))]
            found[before if re.match(r"\w+ \d+\. ", before) else rows[0][0]] = rows
        before = text
    return found


def table_of(content: bytes, words: str) -> list[list[str]]:
    """The one table whose caption has these words."""
    [rows] = [rows for caption, rows in tables(content).items() if words in caption]
    return rows


def charts(content: bytes) -> list[dict[str, dict[str, float | None]]]:
    """The figures of each native chart, out of its workbook: series -> category -> value."""
    with ZipFile(io.BytesIO(content)) as parts:
        books = sorted(name for name in parts.namelist() if name.startswith("word/embeddings/"))
        return [_figures(parts.read(name)) for name in books]


def sound(content: bytes) -> None:
    """Every part is whole XML without a control character, nothing refers outside, and the library opens it."""
    with ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                parse_xml(parts.read(name))
                assert b'TargetMode="External"' not in parts.read(name), name
    opened(content)


def pages(content: bytes, folder: Path) -> list[str]:
    """The text of each page as LibreOffice lays the document out; what it makes of it is left in the folder."""
    file = folder / "paper.docx"
    file.write_bytes(content)
    return rendered.pages(file, folder)


def _text(cell: Any) -> str:
    return "\n".join("".join(part.text or "" for part in line.iter(qn("w:t"))) for line in cell.iter(qn("w:p")))


def _figures(book: bytes) -> dict[str, dict[str, float | None]]:
    rows: Iterator[tuple[Any, ...]] = openpyxl.load_workbook(io.BytesIO(book)).active.iter_rows(values_only=True)  # type: ignore[union-attr]
    _, *names = next(rows)
    lines = list(rows)
    return {name: {str(line[0]): line[place] for line in lines} for place, name in enumerate(names, start=1)}
