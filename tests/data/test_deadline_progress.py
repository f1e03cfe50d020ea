"""Question deadline_progress: who had everything in by when."""

from datetime import date

import polars as pl

from data.viewer import LOCAL_VIEWER
from tests.data.office import DOSSIER, Office

NAMED = date(2023, 12, 5)
DAY = date(2023, 12, 20)


def test_a_dossier_counts_when_all_is_in_and_is_dated_by_its_last_paper(office: Office) -> None:
    for unit in ("b", "c"):
        office.unit(unit)
    office.plan()
    office.deadline(NAMED)
    register = office.file()
    for document in DOSSIER:
        office.receive(register, document, date(2023, 12, 1))
        office.receive(register, document, date(2023, 12, 1 if document != DOSSIER[-1] else 6), unit="b")
    office.receive(register, DOSSIER[0], date(2023, 12, 1), unit="c")
    row = progress(office, DAY).row(0, named=True)
    assert (row["expected"], row["filed"], row["on_time"], row["late"]) == (3, 2, 1, 1)
    assert (row["last_day"], row["days_left"]) == (date(2023, 12, 4), -16)


def test_on_the_named_day_the_comparison_decides(office: Office) -> None:
    office.plan()
    office.deadline(NAMED, ["ket_qua_chi_bo"], comparison="on_or_before")
    office.receive(office.file(), "ket_qua_chi_bo", NAMED)
    row = progress(office, DAY).row(0, named=True)
    assert (row["on_time"], row["late"], row["last_day"]) == (1, 0, NAMED)


def test_the_committees_own_deadline_is_one_bodys(office: Office) -> None:
    office.plan()
    office.deadline(date(2023, 12, 10), ["bao_cao_ket_qua"], subject="dang_uy")
    office.receive(office.file(), "bao_cao_ket_qua", date(2023, 12, 8), unit="dang-uy")
    row = progress(office, DAY).row(0, named=True)
    assert (row["subject"], row["expected"], row["filed"], row["on_time"]) == ("dang_uy", 1, 1, 1)


def test_members_count_by_their_branches_reports_of_pledges(office: Office) -> None:
    office.unit("b")
    office.plan()
    office.deadline(date(2023, 12, 31), ["ban_cam_ket"], subject="dang_vien")
    report = office.file()
    office.add("pledge_record", report, year=2023, unit="a", members=10, done=7, reported_on=date(2023, 12, 18))
    office.add("pledge_record", report, year=2023, unit="b", members=5, done=5, reported_on=date(2023, 12, 22))
    row = progress(office, DAY).row(0, named=True)
    assert (row["expected"], row["filed"]) == (10, 7)
    assert (row["told_units"], row["units"]) == (1, 2)
    row = progress(office, date(2023, 12, 22)).row(0, named=True)
    assert (row["expected"], row["filed"], row["on_time"], row["late"]) == (15, 12, 12, 0)


def test_a_newer_report_of_pledges_counts_from_its_day_and_a_correction_from_its_taking_in(office: Office) -> None:
    office.plan()
    office.deadline(date(2023, 12, 31), ["ban_cam_ket"], subject="dang_vien")
    for done, reported, taken_in in ((3, 10, 11), (6, 18, 19), (5, 18, 21)):
        file = office.file(taken_in=date(2023, 12, taken_in))
        office.add(
            "pledge_record", file, year=2023, unit="a", members=9, done=done, reported_on=date(2023, 12, reported)
        )
    told = {day: progress(office, date(2023, 12, day))["filed"].item() for day in (9, 10, 17, 18, 20, 21)}
    assert told == {9: None, 10: 3, 17: 3, 18: 6, 20: 6, 21: 5}


def test_members_are_on_time_by_the_last_report_of_the_time_allowed(office: Office) -> None:
    office.plan()
    office.deadline(date(2023, 12, 31), ["ban_cam_ket"], subject="dang_vien")
    for done, reported in ((6, date(2023, 12, 30)), (8, date(2023, 12, 31)), (9, date(2024, 1, 5))):
        office.add("pledge_record", office.file(), year=2023, unit="a", members=9, done=done, reported_on=reported)
    told = {day: rates(office, day) for day in (date(2023, 12, 30), date(2023, 12, 31), date(2024, 1, 5))}
    assert list(told.values()) == [(6, 6, 0), (8, 6, 2), (9, 6, 3)]


def test_days_run_to_the_last_permitted_day_and_from_the_named_one(office: Office) -> None:
    office.plan(number="12-KH/ĐU")
    office.deadline(NAMED, ["ket_qua_chi_bo"])
    office.deadline(NAMED, ["ke_hoach_khac_phuc"], comparison="on_or_before", position=2)
    told = [progress(office, date(2023, 12, day)).select("days_left", "days_past").rows() for day in (3, 4, 5, 6)]
    assert told == [[(1, -2), (2, -2)], [(0, -1), (1, -1)], [(-1, 0), (0, 0)], [(-2, 1), (-1, 1)]]


def test_a_body_asked_alone_is_told_by_the_day_of_its_last_paper(office: Office) -> None:
    office.plan()
    office.deadline(date(2023, 12, 10), ["bao_cao_ket_qua", "van_ban_khac"], subject="dang_uy")
    register = office.file()
    office.receive(register, "bao_cao_ket_qua", date(2023, 12, 8), unit="dang-uy")
    assert progress(office, DAY).select("is_alone", "complete_on").rows() == [(True, None)]
    office.receive(register, "van_ban_khac", date(2023, 12, 11), unit="dang-uy")
    row = progress(office, DAY).row(0, named=True)
    assert (row["complete_on"], row["complete_offset"], row["late"]) == (date(2023, 12, 11), 1, 1)


def rates(office: Office, day: date) -> tuple[object, ...]:
    return progress(office, day).select("filed", "on_time", "late").row(0)


def progress(office: Office, day: date) -> pl.DataFrame:
    return office.serve().ask("deadline_progress", LOCAL_VIEWER, years=[2023], as_of=day)
