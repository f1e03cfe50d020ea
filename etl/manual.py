"""Taking in what is recorded by hand, under the lock and through the same steps as a file."""

from dataclasses import replace

from data.clock import now
from data.who import person_at_work
from etl.difference import differences
from etl.extract.child import WorkbookReader
from etl.faults import in_words
from etl.hand import ByHand
from etl.home import Home
from etl.ledger import Entry, Ledger
from etl.publish import is_behind, take_in
from etl.reading import FileReading
from etl.report import FileReport, issue, phrase
from etl.state import Opened, state_of


def record(home: Home, by_hand: ByHand, who: str | None = None) -> FileReport:
    """Records an entry and publishes a version that holds it; one with a fault is reported and leaves no trace.

    `who` records it: an account's name, else the operating system's user. Raises HomeFault as `load` does.
    """
    with in_words(), home.lock():
        ledger = Ledger(home.ledger)
        try:
            is_behind(home, ledger)
            return _record(home, ledger, by_hand, who or person_at_work())
        finally:
            ledger.close()


def _record(home: Home, ledger: Ledger, by_hand: ByHand, who: str) -> FileReport:
    with WorkbookReader() as reader:
        state = state_of(home, ledger, reader)
    position = ledger.position() + 1
    entry = Entry(
        position,
        ledger.next_batch(),
        now(),
        who,
        "manual",
        by_hand.name,
        None,
        None,
        by_hand.as_text(),
    )
    state.entries.append((entry, Opened(by_hand)))
    what = state.read()
    _, readings, reports = what
    report = reports[position]
    unplanned = _not_planned(by_hand, readings, position)
    if report.outcome != "refused" and unplanned:
        unknown = issue("unknown_item", phrase("by_hand", "sheet"), "1", unplanned[0])
        report = replace(report, outcome="refused", loaded=0, rejected=report.rows, issues=[*report.issues, unknown])
    if report.outcome == "refused":
        return report
    reports[position] = report = replace(report, changes=differences(readings, {position})[position])
    take_in(home, ledger, [entry], state, what)
    return report


def _not_planned(by_hand: ByHand, readings: list[FileReading], position: int) -> list[str]:
    """Those of the shortcomings spoken of that no paper of their branch names."""
    spoken = {(by_hand.year, by_hand.unit, by_hand.item_key): by_hand.item or by_hand.item_key}
    if by_hand.kind == "shortcoming":
        spoken[by_hand.earlier_year, by_hand.earlier_unit, by_hand.earlier_key] = by_hand.earlier_item
    elif by_hand.kind != "remediation":
        return []
    named = {
        (fact["year"], fact["unit"], fact["item_key"])
        for reading in readings
        if reading.file_id != position
        for table, _, fact in reading.facts
        if table == "remediation_record"
    }
    return [words for item, words in spoken.items() if item not in named]
