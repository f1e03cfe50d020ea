"""Questions person_lines and person_find: all that is held on one person, and by which id that person is asked for."""

from datetime import date

import polars as pl
import pytest

from data.viewer import LOCAL_VIEWER, Viewer
from tests.data.office import Office

WHO = {"subject": "dv-1", "subject_name": "Đảng viên 0001"}
OTHER = {"subject": "dv-2", "subject_name": "Đảng viên 00012"}


@pytest.fixture
def told(office: Office) -> Office:
    """Give two members of branch `a`, the first told of in every kind of paper."""
    office.unit("b")
    paper = office.file("bang.xlsx", date(2023, 12, 1))
    office.rate(paper, level="HTTNV", stage="proposed", **WHO)
    office.rate(paper, level=None, unrated_state="hoan", unrated_reason="Nghỉ ốm dài hạn", subject_kind="can_bo", **WHO)
    office.rate(paper, level="HTTNV", **OTHER)
    at = {"year": 2023, "unit": "a"}
    office.add("vote_record", paper, **at, subject="dv-1", level="HTTNV", n=7)
    office.add("member_record", paper, **at, **WHO, birth_year=1980, card="123", position="Phó Bí thư")
    office.add("award_record", paper, **at, **WHO, subject_kind="dang_vien", form="Giấy khen")
    return office


def lines(office: Office, subject: str = "dv-1", **other: object) -> pl.DataFrame:
    return office.serve().ask("person_lines", LOCAL_VIEWER, subject=subject, **other)


def test_every_kind_of_line_is_told_with_its_cell(told: Office) -> None:
    found = lines(told)
    assert found.select("kind_name", "about", "said").rows() == [
        ("Danh sách đảng viên", "Chức vụ", "Phó Bí thư"),
        ("Danh sách đảng viên", "Họ và tên", "Đảng viên 0001"),
        ("Danh sách đảng viên", "Năm sinh", "1980"),
        ("Danh sách đảng viên", "Số thẻ đảng viên", "123"),
        ("Xếp loại", "Đảng viên · Chi bộ đề nghị · Cả năm", "Hoàn thành tốt nhiệm vụ"),
        (
            "Xếp loại",
            "Cán bộ lãnh đạo, quản lý · Cấp có thẩm quyền quyết định · Cả năm",
            "Nghỉ ốm dài hạn",
        ),
        ("Phiếu biểu quyết", "Hoàn thành tốt nhiệm vụ", "7"),
        ("Đề nghị khen thưởng", "Đảng viên", "Giấy khen"),
    ]
    assert set(found["source_file"]) == {"bang.xlsx"}
    assert not found["is_by_name"].any()
    assert found["in_force"].all()
    assert found.select(pl.col("source_sheet", "source_cell", "taken_in_on").is_null().any()).row(0) == (False,) * 3


def test_what_a_later_paper_replaced_is_held_too(told: Office) -> None:
    told.rate(told.file("sua.xlsx", date(2024, 1, 5)), level="HTNV", stage="proposed", **WHO)
    found = lines(told).filter(kind="rating", about="Đảng viên · Chi bộ đề nghị · Cả năm")
    assert found.select("said", "in_force").rows() == [
        ("Hoàn thành tốt nhiệm vụ", False),
        ("Hoàn thành nhiệm vụ", True),
    ]
    assert lines(told, as_of=date(2024, 1, 4)).filter(in_force=False).is_empty()


@pytest.mark.parametrize(
    ("responsible", "is_named"),
    [
        ("Đảng viên 0001", True),
        ("đồng chí  ĐẢNG VIÊN 0001, Phó Bí thư", True),
        ("Chi ủy; Đảng viên 0001.", True),
        ("Đảng viên 00012", False),
        ("Chi ủy", False),
        (None, False),
    ],
)
def test_who_is_named_as_responsible_is_found_by_the_whole_name(
    responsible: str | None, is_named: bool, told: Office
) -> None:
    told.shortcoming(told.file("khac-phuc.xlsx"), "Họp muộn", date(2024, 6, 30), responsible=responsible)
    found = lines(told).filter("is_by_name")
    assert found.select("kind_name", "said").rows() == (
        [("Khắc phục hạn chế", f"Họp muộn · {responsible}")] if is_named else []
    )


def test_texts_are_searched_in_the_persons_branches_and_the_committees_own_papers(told: Office) -> None:
    paper = told.file("so.xlsx")
    for unit in ("a", "b", "dang-uy"):
        at = {"year": 2023, "unit": unit}
        noted = {"received_on": date(2023, 12, 4), "received_by": "Đảng viên 0001"}
        told.add("submission_record", paper, **at, document="van_ban_khac", **noted)
        told.add("note_record", paper, **at, note=f"{unit}: Đảng viên 0001 đi học", noted_on=date(2023, 12, 8))
        told.add("review_meeting_record", paper, **at, held_on=date(2023, 11, 1), supervisor="Đảng viên 0001")
    found = lines(told).filter("is_by_name")
    assert sorted(found.select("unit", "kind").iter_rows()) == [
        (unit, kind) for unit in ("a", "dang-uy") for kind in ("note", "review_meeting", "submission")
    ]


def test_a_body_is_no_person_and_a_branch_gets_no_other_branchs_people(told: Office) -> None:
    told.rate(told.file(), "a", "HTTNV", subject_kind="chi_bo", subject_name="A")
    assert lines(told, "a").is_empty()
    assert lines(told, "dv-9").is_empty()
    asked = told.serve().ask
    assert asked("person_lines", Viewer("b", "chi_bo", "b"), subject="dv-1").is_empty()
    assert asked("person_lines", Viewer("a", "chi_bo", "a"), subject="dv-1").height == 8


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("", ["dv-1", "dv-2"]),
        ("dang vien 0001", ["dv-1", "dv-2"]),
        ("ĐẢNG VIÊN 00012", ["dv-2"]),
        ("123", ["dv-1"]),
        ("a", ["dv-1", "dv-2"]),
        ("không ai", []),
    ],
)
def test_a_person_is_found_by_name_card_or_branch_however_typed(sought: str, found: list[str], told: Office) -> None:
    rows = told.serve().ask("person_find", LOCAL_VIEWER, sought=sought)
    assert rows["subject"].to_list() == found


def test_a_person_is_listed_once_for_each_branch_with_what_tells_namesakes_apart(told: Office) -> None:
    told.rate(told.file(), level="HTTNV", unit="b", year=2022, **WHO)
    columns = ("unit_name", "subject_name", "birth_year", "card", "first_year", "last_year")
    rows = told.serve().ask("person_find", LOCAL_VIEWER, sought="0001").filter(subject="dv-1").select(columns)
    assert rows.rows() == [
        ("A", "Đảng viên 0001", 1980, "123", 2023, 2023),
        ("B", "Đảng viên 0001", None, None, 2022, 2022),
    ]
