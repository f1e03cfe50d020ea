"""One person is one person: the mentions of people in all papers, joined across stages, years and tables.

By card number where given; else by name and year of birth within a branch and its successors. The answer
depends on what the papers say, never on the order in which they came.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from data.text import key
from etl.reading import Mention
from etl.units import Units


@dataclass
class _Person:
    mentions: list[Mention] = field(default_factory=list)


def subjects_of(mentions: Iterable[Mention], units: Units) -> dict[Mention, str | None]:
    """The id of the person each mention means; None where several of that name could be meant."""
    known = sorted(set(mentions), key=_order)
    people: list[_Person] = []
    by_name: dict[str, list[_Person]] = defaultdict(list)
    found: dict[Mention, _Person | None] = {}
    by_card: dict[str, _Person] = {}
    for mention in known:
        if mention.card is not None:
            carded = by_card.get(mention.card) or _new(people)
            by_card[mention.card] = carded
            _join(carded, mention, by_name)
            found[mention] = carded
    # Those with a year of birth first: they tell apart the people that a bare name could mean.
    for mention in sorted((m for m in known if m.card is None), key=lambda m: (m.birth is None, *_order(m))):
        candidates = [person for person in by_name[key(mention.name)] if _may_be(person, mention, units)]
        person = _chosen(candidates, mention)
        if person is None and not candidates:
            person = _new(people)
        if person is not None:
            _join(person, mention, by_name)
        found[mention] = person
    ids = _ids(people)
    return {mention: ids[id(person)] if person else None for mention, person in found.items()}


def _new(people: list[_Person]) -> _Person:
    people.append(_Person())
    return people[-1]


def _join(person: _Person, mention: Mention, by_name: dict[str, list[_Person]]) -> None:
    person.mentions.append(mention)
    same_name = by_name[key(mention.name)]
    if not any(other is person for other in same_name):
        same_name.append(person)


def _may_be(person: _Person, mention: Mention, units: Units) -> bool:
    births = {m.birth for m in person.mentions if m.birth is not None}
    if mention.birth is not None and births and mention.birth not in births:
        return False
    if any(m.year == mention.year and m.unit != mention.unit for m in person.mentions):
        # Seen elsewhere in that year; only the very same line of the same branch can be meant.
        return any(m.year == mention.year and m.unit == mention.unit for m in person.mentions)
    names = [m for m in person.mentions if key(m.name) == key(mention.name)]
    return any(units.related(m.unit, mention.unit) for m in names)


def _chosen(candidates: list[_Person], mention: Mention) -> _Person | None:
    if len(candidates) == 1:
        return candidates[0]
    nearer = [p for p in candidates if any((m.year, m.unit) == (mention.year, mention.unit) for m in p.mentions)]
    if not nearer:
        nearer = [p for p in candidates if any(m.unit == mention.unit for m in p.mentions)]
    return nearer[0] if len(nearer) == 1 else None


def _ids(people: list[_Person]) -> dict[int, str]:
    """An id from the earliest mention; the card only where two people share name, year of birth and branch."""
    bases = {id(person): _base(person) for person in people}
    shared = Counter(bases.values())
    ids = {}
    for person in people:
        base = bases[id(person)]
        if shared[base] > 1:
            base += "|" + min((m.card or "" for m in person.mentions), default="")
        ids[id(person)] = "dv-" + hashlib.sha256(base.encode()).hexdigest()[:12]
    return ids


def _base(person: _Person) -> str:
    first = min(person.mentions, key=_order)
    birth = min((m.birth for m in person.mentions if m.birth is not None), default=None)
    return f"{key(first.name)}|{birth}|{first.unit}"


def _order(mention: Mention) -> tuple[int, str, str, int, str]:
    return mention.year, mention.unit, key(mention.name), mention.birth or 0, mention.card or ""
