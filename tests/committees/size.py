"""Committees of any number of branches, with every state a page can show: written straight into a home, in seconds."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from tests.committees.office import REQUIRED, WITH_AWARD
from tests.data.office import Office

YEARS = (2023, 2024, 2025)
DAY = date(2025, 12, 20)
LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV", None)
# How a branch hands in, the first of a small committee already differing: days of its first paper, days between papers,
# how many of the dossier are left out.
HABITS = (
    (-6, 0, 0),
    (-2, 1, 0),
    (-3, 0, 2),
    (-9, 0, 0),
    (0, 0, 0),
    (-4, 0, 0),
    (3, 2, 0),
    (-5, 0, 0),
    (-1, 0, 7),
    (-7, 1, 0),
)
# What becomes of a shortcoming: its state as reported, days after it was due where it is done.
FATES = (
    ("da_hoan_thanh", -20),
    ("da_hoan_thanh", 30),
    ("dang_thuc_hien", None),
    ("chua_thuc_hien", None),
    ("ket_thuc", None),
)
WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def committee(home: Path, branches: int, members: int = 20) -> Office:
    """An office with that many branches of about so many members each over three years; the same for the same numbers.

    The latest year stands at DAY, has scores, quarters, bars and votes, and the members' pledges still ahead.
    """
    office, rng = Office(home), Random(f"size {branches}")
    office.rows["unit"].clear()
    named = {key: WORDS[key] for key in ("name", "committee", "superior")}
    office.rows["committee"] = [named | {"illustrative": True}]
    for body, name in (("dang-bo", "name"), ("dang-uy", "committee")):
        office.unit(body, kind=body.replace("-", "_"))
        office.rows["unit"][-1]["name"] = WORDS[name]
    for year in YEARS:
        _plan(office, year)
    for number, name in enumerate(names(branches)):
        unit = f"chi-bo-{number:03}"
        office.unit(unit, first_year=YEARS[0])
        office.rows["unit"][-1]["name"] = name
        size = rng.randint(max(members // 4, 3), members * 2 - members // 4)
        for year in YEARS:
            _year(office, year, unit, number, size, rng)
    return office


def names(branches: int) -> list[str]:
    """As many names of branches as asked for, each once; short, long and very long ones mixed."""
    pairs = [f"{kind} {place}" for place, kind in product(WORDS["places"], WORDS["institutions"])]
    known = [*WORDS["first"], *pairs]
    if branches > len(known):
        raise ValueError(f"at most {len(known)} branches")
    return known[:branches]


def _plan(office: Office, year: int) -> None:
    votes = [{"subject_kinds": ["dang_vien"], "levels": ["HTXSNV", "HTTNV"], "share": 0.67, "comparison": "at_least"}]
    latest = year == YEARS[-1]
    office.plan(
        year,
        "qd-366" if latest else "qd-124",
        number=f"{year % 100 + 164}-KH/ĐU",
        superior=WORDS["superior"],
        as_of=DAY.replace(year=year),
        **({"vote": votes} if latest else {}),
    )
    office.deadline(date(year, 12, 5), REQUIRED, year=year)
    office.deadline(date(year, 12, 5), WITH_AWARD, requirement="together", year=year)
    office.deadline(date(year, 12, 10), ["bao_cao_ket_qua"], "dang_uy", position=2, year=year)
    office.deadline(date(year, 12, 28), ["ke_hoach_khac_phuc"], position=3, year=year)
    office.deadline(date(year, 12, 31), ["ke_hoach_khac_phuc", "ban_cam_ket"], "dang_vien", position=4, year=year)


def _year(office: Office, year: int, unit: str, number: int, size: int, rng: Random) -> None:
    """What one branch and the office put down of one year."""
    paper = office.file(
        f"{unit}-{year}.xlsx", date(year, 12, 15), kind="dang_vien", year=year, unit=unit, row_count=size
    )
    if number % 7 == 3:
        fault = {
            "position": 1,
            "severity": "error",
            "code": "unknown_level",
            "sheet": "S",
            "cell": "D9",
            "value": "Tôt",
        }
        office.rows["issue"].append({"file_id": paper, "message": "Không hiểu mức xếp loại “Tôt”.", **fault})
        office.rows["source_file"][-1].update(outcome="partial", loaded=size - 1, rejected=1)
    _ratings(office, paper, year, unit, number, size, rng)
    _papers(office, paper, year, unit, number if number < len(HABITS) else rng.randrange(1000), size)
    _meeting(office, paper, year, unit, number, size)
    if number % 9 != 5:
        done = {"members": size, "done": size - number % 4 if number % 6 else 0, "reported_on": date(year, 12, 16)}
        office.add("pledge_record", paper, year=year, unit=unit, **done)
    _shortcomings(office, year, unit, number if number < len(HABITS) else rng.randrange(1000))


def _ratings(office: Office, paper: int, year: int, unit: str, number: int, size: int, rng: Random) -> None:
    stages = ("self", "proposed", "decided") if year > YEARS[0] else ("decided",)
    weights = [(8, 70, 12, 1, 3), (20, 75, 4, 0, 1), (2, 55, 35, 6, 4)][number % 11 % 3]
    for member in range(size):
        (place,) = rng.choices(range(len(LEVELS)), weights)
        person = {"unit": unit, "year": year, "subject_name": WORDS["person"].format(number=number * 50 + member + 1)}
        for stage in stages:
            shift = -1 if stage == "self" and 0 < place < 4 and member % 9 == 0 else 0
            _rate(office, paper, f"{unit}-{member:02}", place + shift, stage, member, person)
        if year == YEARS[-1]:
            _votes(office, paper, unit, f"{unit}-{member:02}", LEVELS[place], size - member % 5)
        if LEVELS[place] == "HTXSNV" and member % 2:
            award = {"subject_kind": "dang_vien", "form": "giay_khen", "filed_on": date(year, 12, 2)}
            office.add("award_record", paper, subject=f"{unit}-{member:02}", **person, **award)
    body = {"unit": unit, "year": year, "subject_kind": "chi_bo", "subject_name": unit}
    leader = {"unit": unit, "year": year, "subject_kind": "can_bo", "subject_name": person["subject_name"]}
    for stage in stages:
        _rate(office, paper, unit, (0, 1, 1, 1, 2, 1, 0, 1, 1, 3, 4)[number % 11], stage, number, body)
        _rate(office, paper, f"{unit}-00", number % 5 % 3, stage, number, leader)
    for period in ("q1", "q2", "q3") if year == YEARS[-1] else ():
        _rate(office, paper, f"{unit}-00", (number + len(period)) % 3, "decided", number, leader | {"period": period})


def _rate(office: Office, paper: int, subject: str, place: int, stage: str, spread: int, other: dict[str, Any]) -> None:
    """A level, and a score in its band or now and then beside it; who has none has a reason for it, or not."""
    level, year = LEVELS[place], other["year"]
    told: dict[str, Any] = {"dated_on": date(year, 12, 18)} if stage == "decided" else {}
    if level is None:
        states = (("cho_xep_loai", None), ("khong_thuoc_dien", 0), ("khong_thuoc_dien", 1), ("hoan", 2), ("hoan", 3))
        state, reason = states[spread % 5]
        told |= {"unrated_state": state, "unrated_reason": None if reason is None else WORDS["reasons"][reason]}
    elif year == YEARS[-1]:
        told["score"] = (94.0, 81.5, 62.0, 40.0)[place] + spread % 3 - (12 if spread % 23 == 22 else 0)
    office.rate(paper, subject, level, stage=stage, **told, **other)


def _votes(office: Office, paper: int, unit: str, subject: str, level: str | None, n: int) -> None:
    if level is not None:
        office.add("vote_record", paper, year=YEARS[-1], unit=unit, subject=subject, level=level, n=n)
        office.add(
            "vote_record", paper, year=YEARS[-1], unit=unit, subject=subject, level="HTNV", n=n % 3
        ) if level != "HTNV" else None


def _papers(office: Office, paper: int, year: int, unit: str, number: int, size: int) -> None:
    first, step, left_out = HABITS[(number + (2025 - year) * 3) % len(HABITS)]
    for place, document in enumerate(REQUIRED[: len(REQUIRED) - left_out]):
        office.receive(paper, document, date(year, 12, 5) + timedelta(first + place * step), unit, year)
        if document == "ban_kiem_diem_ca_nhan":
            office.rows["submission_record"][-1]["quantity"] = size - number % 3 % 2
    for document in WITH_AWARD[: 4 - number % 3]:
        office.receive(paper, document, date(year, 12, 4) + timedelta(number % 5), unit, year)
    if number % 4 == 1 or year < YEARS[-1]:
        office.receive(paper, "ke_hoach_khac_phuc", date(year, 12, 17) + timedelta(number % 14), unit, year)


def _meeting(office: Office, paper: int, year: int, unit: str, number: int, size: int) -> None:
    roles = WORDS["supervisors"]
    if number % 3 == 0:
        office.rows["supervisor"].append(
            {"year": year, "unit": unit, "role": roles[number // 3 % 4], "section": "III.2"}
        )
    if number % 8 != 7:
        held = date(year, 11, 24) + timedelta(number % 13)
        attended = None if number % 5 == 4 else roles[number // 3 % 4]
        of_body = {"year": year, "unit": unit, "has_chi_uy": size >= 9}
        office.add("review_meeting_record", paper, **of_body, held_on=held, supervisor=attended)


def _shortcomings(office: Office, year: int, unit: str, number: int) -> None:
    """Up to three of the year, of every fifth branch one again each year; those of the latest year are still ahead."""
    stated = date(year, 12, 19)
    for place in range(number % 4):
        again = place == 0 and number % 5 == 1
        item = WORDS["shortcomings"][(number if again else number + year + place) % len(WORDS["shortcomings"])]
        due = date(year + 1, 3 * place + 4, 15) + timedelta(number % 60)
        plan = {"unit": unit, "year": year, "item": item, "stated_on": stated}
        office.shortcoming(office.rows["source_file"][-1]["file_id"], item, due, **plan)
        status, late = FATES[(number + place) % len(FATES)]
        if year < YEARS[-1] and number % 6:
            done = None if late is None else due + timedelta(late)
            told = {"status": status, "stated_on": DAY, "done_on": done, "paper": "follow_up", "due_on": None}
            office.shortcoming(office.rows["source_file"][-1]["file_id"], item, **plan | told)
