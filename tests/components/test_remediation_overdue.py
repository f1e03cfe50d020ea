from datetime import date
from typing import Any

import polars as pl

from components.charts.remediation_overdue import figure
from components.rows import MANY


def item(unit: str, days: int, **other: Any) -> dict[str, Any]:
    return {
        "year": 2022,
        "unit": unit.lower(),
        "unit_name": unit,
        "item": "Sinh hoạt chuyên đề chưa đủ số buổi theo kế hoạch đã đề ra từ đầu năm",
        "responsible": "Chi ủy",
        "first_due_on": date(2023, 6, 30),
        "due_on": date(2023, 6, 30),
        "days_overdue": days,
        "status_name": "Đang thực hiện",
        "extensions": 0,
        "earlier_years": None,
        **other,
    }


def rows(*items: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(list(items)).with_columns(overdue_items=pl.len())


def finding(*items: dict[str, Any]) -> str:
    return str(figure(rows(*items))["layout"]["meta"]["finding"])


def test_the_longest_is_named_and_ties_are_counted() -> None:
    assert finding(item("A", 5), item("B", 90)) == "2 việc khắc phục quá hạn; lâu nhất 90 ngày, ở B"
    assert finding(item("A", 90), item("B", 90)) == "2 việc khắc phục quá hạn, đều 90 ngày"
    tied = finding(item("A", 90), item("B", 90), item("C", 5))
    assert tied == "3 việc khắc phục quá hạn; lâu nhất 90 ngày, gặp ở 2 việc"
    assert finding(item("A", 5)) == "Một việc khắc phục quá hạn: 5 ngày, ở A"


def test_nothing_overdue_is_good_news() -> None:
    chart = figure(rows(item("A", 5)).clear())
    assert chart["data"] == []
    assert chart["layout"]["meta"]["finding"] == "Không có việc khắc phục nào quá hạn"


def test_each_item_has_its_bar_even_where_two_are_alike() -> None:
    (bar,) = figure(rows(item("A", 5), item("A", 5), item("B", 90)))["data"]
    assert bar["x"] == [90, 5, 5]
    assert len(set(bar["y"])) == 3


def test_the_saved_picture_holds_the_worst_only() -> None:
    layout = figure(rows(*(item("A", days) for days in range(1, 31))))["layout"]
    assert len(layout["annotations"]) == 30
    assert len(layout["meta"]["picture"]["yaxis"]["ticktext"]) == MANY


def test_an_extension_and_a_repeat_are_told_beside_the_branch() -> None:
    layout = figure(rows(item("A", 5, extensions=2, earlier_years="2020, 2021")))["layout"]
    [label] = layout["annotations"]
    assert "lặp lại từ năm 2020, 2021 · gia hạn 2 lần, thời hạn ban đầu 30/06/2023" in label["text"]


def test_the_first_of_more_are_told_as_such_and_no_strip_of_all_is_drawn() -> None:
    every = rows(*(item("A", days) for days in range(101, 1, -1)))
    of_all, of_few = figure(every)["layout"]["meta"], figure(every.head(20))["layout"]["meta"]
    assert "strip" in of_all
    assert "strip" not in of_few
    assert (of_few["of"], of_few["finding"]) == (100, of_all["finding"])
