from typing import Any

import polars as pl

from components.charts.shortcoming_recurrence import IN_PICTURE, figure
from components.names import names


def line(thread: str, unit: str, year: int, times: int, code: str = "chua_thuc_hien", **other: Any) -> dict[str, Any]:
    return {
        "thread": thread,
        "shortcoming": "Chậm báo cáo định kỳ với Đảng ủy",
        "thread_unit_name": unit,
        "year": year,
        "unit": unit.lower(),
        "unit_name": unit,
        "item": "Chậm báo cáo định kỳ với Đảng ủy",
        "class": code,
        "class_name": names("remediation_class")[code],
        "link_name": None,
        "times": times,
        "other_units": 0,
        **other,
    }


def thread(name: str, unit: str, *years: int) -> list[dict[str, Any]]:
    return [line(name, unit, year, len(years)) for year in years]


def chart(*threads: list[dict[str, Any]]) -> dict[str, Any]:
    return figure(pl.DataFrame([row for rows in threads for row in rows], schema_overrides={"link_name": pl.String}))


def finding(*threads: list[dict[str, Any]]) -> str:
    return str(chart(*threads)["layout"]["meta"]["finding"])


def test_the_one_met_most_often_is_named_and_ties_are_counted() -> None:
    often, twice = thread("1", "A", 2021, 2022, 2023), thread("2", "B", 2022, 2023)
    assert finding(often, twice) == "2 hạn chế, khuyết điểm lặp lại ở 2 chi bộ; nhiều nhất là 3 năm, ở A"
    assert "đều gặp trong 2 năm" in finding(twice, thread("3", "B", 2021, 2022))
    assert "trong đó 2 việc gặp trong 3 năm" in finding(often, thread("4", "C", 2020, 2021, 2022), twice)
    assert finding(often) == "Một hạn chế, khuyết điểm lặp lại, ở A: gặp trong 3 năm"


def test_nothing_repeated_is_good_news() -> None:
    nothing = figure(pl.DataFrame(thread("1", "A", 2021, 2022)).clear())
    assert nothing["data"] == []
    assert nothing["layout"]["meta"]["finding"] == "Không có hạn chế, khuyết điểm nào lặp lại"


def test_a_year_without_the_shortcoming_is_an_empty_cell() -> None:
    grid = chart(thread("1", "A", 2021, 2023))["data"][0]
    assert [value is None for value in grid["z"][0]] == [False, True, False]


def test_of_two_branches_that_became_one_the_graver_state_is_shown() -> None:
    rows = [
        line("1", "A", 2021, 2, "hoan_thanh_dung_han"),
        line("1", "B", 2021, 2, "qua_han"),
        line("1", "A", 2022, 2, "hoan_thanh_cham"),
    ]
    words = [text for trace in chart(rows)["data"][1:] for text in trace["text"]]
    assert sorted(words) == ["Quá hạn", "Xong chậm"]


def test_a_long_wording_is_cut_and_stands_whole_when_pointed_at() -> None:
    text = "Sinh hoạt chuyên đề " * 12
    layout = chart([line("1", "A", year, 2, shortcoming=text, item=text) for year in (2021, 2022)])["layout"]
    [name] = layout["yaxis"]["ticktext"]
    assert name.endswith("…")
    assert name.count("<br>") == 3


def test_the_saved_picture_holds_those_met_most_often_only() -> None:
    axis = chart(*(thread(str(number), "A", 2021, 2022) for number in range(30)))["layout"]["meta"]["picture"]["yaxis"]
    assert axis["range"] == [30 - IN_PICTURE - 0.5, 29.5]
