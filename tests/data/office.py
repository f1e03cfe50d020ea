"""A committee's records written straight into the tables of schema.sql and served from a real home."""

import pickle
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

from data.database import create, finish, insert
from data.rule_parts import PARTS
from data.rules import part_frames
from data.warehouse import Warehouse

DOSSIER = ("bao_cao_kiem_diem", "tong_hop_dang_vien", "ket_qua_chi_bo")
TAKEN_IN = date(2023, 12, 1)
# Tests that stand side by side often begin with the same office: its database is worked out once and copied.
KEPT = 16
MADE: dict[bytes, bytes] = {}


class Office:
    """Collects rows; `serve` writes them as the next version of the home and gives a warehouse on it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.plans: list[dict[str, Any]] = []
        self.version = 0
        self.served: tuple[bytes, Warehouse] | None = None
        self.unit("dang-bo", kind="dang_bo")
        self.unit("dang-uy", kind="dang_uy")

    def unit(
        self,
        unit: str,
        first_year: int | None = None,
        last_year: int | None = None,
        kind: str = "chi_bo",
        parent: str | None = None,
    ) -> None:
        """Add a body; its name is its id in capitals."""
        years = {"first_year": first_year, "last_year": last_year, "parent": parent}
        order = len(self.rows["unit"])
        self.rows["unit"].append(
            {"id": unit, "name": unit.upper(), "kind": kind, "parent": parent, "sort_order": order, **years}
        )

    def succession(self, year: int, kind: str, earlier: str, later: str) -> None:
        """Link a body to one that came after it."""
        self.rows["unit_succession"].append({"year": year, "kind": kind, "from_unit": earlier, "to_unit": later})

    def plan(self, year: int = 2023, rule: str | None = "qd-124", **other: Any) -> None:
        """Add a year's plan; the entries of a rule's parts (`ceiling`, …) stand as in its TOML."""
        self.plans.append({"year": year, "rule": rule, **{name: other.pop(name, []) for name in PARTS}})
        self.rows["plan"].append({"year": year, "rule": rule, **other})

    def deadline(
        self,
        named_day: date,
        documents: Sequence[str] = DOSSIER,
        subject: str = "chi_bo",
        *,
        comparison: str = "before",
        requirement: str = "required",
        position: int = 1,
        year: int = 2023,
    ) -> None:
        """Ask for documents by a day."""
        asked = {"year": year, "position": position, "subject": subject, "requirement": requirement}
        for document in documents:
            self.rows["deadline"].append(
                {**asked, "document": document, "named_day": named_day, "comparison": comparison}
            )

    def file(self, name: str = "paper.xlsx", taken_in: date = TAKEN_IN, **other: Any) -> int:
        """Take in a file; gives its number."""
        number = len(self.rows["source_file"]) + 1
        counts = {"row_count": 1, "loaded": 1, "rejected": 0}
        at = datetime.combine(taken_in, time(9))
        row = {"file_id": number, "sha256": str(number), "name": name, "taken_in_at": at, "taken_in_by": "office"}
        self.rows["source_file"].append({**row, "outcome": "loaded", **counts, **other})
        return number

    def rate(self, file: int, subject: str, level: str | None, **other: Any) -> None:
        """Rate a member of the branch `a`, by decision, unless `other` says otherwise."""
        row = {"year": 2023, "period": "nam", "unit": "a", "subject_kind": "dang_vien", "stage": "decided"}
        self._add("rating_record", file, {**row, "subject": subject, "subject_name": subject, "level": level, **other})

    def count(self, file: int, level: str, n: int, **other: Any) -> None:
        """Print a total of decided members of the branch `a`."""
        row = {"year": 2023, "unit": "a", "subject_kind": "dang_vien", "stage": "decided", "level": level, "n": n}
        self._add("count_record", file, {**row, **other})

    def receive(self, file: int, document: str, received_on: date, unit: str = "a", year: int = 2023) -> None:
        """Note a receipt in the register."""
        self._add(
            "submission_record", file, {"year": year, "unit": unit, "document": document, "received_on": received_on}
        )

    def shortcoming(self, file: int, key: str, due_on: date | None, **other: Any) -> None:
        """State a shortcoming of 2022 in the branch `a`'s plan, or elsewhere as `other` says."""
        row = {"year": 2022, "unit": "a", "item_key": key, "item": key, "due_on": due_on, "paper": "plan"}
        self._add("remediation_record", file, {**row, **other})

    def fill(self, unit: str, year: int = 2023, first: int = 0, **levels: int) -> None:
        """Rate so many members of a branch by decision; `first` numbers them on from an earlier call."""
        paper = self.file()
        wanted = [level for level, n in levels.items() for _ in range(n)]
        for number, level in enumerate(wanted, start=first):
            rated = None if level == "CHUA_XEP_LOAI" else level
            self.rate(paper, f"{unit}-{number}", rated, unit=unit, year=year)

    def follow(self, key: str, status: str, taken_in: date = date(2024, 1, 1), **other: Any) -> None:
        """State a shortcoming again in a follow-up, as of 15/12/2023 unless `other` says otherwise."""
        follow_up = {"paper": "follow_up", "stated_on": date(2023, 12, 15), "status": status, "due_on": None, **other}
        self.shortcoming(self.file("follow.xlsx", taken_in), key, **follow_up)

    def judge(self, later: tuple[int, str, str], earlier: tuple[int, str, str], verdict: str, **other: Any) -> None:
        """Judge two shortcomings, each by year, branch and key, on 10/01/2024 unless `other` says otherwise."""
        names = ("year", "unit", "item_key"), ("earlier_year", "earlier_unit", "earlier_key")
        row = dict(zip(names[0], later, strict=True)) | dict(zip(names[1], earlier, strict=True))
        day = other.pop("taken_in", date(2024, 1, 10))
        words = {"item": later[2], "earlier_item": earlier[2], "verdict": verdict, "judged_on": date(2024, 1, 10)}
        self._add("shortcoming_record", self.file("hand", day), row | words | other)

    def add(self, table: str, file: int, **row: Any) -> None:
        """Add a record of any other kind."""
        self._add(table, file, row)

    def serve(self) -> Warehouse:
        """Write the next version and give a warehouse on the home; where nothing was added, that of the last one."""
        written = pickle.dumps((self.rows, self.plans))
        if self.served is not None and self.served[0] == written:
            return self.served[1]
        self.version += 1
        path = self.home / "versions" / f"{self.version}.duckdb"
        path.parent.mkdir(parents=True, exist_ok=True)
        self._write(path, sha256(written).digest())
        (self.home / "CURRENT").write_text(path.name, encoding="utf-8")
        self.served = written, Warehouse(self.home)
        return self.served[1]

    def _write(self, path: Path, records: bytes) -> None:
        """The database of the rows at `path`: made, or the bytes of one made of the same rows shortly before."""
        if records in MADE:
            path.write_bytes(MADE[records])
            return
        connection = create(path)
        for table, rows in self.rows.items():
            insert(connection, table, pl.DataFrame(rows, infer_schema_length=None))
        years = {row["year"] for table, rows in self.rows.items() if table.endswith("_record") for row in rows}
        for table, frame in part_frames(self.plans, years):
            insert(connection, table, frame)
        finish(connection)
        connection.close()
        MADE[records] = path.read_bytes()
        if len(MADE) > KEPT:
            del MADE[next(iter(MADE))]

    def _add(self, table: str, file: int, row: dict[str, Any]) -> None:
        self.rows[table].append({"file_id": file, "sheet": "S", "cell": f"C{len(self.rows[table]) + 1}", **row})
