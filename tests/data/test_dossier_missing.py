"""Question dossier_missing: who lacks what."""

from datetime import date

from data.viewer import LOCAL_VIEWER
from tests.data.office import DOSSIER, Office

NAMED = date(2023, 12, 5)
DAY = date(2023, 12, 20)


def test_who_lacks_most_stands_first_and_the_committees_member_in_charge_is_named(office: Office) -> None:
    office.unit("b")
    office.unit("c")
    office.plan()
    office.deadline(NAMED)
    office.deadline(date(2023, 12, 28), ["ke_hoach_khac_phuc"], position=2)
    office.rows["supervisor"].append({"year": 2023, "unit": "a", "role": "secretary"})
    register = office.file()
    for document in DOSSIER:
        office.receive(register, document, date(2023, 12, 1), unit="c")
        office.receive(register, document, date(2023, 12, 8), unit="a")
    rows = office.serve().ask("dossier_missing", LOCAL_VIEWER, years=[2023], as_of=DAY)
    assert rows.select("unit", "missing", "late", "worst_days", "supervisor").rows() == [
        ("b", 3, 0, 15, None),
        ("a", 0, 3, 3, "secretary"),
    ]
    assert rows["missing_names"].to_list() == ["Báo cáo kiểm điểm, Tổng hợp đảng viên, Kết quả chi bộ", None]


def test_a_branch_whose_award_papers_came_apart_is_told_though_nothing_else_is_wrong(office: Office) -> None:
    office.plan()
    office.deadline(NAMED)
    office.deadline(NAMED, ["to_trinh_khen_thuong"], requirement="together")
    register = office.file()
    for document in (*DOSSIER, "to_trinh_khen_thuong"):
        office.receive(register, document, date(2023, 12, 1 if document in DOSSIER else 2))
    rows = office.serve().ask("dossier_missing", LOCAL_VIEWER, years=[2023], as_of=DAY)
    assert rows.select("unit", "missing", "late", "worst_days", "is_apart").rows() == [("a", 0, 0, None, True)]


def test_before_the_deadline_what_is_not_in_is_missing_but_not_overdue(office: Office) -> None:
    office.plan()
    office.deadline(NAMED)
    rows = office.serve().ask("dossier_missing", LOCAL_VIEWER, years=[2023], as_of=date(2023, 12, 1))
    assert rows.select("missing", "overdue", "worst_days").rows() == [(3, 0, None)]


def test_of_several_years_equally_wanting_the_latest_comes_first(office: Office) -> None:
    for year in (2021, 2022, 2023):
        office.plan(year)
        office.deadline(NAMED, year=year)
        office.receive(office.file(), DOSSIER[0], DAY, year=year)
    rows = office.serve().ask("dossier_missing", LOCAL_VIEWER, years=[], as_of=DAY)
    assert rows.select("year", "missing", "worst_days", "late").rows() == [
        (2023, 2, 15, 1),
        (2022, 2, 15, 1),
        (2021, 2, 15, 1),
    ]
