"""The settings a committee writes by hand: committee.toml and plans/<year>.toml. Unknown keys fail by name."""

import tomllib
from collections.abc import Set
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from data.rule_parts import PARTS
from etl.parents import WHOLE, fault_of_parents

Kind = TypeVar("Kind")
COMMITTEE_KEYS = {"name", "committee", "superior", "illustrative", "units", "standing"}
UNIT_KEYS = {"id", "name", "first_year", "last_year", "aliases", "after", "parent"}
PLAN_KEYS = {"year", "number", "rule", "as_of", "superior", "deadlines", "supervisors", *PARTS}
DEADLINE_KEYS = {"subject", "documents", "optional", "together", "before", "on_or_before", "recipient", "section"}
SUPERVISOR_KEYS = {"unit", "role", "section"}
SUBJECTS = {"chi_bo", "dang_uy", "dang_vien", "dang_bo", "can_bo", "dang_bo_truc_thuoc"}


class SettingsFault(Exception):
    """Settings that cannot be used: which key, and what is wrong with it (a code of messages.toml)."""

    def __init__(self, problem: str, key: str) -> None:
        super().__init__(problem, key)
        self.problem = problem
        self.key = key


@dataclass(frozen=True)
class UnitSetting:
    """A body of the settings; years are the years reviewed, `after` the bodies it came from, `parent` the one above it.

    One that another names as its parent stands in between; all others are chi bộ.
    """

    id: str
    name: str
    first_year: int | None = None
    last_year: int | None = None
    aliases: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    parent: str | None = None


@dataclass(frozen=True)
class Committee:
    """committee.toml."""

    name: str
    committee: str
    superior: str | None = None
    illustrative: bool = False
    units: tuple[UnitSetting, ...] = ()

    @property
    def in_between(self) -> frozenset[str]:
        """The bodies that stand above others, under the whole."""
        return frozenset(unit.parent for unit in self.units if unit.parent and unit.parent != WHOLE)


@dataclass(frozen=True)
class Deadline:
    """What a plan asks of whom before which day, and the section that says so; comparison is before or on_or_before."""

    subject: str
    named_day: date
    comparison: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    recipient: str | None = None
    section: str | None = None


@dataclass(frozen=True)
class Supervisor:
    """Who attends and directs a branch's review: the office, not the name, and the section that says so."""

    unit: str
    role: str
    section: str | None = None


@dataclass(frozen=True)
class Plan:
    """plans/<year>.toml; rule_parts: what it sets otherwise than its rule, by the parts of data/rule_parts.py."""

    year: int
    number: str = ""
    rule: str | None = None
    superior: str | None = None
    as_of: date | None = None
    deadlines: tuple[Deadline, ...] = ()
    supervisors: tuple[Supervisor, ...] = ()
    rule_parts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


@dataclass
class Settings:
    """The settings in force: the latest committee.toml and the latest plan of each year."""

    committee: Committee | None = None
    plans: dict[int, Plan] = field(default_factory=dict)

    def take(self, content: Committee | Plan) -> None:
        """Puts a file's content in the place of what it replaces."""
        if isinstance(content, Committee):
            self.committee = content
        else:
            self.plans[content.year] = content


def parse_settings(content: bytes, documents: set[str], rules: set[str]) -> Committee | Plan:
    """The settings a TOML file holds, told apart by their keys. Raises SettingsFault."""
    try:
        raw = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise SettingsFault("not_toml", str(fault)) from fault
    if "year" in raw:
        return _plan(raw, documents, rules)
    if "units" in raw or "committee" in raw:
        return _committee(raw)
    raise SettingsFault("unknown_settings", ", ".join(raw))


def _committee(raw: dict[str, Any]) -> Committee:
    _known(raw, COMMITTEE_KEYS, "")
    units = []
    for entry in _list(raw, "units"):
        _known(entry, UNIT_KEYS, "units.")
        units.append(
            UnitSetting(
                id=_text(entry, "id"),
                name=_text(entry, "name"),
                first_year=_optional(entry, "first_year", int),
                last_year=_optional(entry, "last_year", int),
                aliases=_texts(entry, "aliases"),
                after=_texts(entry, "after"),
                parent=_optional(entry, "parent", str),
            )
        )
    ids = [unit.id for unit in units]
    if repeated := next((unit for unit in ids if ids.count(unit) > 1), None):
        raise SettingsFault("repeated_unit", repeated)
    for unit in units:
        if strange := next((other for other in unit.after if other not in ids), None):
            raise SettingsFault("unknown_unit", f"{unit.id}.after: {strange}")
    if fault := fault_of_parents({unit.id: unit.parent for unit in units}):
        raise SettingsFault(*fault)
    return Committee(
        name=_text(raw, "name"),
        committee=_text(raw, "committee"),
        superior=_optional(raw, "superior", str),
        illustrative=bool(_optional(raw, "illustrative", bool)),
        units=tuple(units),
    )


def _plan(raw: dict[str, Any], documents: set[str], rules: set[str]) -> Plan:
    _known(raw, PLAN_KEYS, "")
    rule = _optional(raw, "rule", str)
    if rule and rule not in rules:
        raise SettingsFault("unknown_rule", rule)
    supervisors = []
    for entry in _list(raw, "supervisors"):
        _known(entry, SUPERVISOR_KEYS, "supervisors.")
        section = _optional(entry, "section", str)
        supervisors.append(Supervisor(_text(entry, "unit"), _text(entry, "role"), section))
    rule_parts = {name: _list(raw, name) for name in PARTS if name in raw}
    for name, entries in rule_parts.items():
        for fault in filter(None, map(PARTS[name].fault, entries)):
            raise SettingsFault(fault[0], f"{name}.{fault[1]}")
    return Plan(
        year=_needed(raw, "year", int),
        number=_optional(raw, "number", str) or "",
        rule=rule or None,
        superior=_optional(raw, "superior", str),
        as_of=_optional(raw, "as_of", date),
        deadlines=tuple(_deadline(entry, documents) for entry in _list(raw, "deadlines")),
        supervisors=tuple(supervisors),
        rule_parts=rule_parts,
    )


def _deadline(entry: dict[str, Any], documents: set[str]) -> Deadline:
    _known(entry, DEADLINE_KEYS, "deadlines.")
    before, inclusive = _optional(entry, "before", date), _optional(entry, "on_or_before", date)
    named = before or inclusive
    if named is None or (before and inclusive):
        raise SettingsFault("one_day", "deadlines.before / on_or_before")
    lists = {name: _texts(entry, name) for name in ("documents", "optional", "together")}
    if strange := next((code for codes in lists.values() for code in codes if code not in documents), None):
        raise SettingsFault("unknown_document", strange)
    subject = _text(entry, "subject")
    if subject not in SUBJECTS:
        raise SettingsFault("unknown_subject", subject)
    comparison = "before" if before else "on_or_before"
    return Deadline(
        subject,
        named,
        comparison,
        required=lists["documents"],
        optional=lists["optional"],
        together=lists["together"],
        recipient=_optional(entry, "recipient", str),
        section=_optional(entry, "section", str),
    )


def _known(entry: Any, keys: Set[str], where: str) -> None:
    if not isinstance(entry, dict):
        raise SettingsFault("wrong_type", where.rstrip("."))
    if unknown := next((name for name in entry if name not in keys), None):
        raise SettingsFault("unknown_key", f"{where}{unknown}")


def _text(entry: dict[str, Any], name: str) -> str:
    return _needed(entry, name, str)


def _needed(entry: dict[str, Any], name: str, kind: type[Kind]) -> Kind:
    value = _optional(entry, name, kind)
    if not value:
        raise SettingsFault("missing_key", name)
    return value


def _optional(entry: dict[str, Any], name: str, kind: type[Kind]) -> Kind | None:
    value = entry.get(name)
    if value is not None and not isinstance(value, kind):
        raise SettingsFault("wrong_type", name)
    return value


def _list(entry: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return list(_optional(entry, name, list) or [])


def _texts(entry: dict[str, Any], name: str) -> tuple[str, ...]:
    values = _optional(entry, name, list) or []
    if not all(isinstance(value, str) for value in values):
        raise SettingsFault("wrong_type", name)
    return tuple(values)
