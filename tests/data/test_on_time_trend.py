"""Question on_time_trend: filed, and filed on time, over the years."""

from datetime import date

import polars as pl

from data.viewer import LOCAL_VIEWER
from tests.data.office import DOSSIER, Office

DAY = date(2023, 12, 20)


def test_each_year_is_counted_by_its_own_deadline(office: Office) -> None:
    office.unit("b")
    for year, last in ((2022, 6), (2023, 4)):
        ask(office, year)
        file_all(office, year, last)
    rows = dossiers(office, DAY)
    assert rows.select("year", "expected", "filed", "on_time", "filed_percent", "on_time_percent").rows() == [
        (2022, 2, 1, 0, 50.0, 0.0),
        (2023, 2, 1, 1, 50.0, 50.0),
    ]


def test_years_before_the_first_register_are_unknown_not_nothing(office: Office) -> None:
    for year in (2021, 2022, 2023):
        ask(office, year)
    file_all(office, 2022, 4)
    rows = dossiers(office, DAY)
    assert rows.select("year", "expected", "filed", "on_time_percent").rows() == [
        (2021, None, None, None),
        (2022, 1, 1, 100.0),
        (2023, 1, 0, 0.0),
    ]


def test_another_comparison_and_other_branches_break_the_years(changing: Office) -> None:
    for year, comparison in ((2021, "before"), (2022, "on_or_before"), (2023, "on_or_before")):
        changing.deadline(date(year, 12, 5), year=year, comparison=comparison)
    file_all(changing, 2021, 4)
    notes = dossiers(changing, DAY)["break_note"].to_list()
    assert notes[0] is None
    assert "đến hết ngày" in notes[1]
    assert "LEFT" in notes[1]
    assert "NEW" in notes[2]
    assert "ngày" not in notes[2]


def test_a_chosen_branch_is_followed_back_to_those_it_came_from(changing: Office) -> None:
    for year in (2021, 2022, 2023):
        changing.deadline(date(year, 12, 5), year=year)
    file_all(changing, 2021, 4)
    rows = dossiers(changing, DAY, units=["new"])
    assert rows["units"].to_list() == [2, 2, 1]


def test_duties_of_other_papers_and_of_members_stand_after_the_dossier(office: Office) -> None:
    ask(office, 2023)
    office.deadline(date(2023, 12, 28), ["ke_hoach_khac_phuc"], position=2)
    office.deadline(date(2023, 12, 31), ["ban_cam_ket"], subject="dang_vien", position=3)
    office.deadline(date(2023, 12, 10), ["bao_cao_ket_qua"], subject="dang_uy", position=4)
    office.add("pledge_record", office.file(), year=2023, unit="a", members=9, done=6, reported_on=date(2023, 12, 18))
    rows = trend(office, DAY)
    assert rows.select("duty", "expected", "filed", "is_past").rows() == [
        ("ho_so", 1, 0, True),
        ("chi_bo ke_hoach_khac_phuc", 1, 0, False),
        ("dang_vien ban_cam_ket", 9, 6, False),
    ]


def test_years_after_the_day_are_not_told(office: Office) -> None:
    for year in (2022, 2023):
        ask(office, year)
    assert dossiers(office, date(2022, 12, 31))["year"].to_list() == [2022]


def ask(office: Office, year: int) -> None:
    office.plan(year)
    office.deadline(date(year, 12, 5), year=year)


def file_all(office: Office, year: int, last: int) -> None:
    """The dossier of branch `a`, its last paper on a day of December."""
    register = office.file()
    for document in DOSSIER:
        office.receive(register, document, date(year, 12, last if document == DOSSIER[-1] else 1), year=year)


def dossiers(office: Office, day: date, units: list[str] | None = None) -> pl.DataFrame:
    return trend(office, day, units).filter(pl.col("is_dossier"))


def trend(office: Office, day: date, units: list[str] | None = None) -> pl.DataFrame:
    return office.serve().ask("on_time_trend", LOCAL_VIEWER, years=[], units=units or [], as_of=day)
