"""What is in force in a home: the ledger's entries with their content, opened again from the intake's bytes."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from data.rules import rules
from data.words import words
from etl.cells import ReadFault, Workbook
from etl.extract.child import WorkbookReader
from etl.flat.contract import UNIT_TABLE
from etl.flat.opening import FlatTable, flat_kind
from etl.flat.unit_rows import read_units, with_units
from etl.hand import ByHand, from_text, reading_of
from etl.home import Home
from etl.ledger import Entry, Ledger
from etl.parsed import Parsed
from etl.read import File, read_files
from etl.reading import FileReading
from etl.report import FileReport, Issue, issue, phrase
from etl.settings import Committee, Plan, Settings, SettingsFault, parse_settings
from etl.units import Units


@dataclass
class Opened:
    """What an entry holds: a file's cells, settings, the fault that kept it shut; or what was recorded by hand."""

    content: Workbook | FlatTable | Committee | Plan | ByHand | ReadFault | SettingsFault
    content_sha256: str | None = None
    is_kept: bool = False  # read from the cells kept, not from the bytes

    @property
    def fault(self) -> bool:
        """Whether it stayed shut."""
        return isinstance(self.content, ReadFault | SettingsFault)


@dataclass
class State:
    """What is in force: entries with their content, in the ledger's order, and the reports read from them."""

    entries: list[tuple[Entry, Opened]] = field(default_factory=list)

    def settings(self) -> Settings:
        """The settings in force."""
        settings = Settings()
        for _, opened in self.entries:
            if isinstance(opened.content, Committee | Plan):
                settings.take(opened.content)
        return settings

    def read(self) -> tuple[Settings, list[FileReading], dict[int, FileReport]]:
        """All papers read together under the settings in force; the reports by entry."""
        settings = self.settings()
        bodies = [
            read_units(entry.position, entry.name, opened.content, settings.committee)
            for entry, opened in self.entries
            if isinstance(opened.content, FlatTable) and opened.content.contract.table == UNIT_TABLE
        ]
        settings = with_units(settings, bodies)
        of_bodies = {table.reading.file_id for table in bodies}
        files = [
            File(entry.position, entry.name, opened.content)
            for entry, opened in self.entries
            if isinstance(opened.content, Workbook | FlatTable) and entry.position not in of_bodies
        ]
        units = Units(settings.committee)
        readings = [table.reading for table in bodies] + read_files(files, units)
        readings += [
            reading_of(entry.position, entry.name, opened.content, units)
            for entry, opened in self.entries
            if isinstance(opened.content, ByHand)
        ]
        readings.sort(key=lambda reading: reading.file_id)
        reports = {reading.file_id: reading.report() for reading in readings}
        for entry, opened in self.entries:
            if entry.position not in reports:
                reports[entry.position] = _report_of_other(entry, opened)
        return settings, readings, reports


def state_of(home: Home, ledger: Ledger, reader: WorkbookReader, *, anew: bool = False) -> State:
    """The state of a home by its ledger; a file's cells are those kept, unless all bytes are to be read anew.

    Raises HomeFault naming a file whose bytes are needed and missing, or no longer what they were.
    """
    state = State()
    for entry in ledger.in_force():
        if entry.action == "refused":
            state.entries.append((entry, Opened(ReadFault("unreadable_file", "other"))))
        elif entry.action == "manual":
            state.entries.append((entry, Opened(from_text(str(entry.detail)))))
        else:
            state.entries.append((entry, _received(home, entry, reader, anew=anew)))
    return state


def keep_cells(home: Home, state: State) -> None:
    """Keeps the cells of all files in force, for the next load, and forgets those of others (under the lock)."""
    files = [(str(entry.sha256), opened) for entry, opened in state.entries if entry.action == "file"]
    parsed = Parsed(home.parsed)
    for sha256, opened in files:
        if isinstance(opened.content, Workbook) and not opened.is_kept:
            parsed.keep(sha256, opened.content)
    parsed.forget_all_but({sha256 for sha256, _ in files})


def _received(home: Home, entry: Entry, reader: WorkbookReader, *, anew: bool) -> Opened:
    sha256 = str(entry.sha256)
    kept = None if anew else Parsed(home.parsed).get(sha256)
    if kept is not None:
        return Opened(kept, entry.content_sha256, is_kept=True)
    return open_file(entry.name, home.received(sha256), reader)


def open_file(name: str, content: bytes, reader: WorkbookReader) -> Opened:
    """Opens a file's bytes as what its name and content say it is; a fault is kept as its content."""
    if name.lower().endswith(".toml"):
        try:
            documents = set(words().filter(kind_of_word="document")["code"])
            return Opened(parse_settings(content, documents, set(rules())), hashlib.sha256(content).hexdigest())
        except SettingsFault as fault:
            return Opened(fault)
    try:
        flat = flat_kind(name, content)
        if flat is not None:
            return Opened(reader.tables.open(name, content, flat), hashlib.sha256(content).hexdigest())
        book = reader.read(name, content)
    except ReadFault as fault:
        return Opened(fault)
    digest = hashlib.sha256(json.dumps(book.content(), ensure_ascii=False).encode()).hexdigest()
    return Opened(book, digest)


def _report_of_other(entry: Entry, opened: Opened) -> FileReport:
    """The report on settings, or on a file that could not be opened."""
    if entry.detail:
        return _report_from(json.loads(entry.detail))
    if isinstance(opened.content, ReadFault):
        fault = opened.content
        found = issue(fault.code, reason=phrase("reasons", fault.detail or "other"))
        return FileReport(entry.name, issues=[found])
    if isinstance(opened.content, SettingsFault):
        problem = opened.content
        found = issue("bad_settings", value=problem.key, problem=phrase("problems", problem.problem))
        return FileReport(entry.name, issues=[found])
    kind = "committee_settings" if isinstance(opened.content, Committee) else "plan_settings"
    year = opened.content.year if isinstance(opened.content, Plan) else None
    return FileReport(entry.name, outcome="loaded", kind=kind, year=year)


def _report_from(content: dict[str, Any]) -> FileReport:
    return FileReport(**{**content, "issues": [Issue(**found) for found in content["issues"]]})
