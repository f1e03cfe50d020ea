"""Question unit_calendar: what the plan asks of one branch, by when, and when it came."""

from datetime import date
from typing import Any

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office

NAMED = date(2023, 12, 5)


def test_each_paper_stands_with_its_days_its_receipt_and_its_state(office: Office) -> None:
    office.plan()
    office.deadline(NAMED, ["bao_cao_kiem_diem", "tong_hop_dang_vien", "ket_qua_chi_bo"])
    office.deadline(NAMED, ["van_ban_khac"], requirement="optional")
    office.deadline(date(2023, 12, 28), ["ke_hoach_khac_phuc"], comparison="on_or_before", position=2)
    office.unit("b")
    register = office.file()
    office.receive(register, "bao_cao_kiem_diem", date(2023, 12, 4))
    office.receive(register, "tong_hop_dang_vien", NAMED)
    papers = ask(office, date(2023, 12, 20))
    assert [
        (row["document"], row["last_day"].day, row["state"], row["offset_days"], row["days"], row["is_dossier"])
        for row in papers
    ] == [
        ("bao_cao_kiem_diem", 4, "dung_han", -1, None, True),
        ("tong_hop_dang_vien", 4, "dung_ngay_moc", 0, 0, True),
        ("ket_qua_chi_bo", 4, "qua_han", None, 15, True),
        ("ke_hoach_khac_phuc", 28, "chua_den_han", None, 8, False),
    ]
    assert {row["unit"] for row in papers} == {"a"}
    before = ask(office, date(2023, 12, 1))
    assert {row["received_on"] for row in before} == {None}


def test_an_optional_paper_that_came_and_copies_of_members_are_told(office: Office) -> None:
    office.plan()
    office.deadline(NAMED, ["ban_kiem_diem_ca_nhan"])
    office.deadline(NAMED, ["van_ban_khac"], requirement="optional")
    office.fill("a", HTTNV=3)
    office.receive(office.file(), "van_ban_khac", date(2023, 12, 1))
    own = {"year": 2023, "unit": "a", "document": "ban_kiem_diem_ca_nhan", "received_on": date(2023, 12, 2)}
    office.add("submission_record", office.file(), **own, quantity=2)
    papers = {row["document"]: row for row in ask(office, date(2024, 1, 31))}
    assert (papers["ban_kiem_diem_ca_nhan"]["quantity"], papers["ban_kiem_diem_ca_nhan"]["members"]) == (2, 3)
    assert papers["van_ban_khac"]["state"] == "dung_han"
    assert papers["van_ban_khac"]["complete_on"] == date(2023, 12, 2)


def ask(office: Office, day: date) -> list[dict[str, Any]]:
    asked = {"years": [2023], "units": ["a"], "as_of": day}
    return office.serve().ask("unit_calendar", LOCAL_VIEWER, **asked).rows(named=True)
