"""What stands in the branches' way, as the office's register lists it (plan III, end)."""

from etl.cells import address
from etl.reading import TableReading
from etl.tables.body import Body
from etl.values import NEAR


def branch_notes(reading: TableReading, body: Body) -> str:
    """One note per row: the branch, the day, the words."""
    for row in body.facts:
        faults = reading.uncomputed(row)
        unit, unit_faults = reading.unit_of(row)
        noted = row.first(reading.table, "noted_on")
        noted_on, day_faults = (None, []) if noted and noted.faulty else reading.day_in(noted, NEAR)
        cell = row.first(reading.table, "obstacle")
        faults += unit_faults + day_faults
        if noted_on is None and not day_faults and not (noted and noted.faulty):
            faults.append(reading.say("missing_note_date", address(row.number, reading.table.of("noted_on")[0].number)))
        if cell is None:
            column = reading.table.of("obstacle")[0]
            faults.append(reading.say("missing_words", address(row.number, column.number), heading=column.heading))
        if faults or cell is None:
            reading.reject(reading.row_id(row), *faults)
            continue
        text = str(cell.value).strip()
        values = {"year": reading.year, "unit": unit, "note": text, "noted_on": noted_on}
        reading.take("note_record", reading.row_id(row), cell.address, **values)
    return "branch_notes"
