"""The office's register of what came when, as a list or as a matrix of branches and documents (plan II.4, II.5)."""

from datetime import date

from data.text import plain
from etl.cells import Cell, address
from etl.reading import FAULTY, TableReading
from etl.report import Issue
from etl.tables.body import Body
from etl.tables.headings import Column, heading_parts
from etl.tables.row import Row
from etl.values import RECEIPTS, day, whole


def register_list(reading: TableReading, body: Body) -> str:
    """One filing per row: who, which document, received when."""
    seen: dict[tuple[object, ...], int] = {}
    for row in body.facts:
        _listed(reading, row, seen)
    return "register"


def register_matrix(reading: TableReading, body: Body) -> str:
    """One filing per filled cell: the row's body, the column's document, the day in the cell."""
    seen: dict[str, int] = {}
    columns = [*reading.table.of("documents"), *_strange(reading, body)]
    for row in body.facts:
        unit, faults = reading.unit_of(row, own_bodies=True)
        faults += reading.uncomputed(row, but="documents")
        faults = faults or reading.repeated(row, "unit", unit, seen)
        for column in columns:
            place = _heading(reading, column)
            strange = [] if column.document else [reading.unknown_document(place, column.heading)]
            _placed(reading, row, column, unit, column.document, faults + strange)
    return "register"


def register_turned(reading: TableReading, body: Body) -> str:
    """The matrix turned round: the row's document, the column's body, the day in the cell."""
    seen: dict[str, int] = {}
    columns = [*reading.table.of("units"), *_strange(reading, body)]
    for row in body.facts:
        cell = row.first(reading.table, "document")
        document = reading.words.document(cell.text) if cell else None
        faults = reading.uncomputed(row, but="units")
        faults += [] if document else _unknown(reading, row, cell)
        faults = faults or reading.repeated(row, "document", document, seen)
        for column in columns:
            unit = reading.units.find(column.unit_name or "", reading.year)
            unit_faults = [] if unit else [reading.unknown_unit(_heading(reading, column), column.unit_name)]
            _placed(reading, row, column, unit, document, faults + unit_faults)
    return "register"


def _strange(reading: TableReading, body: Body) -> list[Column]:
    """Columns of a matrix with days in them and a heading that is no document's, no body's and nothing else's."""
    table, kinds = reading.table, reading.words.columns.values()
    mapped = {column.number for column in table.columns}
    found = []
    for number, parts in heading_parts(table.sheet, table.head_first, table.head_last).items():
        cells = [row.cells[number] for row in body.facts if number in row.cells]
        if number in mapped or any(kind.fits(plain(parts[-1])) for kind in kinds):
            continue
        if any(cell.kind != "number" and day(cell) for cell in cells):
            found.append(Column(number, "strange", parts[-1], unit_name=parts[-1]))
    return found


def _heading(reading: TableReading, column: Column) -> Cell | None:
    """The lowest cell of a column's heading."""
    head = range(reading.table.head_last, reading.table.head_first - 1, -1)
    return next((cell for n in head if (cell := reading.table.sheet.cells.get((n, column.number)))), None)


def _placed(
    reading: TableReading, row: Row, column: Column, unit: str | None, document: str | None, faults: list[Issue]
) -> None:
    """The filing in one cell of a matrix, if the cell is filled; faults are those of its row and column."""
    cell = row.cells.get(column.number)
    if cell is None or reading.words.is_mark(cell.text, "blank"):
        return
    identifier = reading.row_id(row, part=str(column.number))
    received_on, day_faults = _day_in(reading, cell)
    if faults or day_faults or received_on is None:
        reading.reject(identifier, *faults, *day_faults)
        return
    filing = {"year": reading.year, "unit": unit, "document": document, "received_on": received_on}
    rest = {"received_by": None, "quantity": None, "note": None}
    reading.take("submission_record", identifier, cell.address, **filing, **rest)


def _day_in(reading: TableReading, cell: Cell) -> tuple[date | None, list[Issue]]:
    if cell.faulty:
        return None, [reading.say(FAULTY[cell.kind], cell)]
    if reading.words.begins_with_mark(cell.text, "not_yet"):
        return None, [reading.say("not_received", cell)]
    return reading.day_in(cell, RECEIPTS)


def _listed(reading: TableReading, row: Row, seen: dict[tuple[object, ...], int]) -> None:
    table = reading.table
    faults = reading.uncomputed(row)
    unit, unit_faults = reading.unit_of(row, own_bodies=True)
    faults += unit_faults
    document_cell = row.first(table, "document")
    document = reading.words.document(document_cell.text) if document_cell else None
    if document_cell and len(reading.words.documents(document_cell.text)) > 1:
        faults.append(reading.say("two_documents", document_cell))
    elif document is None:
        faults += _unknown(reading, row, document_cell)
    received_on, cell, day_faults = _received(reading, row)
    faults += day_faults
    if not faults:
        first = seen.setdefault((unit, document, received_on), row.number)
        if first != row.number:
            faults.append(reading.say("repeated_row", document_cell, first=first))
    if faults or received_on is None:
        reading.reject(reading.row_id(row), *faults)
        return
    quantity, received_by, note = (row.first(table, name) for name in ("quantity", "received_by", "note"))
    reading.take(
        "submission_record",
        reading.row_id(row),
        cell,
        year=reading.year,
        unit=unit,
        document=document,
        received_on=received_on,
        received_by=received_by.text if received_by else None,
        quantity=whole(quantity) if quantity else None,
        note=note.text if note else None,
    )


def _unknown(reading: TableReading, row: Row, cell: Cell | None) -> list[Issue]:
    """What is wrong with the cell of a document nobody knows; an error of Excel's in it is told already."""
    if cell is None:
        column = reading.table.of("document")[0]
        return [reading.say("missing_document", address(row.number, column.number), heading=column.heading)]
    return [] if cell.faulty else [reading.unknown_document(cell, cell.text)]


def _received(reading: TableReading, row: Row) -> tuple[object, str, list[Issue]]:
    column = reading.table.of("received_on")[0]
    cell = row.first(reading.table, "received_on")
    place = cell.address if cell else address(row.number, column.number)
    if (
        cell is None
        or reading.words.is_mark(cell.text, "blank")
        or reading.words.begins_with_mark(cell.text, "not_yet")
    ):
        return None, place, [reading.say("missing_date", place)]
    if cell.faulty:
        return None, place, []
    found, faults = reading.day_in(cell, RECEIPTS)
    return found, place, faults
