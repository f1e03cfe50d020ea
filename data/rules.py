"""The regulations (rules/*.toml) and the ceilings they set on HTXSNV, as rows of the tables `rule` and `ceiling`."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

RULES_FOLDER = Path(__file__).with_name("rules")
RULE_KEYS = frozenset({"id", "name", "short_name", "legal_basis", "first_year", "ceiling"})
CEILING_KEYS = frozenset({"subject_kinds", "ratio", "denominator", "grouping", "rounding", "legal_text"})
RULE_SCHEMA = {
    "id": pl.String,
    "name": pl.String,
    "short_name": pl.String,
    "legal_basis": pl.String,
    "first_year": pl.Int32,
}
CEILING_SCHEMA = {
    "year": pl.Int32,
    "subject_kind": pl.String,
    "ratio": pl.Float64,
    "denominator": pl.String,
    "grouping_scope": pl.String,
    "rounding": pl.String,
    "legal_text": pl.String,
}


class UnknownRuleKey(ValueError):
    """A rule or a ceiling carries a key that does not exist; the message names file and key."""


class UnknownRule(KeyError):
    """A plan names a rule for which there is no file."""


@dataclass(frozen=True)
class Ceiling:
    """The most that may be rated HTXSNV among some kinds of subject; ratio None where the text is not known."""

    subject_kinds: tuple[str, ...]
    ratio: float | None
    denominator: str | None
    grouping: str | None
    rounding: str | None
    legal_text: str | None


@dataclass(frozen=True)
class Rule:
    """One regulation, in force for the reviews of first_year and after until a later one takes its place."""

    id: str
    name: str
    short_name: str
    legal_basis: tuple[str, ...]
    first_year: int
    ceilings: tuple[Ceiling, ...]


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


def ceiling_frame(plans: Iterable[Mapping[str, Any]], known: Mapping[str, Rule] | None = None) -> pl.DataFrame:
    """One row per plan year and kind of subject, as table `ceiling`.

    `plans` are plans as their TOML says: `year`, `rule` (the id of a regulation; without it the one in force that year)
    and, where the committee decided otherwise, `[[ceiling]]` entries with the keys of rules/*.toml, which replace the
    regulation's own for their kinds of subject, key by key. Raises UnknownRule, UnknownRuleKey.
    """
    chosen = rules() if known is None else known
    rows = [row for plan in plans for row in _plan_rows(plan, chosen)]
    return pl.DataFrame(rows, schema=CEILING_SCHEMA, orient="row")


def _plan_rows(plan: Mapping[str, Any], known: Mapping[str, Rule]) -> list[tuple[Any, ...]]:
    year = int(plan["year"])
    fields: dict[str, dict[str, Any]] = {}
    for ceiling in _rule_of(plan, known).ceilings:
        for kind in ceiling.subject_kinds:
            fields[kind] = vars(ceiling)
    for entry in plan.get("ceiling", ()):
        _refuse_unknown(entry, CEILING_KEYS, f"plan {year}")
        for kind in entry["subject_kinds"]:
            fields[kind] = {**fields.get(kind, {}), **entry}
    columns = ("ratio", "denominator", "grouping", "rounding", "legal_text")
    return [(year, kind, *(field.get(column) for column in columns)) for kind, field in fields.items()]


def _rule_of(plan: Mapping[str, Any], known: Mapping[str, Rule]) -> Rule:
    name = plan.get("rule")
    if name:
        if name not in known:
            raise UnknownRule(name)
        return known[name]
    in_force = [rule for rule in known.values() if rule.first_year <= int(plan["year"])]
    if not in_force:
        raise UnknownRule(str(plan["year"]))
    return in_force[-1]


def _rule(file: Path) -> Rule:
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    _refuse_unknown(content, RULE_KEYS, file.name)
    return Rule(
        id=content["id"],
        name=content["name"],
        short_name=content["short_name"],
        legal_basis=tuple(content["legal_basis"]),
        first_year=content["first_year"],
        ceilings=tuple(_ceiling(entry, file.name) for entry in content.get("ceiling", ())),
    )


def _ceiling(entry: Mapping[str, Any], source: str) -> Ceiling:
    _refuse_unknown(entry, CEILING_KEYS, source)
    return Ceiling(
        subject_kinds=tuple(entry["subject_kinds"]),
        ratio=entry.get("ratio"),
        denominator=entry.get("denominator"),
        grouping=entry.get("grouping"),
        rounding=entry.get("rounding"),
        legal_text=entry.get("legal_text"),
    )


def _refuse_unknown(entry: Mapping[str, Any], keys: frozenset[str], source: str) -> None:
    unknown = set(entry) - keys
    if unknown:
        raise UnknownRuleKey(f"{source}: {', '.join(sorted(unknown))}")
