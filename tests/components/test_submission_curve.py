import polars as pl
import pytest

from components.charts.submission_curve import figure
from tests.components.frames import curve


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ([0, 4, 8, 8, 9], "ít hơn cùng kỳ năm 2022: 80,0% (8/10)"),
        ([0, 4, 5, 8, 9], "nhiều hơn cùng kỳ năm 2022: 50,0% (5/10)"),
        ([0, 4, 7, 8, 9], "bằng cùng kỳ năm 2022"),
    ],
)
def test_this_year_is_compared_with_the_same_day_of_the_year_before(before: list[int], words: str) -> None:
    rows = pl.DataFrame(curve(2023, [0, 3, 7], 10, current=True) + curve(2022, before, 10, current=False))
    said = figure(rows)["layout"]["meta"]["finding"]
    assert said.startswith("Đến 05/12/2023 đã nhận 70,0% (7/10)")
    assert words in said


def test_a_year_without_predecessor_stands_alone() -> None:
    chart = figure(pl.DataFrame(curve(2023, [0, 3, 7], 10, current=True)))
    assert (
        chart["layout"]["meta"]["finding"]
        == "Đến 05/12/2023 đã nhận 70,0% (7/10) số văn bản phải nộp trong hồ sơ năm 2023"
    )
    assert [line["y"] for line in chart["data"]] == [[0.0, 30.0, 70.0]]


def test_the_deadline_is_a_line_at_zero_with_its_day() -> None:
    layout = figure(pl.DataFrame(curve(2023, [0, 3, 7], 10, current=True)))["layout"]
    assert layout["shapes"][0]["x0"] == 0
    assert "05/12/2023" in layout["annotations"][0]["text"]


def test_nothing_received_is_said() -> None:
    rows = pl.DataFrame(curve(2023, [0], 10, current=True)).clear()
    assert figure(rows)["layout"]["meta"]["finding"] == "Chưa có văn bản nào trong hồ sơ được nhận"
