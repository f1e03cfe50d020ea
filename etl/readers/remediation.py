"""Shortcomings and what is done about them: a branch's plan, and the later follow-up (plan II.6)."""

from dataclasses import dataclass, field
from datetime import date

from data.text import key
from etl.cells import Cell, address
from etl.reading import TableReading
from etl.report import Issue
from etl.tables.body import Body
from etl.tables.row import Row
from etl.values import FAR, due_day, looks_like_day, whole

DONE, BEGUN, NOT_BEGUN = "da_hoan_thanh", "dang_thuc_hien", "chua_thuc_hien"


@dataclass
class _State:
    values: dict[str, object] = field(default_factory=dict)
    faults: list[Issue] = field(default_factory=list)


def remediation(reading: TableReading, body: Body) -> str:
    """One shortcoming per row; paper tells a plan from a follow-up, whose state and dates hold later."""
    paper = _paper(reading)
    seen: dict[tuple[str, str], int] = {}
    for row in body.facts:
        _row(reading, row, paper, seen)
    return "remediation_follow_up" if paper == "follow_up" else "remediation_plan"


def item_key(text: str) -> str:
    """What makes two shortcomings the same: their words, punctuation at the end aside."""
    return key(text).strip(" .;,:-+")


def _paper(reading: TableReading) -> str:
    words = reading.words.raw["titles"]["follow_up"]
    follows = any(word in reading.head.title for word in words) or reading.head.stated_on is not None
    return "follow_up" if follows and reading.table.has("status") else "plan"


def _row(reading: TableReading, row: Row, paper: str, seen: dict[tuple[str, str], int]) -> None:
    faults = reading.uncomputed(row)
    unit, unit_faults = reading.unit_of(row, own_bodies=True)
    cell = row.first(reading.table, "item")
    if cell is None:
        place = address(row.number, reading.table.of("item")[0].number)
        faults.append(reading.say("missing_item", place))
    due, state = _due(reading, row), _status(reading, row)
    done = row.first(reading.table, "done_on")
    done_on, day_faults = (None, []) if done and done.faulty else reading.day_in(done, FAR)
    faults += unit_faults + due.faults + state.faults + day_faults
    if done_on is not None and state.values["status"] in (BEGUN, NOT_BEGUN):
        faults.append(reading.say("contradicting_state", done))
    if not faults and cell is not None and unit is not None:
        first = seen.setdefault((unit, item_key(cell.text)), row.number)
        if first != row.number:
            faults.append(reading.say("repeated_row", cell, first=first))
    if faults or cell is None or unit is None:
        reading.reject(reading.row_id(row), *faults)
        return
    measure, responsible = row.first(reading.table, "measure"), row.first(reading.table, "responsible")
    reading.take(
        "remediation_record",
        reading.row_id(row),
        cell.address,
        year=reading.year,
        unit=unit,
        item_key=item_key(cell.text),
        item=cell.text,
        measure=measure.text if measure else None,
        responsible=responsible.text if responsible else None,
        **due.values,
        **_settled(state.values, done_on),
        paper=paper,
        stated_on=reading.head.stated_on or (reading.head.dated_on if paper == "follow_up" else None),
    )


def _settled(state: dict[str, object], done_on: date | None) -> dict[str, object]:
    """An item with a day of completion but no word on its state is done."""
    status = state["status"]
    return {"status": DONE if status is None and done_on else status, "done_on": done_on}


def _due(reading: TableReading, row: Row) -> _State:
    """The due date in force and as written; the one it was extended from, where the line names both."""
    first, extended = _day_due(reading, row, "due"), _day_due(reading, row, "extended")
    faults = first.faults + extended.faults
    if extended.values["due_text"] is None:
        return _State({**first.values, "extended_from": None}, faults)
    return _State({**extended.values, "extended_from": first.values["due_on"]}, faults)


def _day_due(reading: TableReading, row: Row, column: str) -> _State:
    cell = row.first(reading.table, column)
    if cell is None or cell.faulty or reading.words.is_mark(cell.text, "blank"):
        return _State({"due_on": None, "due_text": None})
    found = due_day(cell)
    if found is None and looks_like_day(cell):
        return _State({"due_on": None, "due_text": None}, [reading.say("bad_due", cell)])
    if found is not None and (fault := reading.outside(cell, found, FAR)):
        return _State({"due_on": None, "due_text": None}, [fault])
    return _State({"due_on": found, "due_text": cell.text})


def _status(reading: TableReading, row: Row) -> _State:
    cell = row.first(reading.table, "status")
    if cell is None or cell.faulty or reading.words.is_mark(cell.text, "blank"):
        return _State({"status": None})
    share = _share(cell)
    status = share or reading.words.remediation_state(cell.text)
    if status is None:
        return _State({"status": None}, [reading.say("unknown_status", cell)])
    return _State({"status": status})


def _share(cell: Cell) -> str | None:
    """The state a share done means: "80%", 0.8, "100 %"."""
    number = whole(Cell(cell.row, cell.column, "text", cell.text.rstrip(" %"))) if "%" in cell.text else None
    if number is None and isinstance(cell.value, float) and 0 <= cell.value <= 1:
        number = round(cell.value * 100)
    if number is None or number > 100:
        return None
    return DONE if number == 100 else BEGUN if number else NOT_BEGUN
