"""What a file changes of what was known before it: who from what to what, which day, which state, who is missing.

Every paper is kept; the last one holds. So a difference is found by reading the papers in the ledger's order.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from data.scope import PEOPLE
from data.words import NOT_RATED, SUMS
from etl.flat.overlap import told_again
from etl.reading import Fact, FileReading

CHANGED, MISSING = "changed", "missing"
WHOLE = ("rating_record",)  # tables of which a paper tells all it knows: what it leaves out holds no longer
Group = tuple[Any, ...]


@dataclass(frozen=True)
class Change:
    """One fact a file states otherwise than an earlier one, or (missing) no longer states.

    `what` is the column that changed, `detail` the stage, document or item. `name` is for the screen of those who may
    see names; neither reports nor logs carry it.
    """

    change: str
    table: str
    what: str
    year: int
    unit: str
    subject: str | None
    detail: str | None
    before: str | None
    after: str | None
    sheet: str | None
    cell: str | None
    name: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The change as a report has it: the subject's id, never the name; its detail under the detail's own name."""
        entry = asdict(self)
        del entry["name"]
        entry[COMPARED[f"{self.table}_record"].detail or "detail"] = entry.pop("detail")
        return entry


@dataclass(frozen=True)
class _Compared:
    """How the facts of one table are compared: what makes two the same, and the columns that may differ."""

    table: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    detail: str | None = None
    said: str | None = None


# A rating without a level is a statement; in the other tables an empty column is just not said.
COMPARED = {
    "rating_record": _Compared(
        "rating", ("year", "period", "subject_kind", "subject", "stage"), ("level", "score"), "stage"
    ),
    "count_record": _Compared("count", ("year", "unit", "subject_kind", "stage", "level"), ("n",), "stage", "level"),
    "submission_record": _Compared("submission", ("year", "unit", "document"), ("received_on",), "document"),
    "pledge_record": _Compared("pledge", ("year", "unit"), ("members", "done")),
    "review_meeting_record": _Compared("review_meeting", ("year", "unit"), ("held_on",)),
    "remediation_record": _Compared(
        "remediation", ("year", "unit", "item_key"), ("status", "due_on", "done_on"), "item", "item"
    ),
    "shortcoming_record": _Compared(
        "shortcoming",
        ("year", "unit", "item_key", "earlier_year", "earlier_unit", "earlier_key"),
        ("verdict",),
        "item",
        "item",
    ),
}


def differences(readings: Iterable[FileReading], of: Collection[int]) -> dict[int, list[Change]]:
    """For each of these files what it changes of what the files before it said; readings in the ledger's order."""
    known: dict[tuple[Any, ...], dict[str, Any]] = defaultdict(dict)
    people: dict[Group, dict[str, Fact]] = defaultdict(dict)
    found: dict[int, list[Change]] = {}
    for reading in told_again(list(readings)):
        told = _told(reading)
        if reading.file_id in of:
            found[reading.file_id] = [
                change for key, fact in told.items() for change in _changes(key[0], fact, known[key])
            ] + _missing(reading, people)
        for key, fact in told.items():
            columns = COMPARED[key[0]].columns
            known[key].update({name: fact[name] for name in columns if fact[name] is not None or key[0] in WHOLE})
        for group, members in _people(reading).items():
            people[group].update(members)
    return found


def _told(reading: FileReading) -> dict[tuple[Any, ...], Fact]:
    """The facts of a file by what they are about; of a paper received twice the first day."""
    told: dict[tuple[Any, ...], Fact] = {}
    for table, _, fact in reading.facts:
        compared = COMPARED.get(table)
        # Sums are no levels: a change of theirs is one of the figures they are the sum of.
        if compared is None or (table == "count_record" and fact["level"] in SUMS):
            continue
        key = (table, *(fact[name] for name in compared.key))
        if table == "submission_record" and key in told and told[key]["received_on"] <= fact["received_on"]:
            continue
        told[key] = fact
    return told


def _changes(table: str, fact: Fact, known: dict[str, Any]) -> list[Change]:
    compared = COMPARED[table]
    return [
        _change(CHANGED, compared, name, fact, known[name])
        for name in compared.columns
        if name in known and fact[name] != known[name] and (fact[name] is not None or table in WHOLE)
    ]


def _change(kind: str, compared: _Compared, what: str, fact: Fact, before: Any) -> Change:
    return Change(
        change=kind,
        table=compared.table,
        what=what,
        year=fact["year"],
        unit=fact["unit"],
        subject=fact.get("subject"),
        detail=fact[compared.said or compared.detail] if compared.detail else None,
        before=_text(what, before),
        after=_text(what, fact[what]) if kind == CHANGED else None,
        sheet=fact["sheet"] if kind == CHANGED else None,
        cell=fact["cell"] if kind == CHANGED else None,
        name=fact.get("subject_name"),
    )


def _text(what: str, value: Any) -> str | None:
    if value is None:
        return NOT_RATED if what == "level" else None
    return value.isoformat() if isinstance(value, date) else str(value)


def _people(reading: FileReading) -> dict[Group, dict[str, Fact]]:
    """The people of each list of a file: year, period, branch, kind and stage, then by their ids."""
    lists: dict[Group, dict[str, Fact]] = defaultdict(dict)
    for table, _, fact in reading.facts:
        if table == "rating_record" and fact["subject_kind"] in PEOPLE:
            group = tuple(fact[name] for name in ("year", "period", "unit", "subject_kind", "stage"))
            lists[group][fact["subject"]] = fact
    return lists


def _missing(reading: FileReading, people: dict[Group, dict[str, Fact]]) -> list[Change]:
    """Those whom an earlier list of the same branch and stage had, and this one has not: once each."""
    missing: dict[str, Fact] = {}
    for group, members in _people(reading).items():
        missing |= {subject: fact for subject, fact in people[group].items() if subject not in members}
    compared = COMPARED["rating_record"]
    return [_change(MISSING, compared, "level", fact, fact["level"]) for fact in missing.values()]
