"""Reminders of the sample committee, and the calendar of its plan: who is asked for what."""

from datetime import date
from pathlib import Path
from typing import Any

from icalendar import Calendar

from components.export.calendar import calendar
from components.export.letters import letters, owed_by
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from pages import export_calendar, export_letters
from pages.view import View, open_view
from tests.components.export.word import pages, sound, whole_text
from tests.pages.odd_homes import committee


def opened(warehouse: Warehouse, search: str = "") -> View:
    view = open_view(warehouse, LOCAL_VIEWER, search)
    assert view is not None
    return view


def test_each_branch_that_owes_something_gets_a_letter_and_no_other(warehouse: Warehouse) -> None:
    facts = export_letters.facts(opened(warehouse, "?chi-bo=thanh-tra"))
    sent = letters(facts)
    owing = {unit for unit in facts.branches if owed_by(facts, unit)}
    assert set(sent) == {f"giay-nhac-2023-{unit}.docx" for unit in owing}
    assert "cong-nghe-thong-tin" not in owing
    assert {unit for unit in owing if any(row["state"] == "qua_han" for row in owed_by(facts, unit).papers)} == {
        "quan-ly-cong-nghiep",
        "tu-van-cong-nghiep",
    }


def test_what_a_merged_branch_left_undone_is_asked_of_its_successor(warehouse: Warehouse) -> None:
    sent = letters(export_letters.facts(opened(warehouse)))
    assert "giay-nhac-2023-quan-ly-dien.docx" not in sent
    assert "(nêu từ Quản lý điện)" in whole_text(sent["giay-nhac-2023-quan-ly-nang-luong.docx"])


def test_pledges_are_asked_for_once_their_day_is_near(warehouse: Warehouse) -> None:
    far, near = (export_letters.facts(opened(warehouse, f"?den-ngay={day}")) for day in ("2023-12-20", "2023-12-24"))
    assert not owed_by(far, "thanh-tra").pledges
    [pledge] = owed_by(near, "thanh-tra").pledges
    content = letters(near)["giay-nhac-2023-thanh-tra.docx"]
    assert f"{pledge['missing']}/{pledge['members']} đảng viên chưa có" in whole_text(content)
    assert "trước ngày 31/12/2023 (hạn cuối 30/12/2023)" in whole_text(content)


def test_a_letter_is_one_page_of_a_document_of_the_party_and_names_nobody(warehouse: Warehouse, tmp_path: Path) -> None:
    content = letters(export_letters.facts(opened(warehouse)))["giay-nhac-2023-tu-van-cong-nghiep.docx"]
    sound(content)
    [sheet] = pages(content, tmp_path)
    for part in (
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Dữ liệu minh họa",
        "ngày 20 tháng 12 năm 2023",
        "T/M ĐẢNG ỦY",
        "quá hạn 15 ngày",
    ):
        assert part in sheet
    assert "Đảng viên 0" not in sheet


def test_the_calendar_has_every_deadline_of_the_plan_on_its_last_permitted_day(warehouse: Warehouse) -> None:
    content = calendar(export_calendar.facts(opened(warehouse)))
    entries: list[Any] = list(Calendar.from_ical(content).walk("VEVENT"))
    assert [entry["dtstart"].dt for entry in entries] == [
        date(2023, 12, 4),
        date(2023, 12, 9),
        date(2023, 12, 27),
        date(2023, 12, 30),
        date(2023, 12, 30),
    ]
    assert len({str(entry["uid"]) for entry in entries}) == 5


def test_a_branch_that_split_leaves_what_is_undone_to_each_of_its_successors_and_one_that_ended_to_nobody(
    tmp_path: Path,
) -> None:
    office = committee(tmp_path)
    for unit, years in (
        ("old", (None, 2022)),
        ("gone", (None, 2022)),
        ("new-1", (2023, None)),
        ("new-2", (2023, None)),
    ):
        office.unit(unit, *years)
    for later in ("new-1", "new-2"):
        office.succession(2023, "split", "old", later)
    paper = office.file()
    for unit in ("old", "gone"):
        office.shortcoming(paper, f"{unit}-1", date(2023, 6, 1), unit=unit, stated_on=date(2022, 12, 28))
    office.fill("new-1", HTTNV=1)
    warehouse = office.serve()
    overdue = export_letters.facts(opened(warehouse, "?nam=2023")).overdue
    assert overdue.select("unit", "named_by").rows() == [("new-1", "OLD"), ("new-2", "OLD")]
    warehouse.close()
