from datetime import date
from typing import Any

import polars as pl
import pytest

from components.charts.member_pledges import figure
from tests.components.frames import READING

LAST = date(2023, 12, 30)


def branch(unit: str, members: int | None, done: int | None, late: int = 0, **other: Any) -> dict[str, Any]:
    told = done is not None and members is not None
    return {
        "unit": unit.lower(),
        "unit_name": unit,
        "members": members,
        "done": done,
        "on_time": done - late if done is not None else None,
        "late": late if done is not None else None,
        "missing": (members or 0) - (done or 0) if told else None,
        "last_day": LAST,
        "is_past": False,
        **other,
    }


def drawn(*branches: dict[str, Any]) -> dict[str, Any]:
    numbers = dict.fromkeys(("members", "done", "on_time", "late", "missing"), pl.Int32)
    return figure(pl.DataFrame(branches, schema_overrides=numbers), READING)


def finding(*branches: dict[str, Any]) -> str:
    return str(drawn(*branches)["layout"]["meta"]["finding"])


def test_the_share_is_of_the_branches_that_reported_and_the_silent_ones_are_named() -> None:
    told = finding(branch("A", 12, 6), branch("B", 30, None))
    assert told == (
        "Đến 20/12/2023, 50,0% (6/12) đảng viên đã có kế hoạch khắc phục và bản cam kết; còn 10 ngày, "
        "6 người chưa có; 1/2 chi bộ chưa báo cáo"
    )


@pytest.mark.parametrize(
    ("last_day", "words"),
    [(date(2023, 12, 20), "hạn cuối hôm nay"), (date(2023, 12, 19), "đã quá hạn"), (date(2023, 12, 21), "còn 1 ngày")],
)
def test_the_days_left_run_to_the_last_permitted_day(last_day: date, words: str) -> None:
    assert words in finding(branch("A", 12, 6, last_day=last_day))


def test_all_done_needs_no_days() -> None:
    assert finding(branch("A", 5, 5)).endswith("5/5 đảng viên đã có kế hoạch khắc phục và bản cam kết, đủ tất cả")


def test_without_any_report_nothing_is_claimed() -> None:
    chart = drawn(branch("A", 5, None), branch("B", None, None))
    assert chart["data"] == []
    assert "Chưa chi bộ nào trong 2 chi bộ báo cáo" in chart["layout"]["meta"]["finding"]


def test_done_in_time_done_later_and_lacking_are_parts_of_the_bar() -> None:
    chart = drawn(branch("A", 12, 8, late=3, is_past=True))
    parts = {trace["customdata"][0][1]: trace["x"] for trace in chart["data"]}
    assert parts == {"hoan_thanh_dung_han": [5], "hoan_thanh_cham": [3], "qua_han": [4]}


def test_who_has_not_reported_says_so_beside_an_empty_line() -> None:
    chart = drawn(branch("A", 12, 6), branch("B", 12, None), branch("C", None, 3))
    assert [note["text"] for note in chart["layout"]["annotations"]] == [
        "50,0% (6/12)",
        "chưa báo cáo",
        "chưa rõ tổng số",
    ]


def test_a_plan_that_asks_nothing_of_members_says_so() -> None:
    rows = pl.DataFrame([branch("A", 5, 5)]).clear()
    assert "không yêu cầu" in figure(rows, READING)["layout"]["meta"]["finding"]
