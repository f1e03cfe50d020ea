"""A fresh office for each test."""

from pathlib import Path

import pytest

from tests.data.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Give an office with a branch `a`, the committee and the whole body, and no papers yet."""
    fresh = Office(tmp_path / "home")
    fresh.unit("a")
    return fresh


@pytest.fixture
def changing(office: Office) -> Office:
    """Give an office where `old` splits into `left` and `right` in 2022; `right` and `a` merge into `new` in 2023."""
    office.rows["unit"] = [row for row in office.rows["unit"] if row["id"] != "a"]
    office.unit("a", last_year=2022)
    office.unit("old", last_year=2021)
    office.unit("left", first_year=2022)
    office.unit("right", first_year=2022, last_year=2022)
    office.unit("new", first_year=2023)
    office.succession(2022, "tách", "old", "left")
    office.succession(2022, "tách", "old", "right")
    office.succession(2023, "nhập", "right", "new")
    office.succession(2023, "nhập", "a", "new")
    for year, rule in ((2021, "qd-132"), (2022, "qd-132"), (2023, "qd-124")):
        office.plan(year, rule)
    paper = office.file()
    for unit, n in (("a", 10), ("old", 20)):
        for level in ("HTXSNV", "HTTNV", "HTNV", "KHTNV", "CHUA_XEP_LOAI"):
            office.count(paper, level, n if level == "HTTNV" else 0, unit=unit, year=2021)
    for year, unit, n in ((2022, "a", 1), (2022, "left", 2), (2022, "right", 3), (2023, "left", 2), (2023, "new", 4)):
        for number in range(n):
            office.rate(paper, f"{unit}-{number}", "HTTNV", unit=unit, year=year)
    return office
