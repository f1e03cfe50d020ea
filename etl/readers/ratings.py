"""Ratings of members, leading officials and bodies, at the stages the table has columns for (plan II.2, II.4.1)."""

from dataclasses import dataclass, field

from data.text import key
from etl.cells import Cell, address
from etl.readers.persons import birth_of, card_of, mention_of, name_of
from etl.readers.titles import people_kind, stage_of_title
from etl.readers.totals_row import check_row_count
from etl.reading import TableReading
from etl.report import Issue
from etl.tables.body import Body, Row
from etl.tables.headings import Column
from etl.units import DANG_BO, DANG_UY
from etl.values import decimal, whole

STAGES = ("self", "proposed", "decided")
WAITING = "cho_xep_loai"
YEARLY = "nam"


@dataclass
class Finding:
    """What a row says of one stage: a level, or the reason typed in its place; the cell is the level's."""

    cell: str
    level: str | None = None
    reason: str | None = None
    faults: list[Issue] = field(default_factory=list)


@dataclass
class Seen:
    """The rows already read, by what makes two rows one person or body."""

    rows: dict[tuple[str, ...], int] = field(default_factory=dict)
    cards: dict[str, tuple[int, str]] = field(default_factory=dict)


def ratings(reading: TableReading, body: Body) -> str:
    """Reads all rows; returns the form's code. One fact per row and stage named by a column."""
    people = reading.table.has("name")
    kind = people_kind(reading) if people else "chi_bo"
    stages = _stages(reading)
    seen = Seen()
    for row in body.facts:
        _row(reading, row, kind if people else None, stages, seen)
    check_row_count(reading, body)
    decided = "decided" in stages
    if people:
        return ("leader_decision" if kind == "can_bo" else "member_decision") if decided else "member_proposal"
    return "unit_decision" if decided else "unit_proposal"


def _stages(reading: TableReading) -> dict[str, list[Column]]:
    """The columns of each stage; a column headed just "Xếp loại" belongs to the stage the title speaks of."""
    stages = {stage: reading.table.of(stage) for stage in STAGES}
    general = reading.table.of("level")
    if general:
        stages[stage_of_title(reading)] += general
    return {stage: columns for stage, columns in stages.items() if columns}


def _row(reading: TableReading, row: Row, kind: str | None, stages: dict[str, list[Column]], seen: Seen) -> None:
    identifier = reading.row_id(row)
    faults = reading.uncomputed(row)
    unit, unit_faults = reading.unit_of(row, own_bodies=kind is None)
    faults += unit_faults
    findings = {stage: _finding(reading, row, columns) for stage, columns in stages.items()}
    faults += [fault for finding in findings.values() for fault in finding.faults if not _told(fault, faults)]
    name = name_of(reading, row) if kind else ""
    if kind and not name:
        heading = reading.table.of("name")[0]
        faults.append(reading.say("missing_name", address(row.number, heading.number), heading=heading.heading))
    votes, vote_faults = _votes(reading, row)
    faults += [fault for fault in vote_faults if not _told(fault, faults)]
    if not faults and unit is not None:
        faults += _repeated(reading, row, unit, kind, name, seen)
    if faults or unit is None:
        reading.reject(identifier, *faults)
        return
    _take(reading, row, unit, kind, name, findings, votes)


def _take(
    reading: TableReading,
    row: Row,
    unit: str,
    kind: str | None,
    name: str,
    findings: dict[str, Finding],
    votes: list[tuple[str, int, Cell]],
) -> None:
    note = row.first(reading.table, "note")
    note_text = note.text if note else None
    reason, state = _unrated(reading, row, findings, note)
    who = _subject(reading, row, unit, kind, name)
    score = row.first(reading.table, "score")
    for stage, finding in findings.items():
        rated = finding.level is not None
        reading.take(
            "rating_record",
            reading.row_id(row),
            finding.cell,
            **who,
            period=YEARLY,
            stage=_stage_of_row(reading, stage, unit, note_text),
            level=finding.level,
            score=decimal(score) if score and rated and stage != "self" else None,
            unrated_state=None if rated else state,
            unrated_reason=None if rated else reason,
            dated_on=reading.head.dated_on,
        )
    if kind == "dang_vien":
        _take_member(reading, row, who)
    for level, n, cell in votes:
        values = {name: value for name, value in who.items() if name in ("year", "unit", "subject")}
        reading.take("vote_record", reading.row_id(row), cell.address, **values, level=level, n=n)


def _take_member(reading: TableReading, row: Row, who: dict[str, object]) -> None:
    """What else the list says of a member: next year's empty form is filled in with it."""
    place, card, position = (row.first(reading.table, name) for name in ("name", "card", "position"))
    reading.take(
        "member_record",
        reading.row_id(row),
        place.address if place else address(row.number, 1),
        **{name: who[name] for name in ("year", "unit", "subject", "subject_name")},
        birth_year=birth_of(reading, row),
        card=card.text if card else None,
        position=position.text if position else None,
    )


def _subject(reading: TableReading, row: Row, unit: str, kind: str | None, name: str) -> dict[str, object]:
    if kind is None:
        return {
            "year": reading.year,
            "unit": unit,
            "subject_kind": {DANG_UY: "dang_uy", DANG_BO: "dang_bo"}.get(unit, "chi_bo"),
            "subject": unit,
            "subject_name": row.text(reading.table, "unit") or unit,
        }
    mention = mention_of(reading, row, unit, name)
    return {"year": reading.year, "unit": unit, "subject_kind": kind, "subject": mention, "subject_name": name}


def _stage_of_row(reading: TableReading, stage: str, unit: str, note: str | None) -> str:
    """The committee and the Đảng bộ are decided by the level above: their note tells the stage (domain, Ratings)."""
    if unit in (DANG_UY, DANG_BO) and note and stage != "self":
        return reading.words.note_stage(note) or stage
    return stage


def _unrated(
    reading: TableReading, row: Row, findings: dict[str, Finding], note: Cell | None
) -> tuple[str | None, str]:
    """The reason for having no level, as written, and the state it belongs to; warns of a row that says neither."""
    typed = next((finding.reason for finding in findings.values() if finding.reason), None)
    reason = typed or (note.text if note else None)
    state = reading.words.reason_state(reason) if reason else None
    if any(finding.level for finding in findings.values()):
        return (reason, state) if state else (None, WAITING)
    place = row.first(reading.table, "name", "unit")
    if reason is None:
        reading.warn("missing_level", place.address if place else address(row.number, 1))
    elif state is None and note is not None:
        reading.warn("unknown_reason", note)
    return reason, state or WAITING


def _finding(reading: TableReading, row: Row, columns: list[Column]) -> Finding:
    """The level a stage's columns show: a level's name in a column, or a mark in the column of a level."""
    finding = Finding(address(row.number, columns[0].number))
    marked: list[Cell] = []
    for column in columns:
        cell = row.cells.get(column.number)
        if cell is None or cell.faulty or reading.words.is_mark(cell.text, "blank"):
            continue
        level = _level_of(reading, cell, column)
        if level is not None:
            marked.append(cell)
            finding.level, finding.cell = level, cell.address
        elif reading.words.reason_state(cell.text):
            finding.reason = cell.text
        else:
            finding.faults.append(reading.say("unknown_level", cell))
    if len(marked) > 1:
        cells = ", ".join(cell.address for cell in marked)
        finding.faults.append(reading.say("two_levels", marked[-1], cells=cells))
    return finding


def _level_of(reading: TableReading, cell: Cell, column: Column) -> str | None:
    if column.level is None:
        return reading.words.level(cell.text)
    if reading.words.is_mark(cell.text) or reading.words.level(cell.text) == column.level or cell.value is True:
        return column.level
    return None


def _votes(reading: TableReading, row: Row) -> tuple[list[tuple[str, int, Cell]], list[Issue]]:
    found, faults = [], []
    for column in reading.table.of("votes"):
        cell = row.cells.get(column.number)
        if column.level is None or column.measure == "percent" or cell is None or cell.faulty:
            continue
        if reading.words.is_mark(cell.text, "blank"):
            continue
        n = whole(cell)
        if n is None:
            faults.append(reading.say("bad_number", cell))
        else:
            found.append((column.level, n, cell))
    return found, faults


def _repeated(reading: TableReading, row: Row, unit: str, kind: str | None, name: str, seen: Seen) -> list[Issue]:
    """A second row for one person or body. Two people of one name differ in year of birth or in card number."""
    card = card_of(reading, row) if kind else None
    birth = birth_of(reading, row) if kind else None
    place = row.first(reading.table, "name", "unit")
    if card is not None:
        first = seen.cards.setdefault(card, (row.number, key(name)))
        if first[0] != row.number:
            code = "duplicate_row" if first[1] == key(name) else "duplicate_card"
            return [reading.say(code, place, value="", first=first[0])]
        identity: tuple[str, ...] = (unit, key(name), str(birth), card)
    else:
        identity = (unit, key(name), str(birth))
    number = seen.rows.setdefault(identity, row.number)
    return [] if number == row.number else [reading.say("duplicate_row", place, value="", first=number)]


def _told(fault: Issue, faults: list[Issue]) -> bool:
    return any(fault.cell == other.cell for other in faults)
