"""The copy of a workbook that goes back to the branch: each faulty cell coloured, with a comment that says what to do.

The bytes that were handed in stay as they are. The copy is made in a child process with limits, as reading is: it opens
the same file a second time.
"""

import io
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from math import ceil
from multiprocessing import get_context
from pathlib import PurePosixPath

import openpyxl
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from data.writing import FONT, LONGEST_TEXT, fit_for_print, fit_height, name_to_save, put, write_head
from etl.cells import Sheet
from etl.extract.child import MEMORY, SECONDS_PER_FILE, limit_memory
from etl.extract.delimited import read_text
from etl.extract.encoding import unlegacy
from etl.extract.package import kind_of
from etl.extract.xls import read_xls
from etl.gather import Gathered
from etl.report import FileReport, Issue, phrase

FILL = {"error": PatternFill("solid", fgColor="F8C9C4"), "warning": PatternFill("solid", fgColor="FFE9A8")}
WIDTHS = (10, 16, 9, 22, 46, 46)
COLUMNS = ("severity", "sheet", "cell", "value", "message", "suggestion")
WIDEST = 40
LINK = "0563C1"
COMMENT_WIDTH, COMMENT_LETTERS, COMMENT_LINE = 320, 44, 18  # pixels; the author stands above the text


class Marker:
    """Makes marked copies one by one, all in one child process that is replaced when a file makes it burst."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def mark(self, file: Gathered, report: FileReport) -> tuple[str, bytes]:
        """The name of the marked copy, which is always an .xlsx, and its bytes."""
        try:
            work = self._submit(file.name, file.content, report.issues)
            content = work.result(timeout=2 * SECONDS_PER_FILE)
        except (TookTooLong, BrokenProcessPool, MemoryError):
            self.close()
            content = _list_only(report.issues)
        return marked_name(file.name), content

    def close(self) -> None:
        """Ends the child, whatever it is doing."""
        if self._pool is not None:
            for process in list((self._pool._processes or {}).values()):  # noqa: SLF001 no public way to end a worker
                process.kill()
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = None

    def _submit(self, name: str, content: bytes, issues: list[Issue]) -> "Future[bytes]":
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, get_context("spawn"), limit_memory, (MEMORY,))
        return self._pool.submit(marked_copy, name, content, issues)


@contextmanager
def marker() -> Iterator[Marker]:
    """A marker that is closed at the end."""
    made = Marker()
    try:
        yield made
    finally:
        made.close()


def marked_name(name: str) -> str:
    """Where the copy of a file stands: its path, as .xlsx; "a.xls" beside "a.xlsx" is "a.xls.xlsx"."""
    name = name_to_save(name)
    return name if PurePosixPath(name).suffix.lower() == ".xlsx" else f"{name}.xlsx"


def marked_copy(name: str, content: bytes, issues: list[Issue]) -> bytes:
    """The workbook with its issues in their cells and a first sheet that lists them; unreadable, the list alone."""
    try:
        book = _opened(name, content)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 what no reader can open can still be sent back with the list of its faults
        return _list_only(issues)
    for found in issues:
        _mark(book, found)
    _list(book, issues)
    return _bytes(book)


def _list_only(issues: list[Issue]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    _list(book, issues)
    return _bytes(book)


def _opened(name: str, content: bytes) -> openpyxl.Workbook:
    """The workbook itself where it is an .xlsx; of an .xls or .csv a new one with its values, each as what it is."""
    kind = kind_of(content, name)
    if kind == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        _forget(book)
        return book
    read = read_xls if kind == "xls" else read_text
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for sheet in map(unlegacy, read(content).sheets):
        copy = book.create_sheet(sheet.name)
        for cell in sheet.cells.values():
            put(copy, cell.row, cell.column, cell.value)
        for top, left, bottom, right in sheet.merged:
            copy.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        _lay_out(copy, sheet)
    return book


def _lay_out(copy: Worksheet, sheet: Sheet) -> None:
    """Columns as wide as the table's texts, titles that stand alone in their row aside, and one page across."""
    for cells in sheet.rows.values():
        for number, cell in cells.items() if len(cells) > 1 else ():
            column = copy.column_dimensions[get_column_letter(number)]
            column.width = max(column.width, min(WIDEST, len(cell.text) + 2))
    fit_for_print(copy)


def _forget(book: openpyxl.Workbook) -> None:
    """Takes off what an earlier marking left where a corrected copy is sent in: its list, its comments, its colours."""
    for sheet in book.worksheets:
        told = (sheet.title, str(sheet["A1"].value))
        if told == (phrase("marked", "title"), phrase("marked", COLUMNS[0])) and len(book.worksheets) > 1:
            book.remove(sheet)
        # Only the filled cells are looked at: a lone one far out would make iter_rows() walk seventeen billion.
        for cell in sheet._cells.values():  # noqa: SLF001
            if cell.comment is not None and cell.comment.author == phrase("marked", "by"):
                cell.comment, cell.fill = None, PatternFill()


def _mark(book: openpyxl.Workbook, found: Issue) -> None:
    if found.sheet not in book.sheetnames or found.cell is None:
        return
    cell = _shown(book[found.sheet], found.cell)
    if cell is None:
        return
    cell.fill = FILL[found.severity]
    told = [cell.comment.text] if cell.comment is not None else []
    text = "\n\n".join([*told, f"{found.message}\n{found.suggestion}"])[:LONGEST_TEXT]
    cell.comment = Comment(text, phrase("marked", "by"))
    lines = sum(ceil(len(line) / COMMENT_LETTERS) or 1 for line in text.split("\n"))
    cell.comment.width, cell.comment.height = COMMENT_WIDTH, COMMENT_LINE * (lines + 2)


def _shown(sheet: Worksheet, place: str) -> SheetCell | None:
    """The cell that shows at a place: of a merged area the one at its top left."""
    cell = sheet[place]
    if isinstance(cell, MergedCell):
        area = next(area for area in sheet.merged_cells.ranges if place in area)
        cell = sheet.cell(area.min_row, area.min_col)
    return cell if isinstance(cell, SheetCell) else None


def _list(book: openpyxl.Workbook, issues: Iterable[Issue]) -> None:
    """The first sheet: one line per issue, with a link to its cell."""
    places = set(book.sheetnames)
    sheet = book.create_sheet(phrase("marked", "title"), 0)
    write_head(sheet, 1, [phrase("marked", column) for column in COLUMNS], WIDTHS)
    for row, found in enumerate(issues, start=2):
        is_there = found.sheet in places
        values = (
            phrase("marked", found.severity),
            found.sheet,
            found.cell or (phrase("marked", "whole_sheet") if is_there else None),
            found.value,
            found.message,
            found.suggestion,
        )
        for column, value in enumerate(values, start=1):
            put(sheet, row, column, value, wrap=True, box=True)
        fit_height(sheet, row, values, WIDTHS)
        sheet.cell(row, 1).fill = FILL[found.severity]
        if is_there:
            _link(sheet.cell(row, 3), str(found.sheet), found.cell or "A1")
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    fit_for_print(sheet)
    book.active = 0


def _link(cell: SheetCell | MergedCell, to_sheet: str, place: str) -> None:
    quoted = to_sheet.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{place}")
    cell.font = Font(name=FONT, color=LINK, underline="single")


def _bytes(book: openpyxl.Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
