"""Two branches of two years of whom everything is told; every name and every text typed by hand of theirs is marked."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tests.data.office import Office

# What stands in every name and every text typed by hand of a branch.
MARKS = {"a": "dấuriêngA", "b": "dấuriêngB"}
# Papers in which several branches stand, and the whole's own, are nobody's own.
EVERYBODY = "dấuchungC"
HALF = {"subject_kinds": ["dang_vien"], "levels": ["HTXSNV"], "share": 0.5, "comparison": "over"}


def marked_office(home: Path, marks: Mapping[str, str] = MARKS, everybody: str = EVERYBODY) -> Office:
    """The office of the two, not yet served; `marks` are put into the texts of each, `everybody` into the common."""
    office = Office(home)
    named = {"name": "Đảng bộ Sở Thử nghiệm", "committee": "Đảng ủy Sở Thử nghiệm"}
    office.rows["committee"] = [named | {"superior": None, "illustrative": True}]
    for unit in marks:
        office.unit(unit)
    for year in (2024, 2025):
        office.plan(year, rule="qd-366", vote=[HALF])
        office.deadline(date(year, 12, 5), year=year)
        office.deadline(date(year, 12, 20), ("ke_hoach_khac_phuc",), year=year, position=2)
        for unit, mark in marks.items():
            _tell(office, year, unit, mark)
    _tell_of_both(office, marks, everybody)
    return office


def _tell(office: Office, year: int, unit: str, mark: str) -> None:
    at: dict[str, Any] = {"year": year, "unit": unit}
    paper = office.file(f"{mark}.xlsx", date(year, 12, 10), unit=unit, year=year, kind="tong_hop_dang_vien")
    fault = {"severity": "error", "code": "bad_date", "value": f"{mark} 0", "message": mark}
    office.rows["issue"].append({"file_id": paper, "position": 1, **fault})
    for number, level in enumerate(("HTXSNV", "HTTNV", None)):
        who: dict[str, Any] = {"subject": f"{unit}{number}", "subject_name": f"{mark} {number}"}
        office.add("member_record", paper, **at, **who, card=mark, position=mark)
        for stage in ("self", "proposed", "decided"):
            state: dict[str, Any] = {} if level else {"unrated_state": "hoan", "unrated_reason": mark}
            for period in ("nam", "q1"):
                office.rate(paper, **at, **who, **state, level=level, stage=stage, period=period, score=95)
        office.add("vote_record", paper, **at, subject=f"{unit}{number}", level="HTXSNV", n=3)
        office.add("award_record", paper, **at, **who, subject_kind="dang_vien", form=mark)
    for stage in ("self", "proposed", "decided"):
        office.rate(paper, unit, "HTTNV", **at, subject_kind="chi_bo", subject_name=unit.upper(), stage=stage)
    leader: dict[str, Any] = {"subject": f"{unit}0", "subject_name": f"{mark} 0", "subject_kind": "can_bo"}
    for period in ("nam", "q1"):
        office.rate(paper, **at, **leader, level="HTXSNV", period=period)
    for document in ("bao_cao_kiem_diem", "tong_hop_dang_vien", "ket_qua_chi_bo"):
        noted = {"received_on": date(year, 12, 4), "received_by": mark, "note": mark}
        office.add("submission_record", paper, **at, document=document, **noted)
    office.add("pledge_record", paper, **at, members=3, done=2, reported_on=date(year, 12, 22))
    office.add("review_meeting_record", paper, **at, held_on=date(year, 11, 1), supervisor=mark, note=mark)
    told = {"measure": mark, "responsible": f"{mark} 0", "item": mark}
    for key in (f"{mark} lặp", f"{mark} {year}"):
        office.shortcoming(paper, key, date(year + 1, 1, 5), **at, **told)
    office.add("note_record", paper, **at, note=mark, noted_on=date(year, 12, 8))


def _tell_of_both(office: Office, marks: Mapping[str, str], everybody: str) -> None:
    paper = office.file(f"{everybody}.xlsx", date(2025, 12, 30), kind="quyet_dinh", year=2025)
    office.rows["issue"].append(
        {"file_id": paper, "position": 1, "severity": "error", "code": "bad_date", "value": everybody, "message": ""}
    )
    for unit, mark in marks.items():
        office.judge((2025, unit, f"{mark} lặp"), (2024, unit, f"{mark} lặp"), "same")
        row: dict[str, Any] = {"unit": unit, "year": 2025, "subject_name": f"{mark} 9"}
        office.rate(paper, f"{unit}9", "HTTNV", **row)
