"""All files of an installation, read together into facts: what one line means can depend on another file."""

import logging
import os
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from data.scope import PEOPLE
from data.vocabulary import vocabulary
from etl.cells import Sheet, Workbook
from etl.flat.opening import FlatTable
from etl.flat.overlap import told_again
from etl.flat.reading import read_flat
from etl.people import subjects_of
from etl.readers.awards import awards
from etl.readers.meetings import pledges, review_meetings
from etl.readers.notes import branch_notes
from etl.readers.ratings import ratings
from etl.readers.registers import register_list, register_matrix, register_turned
from etl.readers.remediation import remediation
from etl.readers.shortcomings import shortcoming_links
from etl.readers.titles import period_of_title
from etl.readers.totals import totals
from etl.reading import FileReading, Mention, RowId, TableReading
from etl.report import issue, phrase
from etl.tables.beside import all_tables
from etl.tables.body import Body, body_of
from etl.tables.find import Table
from etl.tables.head import head_of
from etl.units import Units

READERS: dict[str, Callable[[TableReading, Body], str]] = {
    "awards": awards,
    "branch_notes": branch_notes,
    "pledges": pledges,
    "ratings": ratings,
    "register_list": register_list,
    "register_matrix": register_matrix,
    "register_turned": register_turned,
    "remediation": remediation,
    "review_meetings": review_meetings,
    "shortcoming_links": shortcoming_links,
    "totals": totals,
}
QUARTERS = ("q1", "q2", "q3")  # the fourth merges into the year
_MUCH = 3
LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class File:
    """A file as the ledger numbers it, with its cells."""

    file_id: int
    name: str
    content: Workbook | FlatTable


def read_files(files: Iterable[File], units: Units) -> list[FileReading]:
    """One reading per file, in order; people joined, doubles within a file left out, shrunken lists warned of."""
    files = list(files)
    # Of many rows most of the work is done in columns, beside each other on as many processors as there are.
    with ThreadPoolExecutor(os.cpu_count()) as beside:
        flat = [file for file in files if isinstance(file.content, FlatTable)]
        found = dict(zip(map(id, flat), beside.map(lambda file: _read_or_refuse(file, units), flat), strict=True))
    readings = [found.get(id(file)) or _read_or_refuse(file, units) for file in files]
    _join_people(readings, units)
    _join_remediation(readings, units)
    _refuse_doubles(readings)
    _warn_of_missing_people(told_again(readings))
    return readings


def _read_or_refuse(file: File, units: Units) -> FileReading:
    """The reading of one file; where our own reading of it breaks, that file is refused and the others are not."""
    try:
        return _read(file, units)
    except Exception as fault:  # noqa: BLE001 whatever a strange sheet does to us, the other files must get in
        last = traceback.extract_tb(fault.__traceback__)[-1]
        # A whole traceback could quote what stands in the cells, which is about people.
        place = f"{type(fault).__name__} in {last.name}:{last.lineno}"
        LOG.error("%s (file %s)", place, file.file_id)  # noqa: TRY400
        broken = issue("unreadable_file", reason=phrase("reasons", "reading_broke"))
        return FileReading(file.file_id, file.name, issues=[broken])


def _read(file: File, units: Units) -> FileReading:
    if isinstance(file.content, FlatTable):
        return read_flat(file.file_id, file.name, file.content, units)
    reading = FileReading(file.file_id, file.name)
    number = 0
    strange: list[Sheet] = []
    for sheet in file.content.sheets:
        tables = all_tables(sheet, units)
        if tables:
            _say_of_sheet(reading, sheet)
        elif not (sheet.hidden or _lists_faults(sheet)) and (
            len(sheet.rows) > _MUCH or any(len(row) >= _MUCH for row in sheet.rows.values())
        ):
            strange.append(sheet)
        for table in tables:
            number += 1
            _read_table(reading, table, units, number)
    reading.tables = number
    if not number:
        reading.issues.append(issue("unknown_form"))
    reading.issues += [issue("unknown_sheet", sheet.name, value=sheet.name) for sheet in strange if number]
    return reading


def _lists_faults(sheet: Sheet) -> bool:
    """Whether a sheet is the list of a marked copy, which came back with the corrections."""
    first = sheet.cells.get((1, 1))
    told = (sheet.name, first.text if first else "")
    return told == (phrase("marked", "title"), phrase("marked", "severity"))


def _say_of_sheet(reading: FileReading, sheet: Sheet) -> None:
    if sheet.legacy_encoding:
        reading.issues.append(issue("legacy_encoding", sheet.name, value=sheet.name))
    if sheet.hidden:
        reading.issues.append(issue("hidden_sheet", sheet.name, value=sheet.name))
    if sheet.hidden_rows:
        rows = ", ".join(str(row) for row in sorted(sheet.hidden_rows)[:10])
        reading.issues.append(issue("hidden_rows", sheet.name, value=sheet.name, cells=rows))


def _read_table(reading: FileReading, table: Table, units: Units, number: int) -> None:
    head = head_of(table, units)
    body = body_of(table)
    form = READERS[table.form.reader]
    if head.year is None:
        years = ", ".join(str(year) for year in head.years)
        _refuse_table(reading, table, body, number, "two_years" if years else "no_year", years=years)
        return
    if not body.facts:
        reading.issues.append(issue("empty_table", table.sheet.name, value=table.sheet.name))
    before = len(reading.loaded) + len(reading.rejected)
    within = units.under(head.body) if head.body else units
    context = TableReading(reading, table, head, within, number, head.year)
    if form is totals and period_of_title(context) in QUARTERS:
        _refuse_table(reading, table, body, number, "quarter_totals")
        return
    kind = form(context, body)
    rows = len(reading.loaded) + len(reading.rejected) - before
    own = {fact[2].get("unit") for fact in reading.facts if fact[1][0] == number}
    reading.kinds.append((kind, head.year, own.pop() if len(own) == 1 else None, rows))


def _refuse_table(reading: FileReading, table: Table, body: Body, number: int, why: str, **words: str) -> None:
    """A table of no year, or of none that is reviewed: every row is left out, in one issue that names the sheet."""
    blank = vocabulary().is_mark
    for row in body.facts:
        parts = [""]
        if table.has("documents", "units"):
            cells = [(c.number, row.cells[c.number]) for c in table.of("documents", "units") if c.number in row.cells]
            parts = [str(column) for column, cell in cells if not blank(cell.text, "blank")]
        reading.rejected.update((number, row.number, part) for part in parts)
    reading.issues.append(issue(why, table.sheet.name, value=table.sheet.name, **words))


def _join_people(readings: list[FileReading], units: Units) -> None:
    mentions = [fact["subject"] for r in readings for _, _, fact in r.facts if isinstance(fact.get("subject"), Mention)]
    subjects = subjects_of(mentions, units)
    for reading in readings:
        unclear: dict[RowId, tuple[str, str]] = {}
        for _, row, fact in reading.facts:
            mention = fact.get("subject")
            if isinstance(mention, Mention):
                fact["subject"] = subjects[mention]
                if fact["subject"] is None:
                    unclear.setdefault(row, (fact["sheet"], fact["cell"]))
        for row, (sheet, cell) in unclear.items():
            reading.reject_later(row, issue("ambiguous_person", sheet, cell))


def _join_remediation(readings: list[FileReading], units: Units) -> None:
    """A follow-up may name the branch that came after the one whose shortcoming it was: it stays that one's."""
    planned: dict[tuple[int, str], set[str]] = defaultdict(set)
    facts = [fact for r in readings for target, _, fact in r.facts if target == "remediation_record"]
    for fact in facts:
        if fact["paper"] == "plan":
            planned[fact["year"], fact["item_key"]].add(fact["unit"])
    for fact in facts:
        owners = planned[fact["year"], fact["item_key"]]
        if fact["paper"] == "follow_up" and fact["unit"] not in owners:
            earlier = owners & units.ancestors(fact["unit"])
            if len(earlier) == 1:
                fact["unit"] = earlier.pop()


def _refuse_doubles(readings: list[FileReading]) -> None:
    """Two tables of one file that rate the same subject at one stage: the first stays."""
    for reading in readings:
        seen: dict[tuple[object, ...], RowId] = {}
        doubles: dict[RowId, tuple[str, str, int]] = {}
        for target, row, fact in reading.facts:
            if target == "rating_record":
                identity = tuple(fact[name] for name in ("year", "period", "subject_kind", "subject", "stage"))
                first = seen.setdefault(identity, row)
                if first != row:
                    doubles.setdefault(row, (fact["sheet"], fact["cell"], first[1]))
        for row, (sheet, cell, first_number) in doubles.items():
            reading.reject_later(row, issue("duplicate_row", sheet, cell, "", first=first_number))


def _warn_of_missing_people(readings: list[FileReading]) -> None:
    """A corrected list that lacks people an earlier one had: they stay, and it is said."""
    known: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    for reading in readings:
        own: dict[tuple[Any, ...], set[str]] = defaultdict(set)
        for target, _, fact in reading.facts:
            if target == "rating_record" and fact["subject_kind"] in PEOPLE:
                group = (fact["year"], fact["unit"], fact["subject_kind"], fact["period"], fact["stage"])
                own[group].add(fact["subject"])
        told: set[tuple[Any, ...]] = set()
        for group, people in own.items():
            missing = known[group] - people
            if missing and group[:3] not in told:
                told.add(group[:3])
                sheet = next(f["sheet"] for t, _, f in reading.facts if t == "rating_record" and f["unit"] == group[1])
                reading.issues.append(issue("people_missing", sheet, counted=len(missing)))
        for group, people in own.items():
            known[group] |= people
