"""What the office records by hand: a paper that arrived, a review meeting held, how far a shortcoming is put right,
whether it is an earlier one again, and what stands in a branch's way. An entry of the ledger like a file: validated by
the same rules, read again by a rebuild.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date

from data.text import clean
from data.words import words
from etl.nearest import nearest_documents
from etl.reading import Fact, FileReading
from etl.report import Issue, issue, phrase
from etl.units import OWN_KINDS, Units
from etl.values import FAR, NEAR, RECEIPTS, day_in_words, window_of

KIND = "manual"
DONE = "da_hoan_thanh"
WINDOWS = {"receipt": RECEIPTS, "meeting": NEAR, "note": NEAR, "remediation": FAR, "shortcoming": FAR}
LONGEST_TEXT = 2000


@dataclass(frozen=True)
class ByHand:
    """One entry by hand; `day` as typed. Which of the others it needs depends on `kind`.

    receipt: document · meeting: has_chi_uy, supervisor · remediation: item_key, item, status · note: text ·
    shortcoming: item_key, item, the same of an earlier one with its year and branch, verdict (same, different).
    """

    kind: str
    year: int
    unit: str
    day: str
    document: str = ""
    has_chi_uy: bool = False
    supervisor: str = ""
    item_key: str = ""
    item: str = ""
    status: str = ""
    text: str = ""
    earlier_year: int = 0
    earlier_unit: str = ""
    earlier_key: str = ""
    earlier_item: str = ""
    verdict: str = ""

    def as_text(self) -> str:
        """The entry as the ledger keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @property
    def name(self) -> str:
        """The entry's name in the list of what was taken in."""
        return phrase("by_hand", self.kind, year=self.year)


def from_text(text: str) -> ByHand:
    """The entry that a ledger's text holds."""
    return ByHand(**json.loads(text))


def reading_of(file_id: int, name: str, entry: ByHand, units: Units) -> FileReading:
    """The reading of one entry: a fact, or the issues that keep it out."""
    reading = FileReading(file_id, name, tables=1)
    row = (1, 1, "")
    place = {"file_id": file_id, "sheet": phrase("by_hand", "sheet"), "cell": "1"}
    day, faults = _day(entry)
    faults += _unit(entry, units) + _kin(entry, units)
    target, values, own_faults = KINDS[entry.kind](entry, day)
    faults += own_faults
    if faults:
        reading.rejected.add(row)
        reading.issues += faults
    else:
        reading.facts.append((target, row, {**place, "year": entry.year, "unit": entry.unit, **values}))
        reading.loaded.add(row)
    reading.kinds.append((KIND, entry.year, entry.unit, 1))
    return reading


def _receipt(entry: ByHand, day: date | None) -> tuple[str, Fact, list[Issue]]:
    faults = (
        []
        if _is_word("document", entry.document)
        else [_say("unknown_document", entry.document, near=nearest_documents(entry.document))]
    )
    note = clean(entry.text) or None
    values = {"document": entry.document, "received_on": day, "received_by": None, "quantity": None, "note": note}
    return "submission_record", values, faults


def _meeting(entry: ByHand, day: date | None) -> tuple[str, Fact, list[Issue]]:
    supervisor, note = clean(entry.supervisor) or None, clean(entry.text) or None
    values = {"has_chi_uy": entry.has_chi_uy, "held_on": day, "supervisor": supervisor, "note": note}
    return "review_meeting_record", values, []


def _remediation(entry: ByHand, day: date | None) -> tuple[str, Fact, list[Issue]]:
    faults = [] if _is_word("remediation_state", entry.status) else [_say("unknown_status", entry.status)]
    if not entry.item_key:
        faults.append(_say("missing_item"))
    values = {
        "item_key": entry.item_key,
        "item": entry.item,
        "measure": None,
        "responsible": None,
        "due_on": None,
        "due_text": None,
        "status": entry.status,
        "done_on": day if entry.status == DONE else None,
        "paper": "follow_up",
        "stated_on": day,
    }
    return "remediation_record", values, faults


def _shortcoming(entry: ByHand, day: date | None) -> tuple[str, Fact, list[Issue]]:
    faults = [] if _is_word("shortcoming_verdict", entry.verdict) else [_say("unknown_verdict", entry.verdict)]
    if not (entry.item_key and entry.earlier_key):
        faults.append(_say("missing_item"))
    names = ("item_key", "item", "earlier_year", "earlier_unit", "earlier_key", "earlier_item", "verdict")
    return "shortcoming_record", {**{name: getattr(entry, name) for name in names}, "judged_on": day}, faults


def _note(entry: ByHand, day: date | None) -> tuple[str, Fact, list[Issue]]:
    text = entry.text.strip()
    faults = [] if 0 < len(text) <= LONGEST_TEXT else [_say("missing_text", longest=LONGEST_TEXT)]
    return "note_record", {"note": text, "noted_on": day}, faults


KINDS: dict[str, Callable[[ByHand, date | None], tuple[str, Fact, list[Issue]]]] = {
    "receipt": _receipt,
    "meeting": _meeting,
    "remediation": _remediation,
    "shortcoming": _shortcoming,
    "note": _note,
}


def _day(entry: ByHand) -> tuple[date | None, list[Issue]]:
    day = day_in_words(entry.day)
    if day is None:
        return None, [_say("bad_date", entry.day)]
    first, last = window_of(entry.year, WINDOWS[entry.kind])
    days = {"year": entry.year, "first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
    return day, [] if first <= day <= last else [_say("implausible_date", entry.day, **days)]


def _unit(entry: ByHand, units: Units) -> list[Issue]:
    """The body must exist in the year; the committee, the Đảng bộ and bodies above others only hand papers in."""
    hands_in = units.is_branch(entry.unit) or entry.kind in ("receipt", "remediation", "shortcoming")
    if hands_in and (entry.unit in OWN_KINDS or units.existed(entry.unit, entry.year)):
        return []
    return [_say("unknown_unit", entry.unit, near="; ".join(units.suggest(entry.unit)) or "—")]


def _kin(entry: ByHand, units: Units) -> list[Issue]:
    """A shortcoming can only be an earlier one again in the same branch or in those it came from."""
    if entry.kind != "shortcoming":
        return []
    origins = {entry.unit, *units.ancestors(entry.unit)}
    return [] if entry.earlier_unit in origins and 0 < entry.earlier_year < entry.year else [_say("not_kin")]


def _is_word(kind: str, code: str) -> bool:
    return not words().filter(kind_of_word=kind, code=code).is_empty()


def _say(name: str, value: str = "", **filled: object) -> Issue:
    return issue(name, phrase("by_hand", "sheet"), "1", value, **filled)
