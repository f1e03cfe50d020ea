from collections.abc import Mapping

import polars as pl

from components.charts.filing_by_unit import figure
from components.names import names

STATES = ("dung_han", "dung_ngay_moc", "cham", "qua_han", "chua_den_han")


def answer(counts: Mapping[str, Mapping[str, int]]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "year": 2023,
                "unit": unit.lower(),
                "unit_name": unit,
                "state": state,
                "state_name": names("filing_state")[state],
                "state_rank": rank,
                "n": of_unit.get(state, 0),
                "total": sum(of_unit.values()),
                "problems": of_unit.get("cham", 0) + of_unit.get("qua_han", 0),
            }
            for unit, of_unit in counts.items()
            for rank, state in enumerate(STATES)
        ]
    )


def finding(counts: Mapping[str, Mapping[str, int]]) -> str:
    return str(figure(answer(counts))["layout"]["meta"]["finding"])


def test_what_is_in_what_is_lacking_and_what_came_late_is_told() -> None:
    assert finding({"A": {"dung_han": 6, "cham": 1}, "B": {"qua_han": 2, "dung_han": 3}}) == (
        "Các chi bộ đã nộp 83,3% (10/12) loại hồ sơ phải nộp; 2 loại quá hạn chưa nộp ở 1 chi bộ, 1 loại nộp chậm"
    )
    assert finding({"A": {"cham": 2}}).endswith("không còn loại nào quá hạn, 2 loại nộp chậm")
    assert finding({"A": {"qua_han": 2}}).endswith("2 loại quá hạn chưa nộp ở 1 chi bộ")


def test_before_the_deadline_nothing_is_late_and_without_a_plan_nothing_is_due() -> None:
    told = finding({"A": {"chua_den_han": 7}})
    assert told == "Các chi bộ đã nộp 0/7 loại hồ sơ phải nộp; không có loại nào chậm hoặc quá hạn"
    assert figure(answer({"A": {}}))["layout"]["meta"]["finding"] == "Chưa có hồ sơ nào phải nộp"


def test_each_branch_is_a_bar_parted_by_state_the_overdue_first() -> None:
    drawn = figure(answer({"A": {"qua_han": 2, "dung_han": 3}, "B": {"dung_han": 5}}))
    assert [trace["name"] for trace in drawn["data"]] == ["Quá hạn, chưa nộp", "Đúng hạn"]
    assert drawn["data"][0]["x"] == [2, 0]
