"""An .xls workbook (Excel 97–2003) to cells. Runs in the child process."""

import xlrd

from etl.cells import Cell, ReadFault, Sheet, Workbook


def read_xls(content: bytes) -> Workbook:
    """All sheets with the values stored in them. Raises ReadFault(unreadable_file | encrypted_file)."""
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True)
    except MemoryError:
        raise
    except Exception as fault:
        code = "encrypted_file" if "encrypt" in str(fault).lower() else "unreadable_file"
        raise ReadFault(code, type(fault).__name__) from fault
    return Workbook([_sheet(book, sheet) for sheet in book.sheets()])


def _sheet(book: xlrd.book.Book, sheet: xlrd.sheet.Sheet) -> Sheet:
    cells: dict[tuple[int, int], Cell] = {}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            found = _cell(book, row + 1, column + 1, sheet.cell(row, column))
            if found is not None:
                cells[row + 1, column + 1] = found
    hidden_rows = frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden)
    merged = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    return Sheet(sheet.name, sheet.visibility != 0, hidden_rows, cells, merged)


def _cell(book: xlrd.book.Book, row: int, column: int, cell: xlrd.sheet.Cell) -> Cell | None:
    if cell.ctype == xlrd.XL_CELL_TEXT and str(cell.value).strip():
        return Cell(row, column, "text", str(cell.value))
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return Cell(row, column, "number", float(cell.value))
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            moment = xlrd.xldate.xldate_as_datetime(float(cell.value), book.datemode)
        except (ValueError, OverflowError):
            return Cell(row, column, "number", float(cell.value))
        return Cell(row, column, "date", moment.date())
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return Cell(row, column, "bool", bool(cell.value))
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return Cell(row, column, "error", xlrd.error_text_from_code.get(int(cell.value), "#ERROR"))
    return None
