from collections.abc import Mapping

import polars as pl

from components.charts.remediation_status import figure
from components.names import names


def answer(counts: Mapping[str, Mapping[str, int]]) -> pl.DataFrame:
    order = list(names("remediation_class"))
    return pl.DataFrame(
        [
            {
                "unit": unit.lower(),
                "unit_name": unit,
                "class": code,
                "class_name": names("remediation_class")[code],
                "class_rank": order.index(code),
                "n": of_unit.get(code, 0),
                "total": sum(of_unit.values()),
            }
            for unit, of_unit in counts.items()
            for code in order
        ]
    )


def finding(counts: Mapping[str, Mapping[str, int]]) -> str:
    return str(figure(answer(counts))["layout"]["meta"]["finding"])


def test_what_is_done_and_what_is_overdue_is_told() -> None:
    assert finding({"A": {"qua_han": 2, "hoan_thanh_cham": 5}, "B": {"qua_han": 1, "hoan_thanh_dung_han": 4}}) == (
        "Đã khắc phục 75,0% (9/12) hạn chế, khuyết điểm; 3 việc quá hạn ở 2 chi bộ, nhiều nhất là A (2)"
    )


def test_ties_all_done_none_overdue_and_nothing() -> None:
    even = {"A": {"qua_han": 1}, "B": {"qua_han": 1}}
    assert "2 việc quá hạn ở 2 chi bộ, mỗi chi bộ 1 việc" in finding(even)
    tied = {"A": {"qua_han": 2}, "B": {"qua_han": 2}, "C": {"qua_han": 1}}
    assert "5 việc quá hạn ở 3 chi bộ, 2 chi bộ nhiều nhất với 2 việc" in finding(tied)
    assert finding({"A": {"qua_han": 2}}).endswith("; 2 việc quá hạn ở A")
    assert finding({"A": {"hoan_thanh_cham": 3}}) == "Tất cả 3 hạn chế, khuyết điểm đã khắc phục xong"
    assert "không có việc nào quá hạn" in finding({"A": {"hoan_thanh_cham": 3, "chua_thuc_hien": 1}})
    assert finding({"A": {}}) == "Chưa có hạn chế, khuyết điểm nào cần khắc phục"


def test_segments_add_up_to_the_rows_and_classes_without_any_are_left_out() -> None:
    rows = answer({"A": {"qua_han": 2, "hoan_thanh_cham": 5}, "B": {"ket_thuc": 4}})
    segments = figure(rows)["data"]
    assert sum(sum(segment["x"]) for segment in segments) == rows["n"].sum()
    assert [segment["name"] for segment in segments] == ["Quá hạn", "Hoàn thành chậm", "Kết thúc, không thực hiện"]


def test_the_branch_with_most_overdue_stands_at_the_top() -> None:
    layout = figure(answer({"A": {"hoan_thanh_cham": 9}, "B": {"qua_han": 1}}))["layout"]
    assert layout["yaxis"]["categoryarray"][-1] == "B"
