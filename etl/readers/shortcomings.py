"""Which shortcomings are earlier ones again in other words, as the office's register lists it."""

from etl.cells import Cell, address
from etl.readers.remediation import item_key
from etl.reading import TableReading
from etl.report import Issue
from etl.tables.body import Body
from etl.tables.row import Row
from etl.values import FAR, whole

NEEDED = ("item", "earlier_year", "earlier_unit", "earlier_item", "verdict", "judged_on")


def shortcoming_links(reading: TableReading, body: Body) -> str:
    """One judgement per row: the shortcoming, the earlier one with its year and branch, the verdict, its day."""
    for row in body.facts:
        cells = {name: row.first(reading.table, name) for name in NEEDED}
        unit, faults = reading.unit_of(row, own_bodies=True)
        faults = reading.uncomputed(row) + faults + _missing(reading, row, cells)
        told = {name: cell for name, cell in cells.items() if cell}
        values = {} if faults else _values(reading, told, faults)
        if faults:
            reading.reject(reading.row_id(row), *faults)
            continue
        place = told["item"].address
        reading.take("shortcoming_record", reading.row_id(row), place, year=reading.year, unit=unit, **values)
    return "shortcoming_links"


def _missing(reading: TableReading, row: Row, cells: dict[str, Cell | None]) -> list[Issue]:
    return [
        reading.say("missing_words", address(row.number, column.number), heading=column.heading)
        for name in NEEDED
        if cells[name] is None
        for column in reading.table.of(name)[:1]
    ]


def _values(reading: TableReading, cells: dict[str, Cell], faults: list[Issue]) -> dict[str, object]:
    """What the row says of the two; what is wrong with it is added to `faults`."""
    earlier_year = whole(cells["earlier_year"])
    if earlier_year is None or not 0 < earlier_year < reading.year:
        faults.append(reading.say("not_earlier", cells["earlier_year"], year=reading.year))
    earlier_unit = reading.units.find(cells["earlier_unit"].text, earlier_year)
    if earlier_unit is None:
        faults.append(reading.unknown_unit(cells["earlier_unit"]))
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
