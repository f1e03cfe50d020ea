"""Facts and settings to the database of one version."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from data.clock import now
from data.database import create, finish, insert, insert_files
from data.rules import part_frames
from data.stored import is_large, store
from data.text import key
from data.words import words
from etl.ledger import Entry
from etl.reading import FileReading
from etl.report import FileReport
from etl.settings import Committee, Plan, Settings, UnitSetting
from etl.understanding import understanding
from etl.units import DANG_BO, DANG_UY, OWN_KINDS, Units

SCHEMA_VERSION = 4
DEADLINE_COLUMNS = ("subject", "named_day", "comparison", "recipient", "section")
RATINGS = "rating_record"
RECORDS = (
    RATINGS,
    "member_record",
    "vote_record",
    "count_record",
    "submission_record",
    "pledge_record",
    "review_meeting_record",
    "award_record",
    "remediation_record",
    "shortcoming_record",
    "note_record",
)


def build(
    path: Path,
    settings: Settings,
    files: Iterable[tuple[Entry, FileReport]],
    readings: Iterable[FileReading],
    ledger_position: int,
) -> None:
    """Writes a finished database at a path where none is: settings, the files with their issues, the facts."""
    readings = list(readings)
    facts = _by_table(readings)
    beside = [flat for reading in readings for flat in reading.beside]
    large = is_large(len(facts[RATINGS]) + sum(flat.rows for flat in beside if flat.table == RATINGS))
    connection = create(path, is_large=large)
    try:
        made = {"schema_version": SCHEMA_VERSION, "ledger_position": ledger_position, "definitions": understanding()}
        _insert(connection, "version_info", [made])
        _settings(connection, settings)
        _rules(connection, settings, facts, readings)
        _files(connection, files)
        for table in RECORDS:
            _insert(connection, table, facts[table])
        for flat in beside:
            insert_files(connection, flat.table, flat.files)
        finish(connection)
        if large:
            store(connection, _own_day(settings))
        connection.execute("checkpoint")
    finally:
        connection.close()


def _own_day(settings: Settings) -> date:
    """The day at which readers find a version: the latest plan's own, or else the day on which it is built."""
    days = [plan.as_of for _, plan in sorted(settings.plans.items()) if plan.as_of]
    return days[-1] if days else now().date()


def _settings(connection: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    committee = settings.committee
    if committee is not None:
        row = {name: getattr(committee, name) for name in ("name", "committee", "superior", "illustrative")}
        _insert(connection, "committee", [row])
        _insert(connection, "unit", _units(committee))
        _insert(connection, "unit_succession", _successions(committee))
    plans = sorted(settings.plans.values(), key=lambda plan: plan.year)
    rows = [{n: getattr(p, n) for n in ("year", "number", "rule", "superior", "as_of")} for p in plans]
    _insert(connection, "plan", rows)
    _insert(connection, "deadline", [row for plan in plans for row in _deadlines(plan)])
    _insert(connection, "supervisor", [{"year": p.year, **asdict(s)} for p in plans for s in p.supervisors])


def _rules(
    connection: duckdb.DuckDBPyConnection,
    settings: Settings,
    facts: dict[str, list[dict[str, Any]]],
    readings: list[FileReading],
) -> None:
    """What the rules set for every year of a plan or a paper: a year without a plan goes by the one in force."""
    plans = [{"year": plan.year, "rule": plan.rule, **plan.rule_parts} for plan in settings.plans.values()]
    years = {row["year"] for rows in facts.values() for row in rows}
    years |= {year for reading in readings for flat in reading.beside for year in flat.groups["year"].unique()}
    for table, frame in part_frames(plans, years):
        insert(connection, table, frame)


def _units(committee: Committee) -> list[dict[str, Any]]:
    own, units = [(DANG_BO, committee.name, None), (DANG_UY, committee.committee, DANG_BO)], Units(committee)
    rows: list[dict[str, Any]] = [
        {"id": unit, "name": name, "kind": OWN_KINDS[unit], "parent": parent, "first_year": None, "last_year": None}
        for unit, name, parent in own
    ]
    for entry in committee.units:
        years = {"first_year": entry.first_year, "last_year": entry.last_year}
        stands = {"kind": units.kind(entry.id), "parent": entry.parent or DANG_BO}
        rows.append({"id": entry.id, "name": entry.name, **stands, **years})
    return [{**row, "sort_order": order} for order, row in enumerate(rows)]


def _successions(committee: Committee) -> list[dict[str, Any]]:
    """The links, in the first year after the change; the kind is told from what stands on each side."""
    names = {row["code"]: row["name"] for row in words().filter(pl.col("kind_of_word") == "succession").to_dicts()}
    heirs = Counter(earlier for unit in committee.units for earlier in unit.after)
    by_id = {unit.id: unit for unit in committee.units}
    rows = []
    for unit in committee.units:
        for earlier in (by_id[one] for one in unit.after):
            year = _first_year(unit, earlier)
            kind = _succession_kind(unit, earlier, year, heirs[earlier.id])
            rows.append({"year": year, "kind": names[kind], "from_unit": earlier.id, "to_unit": unit.id})
    return rows


def _first_year(unit: UnitSetting, earlier: UnitSetting) -> int:
    """The later body's first year; where it took in another that ended later, the year after that one's last."""
    return max(unit.first_year or 0, (earlier.last_year or 0) + 1)


def _succession_kind(unit: UnitSetting, earlier: UnitSetting, year: int, heirs: int) -> str:
    """Many to one, or into one that stood before, is a merger; one to many, or from one that stays, a split.

    One to one is a move where another body stands above, a new number where the names differ in figures alone, and
    else a new name.
    """
    if len(unit.after) > 1 or (unit.first_year or year) < year:
        return "merge"
    if heirs > 1 or earlier.last_year is None or earlier.last_year >= year:
        return "split"
    renamed = key(unit.name) != key(earlier.name)
    if unit.parent != earlier.parent:
        return "move_rename" if renamed else "move"
    return "rename" if _without_number(unit.name) != _without_number(earlier.name) else "renumber"


def _without_number(name: str) -> str:
    return re.sub(r"\d+", "", key(name))


def _deadlines(plan: Plan) -> list[dict[str, Any]]:
    rows = []
    for position, deadline in enumerate(plan.deadlines):
        for requirement in ("required", "optional", "together"):
            for document in getattr(deadline, requirement):
                asked = {"year": plan.year, "position": position, "document": document, "requirement": requirement}
                rows += [{**asked, **{name: getattr(deadline, name) for name in DEADLINE_COLUMNS}}]
    return rows


def _files(connection: duckdb.DuckDBPyConnection, files: Iterable[tuple[Entry, FileReport]]) -> None:
    rows, issues = [], []
    for entry, report in files:
        rows.append(
            {
                "file_id": entry.position,
                "sha256": entry.sha256 or "",
                "name": entry.name,
                "taken_in_at": entry.at,
                "taken_in_by": entry.who,
                "outcome": report.outcome,
                "kind": report.kind,
                "year": report.year,
                "unit": report.unit,
                "row_count": report.rows,
                "loaded": report.loaded,
                "rejected": report.rejected,
            }
        )
        issues += [
            {"file_id": entry.position, "position": position, **asdict(found)}
            for position, found in enumerate(report.issues)
        ]
    _insert(connection, "source_file", rows)
    _insert(connection, "issue", issues)


def _by_table(readings: Iterable[FileReading]) -> dict[str, list[dict[str, Any]]]:
    by_table: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for reading in readings:
        for target, _, fact in reading.facts:
            by_table[target].append(fact)
    return by_table


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        insert(connection, table, pl.DataFrame(rows, infer_schema_length=None))
