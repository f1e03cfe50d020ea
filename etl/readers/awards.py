"""Those proposed for an award, and when the award dossier came (plan II.3, II.4.2)."""

from data.text import plain
from etl.cells import Cell, address
from etl.readers.persons import birth_of, card_of, mention_of, name_of, unclear_name
from etl.readers.totals_row import check_row_count
from etl.reading import TableReading
from etl.report import Issue
from etl.tables.body import Body
from etl.tables.row import Row
from etl.units import DANG_BO, DANG_UY
from etl.values import RECEIPTS


def awards(reading: TableReading, body: Body) -> str:
    """One proposal per row: a person of a branch, or a branch itself."""
    seen: dict[tuple[str, str, str], int] = {}
    for row in body.facts:
        _row(reading, row, seen)
    check_row_count(reading, body)
    return "awards"


def _row(reading: TableReading, row: Row, seen: dict[tuple[str, str, str], int]) -> None:
    faults = reading.uncomputed(row)
    name_cell = _proposed(reading, row)
    name = name_of(reading, row) or (name_cell.text if name_cell else "")
    if name_cell is None:
        [column, *_] = reading.table.of("name") or reading.table.of("unit")
        faults.append(reading.say("missing_name", address(row.number, column.number), heading=column.heading))
    collective = _collective(reading, name)
    faults += [] if collective else unclear_name(reading, row)
    unit, unit_faults = _body_of(reading, row, collective) if collective else reading.unit_of(row)
    filed = row.first(reading.table, "filed_on")
    filed_on, day_faults = (None, []) if filed and filed.faulty else reading.day_in(filed, RECEIPTS)
    faults += [fault for fault in unit_faults if fault.cell not in {told.cell for told in faults}] + day_faults
    form = row.first(reading.table, "award_form")
    if not faults and unit is not None:
        identity = (unit, name, f"{card_of(reading, row)} {birth_of(reading, row)} {form.text if form else ''}")
        first = seen.setdefault(identity, row.number)
        if first != row.number:
            faults.append(reading.twice(row, name_cell, first))
    if faults or unit is None or name_cell is None:
        reading.reject(reading.row_id(row), *faults)
        return
    reading.take(
        "award_record",
        reading.row_id(row),
        name_cell.address,
        year=reading.year,
        unit=unit,
        subject_kind=reading.units.kind(collective) if collective else "dang_vien",
        subject=collective or mention_of(reading, row, unit, name),
        subject_name=name,
        form=form.text if form else None,
        filed_on=filed_on,
    )


def _proposed(reading: TableReading, row: Row) -> Cell | None:
    """Whoever the line proposes: the name; the body where no column is of names, or that of bodies is so headed.

    Beside a column of names "Chi bộ" says whose member somebody is: without the name nobody knows who.
    """
    collective = [plain(word) for word in reading.words.raw["bodies"]["collective"]]
    bodies = [
        column
        for column in reading.table.of("unit")
        if not reading.table.has("name") or any(word in plain(column.heading) for word in collective)
    ]
    found = (row.cells.get(column.number) for column in bodies)
    return row.first(reading.table, "name") or next((cell for cell in found if cell), None)


def _body_of(reading: TableReading, row: Row, collective: str) -> tuple[str | None, list[Issue]]:
    """The body proposed itself; where a column beside it names a branch too, the same one or the committee's."""
    cell = row.first(reading.table, "unit")
    if cell is None or cell.faulty or not reading.table.has("name"):
        return collective, []
    named = reading.units.find(cell.text, reading.year)
    if named is None:
        return None, [reading.unknown_unit(cell)]
    if named != collective and reading.units.is_branch(named):
        return None, [reading.say("other_unit", cell)]
    return collective, []


def _collective(reading: TableReading, name: str) -> str | None:
    """The body, where the line proposes one and not a person."""
    if not name:
        return None
    found = reading.units.find(reading.words.without_collective(name), reading.year)
    return found if found not in (DANG_UY, DANG_BO) or reading.units.find(name, reading.year) else None
