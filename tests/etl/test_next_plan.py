"""A year begins with the list of branches in force and a draft of its plan, made of the latest plan before it."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from etl.gather import Gathered
from etl.home import Home
from etl.load import load
from etl.next_plan import drafted, settings_for

COMMITTEE = 'name = "Đảng bộ Sở A"\ncommittee = "Đảng ủy Sở A"\nunits = [{ id = "mot", name = "Chi bộ Một" }]\n'
PLAN = """# Kế hoạch của Đảng ủy
year = {year}   # năm kiểm điểm
number = "{number}"
rule = "qd-124"
as_of = 2023-12-20   # ngày của bản minh họa

[[deadlines]]
subject = "chi_bo"
documents = ["tong_hop_dang_vien"]
before = {year}-12-05
section = "II.5"

[[deadlines]]
subject = "chi_bo"
documents = ["ke_hoach_khac_phuc"]
on_or_before = {next}-02-{day}
"""


def plan(year: int, number: str = "187-KH/ĐU", day: int = 28) -> str:
    """The text of a year's plan."""
    return PLAN.format(year=year, number=number, next=year + 1, day=day)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Give a home with the plans of two years, one of them taken in twice."""
    home = Home(tmp_path / "home")
    load(home, [Gathered("committee.toml", COMMITTEE.encode()), Gathered("2022.toml", plan(2022).encode())])
    load(home, [Gathered("2023.toml", plan(2023, "cũ").encode())])
    load(home, [Gathered("ke-hoach.toml", ("\ufeff" + plan(2023).replace("\n", "\r\n")).encode())])
    return home


def test_a_year_without_a_plan_gets_the_latest_before_it_with_all_its_days_moved_on(home: Home) -> None:
    (committee, units), (name, text) = settings_for(home, 2025)
    assert (committee, units, name) == ("committee.toml", COMMITTEE, "plans/2025.toml")
    told = tomllib.loads(text)
    assert (told["year"], told["number"], told["rule"]) == (2025, "187-KH/ĐU", "qd-124")
    days = [deadline.get("before") or deadline["on_or_before"] for deadline in told["deadlines"]]
    assert days == [date(2025, 12, 5), date(2026, 2, 28)]
    assert "as_of" not in told
    assert "# Kế hoạch của Đảng ủy" in text
    assert "năm 2025, lập từ kế hoạch năm 2023" in text


def test_a_year_that_has_a_plan_gets_its_own(home: Home) -> None:
    assert dict(settings_for(home, 2022))["plans/2022.toml"] == plan(2022)


def test_a_draft_is_taken_in_as_it_is(home: Home) -> None:
    files = [Gathered(name, text.encode()) for name, text in settings_for(home, 2024)]
    assert [(report.outcome, report.issues) for report in load(home, files)][1] == ("loaded", [])


def test_the_last_of_february_stays_the_last() -> None:
    assert tomllib.loads(drafted(plan(2023, day=29), 2024))["deadlines"][1]["on_or_before"] == date(2025, 2, 28)


def test_where_nothing_is_loaded_there_is_nothing_to_go_on_from(tmp_path: Path) -> None:
    assert settings_for(Home(tmp_path / "home"), 2024) == []
