"""Question cell_history: what papers have said of what a cell tells of, and what of it holds on a day."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from tests.data.office import Office

DAY = date(2023, 12, 4)
CORRECTED = date(2024, 1, 8)


def test_a_correction_shows_what_stood_before_it_who_brought_it_and_which_holds(office: Office) -> None:
    office.rate(office.file("first.xlsx"), "x", "HTXSNV", dated_on=DAY)
    office.rate(office.file("second.xlsx", CORRECTED), "x", "HTTNV", dated_on=DAY)
    warehouse = office.serve()
    before, after = history(warehouse, 1, "C1", date.max)
    assert (before["said"], before["in_force"], before["is_here"]) == ("Hoàn thành xuất sắc nhiệm vụ", False, True)
    assert (after["said"], after["in_force"], after["is_here"]) == ("Hoàn thành tốt nhiệm vụ", True, False)
    assert (after["source_file"], after["taken_in_by"], after["known_on"]) == ("second.xlsx", "office", CORRECTED)
    [alone] = history(warehouse, 1, "C1", date(2024, 1, 7))
    assert alone["in_force"], "nothing later shows"
    assert history(warehouse, 2, "C2", date(2024, 1, 7)) == []


def test_of_a_person_all_stages_of_the_year_are_told_together(office: Office) -> None:
    paper = office.file()
    office.rate(paper, "x", "HTXSNV", stage="self", dated_on=DAY)
    office.rate(paper, "x", "HTTNV", stage="proposed", dated_on=DAY)
    office.rate(paper, "y", "HTNV", stage="proposed", dated_on=DAY)
    office.rate(paper, "x", None, year=2022, unrated_reason="Nghỉ ốm")
    told = history(office.serve(), paper, "C2", date.max)
    assert {row["about"] for row in told} == {"x · Tự xếp loại", "x · Chi bộ đề nghị"}
    assert [row["said"] for row in told if row["is_here"]] == ["Hoàn thành tốt nhiệm vụ"]


@pytest.mark.parametrize(
    ("table", "row", "kind", "said"),
    [
        ("submission_record", {"document": "bien_ban_hoi_nghi", "received_on": DAY}, "Nhận hồ sơ", "04/12/2023"),
        ("pledge_record", {"members": 9, "done": 4, "reported_on": DAY}, "Kế hoạch khắc phục", "4/9 · 04/12/2023"),
        ("review_meeting_record", {"has_chi_uy": True, "held_on": DAY}, "Họp kiểm điểm", "04/12/2023"),
        ("note_record", {"note": "Thiếu người", "noted_on": DAY}, "Vướng mắc", "Thiếu người"),
        (
            "award_record",
            {"subject_kind": "dang_vien", "subject": "x", "subject_name": "x", "form": "Giấy khen", "filed_on": DAY},
            "Đề nghị khen thưởng",
            "Giấy khen · 04/12/2023",
        ),
        ("vote_record", {"subject": "x", "level": "HTXSNV", "n": 7}, "Phiếu biểu quyết", "7"),
        (
            "count_record",
            {"subject_kind": "dang_vien", "stage": "decided", "level": "HTNV", "n": 3, "dated_on": DAY},
            "Số tổng hợp",
            "3",
        ),
        (
            "remediation_record",
            {"item_key": "k", "item": "k", "due_on": DAY, "paper": "follow_up", "status": "dang_thuc_hien"},
            "Khắc phục hạn chế",
            "Đang thực hiện · 04/12/2023",
        ),
    ],
)
def test_every_kind_of_line_tells_what_stands_in_it(
    table: str, row: dict[str, Any], kind: str, said: str, office: Office
) -> None:
    paper = office.file(taken_in=DAY)
    office.add(table, paper, year=2023, unit="a", **row)
    [told] = history(office.serve(), paper, "C1", date(2023, 12, 31))
    assert told["kind_name"].startswith(kind)
    assert (told["said"], told["in_force"], told["standing_name"]) == (said, True, "Đang có hiệu lực")


def test_a_judgement_on_two_shortcomings_tells_the_earlier_one(office: Office) -> None:
    office.judge((2023, "a", "new"), (2022, "a", "old"), "same")
    [told] = history(office.serve(), 1, "C1", date.max)
    assert told["said"] == "Cùng một khuyết điểm · 2022 · old"


def history(warehouse: Warehouse, file: int, cell: str, day: date) -> list[dict[str, Any]]:
    rows: pl.DataFrame = warehouse.ask("cell_history", LOCAL_VIEWER, source_id=file, sheet="S", cells=[cell], as_of=day)
    return rows.to_dicts()
