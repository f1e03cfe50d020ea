"""Members of an invented committee and their reviews, year after year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from random import Random

from tests.committees.facts import Committee, Person, Review, Unit, UnitReview
from tests.committees.words import LEVELS, wordings

_WEIGHTS = (2, 9, 2, 1)  # so that every level occurs in a small committee


def add_reviews(committee: Committee, rng: Random) -> None:
    """Every member's and every branch's review in each year; people stay with their branch and its successors."""
    numbers = count(1)
    members: dict[str, list[Person]] = {}
    for year in committee.years:
        present: dict[str, list[Person]] = {}
        for unit in committee.branches(year):
            present[unit.id] = _members(committee, unit, year, members, numbers, rng)
        members = present
        for unit in committee.branches(year):
            people = members[unit.id]
            leaders = rng.randint(1, 2)
            committee.reviews += [_review(year, unit, p, i < leaders, rng) for i, p in enumerate(people)]
            level = _level(rng)
            committee.unit_reviews.append(UnitReview(year, unit, _better(level, rng), level, _worse(level, rng)))
    _same_names(committee, rng)


def _members(
    committee: Committee, unit: Unit, year: int, before: dict[str, list[Person]], numbers: Iterator[int], rng: Random
) -> list[Person]:
    stayed = list(before.get(unit.id, ()))
    if not stayed:
        for old in unit.after:
            heirs = [other for other in committee.branches(year) if old in other.after]
            share = heirs.index(unit)
            stayed += [p for i, p in enumerate(before.get(old, ())) if i % len(heirs) == share]
    if stayed and len(stayed) > 3 and rng.random() < 0.4:
        stayed.remove(rng.choice(stayed[2:]))
    joined = rng.randint(4, 7) if not stayed else rng.randint(0, 2)
    return stayed + [_person(next(numbers), rng) for _ in range(joined)]


def _person(number: int, rng: Random) -> Person:
    born = date(rng.randint(1962, 1999), rng.randint(1, 12), rng.randint(1, 28))
    card = f"{rng.randint(1, 96):02d}{number:06d}"
    return Person(number, f"Đảng viên {number:04d}", born, rng.random() < 0.4, card)


def _review(year: int, unit: Unit, person: Person, leader: bool, rng: Random) -> Review:
    position = rng.choice(wordings("roles", "leader" if leader else "member"))
    blank = Review(year, unit, person, leader, position, None, None, None)
    if rng.random() < 0.12:
        reason = rng.choice(wordings("reasons", "not_subject") + wordings("reasons", "postponed"))
        said = rng.choice((reason, *wordings("reasons", "decided")))
        return replace(blank, reason=reason, decided_reason=said)
    proposed = _level(rng)
    voters = rng.randint(5, 20)
    rest = rng.randint(0, 2)
    ballots = [0, 0, 0, 0]
    ballots[LEVELS.index(proposed)] = voters - rest
    ballots[min(LEVELS.index(proposed) + 1, 3)] += rest
    votes = (ballots[0], ballots[1], ballots[2], ballots[3])
    return replace(
        blank, self_level=_better(proposed, rng), proposed=proposed, decided=_worse(proposed, rng), votes=votes
    )


def _level(rng: Random) -> str:
    return rng.choices(LEVELS, _WEIGHTS)[0]


def _better(level: str, rng: Random) -> str:
    return LEVELS[max(0, LEVELS.index(level) - (rng.random() < 0.2))]


def _worse(level: str, rng: Random) -> str:
    return LEVELS[min(3, LEVELS.index(level) + (rng.random() < 0.15))]


def _same_names(committee: Committee, rng: Random) -> None:
    """Two people of different branches get one name, and two of one branch: only birth and card tell them apart."""
    homes: dict[int, set[str]] = {}
    for review in committee.reviews:
        homes.setdefault(review.person.id, set()).add(review.unit.id)
    people = {review.person.id: review.person for review in committee.reviews}
    settled = [i for i in people if len(homes[i]) == 1]
    one = rng.choice(settled)
    apart = [i for i in settled if not homes[i] & homes[one]]
    born = people[one].born.year
    beside = [i for i in settled if i != one and homes[i] == homes[one] and people[i].born.year != born]
    twins = [rng.choice(apart)] + ([rng.choice(beside)] if beside and rng.random() < 0.5 else [])
    for twin in twins:
        named = replace(people[twin], name=people[one].name)
        committee.reviews = [replace(r, person=named) if r.person.id == twin else r for r in committee.reviews]
