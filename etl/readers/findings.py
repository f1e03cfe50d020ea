"""What a row says of one period and stage: a level, a score of 100 beside it, or the reason typed in its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from etl.cells import Cell, address
from etl.readers.titles import period_of_title, stage_of_title
from etl.reading import TableReading
from etl.report import Issue
from etl.tables.body import Body
from etl.tables.headings import STAGES, Column
from etl.tables.row import Row
from etl.values import score

YEARLY, LAST_QUARTER = "nam", "q4"


@dataclass
class Slot:
    """One period and stage of a table, with the columns that tell of it."""

    period: str
    stage: str
    levels: list[Column] = field(default_factory=list)
    scores: list[Column] = field(default_factory=list)

    @property
    def columns(self) -> list[Column]:
        """All of them, those of the level first."""
        return self.levels + self.scores


@dataclass
class Finding:
    """What a row says in one slot; the cell is the level's."""

    cell: str
    level: str | None = None
    score: float | None = None
    reason: str | None = None
    faults: list[Issue] = field(default_factory=list)


def slots_of(reading: TableReading, body: Body) -> list[Slot]:
    """The periods and stages a table has columns for.

    A column headed just "Xếp loại" or "Điểm" belongs to the stage the title speaks of; one without a quarter to the
    year where others have one, else to the period of the title. Where there are several periods, one without a word in
    it is left out: a list of the quarters is begun in April.
    """
    slots: dict[tuple[str, str], Slot] = {}
    columns = list(_by_period(reading))
    general = stage_of_title(reading)
    for period, column in columns:
        if column.field != "score":
            stage = column.field if column.field in STAGES else general
            slots.setdefault((period, stage), Slot(period, stage)).levels.append(column)
    for period, column in columns:
        if column.field == "score":
            for slot in _scored(slots, period, column, general):
                slot.scores.append(column)
    found = sorted(slots.values(), key=lambda slot: (slot.period != YEARLY, slot.period, STAGES.index(slot.stage)))
    filled = [slot for slot in found if any(_filled(reading, row, slot) for row in body.facts)]
    return filled if filled and len({slot.period for slot in found}) > 1 else found


def _by_period(reading: TableReading) -> Iterator[tuple[str, Column]]:
    """Each column of levels and scores under its period. The fourth quarter merges into the year (Quy định 366)."""
    columns = reading.table.of(*STAGES, "level", "score")
    own = YEARLY if any(column.period for column in columns) else period_of_title(reading)
    periods = {column.period or own for column in columns}
    for column in columns:
        period = column.period or own
        if period == LAST_QUARTER and YEARLY in periods:
            reading.warn("quarter_in_year", address(reading.table.head_last, column.number), column.heading)
        else:
            yield YEARLY if period == LAST_QUARTER else period, column


def _scored(slots: dict[tuple[str, str], Slot], period: str, column: Column, general: str) -> list[Slot]:
    """Whose score a column holds: that of the stage it names, else of every stage after the subject's own."""
    if column.stage is None:
        own = [slot for (other, _), slot in slots.items() if other == period]
        later = [slot for slot in own if slot.stage != "self"] or own
        if later:
            return later
    stage = column.stage or general
    return [slots.setdefault((period, stage), Slot(period, stage))]


def _filled(reading: TableReading, row: Row, slot: Slot) -> bool:
    cells = (row.cells.get(column.number) for column in slot.columns)
    return any(cell is not None and not reading.words.is_mark(cell.text, "blank") for cell in cells)


def finding_of(reading: TableReading, row: Row, slot: Slot) -> Finding:
    """The level a slot's columns show (a level's name, or a mark in the column of a level), and the score."""
    finding = Finding(address(row.number, slot.columns[0].number))
    marked: list[Cell] = []
    for column, cell in _cells(reading, row, slot.levels):
        if column.level and reading.words.is_mark(cell.text, "none"):
            continue
        level = _level_of(reading, cell, column)
        if level is not None:
            marked.append(cell)
            finding.level, finding.cell = level, cell.address
        elif reading.words.reason_state(cell.text) and not reading.words.speaks_of_level(cell.text):
            finding.reason = cell.text
        elif column.period and score(cell) is not None:
            finding.score = score(cell)
        else:
            finding.faults.append(reading.say(_what_is_wrong(reading, cell, column), cell, heading=column.heading))
    if len(marked) > 1:
        cells = ", ".join(cell.address for cell in marked)
        finding.faults.append(reading.say("two_levels", marked[-1], cells=cells))
    for _, cell in _cells(reading, row, slot.scores):
        finding.score = score(cell)
        if finding.score is None:
            finding.faults.append(reading.say("bad_score", cell))
    return finding


def _cells(reading: TableReading, row: Row, columns: list[Column]) -> Iterator[tuple[Column, Cell]]:
    for column in columns:
        cell = row.cells.get(column.number)
        if cell is not None and not cell.faulty and not reading.words.is_mark(cell.text, "blank"):
            yield column, cell


def _what_is_wrong(reading: TableReading, cell: Cell, column: Column) -> str:
    if reading.words.is_mark(cell.text, "same_as_above"):
        return "level_as_above"
    return "level_of_another_column" if column.level and reading.words.level(cell.text) else "unknown_level"


def _level_of(reading: TableReading, cell: Cell, column: Column) -> str | None:
    if column.level is None:
        return reading.words.level(cell.text)
    if reading.words.is_mark(cell.text) or reading.words.level(cell.text) == column.level or cell.value is True:
        return column.level
    return None
