from collections.abc import Mapping, Sequence

from components.charts.rating_distribution import figure
from components.tally import silent_note
from tests.components.frames import READING, by_year, reading


def finding(counts: Mapping[int, Sequence[int | None]]) -> str:
    return str(figure(by_year(counts), READING)["layout"]["meta"]["finding"])


def test_one_year_is_told_by_its_share_of_good_or_better() -> None:
    assert finding({2023: [3, 12, 5, 0, 2]}) == (
        "Năm 2023, 75,0% (15/20) đảng viên được xếp loại Hoàn thành tốt nhiệm vụ trở lên"
    )


def test_under_ten_the_counts_stand_alone() -> None:
    assert "4/5 đảng viên" in finding({2023: [1, 3, 1, 0, 0]})
    assert "%" not in finding({2023: [1, 3, 1, 0, 0]})


def test_all_none_and_only_one_are_told_truly() -> None:
    assert "tất cả 12" in finding({2023: [2, 10, 0, 0, 0]})
    assert finding({2023: [0, 0, 0, 0, 7]}) == "Chưa có đảng viên nào được xếp loại ở giai đoạn này"
    only = figure(by_year({2023: [0, 1, 0, 0, 0]}), reading("dang_bo"))["layout"]["meta"]["finding"]
    assert only == "Năm 2023, đảng bộ duy nhất được xếp loại Hoàn thành tốt nhiệm vụ"


def test_years_are_compared_in_points() -> None:
    up = finding({2022: [0, 10, 10, 0, 0], 2023: [0, 15, 5, 0, 0]})
    assert "tăng 25,0 điểm phần trăm" in up
    assert "giảm 25,0" in finding({2022: [0, 15, 5, 0, 0], 2023: [0, 10, 10, 0, 0]})
    assert "không đổi" in finding({2022: [0, 15, 5, 0, 0], 2023: [0, 15, 5, 0, 0]})
    assert "chưa so sánh được" in finding({2022: [0, 0, 0, 0, 3], 2023: [0, 15, 5, 0, 0]})


def test_bars_add_up_to_the_rows_and_lead_back_to_them() -> None:
    rows = by_year({2023: [3, 12, 5, 1, 2]})
    (bar,) = figure(rows, READING)["data"]
    assert sum(bar["x"]) == rows["n"].sum()
    assert set(bar["customdata"]) == {(2023, level) for level in rows["level"]}


def test_whole_bars_of_several_years_hold_the_percentages_of_the_query() -> None:
    rows = by_year({2022: [2, 8, 5, 0, 1], 2023: [3, 12, 5, 1, 2]})
    segments = figure(rows, READING)["data"]
    drawn = {(year, level): x for bar in segments for x, (year, level) in zip(bar["x"], bar["customdata"], strict=True)}
    asked = {(row["year"], row["level"]): row["percent"] for row in rows.to_dicts() if row["percent"] is not None}
    assert drawn == asked


def test_a_level_without_a_figure_is_a_dash_and_takes_every_percentage_with_it() -> None:
    rows = by_year({2019: [10, 46, None, None, 0]})
    chart = figure(rows, READING)
    assert finding({2019: [10, 46, None, None, 0]}).startswith("Biểu tổng hợp năm 2023 không ghi đủ các mức")
    assert chart["data"][0]["text"][::-1] == [f"<b>{n}</b>" for n in ("10", "46", "–", "–", "0")]
    assert chart["layout"]["meta"]["total"] is None
    assert "Không hoàn thành nhiệm vụ năm 2019 (1 nơi)" in silent_note(rows)
    assert silent_note(by_year({2019: [10, 46, 0, 0, 0]})) == ""
    assert "chưa so sánh được" in finding({2019: [10, 46, None, None, 0], 2023: [0, 15, 5, 0, 0]})
