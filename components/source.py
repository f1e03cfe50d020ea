"""The address of what a paper says: workbook, sheet, cell; in words, and as a link to the row as it stood there."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote

from components.numbers import NOT_KNOWN

PAGE = "/nguon"
FILE, SHEET, CELL = "tep", "trang", "o"  # keys of the address of a cell
SEVERAL = ", "  # between the cells of one address


def source_text(row: dict[str, Any], at: str = "source") -> str:
    """The address of a row: workbook › sheet › cell; "–" where it has none. `at`: source, from_source or to_source."""
    parts = [row.get(f"{_begins(at)}_{part}") for part in ("file", "sheet", "cell")]
    return " › ".join(str(part) for part in parts if part) or NOT_KNOWN


def source_link(row: dict[str, Any], at: str = "source") -> str | None:
    """Where the row as it stood in the workbook is shown; None where it has no address."""
    number, sheet, cell = (row.get(f"{_begins(at)}_{part}") for part in ("id", "sheet", "cell"))
    if number is None or not sheet or not cell:
        return None
    of_sheet, of_cell = _quoted(str(sheet), ""), _quoted(str(cell), ",")
    return f"{PAGE}?{FILE}={number}&{SHEET}={of_sheet}&{CELL}={of_cell}"


# A table of thousands of rows names the same few sheets, and the same cells of them, over and over.
@lru_cache(maxsize=65_536)
def _quoted(text: str, safe: str) -> str:
    return quote(text, safe=safe)


@cache
def _begins(at: str) -> str:
    """What the names of the columns of the address begin with: from_file, but source_file."""
    return at.removesuffix("_source")
