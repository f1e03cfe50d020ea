from collections.abc import Mapping

import polars as pl

from components.charts.remediation_ageing import figure
from components.names import names


def answer(counts: Mapping[str, Mapping[str, int]]) -> pl.DataFrame:
    order = list(names("remediation_age"))
    lines = [
        {
            "unit": unit.lower(),
            "unit_name": unit,
            "age": age,
            "age_name": names("remediation_age")[age],
            "age_rank": order.index(age) + 1,
            "n": n,
            "total": sum(of_unit.values()),
        }
        for unit, of_unit in counts.items()
        for age, n in of_unit.items()
    ]
    schema = {"unit": pl.String, "unit_name": pl.String, "age": pl.String, "age_name": pl.String}
    return pl.DataFrame(lines, schema=schema | {"age_rank": pl.Int32, "n": pl.Int32, "total": pl.Int32})


def finding(counts: Mapping[str, Mapping[str, int]]) -> str:
    return str(figure(answer(counts))["layout"]["meta"]["finding"])


def test_the_oldest_are_told_of_all_that_are_overdue() -> None:
    assert finding({"A": {"qua_han_30": 2, "chua_den_han": 1}, "B": {"qua_han_hon_365": 1}}) == (
        "3 trong 4 việc chưa xong đã quá hạn, lâu nhất là 1 việc quá hạn trên 1 năm"
    )
    assert finding({"A": {"qua_han_90": 2}, "B": {"qua_han_90": 1}}) == (
        "3 trong 3 việc chưa xong đã quá hạn, đều quá hạn 31–90 ngày"
    )
    assert finding({"A": {"qua_han_90": 1, "chua_den_han": 2}}) == "Một trong 3 việc chưa xong quá hạn 31–90 ngày"
    assert finding({"A": {"qua_han_90": 1}}) == "Việc duy nhất chưa xong quá hạn 31–90 ngày"


def test_nothing_overdue_and_nothing_open_are_good_news() -> None:
    assert "không có việc nào quá hạn" in finding({"A": {"chua_den_han": 3, "khong_ghi_thoi_han": 1}})
    nothing = figure(answer({}))
    assert nothing["data"] == []
    assert nothing["layout"]["meta"]["finding"] == "Không có hạn chế, khuyết điểm nào đang phải khắc phục"


def test_the_longest_overdue_begin_the_bar_and_the_segments_add_up() -> None:
    rows = answer({"A": {"chua_den_han": 1, "qua_han_30": 2, "qua_han_hon_365": 3, "khong_ghi_thoi_han": 4}})
    segments = figure(rows)["data"]
    assert [segment["x"] for segment in segments] == [[3], [2], [1], [4]]
    assert sum(sum(segment["x"]) for segment in segments) == rows["n"].sum()


def test_the_branch_with_most_overdue_stands_at_the_top_and_of_two_the_one_overdue_longer() -> None:
    layout = figure(
        answer({"A": {"chua_den_han": 9}, "B": {"qua_han_30": 2}, "C": {"qua_han_30": 1, "qua_han_365": 1}})
    )["layout"]
    assert layout["yaxis"]["categoryarray"] == ["A", "B", "C"]
