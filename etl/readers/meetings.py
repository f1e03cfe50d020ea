"""Review meetings (plan II.1, III.2), and how many members have made plan and pledge (plan II.6)."""

from datetime import date

from etl.cells import Cell, address
from etl.readers.totals_row import check_sums
from etl.reading import TableReading
from etl.report import Issue
from etl.tables.body import Body
from etl.tables.row import Row
from etl.values import NEAR, whole


def review_meetings(reading: TableReading, body: Body) -> str:
    """One meeting per row: whether the branch has a chi ủy, the day, the office of the supervisor who attended."""
    seen: dict[str, int] = {}
    for row in body.facts:
        faults = reading.uncomputed(row)
        unit, unit_faults = reading.unit_of(row, own_bodies=True)
        has_chi_uy, mark_faults = _yes_or_no(reading, row)
        held = row.first(reading.table, "held_on")
        held_on, day_faults = _held(reading, held)
        faults += unit_faults + mark_faults + day_faults
        faults = faults or reading.repeated(row, "unit", unit, seen)
        if faults or unit is None:
            reading.reject(reading.row_id(row), *faults)
            continue
        place = (reading.table.of("held_on") or reading.table.of("unit"))[0]
        supervisor, note = row.first(reading.table, "supervisor"), row.first(reading.table, "note")
        blank = supervisor is None or reading.words.is_mark(supervisor.text, "blank")
        reading.take(
            "review_meeting_record",
            reading.row_id(row),
            held.address if held else address(row.number, place.number),
            year=reading.year,
            unit=unit,
            has_chi_uy=has_chi_uy,
            held_on=held_on,
            supervisor=None if blank or supervisor is None else supervisor.text,
            note=note.text if note else None,
        )
    return "review_meetings"


def pledges(reading: TableReading, body: Body) -> str:
    """One count per row: the branch's members, those who have made plan and pledge, the day it reported so."""
    seen: dict[str, int] = {}
    for row in body.facts:
        faults = reading.uncomputed(row)
        unit, unit_faults = reading.unit_of(row)
        members, members_faults = _number(reading, row, "members", required=False)
        done, done_faults = _number(reading, row, "done", required=True)
        reported = row.first(reading.table, "reported_on")
        reported_on, day_faults = (None, []) if reported and reported.faulty else reading.day_in(reported, NEAR)
        faults += unit_faults + members_faults + done_faults + day_faults
        faults = faults or reading.repeated(row, "unit", unit, seen)
        cell = row.first(reading.table, "done")
        if faults or unit is None or done is None or cell is None:
            reading.reject(reading.row_id(row), *faults)
            continue
        if members is not None and done > members:
            reading.warn("more_than_all", cell, counted=members)
        reading.take(
            "pledge_record",
            reading.row_id(row),
            cell.address,
            year=reading.year,
            unit=unit,
            members=members,
            done=done,
            reported_on=reported_on or reading.head.stated_on,
        )
    check_sums(reading, body, "members", "done")
    return "pledges"


def _held(reading: TableReading, cell: Cell | None) -> tuple[date | None, list[Issue]]:
    """The day of the meeting; "chưa họp" is none yet."""
    if cell is None or cell.faulty or reading.words.begins_with_mark(cell.text, "not_yet"):
        return None, []
    return reading.day_in(cell, NEAR)


def _yes_or_no(reading: TableReading, row: Row) -> tuple[bool | None, list[Issue]]:
    """Whether the branch has a chi ủy: a blank says no, a table without such a column nothing."""
    columns = reading.table.of("has_chi_uy")
    if not columns:
        return None, []
    cell = row.first(reading.table, "has_chi_uy")
    if cell is None or cell.faulty or reading.words.is_mark(cell.text, "blank"):
        return False, []
    if reading.words.is_mark(cell.text, "unclear"):
        return None, []
    if reading.words.begins_with_mark(cell.text, "yes"):
        return True, []
    if reading.words.begins_with_mark(cell.text, "no"):
        return False, []
    return None, [reading.say("unknown_value", cell, heading=columns[0].heading)]


def _number(reading: TableReading, row: Row, field: str, *, required: bool) -> tuple[int | None, list[Issue]]:
    columns = reading.table.of(field)
    cell = row.first(reading.table, field)
    if cell is None or reading.words.is_mark(cell.text, "blank"):
        if not required or not columns:
            return None, []
        place = address(row.number, columns[0].number)
        return None, [reading.say("missing_number", place, heading=columns[0].heading)]
    if cell.faulty:
        return None, []
    number = whole(cell)
    return number, [] if number is not None else [reading.say("bad_number", cell)]
