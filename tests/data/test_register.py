"""What the register is made of: register_lines, _meetings, _pledges, _remediation, _shortcomings; branch_notes."""

from datetime import date
from typing import Any

import pytest

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from tests.data.office import Office

DAY = date(2023, 12, 4)


@pytest.fixture
def asked(office: Office) -> Warehouse:
    """Give an office with a branch that handed in, met, pledged, has two shortcomings and a note."""
    office.plan(2023)
    register, plan = office.file(), office.file()
    office.receive(register, "ket_qua_chi_bo", DAY)
    office.receive(register, "bien_ban_hoi_nghi", date(2023, 12, 1))
    meeting = {"year": 2023, "unit": "a", "has_chi_uy": True, "held_on": DAY, "supervisor": "secretary"}
    office.add("review_meeting_record", register, **meeting)
    office.add("pledge_record", register, year=2023, unit="a", members=7, done=5, reported_on=DAY)
    office.shortcoming(plan, "open", date(2024, 6, 30), year=2023)
    office.shortcoming(plan, "done", date(2024, 6, 30), year=2023)
    office.follow("done", "da_hoan_thanh", year=2023, done_on=date(2024, 2, 1))
    for text, day in (("old", date(2023, 12, 2)), ("new", DAY), ("new", DAY)):
        office.add("note_record", office.file(), year=2023, unit="a", note=text, noted_on=day)
    return office.serve()


def rows(warehouse: Warehouse, question: str, **parameters: Any) -> list[dict[str, Any]]:
    found = warehouse.ask(question, LOCAL_VIEWER, **parameters).rows(named=True)
    warehouse.close()
    return found


def test_register_lines_stand_in_the_order_of_the_days(asked: Warehouse) -> None:
    lines = rows(asked, "register_lines", year=2023)
    assert [(line["document"], line["received_on"]) for line in lines] == [
        ("bien_ban_hoi_nghi", date(2023, 12, 1)),
        ("ket_qua_chi_bo", DAY),
    ]
    assert rows(asked, "register_lines", year=2022) == []


def test_register_meetings_and_pledges_name_every_branch_of_the_year(asked: Warehouse, office: Office) -> None:
    [meeting] = rows(asked, "register_meetings", year=2023)
    assert (meeting["unit_name"], meeting["held_on"], meeting["supervisor"]) == ("A", DAY, "secretary")
    [pledge] = rows(asked, "register_pledges", year=2023)
    assert (pledge["members"], pledge["done"], pledge["reported_on"]) == (7, 5, DAY)
    office.unit("silent")
    silent = next(row for row in rows(office.serve(), "register_meetings", year=2023) if row["unit"] == "silent")
    assert (silent["has_chi_uy"], silent["held_on"]) == (None, None)


def test_register_remediation_tells_the_latest_state_and_remediation_open_what_is_left(asked: Warehouse) -> None:
    states = {row["item"]: (row["status"], row["done_on"]) for row in rows(asked, "register_remediation", year=2023)}
    assert states == {"open": ("chua_thuc_hien", None), "done": ("da_hoan_thanh", date(2024, 2, 1))}
    assert [row["item_key"] for row in rows(asked, "remediation_open")] == ["open"]


def test_branch_notes_stand_newest_first_and_once_each(asked: Warehouse) -> None:
    assert [(note["note"], note["noted_on"]) for note in rows(asked, "branch_notes", years=[2023])] == [
        ("new", DAY),
        ("old", date(2023, 12, 2)),
    ]
    assert rows(asked, "branch_notes", units=["b"]) == []
    assert [note["note"] for note in rows(asked, "branch_notes", as_of=date(2023, 12, 3))] == ["old"]


def test_register_remediation_tells_the_first_due_date_and_the_one_it_was_extended_to(office: Office) -> None:
    office.shortcoming(office.file(), "x", DAY, year=2023)
    office.shortcoming(office.file(), "y", DAY, year=2023)
    office.follow("x", "dang_thuc_hien", year=2023, stated_on=date(2024, 2, 1), due_on=date(2024, 6, 30))
    told = rows(office.serve(), "register_remediation", year=2023)
    assert {row["item"]: (row["due_on"], row["extended_to"]) for row in told} == {
        "x": (DAY, date(2024, 6, 30)),
        "y": (DAY, None),
    }


def test_register_shortcomings_tells_the_last_judgement_of_each_two(office: Office) -> None:
    plan = office.file()
    office.shortcoming(plan, "x", DAY, year=2023)
    office.shortcoming(plan, "y", DAY, year=2022)
    office.judge((2023, "a", "x"), (2022, "a", "y"), "same")
    office.judge((2023, "a", "x"), (2022, "a", "y"), "different", judged_on=date(2024, 2, 1))
    warehouse = office.serve()
    [row] = warehouse.ask("register_shortcomings", LOCAL_VIEWER, year=2023).rows(named=True)
    assert (row["item"], row["earlier_item"], row["earlier_year"]) == ("x", "y", 2022)
    assert (row["verdict_name"], row["judged_on"]) == ("Khác nhau", date(2024, 2, 1))
    assert rows(warehouse, "register_shortcomings", year=2022) == []
