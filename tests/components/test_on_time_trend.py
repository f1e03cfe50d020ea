from datetime import date
from typing import Any

import polars as pl

from components.charts.on_time_trend import figure
from components.numbers import rate


def year(number: int, of: int | None, filed: int | None, on_time: int | None, **other: Any) -> dict[str, Any]:
    """One year of the dossier."""
    return {
        "year": number,
        "duty": "ho_so",
        "is_dossier": True,
        "subject_name": "Chi bộ",
        "documents": 7,
        "documents_name": "Báo cáo kiểm điểm",
        "named_day": date(number, 12, 5),
        "comparison_name": "trước ngày",
        "expected": of,
        "filed": filed,
        "on_time": on_time,
        "filed_percent": rate(filed or 0, of) if of else None,
        "on_time_percent": rate(on_time or 0, of) if of else None,
        "is_past": True,
        "break_note": None,
        **other,
    }


def drawn(*years: dict[str, Any]) -> dict[str, Any]:
    numbers = dict.fromkeys(("expected", "filed", "on_time"), pl.Int32)
    rates = dict.fromkeys(("filed_percent", "on_time_percent"), pl.Float64)
    return figure(pl.DataFrame(years, schema_overrides={**numbers, **rates, "break_note": pl.String}))


def finding(*years: dict[str, Any]) -> str:
    return str(drawn(*years)["layout"]["meta"]["finding"])


def test_the_last_year_is_held_against_the_one_before_it_in_percentage_points() -> None:
    told = finding(year(2022, 12, 9, 6), year(2023, 12, 10, 4))
    assert told == (
        "Năm 2023, 33,3% (4/12) chi bộ nộp đủ hồ sơ đúng hạn, giảm 16,7 điểm phần trăm so với năm 2022: "
        "50,0% (6/12); nộp đủ, kể cả chậm: 83,3% (10/12)"
    )
    assert "tăng 16,7" in finding(year(2022, 12, 9, 4), year(2023, 12, 10, 6))
    assert "bằng năm 2022" in finding(year(2022, 12, 9, 4), year(2023, 12, 10, 4))


def test_a_year_not_yet_due_or_unknown_is_not_compared() -> None:
    told = finding(year(2021, None, None, None), year(2022, 12, 9, 6), year(2023, 12, 3, 3, is_past=False))
    assert told.startswith("Năm 2022, 50,0% (6/12) chi bộ nộp đủ hồ sơ đúng hạn; nộp đủ")


def test_unknown_years_have_no_column_but_words() -> None:
    chart = drawn(year(2021, None, None, None), year(2022, 12, 9, 6))
    assert [trace["x"] for trace in chart["data"]] == [["2022"], ["2022"]]
    assert "không có số liệu" in [note["text"] for note in chart["layout"]["annotations"]]


def test_columns_are_labelled_with_share_and_counts_and_of_few_with_counts_alone() -> None:
    assert drawn(year(2023, 12, 9, 6))["data"][0]["text"] == ["75,0%<br>9/12"]
    assert drawn(year(2023, 8, 6, 2))["data"][0]["text"] == ["6/8"]


def test_each_duty_has_its_row_and_a_year_not_due_says_so() -> None:
    other = year(2023, 12, 7, 7, duty="x", is_dossier=False, is_past=False, documents_name="Kế hoạch khắc phục")
    chart = drawn(year(2023, 12, 9, 6), other)
    assert [trace["yaxis"] for trace in chart["data"]] == ["y", "y", "y2", "y2"]
    texts = [note["text"] for note in chart["layout"]["annotations"]]
    assert "<b>Chi bộ: hồ sơ (7 văn bản)</b>" in texts
    assert "<b>Chi bộ: Kế hoạch khắc phục</b>" in texts
    assert "chưa đến hạn" in texts


def test_a_break_is_a_dotted_line_with_its_note() -> None:
    layout = drawn(year(2022, 12, 9, 6), year(2023, 12, 9, 6, break_note="đến hết ngày"))["layout"]
    assert [(line["x0"], line["line"]["dash"]) for line in layout["shapes"]] == [(0.5, "dot")]
    assert "đến hết ngày" in [note["text"] for note in layout["annotations"]]


def test_nothing_known_is_said() -> None:
    chart = drawn(year(2023, None, None, None))
    assert chart["data"] == []
    assert chart["layout"]["meta"]["finding"].startswith("Chưa có năm nào")
    assert figure(pl.DataFrame([year(2023, 1, 1, 1)]).clear())["data"] == []
