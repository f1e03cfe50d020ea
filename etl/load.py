"""Taking in: from paths to a published version, and back (undo, rebuild)."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from data.clock import now
from data.who import person_at_work
from etl.cells import Workbook
from etl.difference import differences
from etl.extract.child import WorkbookReader
from etl.faults import HomeFault, in_words
from etl.flat.opening import FlatTable
from etl.gather import Gathered
from etl.home import Home
from etl.ledger import Entry, Ledger
from etl.publish import AtStep, Step, go_on, is_behind, publish_anew, take_back, take_in
from etl.report import FileReport
from etl.state import Opened, State, open_file, state_of

Progress = Callable[[int, int, int, int], None]
TAKES_IN = ("file", "manual")


@dataclass(frozen=True)
class HandedIn:
    """Files that come in together, and who takes them in: an account's name, None for the system's user."""

    who: str | None
    files: list[Gathered]


@dataclass(frozen=True)
class Watch:
    """Who is told how far a load has come, and each step as it is done."""

    progress: Progress | None
    at_step: AtStep


def load(
    home: Home,
    gathered: list[Gathered],
    *,
    keep: bool = True,
    progress: Progress | None = None,
    at_step: AtStep = go_on,
    who: str | None = None,
) -> list[FileReport]:
    """Takes files in and publishes a version that holds them; with keep=False only says what would come of it.

    One report per file, in the order given; `at_step` is told each step as it is done. `who` takes them in: an
    account's name, else the operating system's user. Raises HomeFault where the disk is full, the home is of newer
    software, or the new version fails its checks: the version served stays.
    """
    calls, watch = [HandedIn(who, gathered)], Watch(progress, at_step)
    [reports] = _loaded(home, calls, watch) if keep else _load(home, calls, watch, keep=False)
    return reports


def load_together(
    home: Home, calls: Sequence[HandedIn], *, progress: Progress | None = None, at_step: AtStep = go_on
) -> list[list[FileReport]]:
    """Takes in the files of several calls and publishes one version that holds them all; each can be undone by itself.

    The reports of each call, as `load` gives them. Raises HomeFault as it does: then nothing of any of them is in.
    """
    return _loaded(home, calls, Watch(progress, at_step))


def undo(home: Home, who: str | None = None) -> int | None:
    """Takes the last call back that took files in; the number of files, or None where there is nothing to take back.

    `who` takes it back: an account's name, else the operating system's user.
    """
    if not home.ledger.exists():
        return None
    with in_words(home.path), home.lock():
        ledger = Ledger(home.ledger)
        try:
            is_behind(home, ledger)  # a newer home is refused before anything is written
            files = [entry for entry in ledger.in_force() if entry.action in TAKES_IN]
            if not files:
                return None
            batch = files[-1].batch
            take_back(home, ledger, batch, who or person_at_work())
            publish_anew(home, ledger)
            return sum(file.batch == batch for file in files)
        finally:
            ledger.close()


def rebuild(home: Home) -> int:
    """Makes the database anew from the intake's bytes and the ledger; the number of the version.

    Raises HomeFault where nothing was ever taken in.
    """
    if not home.ledger.exists():
        raise HomeFault("no_data", path=home.path)
    with in_words(home.path), home.lock():
        ledger = Ledger(home.ledger)
        try:
            is_behind(home, ledger)
            if ledger.position() == 0:  # it holds accounts or a trail, and no paper yet
                raise HomeFault("no_data", path=home.path)
            return publish_anew(home, ledger, from_bytes=True)
        finally:
            ledger.close()


def _loaded(home: Home, calls: Sequence[HandedIn], watch: Watch) -> list[list[FileReport]]:
    """Takes them in under the lock."""
    with in_words(home.path), home.lock():
        watch.at_step(Step.LOCKED)
        return _load(home, calls, watch, keep=True)


def _load(home: Home, calls: Sequence[HandedIn], watch: Watch, *, keep: bool) -> list[list[FileReport]]:
    ledger = Ledger(home.ledger) if keep or home.ledger.exists() else None
    try:
        behind = ledger is not None and is_behind(home, ledger)
        with WorkbookReader() as reader:
            state = state_of(home, ledger, reader) if ledger else State()
            old = len(state.entries)
            placed = _Placing(state, ledger, reader, sum(len(call.files) for call in calls)).take_in(calls, watch)
        what = state.read()
        _, readings, reports = what
        watch.at_step(Step.READ)
        new = state.entries[old:]
        for position, changes in differences(readings, {entry.position for entry, _ in new}).items():
            reports[position] = replace(reports[position], changes=changes)
        if keep and ledger is not None:
            contents = {hashlib.sha256(file.content).hexdigest(): file.content for call in calls for file in call.files}
            for entry, _ in new:
                if entry.action == "file" and entry.sha256:
                    home.store(entry.sha256, contents[entry.sha256])
            watch.at_step(Step.STORED)
            if new or behind:
                entries = [_with_report(entry, reports[entry.position]) for entry, _ in new]
                take_in(home, ledger, entries, state, what, watch.at_step)
        first_new = state.entries[old][0].position if len(state.entries) > old else None
        return [
            [_final(file, at, reports, first_new) for file, at in zip(call.files, positions, strict=True)]
            for call, positions in zip(calls, placed, strict=True)
        ]
    finally:
        if ledger:
            ledger.close()


class _Placing:
    """Gives each file an entry, unless its content is one already."""

    def __init__(self, state: State, ledger: Ledger | None, reader: WorkbookReader, of_all: int) -> None:
        self._state = state
        self._reader = reader
        self._of_all = of_all
        self._known = {entry.sha256: entry.position for entry, _ in state.entries if entry.action == "file"}
        self._contents = {entry.content_sha256: entry.position for entry, _ in state.entries if entry.action == "file"}
        self._position = (ledger.position() if ledger else 0) + 1
        self._batch = ledger.next_batch() if ledger else 1
        self._done = self._rows = self._faults = 0

    def take_in(self, calls: Sequence[HandedIn], watch: Watch) -> list[list[int]]:
        """Opens the files of each call; the entry of each."""
        placed = []
        for batch, call in enumerate(calls, start=self._batch):
            at, who = now(), call.who or person_at_work()
            placed.append([self._entry(file, batch, at, who, watch.progress) for file in call.files])
        return placed

    def _entry(self, file: Gathered, batch: int, at: datetime, who: str, progress: Progress | None) -> int:
        sha256 = hashlib.sha256(file.content).hexdigest()
        opened = open_file(file.name, file.content, self._reader) if sha256 not in self._known else None
        if opened is None or (opened.content_sha256 and opened.content_sha256 in self._contents):
            placed = self._known[sha256] if opened is None else self._contents[opened.content_sha256]
        else:
            placed = self._position
            action = "refused" if opened.fault else "file"
            entry = Entry(placed, batch, at, who, action, file.name, sha256, opened.content_sha256, None)
            self._state.entries.append((entry, opened))
            if not opened.fault:
                self._known[sha256] = self._contents[opened.content_sha256] = placed
            self._position += 1
            self._faults += opened.fault
            self._rows += _rows(opened)
        self._done += 1
        if progress:
            progress(self._done, self._of_all, self._rows, self._faults)
        return placed


def _rows(opened: Opened) -> int:
    """How many rows a file has, of settings none."""
    if isinstance(opened.content, FlatTable):
        return opened.content.rows
    return sum(len(sheet.rows) for sheet in opened.content.sheets) if isinstance(opened.content, Workbook) else 0


def _final(file: Gathered, position: int, reports: dict[int, FileReport], first_new: int | None) -> FileReport:
    """The report on a file of this call: an earlier entry's content is unchanged, unless it was refused then too."""
    report = reports[position]
    if (first_new is not None and position >= first_new and report.file == file.name) or report.outcome == "refused":
        return replace(report, file=file.name)
    return FileReport(file.name, outcome="unchanged", kind=report.kind, year=report.year, unit=report.unit)


def _with_report(entry: Entry, report: FileReport) -> Entry:
    """A refusal keeps its report, for the file's bytes are not kept."""
    return replace(entry, detail=json.dumps(asdict(report), ensure_ascii=False)) if entry.action == "refused" else entry
