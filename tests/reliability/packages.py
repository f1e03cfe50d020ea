"""Workbooks taken apart and put together again with something changed."""

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache

import openpyxl
import xlsxwriter

from tests.reliability.papers import NEWCOMER

MB = 1024 * 1024
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
WORKBOOK = "xl/workbook.xml"
Parts = dict[str, bytes]
Change = Callable[[bytes], bytes]


def parts() -> Parts:
    """The parts of a sound workbook as Excel would save it, with shared strings."""
    return parts_of(_as_excel_saves_it())


@cache
def _as_excel_saves_it() -> bytes:
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved) as book:
        for source in openpyxl.load_workbook(NEWCOMER).worksheets:
            sheet = book.add_worksheet(source.title)
            sheet.set_column(0, 3, 20)
            for area in source.merged_cells.ranges:
                sheet.merge_range(area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1, "")
            for row in source.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        sheet.write(cell.row - 1, cell.column - 1, cell.value)
    return saved.getvalue()


def parts_of(content: bytes) -> Parts:
    """A package's parts by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Parts, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package of these parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compression) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


def changed(name: str, change: Change, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The sound workbook with one part changed, which it must be."""
    whole = parts()
    before = whole[name]
    whole[name] = change(before)
    assert whole[name] != before
    return packed(whole, compression)


def replaced(name: str, old: bytes, new: bytes, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The sound workbook with some bytes of one part replaced, wherever they stand."""
    return changed(name, lambda content: content.replace(old, new), compression)


def in_sheet(extra: bytes, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The sound workbook with more XML at the end of its rows."""
    return replaced(SHEET, b"</sheetData>", extra + b"</sheetData>", compression)


def dimension(value: bytes) -> bytes:
    """The sound workbook with a false dimension."""
    return changed(SHEET, lambda xml: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="' + value + b'"', xml))


def unique_count(value: bytes) -> bytes:
    """The sound workbook with a false count of shared strings."""
    return changed(STRINGS, lambda xml: re.sub(rb'uniqueCount="\d+"', b'uniqueCount="' + value + b'"', xml))


def bare(xml: bytes) -> bytes:
    """The XML without its declaration."""
    return re.sub(rb"^<\?xml[^>]*\?>\s*", b"", xml)


def headed(head: bytes) -> bytes:
    """The sound workbook with something before the sheet's first element."""
    return changed(SHEET, lambda xml: head + bare(xml))


def lying() -> bytes:
    """A package whose directory says that a part of 20 MB has a thousand bytes."""
    whole = packed(parts() | {"xl/zz.xml": b"<x>" + bytes(20 * MB)})
    size = (20 * MB + 3).to_bytes(4, "little")
    assert whole.count(size) >= 2
    return whole.replace(size, (1000).to_bytes(4, "little"))


def claiming(name: str, unpacked: int, packed_to: int, whole: bytes | None = None) -> bytes:
    """A package (the sound workbook) and an empty part more, with which all have these sizes, as the directory says."""
    written = io.BytesIO(packed(parts()) if whole is None else whole)
    with zipfile.ZipFile(written, "a") as package:
        small = max(0, packed_to - sum(part.compress_size for part in package.infolist()))
        large = unpacked - sum(part.file_size for part in package.infolist())
        package.writestr(name, b"")
    content = bytearray(written.getvalue())
    entry = content.rfind(b"PK\x01\x02")
    content[entry + 20 : entry + 28] = small.to_bytes(4, "little") + large.to_bytes(4, "little")
    return bytes(content)


def with_password() -> bytes:
    """A package whose directory says that its parts are encrypted."""
    content = bytearray(packed(parts()))
    for found in re.finditer(b"PK\x01\x02", bytes(content)):
        content[found.start() + 8] |= 1
    return bytes(content)


def in_utf_16(xml: bytes) -> bytes:
    """The XML with a document type, in UTF-16."""
    return f"<!DOCTYPE x>{bare(xml).decode()}".encode("utf-16")
