"""The truth about a generated committee, and where each fact was written."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from tests.committees.facts import Committee


@dataclass(frozen=True)
class Fact:
    """One fact as a paper states it: kind names the table (rating, vote, ...), key and value its columns."""

    kind: str
    key: tuple[object, ...]
    value: tuple[object, ...]


@dataclass(frozen=True)
class Written:
    """A fact and the cell it stands in; file is the path below the folder, sheet None in a text file."""

    fact: Fact
    file: str
    sheet: str | None
    cell: str


@dataclass
class Truth:
    """Everything a reader of the folder should find.

    facts: every fact with its cell; rows: table rows per workbook (settings have none); habits: how each workbook
    was written, for the report of a failure.
    """

    committee: Committee
    facts: list[Written] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    habits: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The truth in the shape of the sample committee's truth.json, with the votes beside it."""
        true = self.committee
        return {
            "committee": true.name,
            "members": [
                {
                    "year": one.year,
                    "unit": one.unit.name,
                    "name": one.person.name,
                    "leader": one.leader,
                    "self": one.self_level,
                    "proposed": one.proposed,
                    "decided": one.decided,
                    "reason": one.reason,
                }
                for one in true.reviews
            ],
            "units": [
                {
                    "year": u.year,
                    "unit": u.unit.name,
                    "self": u.self_level,
                    "proposed": u.proposed,
                    "decided": u.decided,
                }
                for u in true.unit_reviews
            ],
            "documents": [
                {"year": f.year, "unit": f.unit.name, "document": f.document, "received": f.received.isoformat()}
                for f in true.filings
            ],
            "remediation": [
                {
                    "year": i.year,
                    "unit": i.unit.name,
                    "item": i.item,
                    "due": i.due.isoformat(),
                    "state": i.state,
                    "done": _iso(i.done),
                }
                for i in true.items
            ],
            "aggregate": [
                {
                    "year": t.year,
                    "unit": t.unit.name,
                    "unit_level": t.unit_level,
                    "total": t.total,
                    "rated": t.rated,
                    "HTXSNV": t.counts[0],
                    "HTTNV": t.counts[1],
                    "HTNV": t.counts[2],
                    "KHTNV": t.counts[3],
                }
                for t in true.totals
            ],
            "awards": [
                {
                    "year": a.year,
                    "unit": a.unit.name,
                    "subject": a.person.name if a.person else a.unit.name,
                    "form": a.form,
                }
                for a in true.awards
            ],
            "top": [{"year": t.year, t.unit.kind: t.level, "stage": t.stage} for t in true.top],
            "leaders": [
                {"year": one.year, "unit": one.unit.name, "name": one.person.name, "decided": one.decided}
                for one in true.reviews
                if one.leader
            ],
            "pledges": [
                {"year": p.year, "unit": p.unit.name, "members": p.members, "done": p.done} for p in true.pledges
            ],
            "meetings": [
                {
                    "year": m.year,
                    "unit": m.unit.name,
                    "has_chi_uy": m.has_chi_uy,
                    "held": m.held.isoformat(),
                    "supervised": m.supervisor is not None,
                }
                for m in true.meetings
            ],
            "votes": [
                {"year": one.year, "unit": one.unit.name, "name": one.person.name, "votes": list(one.votes)}
                for one in true.reviews
                if one.votes is not None
            ],
            "succession": [list(link) for link in true.succession],
        }

    def save(self, path: Path) -> None:
        """Write the truth as JSON."""
        path.write_text(json.dumps(self.as_json(), ensure_ascii=False, indent=1), encoding="utf-8")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
