"""Committees at the edges of what can be: nobody rated, one member, all equal, ties, 3 branches or 300."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from tests.committees.size import committee as committee_of_size
from tests.data.office import Office

DAY = date(2024, 1, 15)
LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV", "CHUA_XEP_LOAI")
Counts = tuple[int, int, int, int, int]


def committee(home: Path) -> Office:
    """A committee with the plan of 2023 and no branch yet."""
    office = Office(home)
    office.rows["committee"] = [
        {"name": "Đảng bộ thử", "committee": "Đảng ủy thử", "superior": None, "illustrative": True}
    ]
    for year in (2022, 2023):
        office.plan(year, "qd-124", as_of=DAY)
        office.deadline(date(year, 12, 5), year=year)
        office.deadline(date(year, 12, 28), ["ke_hoach_khac_phuc"], position=2, year=year)
    office.deadline(date(2023, 12, 31), ["ke_hoach_khac_phuc", "ban_cam_ket"], "dang_vien", position=3)
    return office


def branches(home: Path, *by_branch: Counts, year: int = 2023, self_too: bool = False) -> Office:
    """Branches whose members are decided so: counts at the four levels and of those not rated."""
    office = committee(home)
    for number, counts in enumerate(by_branch, start=1):
        unit = f"u{number:03}"
        office.unit(unit)
        office.fill(unit, year=year, **dict(zip(LEVELS, counts, strict=True)))
        if self_too:
            paper = office.file()
            for member in range(sum(counts)):
                office.rate(paper, f"{unit}-{member}", "HTTNV", unit=unit, stage="self")
    return office


def nothing_rated(home: Path) -> Office:
    return branches(home, (0, 0, 0, 0, 3), (0, 0, 0, 0, 4))


def one_member(home: Path) -> Office:
    return branches(home, (1, 0, 0, 0, 0))


def few(home: Path) -> Office:
    return branches(home, (0, 1, 1, 0, 0), (1, 1, 0, 0, 1), (0, 2, 0, 0, 0), self_too=True)


def all_equal(home: Path) -> Office:
    return branches(home, *[(0, 12, 0, 0, 0)] * 3, self_too=True)


def ties(home: Path) -> Office:
    return branches(home, (2, 12, 2, 0, 0), (2, 12, 2, 0, 1), (1, 6, 9, 0, 0), (1, 6, 9, 0, 0), self_too=True)


def all_bad(home: Path) -> Office:
    return branches(home, (0, 0, 0, 11, 0), (0, 0, 0, 12, 0))


def one_branch(home: Path) -> Office:
    office = branches(home, (2, 9, 1, 0, 1))
    office.fill("u001", year=2022, first=50, HTXSNV=1, HTTNV=10, HTNV=2)
    shortcomings(office, "u001", 3)
    return office


def a_year_without_ratings(home: Path) -> Office:
    office = branches(home, (2, 9, 1, 0, 1))
    office.fill("u001", year=2022, first=50, CHUA_XEP_LOAI=3)
    return office


def totals_with_gaps(home: Path) -> Office:
    office = branches(home, (2, 9, 1, 0, 1))
    paper = office.file("totals.xlsx")
    office.count(paper, "HTXSNV", 10, unit="u001", year=2022)
    office.count(paper, "HTTNV", 46, unit="u001", year=2022)
    return office


def sixty(home: Path) -> Office:
    return many(home, 60)


def three_hundred(home: Path) -> Office:
    return many(home, 300)


def three_of_every_state(home: Path) -> Office:
    return committee_of_size(home, 3)


def sixty_of_every_state(home: Path) -> Office:
    return committee_of_size(home, 60)


def three_hundred_of_every_state(home: Path) -> Office:
    return committee_of_size(home, 300)


def many(home: Path, n: int) -> Office:
    """Branches known by their totals, each filing a day later than the one before it, some owing a remedy."""
    office = committee(home)
    paper = office.file()
    for number in range(n):
        unit = f"u{number:03}"
        office.unit(unit)
        for level, count in zip(LEVELS, (number % 4, 5 + number % 11, number % 5, number % 17 == 0, 1), strict=True):
            office.count(paper, level, int(count), unit=unit)
        office.receive(paper, "bao_cao_kiem_diem", date(2023, 11, 25) + timedelta(days=number % 25), unit=unit)
        if number % 3 == 0:
            shortcomings(office, unit, 1 + number % 4)
    return office


def shortcomings(office: Office, unit: str, n: int) -> None:
    """So many shortcomings of 2022, due on days before and after the day asked about."""
    plan = office.file("plan.xlsx")
    for number in range(n):
        due = DAY + timedelta(days=40 * (number - 1))
        office.shortcoming(plan, f"{unit}-{number}", due, unit=unit, stated_on=date(2022, 12, 28))


ODD: tuple[Callable[[Path], Office], ...] = (
    nothing_rated,
    few,
    ties,
    one_branch,
    totals_with_gaps,
    three_hundred,
    three_of_every_state,
)
ODD_TOO: tuple[Callable[[Path], Office], ...] = (
    one_member,
    all_equal,
    all_bad,
    a_year_without_ratings,
    sixty,
    sixty_of_every_state,
    three_hundred_of_every_state,
)
# Fewer than ten of anything: no percentage may stand.
FEW = (nothing_rated, one_member, few)
