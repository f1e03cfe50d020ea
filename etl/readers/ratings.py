"""Ratings of members, leading officials and bodies, at the stages the table has columns for (plan II.2, II.4.1)."""

from dataclasses import dataclass, field

from data.text import key
from etl.cells import Cell, address
from etl.readers.findings import Finding, Slot, finding_of, slots_of
from etl.readers.persons import birth_of, card_of, mention_of, name_of, unclear_name
from etl.readers.titles import people_kind
from etl.readers.totals_row import check_row_count
from etl.readers.unread import warn_of_unread_levels
from etl.reading import TableReading
from etl.report import Issue
from etl.tables.body import Body
from etl.tables.row import Row
from etl.units import DANG_BO, DANG_UY
from etl.values import whole

WAITING = "cho_xep_loai"


@dataclass
class Seen:
    """The rows already read, by what makes two rows one person or body."""

    rows: dict[tuple[str, ...], int] = field(default_factory=dict)
    cards: dict[str, tuple[int, str]] = field(default_factory=dict)


def ratings(reading: TableReading, body: Body) -> str:
    """Reads all rows; returns the form's code. One fact per row and period and stage named by a column."""
    people = reading.table.has("name")
    kind = people_kind(reading) if people else "chi_bo"
    slots = slots_of(reading, body)
    seen = Seen()
    for row in body.facts:
        _row(reading, row, kind if people else None, slots, seen)
    check_row_count(reading, body)
    warn_of_unread_levels(reading, body)
    decided = any(slot.stage == "decided" for slot in slots)
    if people:
        return ("leader_decision" if kind == "can_bo" else "member_decision") if decided else "member_proposal"
    return "unit_decision" if decided else "unit_proposal"


def _row(reading: TableReading, row: Row, kind: str | None, slots: list[Slot], seen: Seen) -> None:
    identifier = reading.row_id(row)
    faults = reading.uncomputed(row)
    unit, unit_faults = reading.unit_of(row, own_bodies=kind is None)
    faults += unit_faults
    findings = [(slot, finding_of(reading, row, slot)) for slot in slots]
    faults += [fault for _, finding in findings for fault in finding.faults if not _told(fault, faults)]
    name = name_of(reading, row) if kind else ""
    if kind and not name:
        heading = reading.table.of("name")[0]
        faults.append(reading.say("missing_name", address(row.number, heading.number), heading=heading.heading))
    faults += unclear_name(reading, row) if kind else []
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
    findings: list[tuple[Slot, Finding]],
    votes: list[tuple[str, int, Cell]],
) -> None:
    note = row.first(reading.table, "note")
    note_text = note.text if note else None
    _warn_of_nothing(reading, row, [finding for _, finding in findings], note)
    who = _subject(reading, row, unit, kind, name)
    for slot, finding in findings:
        of_period = [other for place, other in findings if place.period == slot.period]
        reason, state = _unrated(reading, of_period, note)
        rated = finding.level is not None
        reading.take(
            "rating_record",
            reading.row_id(row),
            finding.cell,
            **who,
            period=slot.period,
            stage=_stage_of_row(reading, slot.stage, unit, note_text),
            level=finding.level,
            score=finding.score,
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
            "subject_kind": reading.units.kind(unit),
            "subject": unit,
            "subject_name": row.text(reading.table, "unit") or unit,
        }
    mention = mention_of(reading, row, unit, name)
    return {"year": reading.year, "unit": unit, "subject_kind": kind, "subject": mention, "subject_name": name}


def _stage_of_row(reading: TableReading, stage: str, unit: str, note: str | None) -> str:
    """The committee and the Đảng bộ are decided by the level above: their note tells the stage."""
    if unit in (DANG_UY, DANG_BO) and note and stage != "self":
        return reading.words.note_stage(note) or stage
    return stage


def _unrated(reading: TableReading, findings: list[Finding], note: Cell | None) -> tuple[str | None, str]:
    """The reason for having no level in a period, as written, and the state it belongs to."""
    typed = next((finding.reason for finding in findings if finding.reason), None)
    reason = typed or (note.text if note else None)
    state = reading.words.reason_state(reason) if reason else None
    if any(finding.level for finding in findings):
        return (reason, state) if state else (None, WAITING)
    return reason, state or WAITING


def _warn_of_nothing(reading: TableReading, row: Row, findings: list[Finding], note: Cell | None) -> None:
    """A row without a level, a score or a reason, or with one nobody knows."""
    if any(finding.level or finding.reason or finding.score is not None for finding in findings):
        return
    place = row.first(reading.table, "name", "unit")
    if note is None:
        reading.warn("missing_level", place.address if place else address(row.number, 1))
    elif reading.words.reason_state(note.text) is None:
        reading.warn("level_in_note" if reading.words.level(note.text) else "unknown_reason", note)


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
            if first[1] == key(name):
                return [reading.twice(row, place, first[0])]
            return [reading.say("duplicate_card", place, value="", first=first[0])]
        identity: tuple[str, ...] = (unit, key(name), str(birth), card)
    else:
        identity = (unit, key(name), str(birth))
    number = seen.rows.setdefault(identity, row.number)
    return [] if number == row.number else [reading.twice(row, place, number)]


def _told(fault: Issue, faults: list[Issue]) -> bool:
    return any(fault.cell == other.cell for other in faults)
