"""A table of text (.csv, .tsv) to cells: its encoding and its separator are found, not asked for."""

import csv
import io
import re

from openpyxl.cell.cell import ERROR_CODES

from data.text import plain
from etl.cells import Cell, ReadFault, Sheet, Workbook
from etl.extract.encoding import from_tcvn3

SEPARATORS = ";,\t|"
SHEET_NAME = "CSV"
QUOTED = re.compile(r'="(.*)"', re.DOTALL)
FAMILIAR = ("chi bo", "dang vien", "xep loai", "ho va ten", "nam ", "ngay", "danh gia", "ke hoach")


def read_text(content: bytes) -> Workbook:
    """One sheet, every value a text. Raises ReadFault(unreadable_file) for bytes that are no text."""
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ReadFault("unreadable_file", "not_a_workbook")
    text = decoded(content)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator(text)))
    except csv.Error as fault:
        raise ReadFault("unreadable_file", "csv") from fault
    cells = {
        (row, column): Cell(row, column, "error" if value.strip() in ERROR_CODES else "text", _text(value))
        for row, line in enumerate(lines, start=1)
        for column, value in enumerate(line, start=1)
        if value.strip()
    }
    return Workbook([Sheet(SHEET_NAME, cells=cells)])


def _text(value: str) -> str:
    """The value; a text that was written as ="0123", so that no program takes it for a number, without that."""
    quoted = QUOTED.fullmatch(value.strip())
    return quoted[1].replace('""', '"') if quoted else value


def decoded(content: bytes) -> str:
    """The text in bytes of whatever encoding; of those old programs write, the one in which familiar words appear."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        modern, old = content.decode("cp1258", errors="replace"), content.decode("cp1252", errors="replace")
        readings = ((modern, modern), (old, from_tcvn3(old)))
        return max(readings, key=lambda reading: _familiar(reading[1]))[0]


def _familiar(text: str) -> int:
    bare = plain(text)
    return sum(bare.count(word) for word in FAMILIAR)


def separator(text: str) -> str:
    """The mark between the cells of a line: the one that stands most often in the first lines."""
    lines = [line for line in text.splitlines() if line.strip()][:200]
    return max(SEPARATORS, key=lambda mark: sum(line.count(mark) for line in lines) if lines else 0)
