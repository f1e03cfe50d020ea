"""The official summary table ("biểu tổng hợp"): how many of each branch got which level; years known only so."""

from data.text import plain
from data.words import NOT_RATED, SUMS
from etl.cells import Cell, address
from etl.readers.findings import YEARLY
from etl.readers.ratings import WAITING
from etl.readers.titles import people_kind, stage_of_title
from etl.readers.totals_row import check_sums
from etl.reading import TableReading
from etl.report import Issue, phrase
from etl.tables.body import Body
from etl.tables.headings import heading_parts
from etl.tables.row import Row
from etl.values import whole

# The printed sums beside the levels: kept, so that a blank can be told to be 0 where the figures already add up.
PRINTED_SUMS = dict(zip(("members", "rated"), SUMS, strict=True))


def totals(reading: TableReading, body: Body) -> str:
    """Reads all rows: one count per branch and level (a blank stays unknown, not 0), and the branch's own level."""
    stage = stage_of_title(reading)
    seen: dict[str, int] = {}
    _warn_of_sums(reading)
    for row in body.facts:
        _row(reading, row, stage, seen)
    check_sums(reading, body, "level_counts", "members", "rated", "not_rated")
    return "totals"


def _warn_of_sums(reading: TableReading) -> None:
    """A column headed "tốt trở lên" counts two levels at once: its figure is none of either."""
    table, marks = reading.table, reading.words.raw["measures"]["cumulative"]
    for number, parts in heading_parts(table.sheet, table.head_first, table.head_last).items():
        if any(mark in plain(part) for mark in marks for part in parts):
            reading.warn("cumulative_column", address(table.head_last, number), parts[-1])


def _row(reading: TableReading, row: Row, stage: str, seen: dict[str, int]) -> None:
    identifier = reading.row_id(row)
    faults = reading.uncomputed(row)
    unit, unit_faults = reading.unit_of(row)
    faults += unit_faults
    counts, count_faults = _counts(reading, row)
    faults += count_faults
    level, level_cell, level_faults = _unit_level(reading, row)
    faults += level_faults
    faults = faults or reading.repeated(row, "unit", unit, seen) or _check(reading, counts)
    if faults or unit is None:
        reading.reject(identifier, *faults)
        return
    common = {"year": reading.year, "unit": unit, "stage": stage, "dated_on": reading.head.dated_on}
    # Sums alone would take the place of the levels an earlier paper printed.
    for code, (n, cell) in counts.items() if counts.keys() - PRINTED_SUMS.keys() else ():
        level_code = PRINTED_SUMS.get(code, code)
        reading.take(
            "count_record", identifier, cell.address, **common, subject_kind=people_kind(reading), level=level_code, n=n
        )
    if reading.table.has("unit_level"):
        name = row.text(reading.table, "unit")
        own = {"subject_kind": "chi_bo", "subject": unit, "subject_name": name, "period": YEARLY, "level": level}
        state = {"unrated_state": None if level else WAITING, "unrated_reason": None, "score": None}
        reading.take("rating_record", identifier, level_cell, **common, **own, **state)
    if not counts.keys() - PRINTED_SUMS.keys() and not reading.table.has("unit_level"):
        reading.file.loaded.add(identifier)


def _counts(reading: TableReading, row: Row) -> tuple[dict[str, tuple[int, Cell]], list[Issue]]:
    found: dict[str, tuple[int, Cell]] = {}
    faults = []
    for column in reading.table.of("level_counts", "members", "rated", "not_rated"):
        cell = row.cells.get(column.number)
        if column.measure in ("percent", "cumulative") or cell is None or cell.faulty:
            continue
        if reading.words.is_mark(cell.text, "blank"):
            continue
        code = column.level or {"not_rated": NOT_RATED}.get(column.field, column.field)
        n = whole(cell)
        if n is None:
            if code not in found:
                faults.append(reading.say("bad_number", cell))
        else:
            found.setdefault(code, (n, cell))
    if NOT_RATED not in found and "members" in found and "rated" in found:
        (members, cell), (rated, _) = found["members"], found["rated"]
        if members >= rated:
            found[NOT_RATED] = (members - rated, cell)
    return found, faults


def _unit_level(reading: TableReading, row: Row) -> tuple[str | None, str, list[Issue]]:
    columns = reading.table.of("unit_level")
    if not columns:
        return None, "", []
    cell = row.cells.get(columns[0].number)
    if cell is None or cell.faulty or reading.words.is_mark(cell.text, "blank"):
        return None, address(row.number, columns[0].number), []
    level = reading.words.level(cell.text)
    if level is None and not reading.words.reason_state(cell.text):
        return None, cell.address, [reading.say("unknown_level", cell)]
    return level, cell.address, []


def _check(reading: TableReading, counts: dict[str, tuple[int, Cell]]) -> list[Issue]:
    """Parts that do not add up are said; a "tốt" that includes the excellent is refused, never repaired."""
    _check_members(reading, counts)
    levels = {code: counts[code] for code in reading.words.level_codes if code in counts}
    if len(levels) < len(reading.words.level_codes) or "rated" not in counts:
        return []
    total, (rated, rated_cell) = sum(n for n, _ in levels.values()), counts["rated"]
    best, good = levels[reading.words.level_codes[0]][0], levels[reading.words.level_codes[1]][1]
    if total != rated and total - best == rated:
        heading = next(c.heading for c in reading.table.columns if c.number == good.column)
        return [reading.say("cumulative_level", good, heading=heading)]
    if total != rated:
        reading.warn("row_mismatch", rated_cell, counted=total, parts=phrase("parts", "levels"))
    return []


def _check_members(reading: TableReading, counts: dict[str, tuple[int, Cell]]) -> None:
    """Whether those rated and those who are not make up all members, whichever levels are printed."""
    if "members" not in counts or "rated" not in counts:
        return
    (members, members_cell), (rated, rated_cell) = counts["members"], counts["rated"]
    if NOT_RATED not in counts:
        reading.warn("more_than_all", rated_cell, counted=members)
    elif rated + counts[NOT_RATED][0] != members:
        counted = rated + counts[NOT_RATED][0]
        reading.warn("row_mismatch", members_cell, counted=counted, parts=phrase("parts", "members"))
