"""The regulations (rules/*.toml) and what they set for each year, as rows of `rule` and of the table of each part."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from data.rule_parts import PARTS, RulePart

RULES_FOLDER = Path(__file__).with_name("rules")
RULE_KEYS = frozenset({"id", "name", "short_name", "legal_basis", "first_year"})
RULE_SCHEMA = {
    "id": pl.String,
    "name": pl.String,
    "short_name": pl.String,
    "legal_basis": pl.String,
    "first_year": pl.Int32,
}
Entry = Mapping[str, Any]


class UnknownRuleKey(ValueError):
    """A rule or one of its parts carries a key or a value that does not exist; the message names file and key."""


class UnknownRule(KeyError):
    """A plan names a rule for which there is no file."""


@dataclass(frozen=True)
class Rule:
    """One regulation, in force for the reviews of first_year and after until a later one takes its place.

    `parts`: the entries of each part of PARTS, as its TOML has them.
    """

    id: str
    name: str
    short_name: str
    legal_basis: tuple[str, ...]
    first_year: int
    parts: Mapping[str, tuple[Entry, ...]]


@cache
def rules(folder: Path = RULES_FOLDER) -> dict[str, Rule]:
    """All regulations by id, earliest first. Raises UnknownRuleKey; a missing key raises KeyError with its name."""
    found = [_rule(file) for file in sorted(folder.glob("*.toml"))]
    return {rule.id: rule for rule in sorted(found, key=lambda rule: (rule.first_year, rule.id))}


def rule_frame(known: Mapping[str, Rule] | None = None) -> pl.DataFrame:
    """One row per regulation, as table `rule`; the papers of the legal basis joined by "; "."""
    chosen = rules() if known is None else known
    rows = [
        (rule.id, rule.name, rule.short_name, "; ".join(rule.legal_basis), rule.first_year) for rule in chosen.values()
    ]
    return pl.DataFrame(rows, schema=RULE_SCHEMA, orient="row")


def part_frames(
    plans: Iterable[Entry], years: Iterable[int] = (), known: Mapping[str, Rule] | None = None
) -> Iterator[tuple[str, pl.DataFrame]]:
    """For each part of a rule its table and that table's rows: what holds in each year of `plans` and `years`.

    `plans` are plans as their TOML says: `year`, `rule` (the id of a regulation; without it the one in force that year)
    and, where the committee decided otherwise, entries of the parts ([[ceiling]], …), which replace the regulation's
    own for the kinds of subject they name, key by key; `applies = false` takes one out of force. Years before the
    first regulation have no rows. Raises UnknownRule, UnknownRuleKey.
    """
    chosen = rules() if known is None else known
    by_year = {int(plan["year"]): plan for plan in plans}
    for year in years:
        by_year.setdefault(year, {"year": year})
    for part in PARTS.values():
        rows = [row for year in sorted(by_year) for row in _rows(part, by_year[year], chosen)]
        yield part.table, pl.DataFrame(rows, schema=part.schema(), orient="row")


def _rows(part: RulePart, plan: Entry, known: Mapping[str, Rule]) -> list[dict[str, Any]]:
    rule = _rule_of(plan, known)
    in_force: dict[tuple[Any, ...], dict[str, Any]] = {}
    for entry in rule.parts.get(part.name, ()) if rule else ():
        for key in part.keys_of(entry):
            in_force[key] = dict(entry)
    for entry in plan.get(part.name, ()):
        _refuse(part, entry, f"plan {plan['year']}")
        for key in part.keys_of(entry):
            in_force[key] = {**in_force.get(key, {}), **entry}
    return [part.row(int(plan["year"]), key, entry) for key, entry in in_force.items() if entry.get("applies", True)]


def _rule_of(plan: Entry, known: Mapping[str, Rule]) -> Rule | None:
    name = plan.get("rule")
    if name:
        if name not in known:
            raise UnknownRule(name)
        return known[name]
    in_force = [rule for rule in known.values() if rule.first_year <= int(plan["year"])]
    return in_force[-1] if in_force else None


def _rule(file: Path) -> Rule:
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    if unknown := set(content) - RULE_KEYS - set(PARTS):
        raise UnknownRuleKey(f"{file.name}: {', '.join(sorted(unknown))}")
    parts = {name: tuple(content.get(name, ())) for name in PARTS}
    for name, entries in parts.items():
        for entry in entries:
            _refuse(PARTS[name], entry, file.name)
    return Rule(
        id=content["id"],
        name=content["name"],
        short_name=content["short_name"],
        legal_basis=tuple(content["legal_basis"]),
        first_year=content["first_year"],
        parts=parts,
    )


def _refuse(part: RulePart, entry: Entry, source: str) -> None:
    if fault := part.fault(entry):
        raise UnknownRuleKey(f"{source}: {fault[1]}")
