from typing import Any

import polars as pl
import pytest

from components.charts.award_runs import figure
from components.names import names
from tests.components.frames import READING

CERTAINTY = names("run_certainty")


def answer(runs: list[tuple[int, bool]], *, is_provisional: bool = False) -> pl.DataFrame:
    """An answer of award_runs: (years, at least) of each subject."""
    lines: list[dict[str, Any]] = [
        {
            "years": years,
            "at_least": at_least,
            "certainty": (code := "it_nhat" if at_least else "dung"),
            "certainty_name": CERTAINTY[code],
            "is_provisional": is_provisional,
        }
        for years, at_least in runs
    ]
    return pl.DataFrame(lines)


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        ([(1, False)] * 3, "Đến năm 2023, cả 3 đảng viên xuất sắc mới tính được 1 năm liền"),
        ([(1, False)], "Đến năm 2023, đảng viên xuất sắc duy nhất đã 1 năm liền"),
        ([(1, False), (3, False), (3, False)], "dài nhất là 3 năm (2 đảng viên)"),
        ([(5, False), (6, True), (1, False)], "2/3 đảng viên xuất sắc đã từ 5 năm liền trở lên"),
        ([(4, True), (1, False)], "; 1 trường hợp chưa rõ mức của năm trước đó"),
    ],
)
def test_the_title_says_who_has_five_years_and_what_is_not_known(runs: list[tuple[int, bool]], words: str) -> None:
    assert words in figure(answer(runs), READING)["layout"]["meta"]["finding"]


def test_five_years_that_are_sure_leave_nothing_open() -> None:
    assert "chưa rõ" not in figure(answer([(5, True)]), READING)["layout"]["meta"]["finding"]


def test_before_the_decision_the_title_says_that_it_is_provisional() -> None:
    told = figure(answer([(2, False), (1, False)], is_provisional=True), READING)["layout"]["meta"]["finding"]
    assert told.startswith("Tạm tính đến năm 2023, khi chưa có quyết định xếp loại, chưa đảng viên nào")


def test_runs_of_five_years_and_more_stand_in_one_bar_and_open_ones_apart() -> None:
    sure, open_runs = figure(answer([(1, False), (5, False), (7, False), (7, True)]), READING)["data"]
    assert (sure["y"], sure["x"]) == (["1 năm liền", "5 năm liền trở lên"], [1, 2])
    assert (open_runs["y"], open_runs["x"]) == (["5 năm liền trở lên"], [1])


def test_no_run_is_no_bar() -> None:
    empty = figure(answer([(1, False)]).clear(), READING)
    assert empty["data"] == []
    assert "chưa tính được số năm liền" in empty["layout"]["meta"]["finding"]
