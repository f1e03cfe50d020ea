"""Question submission_curve: how the dossiers came in around their deadline, this year and the year before."""

from datetime import date

import polars as pl

from data.viewer import LOCAL_VIEWER
from tests.data.office import DOSSIER, Office

DAY = date(2023, 12, 12)


def test_the_curve_counts_every_required_paper_up_to_each_day(office: Office) -> None:
    this_year(office)
    rows = curve(office, DAY).filter(pl.col("is_current"))
    steps = dict(rows.select("offset_days", "filed").iter_rows())
    assert {offset: steps[offset] for offset in (-5, -4, 0, 1, 7)} == {-5: 0, -4: 2, 0: 2, 1: 3, 7: 3}
    assert set(rows["expected"]) == {3}
    assert rows.filter(pl.col("offset_days") == 0)["percent"].item() == 66.7
    assert rows.filter(pl.col("offset_days") == 0)["day"].item() == date(2023, 12, 5)


def test_the_current_year_ends_on_the_day_asked_about(office: Office) -> None:
    this_year(office)
    rows = curve(office, DAY)
    assert (rows["offset_days"].min(), rows["offset_days"].max()) == (-14, 7)
    later = curve(office, date(2024, 1, 15))
    assert later["day"].max() == date(2024, 1, 15)


def test_an_early_receipt_lengthens_the_curve(office: Office) -> None:
    this_year(office)
    office.receive(1, "ket_qua_chi_bo", date(2023, 11, 1))
    assert curve(office, DAY)["day"].min() == date(2023, 11, 1)


def test_the_year_before_runs_on_in_grey(office: Office) -> None:
    this_year(office)
    office.plan(2022)
    office.deadline(date(2022, 12, 5), year=2022)
    office.receive(office.file(), DOSSIER[0], date(2022, 12, 9), year=2022)
    before = curve(office, DAY).filter(~pl.col("is_current"))
    assert set(before["year"]) == {2022}
    assert before["offset_days"].max() == 20
    assert before.filter(pl.col("offset_days") == 4)["filed"].item() == 1


def test_asked_at_the_end_of_time_the_curve_stops_when_the_register_is_closed(office: Office) -> None:
    this_year(office)
    assert curve(office, date.max)["day"].max() == date(2024, 3, 31)


def this_year(office: Office) -> None:
    office.plan()
    office.deadline(date(2023, 12, 5))
    register = office.file()
    for document, day in zip(DOSSIER, (1, 1, 6), strict=True):
        office.receive(register, document, date(2023, 12, day))


def curve(office: Office, day: date) -> pl.DataFrame:
    return office.serve().ask("submission_curve", LOCAL_VIEWER, years=[2023], as_of=day)
