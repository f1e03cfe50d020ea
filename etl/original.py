"""A received file as it came: its bytes to open again, and rows of it as they stood, with the headings above them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl
from openpyxl.utils import get_column_letter

from etl.cells import Cell, Sheet, Workbook
from etl.extract.child import WorkbookReader
from etl.flat.opening import FlatTable
from etl.home import Home
from etl.ledger import Entry, Ledger
from etl.parsed import Parsed
from etl.settings import Committee, Settings
from etl.state import open_file
from etl.tables.find import tables_of
from etl.units import Units

_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(frozen=True)
class Original:
    """A file as received: the name it came under and its bytes; None of what was recorded by hand."""

    name: str
    content: bytes | None


@dataclass(frozen=True)
class Line:
    """A row of a sheet: its number, whether it is one of the table's headings, what stands in each column shown."""

    number: int
    is_heading: bool
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Excerpt:
    """Rows of one sheet: the columns shown by letter, from the first filled to the last; headings come first."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def original(home: Home, file_id: int) -> Original | None:
    """What was taken in under this number of the ledger; None where nothing was, or it was taken back.

    Raises HomeFault where its bytes are missing or no longer what they were.
    """
    entry = _entry(home, file_id)
    if entry is None:
        return None
    return Original(entry.name, None if entry.sha256 is None else home.received(entry.sha256))


def excerpt(home: Home, file_id: int, sheet: str, cells: Sequence[str]) -> Excerpt | None:
    """The rows of these cells as they stood in the workbook; None where the file has no such sheet or row.

    Raises HomeFault as `original` does.
    """
    entry = _entry(home, file_id)
    book = _cells(home, entry) if entry is not None and entry.sha256 is not None else None
    wanted = sorted({int(match[2]) for cell in cells if (match := _ADDRESS.fullmatch(cell))})
    if isinstance(book, FlatTable):
        return _of_flat(book, wanted) if book.contract.table == sheet else None
    found = next((one for one in book.sheets if one.name == sheet), None) if book else None
    rows = [row for row in wanted if found is not None and row in found.rows]
    return _drawn(found, rows, _units(home)) if found is not None and rows else None


def _entry(home: Home, file_id: int) -> Entry | None:
    if not home.ledger.exists():
        return None
    return next((entry for entry in _in_force(home) if entry.position == file_id), None)


def _in_force(home: Home) -> list[Entry]:
    ledger = Ledger(home.ledger)
    try:
        return ledger.in_force()
    finally:
        ledger.close()


def _cells(home: Home, entry: Entry) -> Workbook | FlatTable | None:
    kept = Parsed(home.parsed).get(str(entry.sha256))
    if kept is not None:
        return kept
    with WorkbookReader() as reader:
        content = open_file(entry.name, home.received(str(entry.sha256)), reader).content
    return content if isinstance(content, Workbook | FlatTable) else None


def _of_flat(table: FlatTable, wanted: list[int]) -> Excerpt | None:
    """These rows of a flat table under its header."""
    rows = pl.scan_parquet(table.file).filter(pl.col("row").is_in(wanted)).collect().sort("row")
    lines = [
        Line(
            number,
            is_heading=False,
            texts=tuple("" if cell is None else Cell(1, 1, "text", cell).text for cell in cells),
        )
        for number, *cells in rows.iter_rows()
    ]
    columns = tuple(get_column_letter(column) for column in range(1, len(table.header) + 1))
    return Excerpt(columns, (Line(1, is_heading=True, texts=table.header), *lines)) if lines else None


def _units(home: Home) -> Units:
    """The bodies by name, without which some headings are not known as such."""
    settings = Settings()
    with WorkbookReader() as reader:  # settings need no child: none is started
        for entry in _in_force(home):
            if entry.sha256 is not None and entry.name.lower().endswith("committee.toml"):
                content = open_file(entry.name, home.received(entry.sha256), reader).content
                if isinstance(content, Committee):
                    settings.take(content)
    return Units(settings.committee)


def _drawn(sheet: Sheet, rows: list[int], units: Units) -> Excerpt:
    tables = [table for table in tables_of(sheet, units) if set(rows) & set(table.body_rows)]
    heads = sorted({row for table in tables for row in range(table.head_first, table.head_last + 1)} - set(rows))
    numbers = [column for row in (*heads, *rows) for column in sheet.rows.get(row, {})]
    columns = range(min(numbers), max(numbers) + 1)
    return Excerpt(
        tuple(get_column_letter(column) for column in columns),
        tuple(
            Line(row, row in heads, tuple(_text(sheet, row, column) for column in columns)) for row in (*heads, *rows)
        ),
    )


def _text(sheet: Sheet, row: int, column: int) -> str:
    cell = sheet.cells.get((row, column)) or sheet.anchors.get((row, column))
    return cell.text if cell else ""
