"""/chi-bo/<id>: one branch on one page, in a year in which it stood, as of a day; kind where there is none."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import PAGES, create_app
from components import filters
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from pages.arrival import shown_at
from pages.view import open_view
from tests.pages.odd_homes import FEW, ODD, branches, committee
from tests.pages.test_odd_homes import UNFILLED, WITH_COUNTS, lone_percentages
from tests.pages.test_pages import ENGLISH, drawn, parts, texts

PAGE = next(page for page in PAGES if page.path == "/chi-bo")


def opened(warehouse: Warehouse, unit: str, search: str = "") -> Any:
    """What the page of a branch shows."""
    return drawn(replace(PAGE, body=lambda view: PAGE.body(replace(view, path_id=unit))), warehouse, search)


def text(tree: Any) -> str:
    return " ".join(texts(tree))


def links(tree: Any) -> dict[str, str]:
    return {text(link["children"]): link["href"] for link in parts(tree, "A")}


def arrived(warehouse: Warehouse, path: str, search: str = "") -> dict[str, Any]:
    shown = shown_at(PAGES, path, search, LOCAL_VIEWER, open_view(warehouse, LOCAL_VIEWER, search))
    return {**shown.places, **shown.controls}


@pytest.mark.parametrize("unit", ["khuyen-cong", "van-phong", "quan-ly-nang-luong"])
@pytest.mark.parametrize(
    "search", ["", "?nam=2019", "?nam=2022&den-ngay=2023-06-30", "?doi-tuong=can_bo", "?den-ngay=2018-01-01"]
)
def test_a_branch_answers_every_address_in_vietnamese(unit: str, search: str, warehouse: Warehouse) -> None:
    tree = opened(warehouse, unit, search)
    assert [figure["data-chart"] for figure in parts(tree, "Figure")] == ["unit_rating_history", "unit_calendar"]
    shown = [part for part in texts(tree) if ".xlsx" not in part]
    assert not [part for part in shown if ENGLISH.search(part) or UNFILLED.search(part)]


def test_title_menu_and_filters_are_those_of_the_branch(warehouse: Warehouse) -> None:
    page = arrived(warehouse, "/chi-bo/thanh-tra", "?den-ngay=2023-12-10")
    assert page["title"]["text"] == "Thanh tra · Đảng bộ Sở Công Thương"
    assert not page["hidden"][filters.YEAR]
    assert page["hidden"][filters.UNITS]
    assert "/chi-bo" not in str(page["menu"])
    assert "Không có trang này" in str(arrived(warehouse, "/tien-do/thanh-tra")["body"])


def test_a_click_on_a_chart_opens_its_lines_and_leads_on_within_the_branch(sample_home: Path) -> None:
    asked = {
        "output": "unit_calendar-lines.children",
        "outputs": {"id": "unit_calendar-lines", "property": "children"},
        "inputs": [
            {"id": "unit_calendar", "property": "clickData"},
            {"id": "unit_calendar-behind", "property": "data", "value": "thanh-tra|bao_cao_kiem_diem"},
        ],
        "state": [
            {"id": "address", "property": "search", "value": "?den-ngay=2023-12-20"},
            {"id": "address", "property": "pathname", "value": "/chi-bo/thanh-tra"},
        ],
        "changedPropIds": ["unit_calendar-behind.data"],
    }
    answer = create_app(sample_home).server.test_client().post("/_dash-update-component", json=asked)
    lines = answer.get_json()["response"]["unit_calendar-lines"]["children"]
    further = {link: href for link, href in links(lines).items() if "trên cả trang" in link}
    assert further == {"Chỉ xem năm 2023 trên cả trang": "/chi-bo/thanh-tra?nam=2023&den-ngay=2023-12-20"}


def test_where_one_branch_is_chosen_a_page_leads_to_its_own(warehouse: Warehouse) -> None:
    def heading(search: str) -> str:
        return str(arrived(warehouse, "/tien-do", search)["heading"])

    assert "href='/chi-bo/thanh-tra?nam=2022'" in heading("?nam=2022&chi-bo=thanh-tra")
    assert "Xem Thanh tra trên một trang." in heading("?chi-bo=thanh-tra")
    assert "/chi-bo/" not in heading("") + heading("?chi-bo=thanh-tra,khuyen-cong")


def test_an_unknown_branch_is_told_kindly_with_the_nearest(warehouse: Warehouse) -> None:
    near = opened(warehouse, "thanh-tar", "?nam=2022")
    assert "Không có chi bộ nào mang mã «thanh-tar»." in text(near)
    assert links(near)["Thanh tra"] == "/chi-bo/thanh-tra?nam=2022"
    assert links(opened(warehouse, "Khuyến  cong"))["Khuyến công"] == "/chi-bo/khuyen-cong"
    assert "Không tìm thấy chi bộ này" in text(opened(warehouse, "dang-uy"))


def test_without_a_branch_those_of_the_year_are_listed(warehouse: Warehouse) -> None:
    listed = links(opened(warehouse, "", "?nam=2020"))
    assert listed["Văn phòng"] == "/chi-bo/van-phong?nam=2020"
    assert "Văn phòng 1" not in listed


def test_a_branch_that_ended_shows_its_own_years_and_leads_to_those_that_came_of_it(warehouse: Warehouse) -> None:
    tree = opened(warehouse, "van-phong", "?nam=2023")
    assert "Chi bộ này hoạt động đến hết năm 2020; trang nêu số liệu năm 2020." in text(tree)
    assert links(tree)["Văn phòng 2"] == "/chi-bo/van-phong-2?nam=2023"
    assert arrived(warehouse, "/chi-bo/van-phong", "?nam=2023")["values"][filters.YEAR] == "2020"
    before = opened(warehouse, "van-phong-2", "?nam=2019")
    assert "Năm 2019 chưa có chi bộ này; trang nêu số liệu năm 2021." in text(before)
    assert links(before)["Văn phòng"] == "/chi-bo/van-phong?nam=2019"


def test_nothing_later_than_the_day_shows(tmp_path: Path) -> None:
    office = branches(tmp_path, (2, 9, 1, 0, 1))
    paper = office.file()
    office.receive(paper, "bao_cao_kiem_diem", date(2023, 12, 11), unit="u001")
    office.shortcoming(paper, "việc sau", date(2024, 6, 30), unit="u001", year=2023, stated_on=date(2023, 12, 12))
    office.add("note_record", paper, year=2023, unit="u001", note="Vướng sau", noted_on=date(2023, 12, 13))
    meeting = {"year": 2023, "unit": "u001", "has_chi_uy": True, "held_on": date(2023, 12, 11)}
    office.add("review_meeting_record", paper, **meeting)
    award = {"year": 2023, "unit": "u001", "subject_kind": "dang_vien", "subject": "u001-0", "form": "Giấy khen"}
    office.add("award_record", paper, **award, subject_name="Người sau", filed_on=date(2023, 12, 14))
    warehouse = office.serve()
    later = ("11/12 · chậm", "họp kiểm điểm ngày 11/12/2023", "việc sau", "Vướng sau", "Người sau")
    then, now = (str(opened(warehouse, "u001", f"?nam=2023&den-ngay={day}")) for day in ("2023-12-10", "2024-01-20"))
    assert [told for told in later if told in then] == []
    assert [told for told in later if told not in now] == []
    assert "Chưa có kết quả xếp loại đảng viên nào." in then
    warehouse.close()


def test_a_new_branch_of_which_nothing_is_known_says_so(tmp_path: Path) -> None:
    office = committee(tmp_path)
    office.unit("moi", first_year=2025)
    office.unit("cu")
    office.fill("cu", HTTNV=3)
    warehouse = office.serve()
    shown = text(opened(warehouse, "moi"))
    assert "Năm 2023 chưa có chi bộ này; trang nêu số liệu năm 2025." in shown
    assert "Chưa có kết quả xếp loại nào của MOI" in shown
    assert not UNFILLED.search(shown)
    warehouse.close()


@pytest.mark.parametrize("make", [make for make in ODD if make.__name__ in ("few", "totals_with_gaps", "one_branch")])
def test_no_percentage_stands_without_its_counts(make: Any, tmp_path: Path) -> None:
    warehouse = make(tmp_path).serve()
    tree = opened(warehouse, "u001")
    told = [
        *(text(title["children"]) for title in parts(tree, "H2")),
        *(text(dd["children"]) for dd in parts(tree, "Dd")),
    ]
    for sentence in told:
        whole = re.sub(r"toàn Đảng bộ \d+,\d% \([\d/]+\)", "", sentence)
        assert lone_percentages(whole) == 0, sentence
        assert make not in FEW or not WITH_COUNTS.search(whole), sentence
        assert not UNFILLED.search(sentence), sentence
    warehouse.close()
