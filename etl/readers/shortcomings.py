"""Which shortcomings are earlier ones again in other words, as the office's register lists it."""

from etl.cells import Cell, address
from etl.readers.remediation import item_key
from etl.reading import TableReading
from etl.report import Issue
from etl.tables.body import Body
from etl.tables.row import Row
from etl.values import FAR, whole

NEEDED = ("item", "earlier_year", "earlier_item", "verdict", "judged_on")


def shortcoming_links(reading: TableReading, body: Body) -> str:
    """One judgement per row: the shortcoming, the earlier one with its year and branch, the verdict, its day."""
    for row in body.facts:
        cells = {name: row.first(reading.table, name) for name in (*NEEDED, "earlier_unit")}
        unit, faults = reading.unit_of(row, own_bodies=True)
        faults = reading.uncomputed(row) + faults + _missing(reading, row, cells)
        values = {} if faults else _values(reading, {name: cell for name, cell in cells.items() if cell}, faults)
        if faults:
            reading.reject(reading.row_id(row), *faults)
            continue
        item = row.first(reading.table, "item")
        place = item.address if item else ""
        reading.take("shortcoming_record", reading.row_id(row), place, year=reading.year, unit=unit, **values)
    return "shortcoming_links"


def _missing(reading: TableReading, row: Row, cells: dict[str, Cell | None]) -> list[Issue]:
    return [
        reading.say("missing_name", address(row.number, column.number), heading=column.heading)
        for name in NEEDED
        if cells[name] is None
        for column in reading.table.of(name)[:1]
    ]


def _values(reading: TableReading, cells: dict[str, Cell], faults: list[Issue]) -> dict[str, object]:
    """What the row says of the two; what is wrong with it is added to `faults`."""
    earlier_year = whole(cells["earlier_year"])
    if earlier_year is None or not 0 < earlier_year < reading.year:
        faults.append(reading.say("bad_number", cells["earlier_year"]))
    earlier = cells.get("earlier_unit")
    earlier_unit = reading.units.find(earlier.text, earlier_year) if earlier else None
    if earlier_unit is None:
        faults.append(reading.unknown_unit(earlier))
    verdict = reading.words.verdict(cells["verdict"].text)
    if verdict is None:
        faults.append(reading.say("unknown_verdict", cells["verdict"]))
    judged_on, day_faults = reading.day_in(cells["judged_on"], FAR)
    faults += day_faults
    return {
        "item_key": item_key(cells["item"].text),
        "item": cells["item"].text,
        "earlier_year": earlier_year,
        "earlier_unit": earlier_unit,
        "earlier_key": item_key(cells["earlier_item"].text),
        "earlier_item": cells["earlier_item"].text,
        "verdict": verdict,
        "judged_on": judged_on,
    }
