"""From accepted files to the version served, step by step, so that a stop at any of them loses nothing.

Bytes on the disk, then the ledger: from there on a file is acknowledged. Then a version built beside the one served,
checked, synced, given its name, and CURRENT replaced: readers see the old version or the new one. A writer stopped
between ledger and CURRENT leaves the ledger ahead of the version served; whoever comes next sees that and finishes.
"""

import os
from collections.abc import Callable
from enum import IntEnum
from pathlib import Path

from data.clock import now
from data.durable import sync_folder
from etl.build import SCHEMA_VERSION, build
from etl.extract.child import WorkbookReader
from etl.faults import NewerHome, NotProven, in_words
from etl.home import Home
from etl.ledger import Entry, Ledger
from etl.noted import note_entries
from etl.proof import prove
from etl.reading import FileReading
from etl.report import FileReport
from etl.served import origin
from etl.settings import Settings
from etl.state import State, keep_cells, state_of
from etl.understanding import understanding


class Step(IntEnum):
    """The steps of a load, each named when it is done."""

    LOCKED = 1
    READ = 2
    STORED = 3
    RECORDED = 4
    BUILT = 5
    CHECKED = 6
    SYNCED = 7
    PLACED = 8
    SERVED = 9
    KEPT = 10
    TIDIED = 11


AtStep = Callable[[Step], None]
WhatIsRead = tuple[Settings, list[FileReading], dict[int, FileReport]]


def go_on(step: Step) -> None:
    """What happens at a step where nobody watches: nothing."""


def take_in(
    home: Home, ledger: Ledger, entries: list[Entry], state: State, what: WhatIsRead, at_step: AtStep = go_on
) -> None:
    """Records entries, whose bytes are stored, and publishes the state that holds them (under the lock).

    Raises NotProven where the version fails a check: then the entries are taken back, and the old one stays.
    """
    ledger.add(entries)
    at_step(Step.RECORDED)
    note_entries(home, ledger, {entry.position: what[2][entry.position].loaded for entry in entries})
    try:
        publish(home, ledger, state, what, at_step)
    except NotProven:
        for batch, who in dict.fromkeys((entry.batch, entry.who) for entry in entries):
            take_back(home, ledger, batch, who)
        raise


def take_back(home: Home, ledger: Ledger, batch: int, who: str) -> None:
    """Records that a call's entries are in force no more (under the lock)."""
    position = ledger.position() + 1
    ledger.add([Entry(position, ledger.next_batch(), now(), who, "undo", "", None, None, str(batch))])
    note_entries(home, ledger)


def publish(home: Home, ledger: Ledger, state: State, what: WhatIsRead, at_step: AtStep = go_on) -> int:
    """Builds the next version beside the one served, checks it, and puts it in its place; its number."""
    number = home.next_version()
    beside = home.versions / f"{number}.duckdb.new"
    settings, readings, reports = what
    try:
        build(beside, settings, [(e, reports[e.position]) for e, _ in state.entries], readings, ledger.position())
        at_step(Step.BUILT)
        prove(beside, [reports[entry.position] for entry, _ in state.entries], readings)
        at_step(Step.CHECKED)
        _sync(beside)
        at_step(Step.SYNCED)
        beside.replace(home.version_file(number))
        sync_folder(home.versions)
        at_step(Step.PLACED)
    finally:
        for leftover in home.versions.glob(f"{beside.name}*"):
            leftover.unlink()
    home.serve(number)
    at_step(Step.SERVED)
    keep_cells(home, state)
    at_step(Step.KEPT)
    home.tidy()
    at_step(Step.TIDIED)
    return number


def publish_anew(home: Home, ledger: Ledger, *, from_bytes: bool = False) -> int:
    """Publishes what the ledger says is in force; if asked, without trust in the cells kept (under the lock)."""
    with WorkbookReader() as reader:
        state = state_of(home, ledger, reader, anew=from_bytes)
    return publish(home, ledger, state, state.read())


def is_behind(home: Home, ledger: Ledger) -> bool:
    """Whether the version served lacks entries of the ledger, is of other definitions, or cannot be read.

    Raises NewerHome where it was written by a newer schema.
    """
    served = origin(home)
    if served is None:
        return ledger.position() > 0
    if served.schema_version > SCHEMA_VERSION:
        raise NewerHome("newer_version", found=served.schema_version, known=SCHEMA_VERSION, path=home.path)
    return (
        served.schema_version < SCHEMA_VERSION
        or served.definitions != understanding()
        or served.ledger_position != ledger.position()
    )


def bring_up(home: Home) -> bool:
    """Finishes what a stopped writer left, and brings an older home forward; whether there was anything to do.

    Lines that its trail lacks are made up for too. Who starts to read a home calls this first. Raises NewerHome for a
    home of newer software, HomeFault on a full disk.
    """
    if not home.ledger.exists():
        return False
    with in_words(home.path):
        if not _behind(home):
            return False
        with home.lock():  # a writer at work is waited for, and may have done it by then
            ledger = Ledger(home.ledger)
            try:
                if not is_behind(home, ledger):
                    return False
                publish_anew(home, ledger)
                return True
            finally:
                ledger.close()


def _behind(home: Home) -> bool:
    ledger = Ledger(home.ledger)
    try:
        behind = is_behind(home, ledger)
        note_entries(home, ledger)
        return behind
    finally:
        ledger.close()


def _sync(file: Path) -> None:
    with file.open("rb+") as built:
        os.fsync(built.fileno())
