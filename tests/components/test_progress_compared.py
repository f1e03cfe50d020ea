"""The chart that holds a day against another: its finding is true for any data, what is missing is said."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from components.charts.progress_compared import figure

TYPES = dict.fromkeys(("expected", "complete", "on_time", "late", "overdue", "pending"), pl.Int64) | {
    "told_on": pl.Date,
    "documents_name": pl.String,
}
Told = tuple[int | None, int]


def rows(*duties: dict[str, Any]) -> pl.DataFrame:
    """Each duty as (complete, expected) a year before, then and now; the first is the dossier unless it says not."""
    lines = []
    for position, duty in enumerate(duties):
        days = {"nam_truoc": date(2022, 12, 20), "hom_so_sanh": date(2023, 12, 13), "hom_nay": date(2023, 12, 20)}
        for moment, told_on in (days | duty.get("days", {})).items():
            complete, expected = duty[moment]
            known = complete is not None
            missing = expected - complete if known else None
            counts = {
                "on_time": complete,
                "late": 0 if known else None,
                "overdue": missing,
                "pending": 0 if known else None,
            }
            what = {"subject_name": "Chi bộ", "documents": 7, "documents_name": "Kế hoạch", "is_dossier": position == 0}
            told = {"position": position, "moment": moment, "told_on": told_on, "complete": complete}
            lines.append({**what, **told, **counts, "expected": expected if known else None} | duty.get("also", {}))
    return pl.DataFrame(lines, schema_overrides=TYPES)


def duty(before: Told, then: Told, now: Told, **other: Any) -> dict[str, Any]:
    return {"nam_truoc": before, "hom_so_sanh": then, "hom_nay": now, **other}


def finding(*duties: dict[str, Any]) -> str:
    return str(figure(rows(*duties))["layout"]["meta"]["finding"])


UNKNOWN: Told = (None, 12)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            duty((9, 12), (5, 12), (10, 12)),
            "Từ 13/12 đến 20/12 thêm 5 chi bộ nộp đủ hồ sơ (5 → 10/12); cùng thời điểm năm trước: 9/12",
        ),
        (duty((9, 12), (5, 11), (10, 12)), "Từ 13/12 đến 20/12 thêm 5 chi bộ nộp đủ hồ sơ (5/11 → 10/12); cùng"),
        (duty((12, 12), (12, 12), (12, 12)), "Từ 13/12 đến 20/12 không thêm chi bộ nào nộp đủ hồ sơ (12/12); cùng"),
        (duty((0, 12), (0, 12), (0, 12)), "không thêm chi bộ nào nộp đủ hồ sơ (0/12); cùng thời điểm năm trước: 0/12"),
        (duty(UNKNOWN, (6, 12), (5, 12)), "giảm 1, do sổ theo dõi được sửa (6 → 5/12); năm trước không có số liệu"),
        (duty(UNKNOWN, UNKNOWN, (5, 12)), "Đến 20/12 có 5/12 chi bộ nộp đủ hồ sơ; hôm 13/12 chưa có số liệu; năm"),
        (duty(UNKNOWN, UNKNOWN, UNKNOWN), "Đến 20/12 chưa có số liệu nào về chi bộ nộp đủ hồ sơ; năm trước không"),
        (duty(UNKNOWN, (0, 1), (1, 1)), "thêm 1 chi bộ nộp đủ hồ sơ (0 → 1/1)"),
        (
            duty((3, 3), (3, 3), (3, 3), days={"hom_so_sanh": date(2023, 12, 20)}),
            "Ngày so sánh trùng với ngày đang xem 20/12: 3/3 chi bộ nộp đủ hồ sơ",
        ),
        (duty((3, 3), (3, 3), (3, 3), days={"hom_nay": date(2024, 1, 3)}), "Từ 13/12/2023 đến 03/01/2024 không"),
    ],
)
def test_the_finding_is_true_for_any_data(told: dict[str, Any], said: str) -> None:
    assert said in finding(told)


def test_the_first_duty_that_moved_is_told_else_the_dossier() -> None:
    still, moved = duty((9, 12), (12, 12), (12, 12)), duty(UNKNOWN, (0, 12), (7, 12))
    assert "thêm 7 chi bộ xong Kế hoạch (0 → 7/12)" in finding(still, moved)
    assert "nộp đủ hồ sơ" in finding(still, still)
    assert "thêm 5 chi bộ nộp đủ hồ sơ" in finding(duty((1, 12), (7, 12), (12, 12)), moved)


def test_a_bar_is_all_who_had_to_and_what_is_unknown_is_said_not_drawn() -> None:
    drawn = figure(rows(duty(UNKNOWN, (5, 12), (10, 12))))
    by_bar: dict[float, float] = {}
    for trace in drawn["data"]:
        for bar, length in zip(trace["y"], trace["x"], strict=True):
            by_bar[bar] = by_bar.get(bar, 0) + length
    assert list(by_bar.values()) == pytest.approx([100, 100])
    ends = [note["text"] for note in drawn["layout"]["annotations"][1:]]
    assert ends == ["chưa có số liệu", "41,7% (5/12)", "83,3% (10/12)"]


def test_few_are_told_in_counts_alone() -> None:
    ends = [note["text"] for note in figure(rows(duty((1, 3), (2, 3), (3, 3))))["layout"]["annotations"][1:]]
    assert ends == ["1/3", "2/3", "3/3"]


def test_where_nothing_is_known_nothing_is_drawn() -> None:
    assert figure(rows(duty(UNKNOWN, UNKNOWN, UNKNOWN)))["data"] == []
    assert figure(rows(duty(UNKNOWN, UNKNOWN, UNKNOWN)).clear())["layout"]["meta"]["finding"]
