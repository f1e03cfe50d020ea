from typing import Any

import polars as pl
import pytest

from components.charts.award_eligibility import figure
from components.names import names
from tests.components.frames import READING

CLASSES = names("award_class")


def answer(units: dict[str, dict[str, int]], *, has_decision: bool = True, has_list: bool = True) -> pl.DataFrame:
    """An answer of award_eligibility: counts by branch and class."""
    lines: list[dict[str, Any]] = [
        {
            "year": 2023,
            "unit": unit.lower(),
            "unit_name": unit,
            "class": code,
            "class_name": CLASSES[code],
            "class_rank": list(CLASSES).index(code) + 1,
            "n": n,
            "has_decision": has_decision,
            "has_list": has_list,
        }
        for unit, of in units.items()
        for code, n in of.items()
    ]
    return pl.DataFrame(lines)


def finding(rows: pl.DataFrame) -> str:
    return str(figure(rows, READING)["layout"]["meta"]["finding"])


@pytest.mark.parametrize(
    ("of", "state", "words"),
    [
        (
            {"xuat_sac_da_de_nghi": 18, "xuat_sac_chua_de_nghi": 5},
            {},
            "78,3% (18/23) đảng viên được quyết định",
        ),
        ({"xuat_sac_da_de_nghi": 2, "xuat_sac_chua_de_nghi": 1}, {}, "Năm 2023, 2/3 đảng viên"),
        ({"xuat_sac_da_de_nghi": 2, "khong_xuat_sac": 3}, {}, "; 3 đề nghị không thuộc số xuất sắc"),
        ({"xuat_sac_da_de_nghi": 2, "tam_chua_de_nghi": 4}, {}, "; 4 đảng viên còn chờ quyết định"),
        ({"xuat_sac_chua_de_nghi": 5}, {"has_list": False}, "5 đảng viên được quyết định xuất sắc; chưa có danh sách"),
        ({"khong_xuat_sac": 2}, {}, "không có đảng viên nào được quyết định xuất sắc; có 2 đề nghị"),
        (
            {"xuat_sac_chi_tong_so": 7, "chua_ro": 2},
            {},
            "7 đảng viên được quyết định xuất sắc, có nơi chỉ biết",
        ),
        (
            {"tam_da_de_nghi": 2, "tam_chua_de_nghi": 1},
            {"has_decision": False},
            "chưa có quyết định xếp loại; tạm tính 2/3 đảng viên được đề nghị xuất sắc",
        ),
        (
            {"tam_da_de_nghi": 2, "chua_ro": 1},
            {"has_decision": False},
            "; 1 đề nghị không thuộc số dự kiến xuất sắc",
        ),
        (
            {"tam_chua_de_nghi": 4},
            {"has_decision": False, "has_list": False},
            "tạm tính 4 đảng viên được đề nghị xuất sắc, chưa có danh sách",
        ),
        ({"chua_ro": 1}, {"has_decision": False}, "cũng chưa có đảng viên nào được đề nghị xuất sắc; có 1 đề nghị"),
    ],
)
def test_the_title_says_how_far_proposals_and_levels_agree(
    of: dict[str, int], state: dict[str, bool], words: str
) -> None:
    assert words in finding(answer({"A": of}, **state))


def test_a_branch_whose_total_has_no_figure_is_missing_and_not_nobody() -> None:
    rows = answer({"A": {"xuat_sac_chi_tong_so": 7}, "B": {"xuat_sac_chi_tong_so": 1}}, has_list=False)
    silent = rows.with_columns(n=pl.when(pl.col("unit") == "a").then("n"))
    assert finding(silent).startswith("Năm 2023, 7 đảng viên")
    assert finding(silent).endswith("; 1 chi bộ không có số liệu về mức này")


def test_nothing_at_all_has_no_bars_and_says_so() -> None:
    empty = figure(answer({"A": {"khong_xuat_sac": 1}}).clear(), READING)
    assert empty["data"] == []
    assert "chưa có đảng viên nào được xếp loại xuất sắc" in empty["layout"]["meta"]["finding"]


def test_branches_whose_proposals_do_not_fit_stand_at_the_top() -> None:
    rows = answer({"Lớn": {"xuat_sac_da_de_nghi": 9}, "Lệch": {"khong_xuat_sac": 1}, "Nhỏ": {"xuat_sac_da_de_nghi": 1}})
    assert figure(rows, READING)["layout"]["yaxis"]["categoryarray"][::-1] == ["Lệch", "Lớn", "Nhỏ"]


def test_only_the_classes_met_are_drawn_and_told() -> None:
    drawn = figure(answer({"A": {"xuat_sac_da_de_nghi": 2, "khong_xuat_sac": 1}}), READING)
    assert [trace["name"] for trace in drawn["data"]] == [CLASSES["xuat_sac_da_de_nghi"], CLASSES["khong_xuat_sac"]]
    assert [entry["name"] for entry in drawn["layout"]["meta"]["legend"]] == [trace["name"] for trace in drawn["data"]]
    assert drawn["layout"]["meta"]["total"] == 3
