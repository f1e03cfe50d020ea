"""Every fact of a truth against what was loaded; each difference says where the fact stands and how it was written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from tests.committees.served import Row, Served, plain
from tests.committees.truth import Truth, Written

_PEOPLE = {"rating": 4, "award": 3}  # where in the key the name stands; the subject's id stands before it


def differences(truth: Truth, report: dict[str, Any], found: Served) -> list[str]:
    """One line per difference: rows per file, facts and their addresses, one id per person, counts, succession."""
    return [
        *_files(truth, report),
        *_facts(truth, found),
        *_items(truth, found),
        *_votes(truth, found),
        *_counts(truth, found),
        *_people(truth, found),
        *_succession(truth, found),
    ]


def _files(truth: Truth, report: dict[str, Any]) -> Iterator[str]:
    by_file = {entry["file"]: entry for entry in report["files"]}
    for file, rows in truth.rows.items():
        entry = by_file.get(file)
        if entry is None:
            yield f"{file}: not in the report"
            continue
        if (entry["rows"], entry["loaded"], entry["rejected"]) != (rows, rows, 0):
            errors = [issue for issue in entry["issues"] if issue["severity"] == "error"]
            issues = [(issue["code"], issue["sheet"], issue["cell"], issue["value"]) for issue in errors]
            numbers = f"{entry['rows']} = {entry['loaded']} + {entry['rejected']}"
            yield f"{file}: {numbers} rows, expected {rows} {issues[:3]} [{truth.habits[file]}]"


def _facts(truth: Truth, found: Served) -> Iterator[str]:
    for kind in ("rating", "submission", "pledge", "meeting", "award"):
        rows: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
        for row in found.rows[kind]:
            rows[_key(kind, row.key)].append(row)
        places = _places(truth, kind)
        for key, written in places.items():
            value = tuple(plain(v) for v in written[0].fact.value)
            fitting = [row for row in rows[_key(kind, key)] if row.value == value]
            if not fitting:
                yield _told(truth, written[0], f"served {[row.value for row in rows[_key(kind, key)]]}")
            elif value[0] is not None and not any(_at(row, place) for row in fitting for place in written):
                yield _told(truth, written[0], f"address {[row.address for row in fitting]}")
        if len(found.rows[kind]) != len(places):
            yield f"{kind}: {len(found.rows[kind])} rows served, {len(places)} are true"


def _key(kind: str, key: tuple[Any, ...]) -> tuple[Any, ...]:
    """The key without the subject's id, which the truth cannot know; a body's name is its id."""
    name = _PEOPLE.get(kind)
    if name is None:
        return key
    subject = key[name - 1] if kind == "rating" and key[2] not in ("dang_vien", "can_bo") else plain(key[name])
    if kind == "award" and key[name - 1] == key[1]:
        subject = key[1]
    return (*key[: name - 1], subject, *key[name + 1 :])


def _places(truth: Truth, kind: str) -> dict[tuple[Any, ...], list[Written]]:
    places: dict[tuple[Any, ...], list[Written]] = defaultdict(list)
    for written in truth.facts:
        if written.fact.kind == kind:
            places[written.fact.key].append(written)
    return places


def _at(row: Row, written: Written) -> bool:
    return _address(row) == (written.file, written.sheet, written.cell)


def _address(row: Row) -> tuple[str, str | None, str]:
    """A row's cell; a text file has no sheets, whatever its only one is called."""
    file, sheet, cell = row.address
    return file, None if file.endswith(".csv") else sheet, cell


def _items(truth: Truth, found: Served) -> Iterator[str]:
    served = {(*row.key[:2], plain(row.key[2])): row.value for row in found.rows["item"]}
    followed = {key: places[0].fact.value for key, places in _places(truth, "followed").items()}
    planned = _places(truth, "planned")
    for key, places in planned.items():
        first_due, measure, responsible = places[0].fact.value
        due, state, done = followed.get(key, (first_due, None, None))
        states = (state,) if state else (None, "chua_thuc_hien")
        value = served.get((*key[:2], plain(key[2])))
        head = (first_due, due, done, plain(measure), plain(responsible))
        if value is None or value[2] not in states or (*value[:2], *value[3:]) != head:
            yield _told(truth, places[0], f"served {value}, true {(*head, states)}")
    if len(served) != len(planned):
        yield f"item: {len(served)} rows served, {len(planned)} are true"


def _votes(truth: Truth, found: Served) -> Iterator[str]:
    """Votes are told apart by their cell: the subject's id is the database's own."""
    served = {(*_address(row), row.key[3]): row.value for row in found.rows["vote"]}
    places = [written for written in truth.facts if written.fact.kind == "vote"]
    for written in places:
        value = served.get((written.file, written.sheet, written.cell, written.fact.key[4]))
        if value != written.fact.value:
            yield _told(truth, written, f"served {value}")


def _counts(truth: Truth, found: Served) -> Iterator[str]:
    for written in truth.facts:
        if written.fact.kind == "count" and (found.counts.get(written.fact.key, 0),) != written.fact.value:
            yield _told(truth, written, f"served {found.counts.get(written.fact.key)}")


def _people(truth: Truth, found: Served) -> Iterator[str]:
    """One person is one subject, in every paper and year."""
    by_cell = {(w.file, w.sheet, w.cell): w for w in truth.facts if w.fact.kind == "rating" and w.fact.value[0]}
    subjects: dict[Any, set[str]] = defaultdict(set)
    people: dict[str, set[Any]] = defaultdict(set)
    for row in found.rows["rating"]:
        written = by_cell.get(_address(row))
        if written and row.key[2] in ("dang_vien", "can_bo"):
            subjects[written.fact.key[3:5]].add(row.key[3])
            people[row.key[3]].add(written.fact.key[3:5])
    yield from (f"person {who} is {len(ids)} subjects" for who, ids in subjects.items() if len(ids) > 1)
    yield from (f"subject {one} is {sorted(who)}" for one, who in people.items() if len(who) > 1)


def _succession(truth: Truth, found: Served) -> Iterator[str]:
    ids = {unit.name: unit.id for unit in truth.committee.units}
    links = {
        (year, ids[old], ids[new])
        for year, _, before, after in truth.committee.succession
        for old in before
        for new in after
    }
    if links != found.succession:
        yield f"succession: served {sorted(found.succession)}, true {sorted(links)}"


def _told(truth: Truth, written: Written, what: str) -> str:
    place = f"{written.file} · {written.sheet} · {written.cell}"
    fact = f"{written.fact.kind} {written.fact.key} = {written.fact.value}"
    return f"{place}: {fact}, {what} [{truth.habits[written.file]}]"
