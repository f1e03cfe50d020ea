from datetime import date
from typing import Any

import polars as pl

from components.charts.review_meetings import figure
from components.names import names

HELD = date(2023, 11, 21)


def body(unit: str, state: str = "da_hop", attendance: str | None = "khong_phan_cong", **other: Any) -> dict[str, Any]:
    held_on = HELD if state in ("da_hop", "da_hop_cham") else None
    row = {
        "year": 2023,
        "unit": unit.lower(),
        "unit_name": unit,
        "kind": "chi_bo",
        "reviewed": "chi_uy",
        "state": state,
        "held_on": held_on,
        "named_day": date(2023, 12, 5),
        "planned": None,
        "attended": None,
        "attendance": attendance if held_on else None,
        **other,
    }
    lists = {"reviewed": "reviewed", "state": "review_state", "attendance": "attendance"}
    return row | {f"{key}_name": names(kind).get(str(row[key])) for key, kind in lists.items()}


def drawn(*bodies: dict[str, Any]) -> dict[str, Any]:
    types = {"held_on": pl.Date, **dict.fromkeys(("planned", "attended", "attendance", "attendance_name"), pl.String)}
    return figure(pl.DataFrame(bodies, schema_overrides=types))


def finding(*bodies: dict[str, Any]) -> str:
    return str(drawn(*bodies)["layout"]["meta"]["finding"])


def test_held_late_attended_and_reviewing_themselves_are_counted() -> None:
    planned = {"planned": "Bí thư"}
    told = finding(
        body("A", attendance="dung_phan_cong", **planned),
        body("B", attendance="khong_ghi", **planned),
        body("C", "da_hop_cham", reviewed="chi_bo"),
        body("D", "qua_han"),
    )
    assert told == (
        "Năm 2023, 3/4 chi bộ đã họp kiểm điểm; 2 chi bộ họp sau thời hạn hoặc quá hạn chưa họp; "
        "đúng cấp ủy viên được phân công dự ở 1/2 nơi; 1 chi bộ không có chi ủy tự kiểm điểm"
    )


def test_where_nothing_is_known_nobody_is_said_not_to_have_met() -> None:
    assert finding(body("A", "khong_ro"), body("B", "khong_ro")).startswith("Chưa có thông tin")


def test_the_committee_is_no_branch() -> None:
    assert "1/1 chi bộ" in finding(body("A"), body("K", "khong_ro", kind="dang_uy"))


def test_a_dot_tells_the_day_and_who_attended() -> None:
    (dots,) = drawn(body("A", attendance="nguoi_khac", planned="Bí thư", attended="Phó Bí thư"))["data"]
    assert (dots["x"], dots["customdata"]) == ([HELD.isoformat()], [["a"]])
    assert "21/11 · Phó Bí thư" in dots["text"][0]
    assert "Kế hoạch phân công: Bí thư" in dots["hovertext"][0]


def test_those_who_have_not_met_stand_there_in_words() -> None:
    *_, words = drawn(body("A"), body("B", "chua_hop"), body("C", "khong_ro"))["data"]
    assert (words["mode"], words["y"], words["text"]) == ("text", ["B", "C"], ["Chưa họp", "Chưa có thông tin"])


def test_a_branch_without_chi_uy_says_so_beside_its_name() -> None:
    (name,) = drawn(body("A", reviewed="chi_bo"))["layout"]["yaxis"]["categoryarray"]
    assert "chi bộ tự kiểm điểm" in name


def test_the_line_stands_at_the_named_day_of_the_dossier() -> None:
    layout = drawn(body("A"))["layout"]
    assert layout["shapes"][0]["x0"] == "2023-12-05"
    assert "05/12" in layout["annotations"][0]["text"]


def test_no_body_gives_an_empty_chart_with_a_true_title() -> None:
    chart = figure(pl.DataFrame([body("A")]).clear())
    assert chart["data"] == []
    assert chart["layout"]["meta"]["finding"].startswith("Không có chi bộ nào")
