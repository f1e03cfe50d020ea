"""What the committee's office knows: filings, remediation, pledges, meetings, awards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.committees.facts import Award, Committee, Filing, Item, Meeting, Pledge, Unit
from tests.committees.words import shortcomings, wordings

REQUIRED = (
    "bao_cao_kiem_diem",
    "ban_kiem_diem_ca_nhan",
    "phieu_phan_tich_3d",
    "nhan_xet_noi_cu_tru",
    "bien_ban_hoi_nghi",
    "tong_hop_dang_vien",
    "ket_qua_chi_bo",
)
WITH_AWARD = ("bao_cao_thanh_tich", "bao_cao_tom_tat", "bien_ban_khen_thuong", "to_trinh_khen_thuong")


def add_office_facts(committee: Committee, rng: Random) -> None:
    """All of it, for every year of the committee that is not known only as totals."""
    for year in committee.years:
        for unit in committee.branches(year):
            committee.filings += _filings(year, unit, rng)
            committee.items += _items(year, unit, followed=year != committee.years[-1], rng=rng)
            committee.pledges.append(_pledge(committee, year, unit, rng))
            supervisor = rng.choice((None, *wordings("roles", "supervisors")))
            held = date(year, 11, 15) + timedelta(days=rng.randint(0, 14))
            committee.meetings.append(Meeting(year, unit, rng.random() < 0.6, held, supervisor))
        body = committee.body_of("dang_uy")
        committee.filings.append(Filing(year, body, "bao_cao_ket_qua", date(year, 12, rng.randint(7, 14))))
        committee.filings.append(Filing(year, body, "ke_hoach_khac_phuc", date(year, 12, rng.randint(26, 31))))
        committee.awards += _awards(committee, year, rng)


def _filings(year: int, unit: Unit, rng: Random) -> list[Filing]:
    around = date(year, 12, 5) + timedelta(days=rng.choice((-6, -4, -2, -1, 0, 1, 4)))
    documents = [d for d in REQUIRED if rng.random() < 0.93]
    documents += ["van_ban_khac"] if rng.random() < 0.3 else []
    documents += WITH_AWARD if rng.random() < 0.3 else ()
    filings = [Filing(year, unit, d, around + timedelta(days=rng.choice((0, 0, 0, -1, 1)))) for d in documents]
    if rng.random() < 0.8:
        received = date(year, 12, 24) + timedelta(days=rng.randint(0, 16))
        filings.append(Filing(year, unit, "ke_hoach_khac_phuc", received))
    return filings


def _items(year: int, unit: Unit, followed: bool, rng: Random) -> list[Item]:
    found = list(shortcomings().items())
    return [_item(year, unit, what, measure, followed, rng) for what, measure in rng.sample(found, rng.randint(2, 4))]


def _item(year: int, unit: Unit, what: str, measure: str, followed: bool, rng: Random) -> Item:
    due = rng.choice((date(year + 1, 3, 31), date(year + 1, 6, 30), date(year + 1, 9, 30), date(year + 1, 11, 15)))
    item = Item(year, unit, what, measure, rng.choice(wordings("roles", "responsible")), due, due)
    if not followed:
        return item
    state = rng.choice(("da_hoan_thanh", "da_hoan_thanh", "dang_thuc_hien", "chua_thuc_hien", "ket_thuc"))
    if state == "da_hoan_thanh":
        return replace(item, state=state, done=due + timedelta(days=rng.randint(-40, 15)))
    extended = rng.random() < 0.3
    return replace(item, state=state, due=date(year + 1, 12, 20) if extended else due)


def _pledge(committee: Committee, year: int, unit: Unit, rng: Random) -> Pledge:
    members = sum(r.year == year and r.unit == unit for r in committee.reviews)
    return Pledge(year, unit, members, rng.randint(0, members), date(year, 12, rng.randint(15, 31)))


def _awards(committee: Committee, year: int, rng: Random) -> list[Award]:
    names = [(r.unit.id, r.person.name) for r in committee.reviews if r.year == year]
    awards = []
    for unit in committee.branches(year):
        filed = date(year, 12, rng.randint(1, 6))
        best = [r for r in committee.reviews if r.year == year and r.unit == unit and r.decided == "HTXSNV"]
        proposed = [r.person for r in best if names.count((unit.id, r.person.name)) == 1][:2]
        awards += [Award(year, unit, person, rng.choice(("Giấy khen", "Bằng khen")), filed) for person in proposed]
        level = next(u.decided for u in committee.unit_reviews if u.year == year and u.unit == unit)
        if level == "HTXSNV":
            awards.append(Award(year, unit, None, "Giấy khen", filed))
    return awards
