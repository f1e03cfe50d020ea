"""Small answers of questions, made by hand, for tests of charts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import polars as pl

from components.names import names, short_names
from components.numbers import rate
from components.reading import Reading

LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV", "CHUA_XEP_LOAI")
DAY = date(2023, 12, 20)
READING = Reading(
    years=(2023,),
    subject_kind="dang_vien",
    subject_name=names("subject_kind")["dang_vien"],
    stage="decided",
    stage_name=names("stage")["decided"],
    unit_names=(),
    as_of=DAY,
    committee="Đảng bộ thử",
    illustrative=True,
)


def reading(kind: str) -> Reading:
    """The same picture of another kind of subject."""
    return replace(READING, subject_kind=kind, subject_name=names("subject_kind")[kind])


def levels(counts: Sequence[int | None], **other: Any) -> list[dict[str, Any]]:
    """The five lines of one bar: counts per level, the not rated last; None where a printed total has no figure."""
    rated, total = certain(counts[:4]), certain(counts)
    return [
        {
            "level": level,
            "level_name": names("level")[level],
            "level_short": short_names("level")[level],
            "level_rank": place,
            "n": n,
            "rated": rated,
            "total": total,
            "percent": None if level == "CHUA_XEP_LOAI" or n is None or rated is None else rate(n, rated),
            "silent": int(n is None),
            **other,
        }
        for place, (level, n) in enumerate(zip(LEVELS, counts, strict=True), start=1)
    ]


def certain(counts: Sequence[int | None]) -> int | None:
    """Their sum; None where one is missing."""
    known = [n for n in counts if n is not None]
    return sum(known) if len(known) == len(counts) else None


def by_year(counts: Mapping[int, Sequence[int | None]]) -> pl.DataFrame:
    """An answer of rating_distribution."""
    rows = [row for year, of_year in counts.items() for row in levels(of_year, year=year)]
    return pl.DataFrame(rows, schema_overrides={"percent": pl.Float64})


def by_unit(counts: Mapping[str, Sequence[int | None]], year: int = 2023) -> pl.DataFrame:
    """An answer of rating_by_unit."""
    rows = [
        row
        for name, of_unit in counts.items()
        for row in levels(
            of_unit,
            year=year,
            unit=name.lower().replace(" ", "-"),
            unit_name=name,
            good_percent=None if None in of_unit[:4] else rate(certain(of_unit[:2]) or 0, certain(of_unit[:4]) or 0),
            unit_level="HTTNV",
            unit_level_name=names("level")["HTTNV"],
        )
    ]
    return pl.DataFrame(rows, schema_overrides={"percent": pl.Float64, "good_percent": pl.Float64})


def trend(counts: Mapping[int, Sequence[int | None]], notes: Mapping[int, str] | None = None) -> pl.DataFrame:
    """An answer of rating_trend; years before 2021 are known as totals, before 2023 of another rule."""
    rows = [
        row
        for year, of_year in counts.items()
        for row in levels(
            of_year,
            year=year,
            only_totals=year < 2021,
            rule_short="Quy định A" if year < 2023 else "Quy định B",
            break_note=(notes or {}).get(year),
        )
    ]
    return pl.DataFrame(rows, schema_overrides={"percent": pl.Float64, "break_note": pl.String})


def moved(cells: Mapping[tuple[str, str], int], **other: Any) -> pl.DataFrame:
    """An answer of rating_transitions or, with `other`, of stage_shift: a count per pair of levels."""
    before, after = ({**short_names("level"), **short_names(f"level_{side}")} for side in ("before", "after"))
    ranks = {code: rank for rank, code in enumerate(dict.fromkeys([*before, *after]), start=1)}
    rows = [
        {
            "from_level": one,
            "from_level_name": before[one],
            "from_level_short": before[one],
            "from_rank": ranks[one],
            "to_level": another,
            "to_level_name": after[another],
            "to_level_short": after[another],
            "to_rank": ranks[another],
            "n": n,
            "steps": ranks[one] - ranks[another] if {one, another} <= set(LEVELS[:4]) else None,
            "from_total": False,
            "to_total": False,
            "from_rule": "Quy định A",
            "to_rule": "Quy định A",
            **other,
        }
        for (one, another), n in cells.items()
    ]
    return pl.DataFrame(rows, schema_overrides={"steps": pl.Int32})


def filing(unit: str, state: str, days: int | None = None, document: str = "bao_cao_kiem_diem") -> dict[str, Any]:
    """One line of submission_matrix."""
    received = None if state in ("qua_han", "chua_den_han", "khong_yeu_cau") else date(2023, 12, 5)
    return {
        "year": 2023,
        "unit": unit.lower(),
        "unit_name": unit,
        "document": document,
        "document_name": names("document")[document],
        "document_short": short_names("document")[document],
        "requirement": "required",
        "named_day": date(2023, 12, 28) if state == "chua_den_han" else date(2023, 12, 5),
        "comparison": "before",
        "received_on": received,
        "state": state,
        "state_name": names("filing_state")[state],
        "days": days,
        "problems": int(state in ("qua_han", "cham")),
        "kind": "chi_bo",
        "bodies": 1,
        "bodies_in": int(received is not None),
        "bodies_on_day": int(state == "dung_ngay_moc"),
        "bodies_late": int(state == "cham"),
        "bodies_overdue": int(state == "qua_han"),
        "together": None,
        "together_name": None,
        "quantity": None,
        "members": None,
        "lacking": None,
    }


def matrix(lines: Sequence[dict[str, Any]]) -> pl.DataFrame:
    """An answer of submission_matrix."""
    numbers = dict.fromkeys(("days", "quantity", "members", "lacking"), pl.Int32)
    texts = dict.fromkeys(("together", "together_name"), pl.String)
    return pl.DataFrame(lines, schema_overrides={"received_on": pl.Date, **numbers, **texts})


def curve(year: int, filed: Sequence[int], expected: int, current: bool) -> list[dict[str, Any]]:
    """One series of submission_curve, from two days before the named day on."""
    named = date(year, 12, 5)
    return [
        {
            "year": year,
            "is_current": current,
            "offset_days": offset,
            "day": named + timedelta(days=offset),
            "filed": n,
            "expected": expected,
            "percent": rate(n, expected),
        }
        for offset, n in enumerate(filed, start=-2)
    ]
