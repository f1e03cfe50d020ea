"""The filters as they stand in the address: thuoc, nam, chi-bo, den-ngay, so-voi and more; thu, levels tried."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import parse_qsl, quote

YEARS, SUBJECT, STAGE, UNITS, AS_OF = "nam", "doi-tuong", "giai-doan", "chi-bo", "den-ngay"
COMPARED = "so-voi"
BODY = "thuoc"
FROM_YEAR, TO_YEAR, BODIES = "tu-nam", "den-nam", "to-chuc"
KEYS = (BODY, YEARS, FROM_YEAR, TO_YEAR, SUBJECT, STAGE, UNITS, BODIES, AS_OF, COMPARED)
UNIT_PATH = "/chi-bo"
AS_THEN, AS_NOW = "tung-nam", "hien-nay"
FIRST_YEAR = 1900  # of a day that can be asked for: before it the calendar ends when days are counted back
# A level tried belongs to the picture it was tried on: no link to another page carries it.
TRIAL = "thu"


@dataclass(frozen=True)
class Allowed:
    """The codes an address may name in this installation."""

    years: Collection[int]
    subject_kinds: Collection[str]
    stages: Collection[str]
    units: Collection[str]
    levels: Collection[str]
    bodies: Collection[str] = ()


@dataclass(frozen=True)
class Address:
    """What an address asks for; empty or None where it is silent. `ignored` holds what was not understood.

    `body`: the one looked into, whose children are compared. `trial`: subjects and the level tried for each.
    """

    years: tuple[int, ...] = ()
    subject_kind: str | None = None
    stage: str | None = None
    units: tuple[str, ...] = ()
    as_of: date | None = None
    compared_on: date | None = None
    trial: tuple[tuple[str, str], ...] = ()
    from_year: int | None = None
    to_year: int | None = None
    as_now: bool = False
    body: str | None = None
    ignored: tuple[str, ...] = field(default=(), compare=False)


def read(search: str | None, allowed: Allowed) -> Address:
    """The address's query as codes. What it names that does not exist is passed over and kept in `ignored`."""
    given = said(search)
    ignored: list[str] = []
    years = {str(year) for year in allowed.years}
    from_year, to_year = (_one(_known(given, key, years, ignored)) for key in (FROM_YEAR, TO_YEAR))
    return Address(
        years=tuple(sorted(int(year) for year in _known(given, YEARS, years, ignored))),
        subject_kind=_one(_known(given, SUBJECT, allowed.subject_kinds, ignored)),
        stage=_one(_known(given, STAGE, allowed.stages, ignored)),
        units=tuple(dict.fromkeys(_known(given, UNITS, allowed.units, ignored))),
        as_of=_day(given, AS_OF, ignored),
        compared_on=_day(given, COMPARED, ignored),
        trial=_trial(given, allowed.levels, ignored),
        from_year=int(from_year) if from_year else None,
        to_year=int(to_year) if to_year else None,
        as_now=_one(_known(given, BODIES, {AS_THEN, AS_NOW}, ignored)) == AS_NOW,
        body=_one(_known(given, BODY, allowed.bodies, ignored)),
        ignored=tuple(ignored),
    )


def said(search: str | None) -> dict[str, str]:
    """What the query of an address says, by its keys."""
    return dict(parse_qsl((search or "").lstrip("?")))


def query(given: Mapping[str, str]) -> str:
    """Codes as the query of an address, "?nam=2023&chi-bo=a,b"; "" for none."""
    parts = [f"{key}={quote(given[key], safe=',')}" for key in KEYS if given.get(key)]
    return "?" + "&".join(parts) if parts else ""


def kept(search: str | None) -> str:
    """The query of another page's link: the same filters, nothing else."""
    return query(said(search))


def changed(search: str | None, other: Mapping[str, str]) -> str:
    """The same filters with these put differently, or taken away where they are ""."""
    return query(said(search) | dict(other))


def of_unit(search: str | None, unit: str) -> str:
    """A branch's own page under the same filters; it needs no choice of branches."""
    return f"{UNIT_PATH}/{quote(unit)}" + changed(search, {UNITS: ""})


def of_body(search: str | None, body: str) -> str:
    """The same filters, looking into a body ("": the whole); branches chosen elsewhere are none of its own."""
    return changed(search, {BODY: body, UNITS: ""})


def tried(search: str | None, trial: Iterable[tuple[str, str]]) -> str:
    """The same filters under these trials, and no other."""
    filters = kept(search)
    pairs = ",".join(f"{subject}:{level}" for subject, level in trial)
    return f"{filters}{'&' if filters else '?'}{TRIAL}={quote(pairs, safe=',:')}" if pairs else filters


def _trial(given: Mapping[str, str], levels: Collection[str], ignored: list[str]) -> tuple[tuple[str, str], ...]:
    """Subject and level of each trial; of two for one subject the later holds."""
    trial: dict[str, str] = {}
    for part in filter(None, given.get(TRIAL, "").split(",")):
        subject, _, level = part.rpartition(":")
        if subject and level in levels:
            trial[subject] = level
        else:
            ignored.append(f"{TRIAL}={part[:60]}")
    return tuple(trial.items())


def _known(given: Mapping[str, str], key: str, allowed: Collection[str], ignored: list[str]) -> list[str]:
    codes = list(dict.fromkeys(code for code in given.get(key, "").split(",") if code))
    ignored.extend(f"{key}={code[:40]}" for code in codes if code not in allowed)
    return [code for code in codes if code in allowed]


def _one(codes: list[str]) -> str | None:
    return codes[0] if codes else None


def _day(given: Mapping[str, str], key: str, ignored: list[str]) -> date | None:
    text = given.get(key, "")
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if day.year >= FIRST_YEAR:
        return day
    ignored.append(f"{key}={text[:40]}")
    return None
