from typing import Any

import polars as pl
import pytest

from components.charts.vote_check import figure
from components.names import names
from tests.components.frames import READING


def answer(*rows: tuple[str, str]) -> pl.DataFrame:
    """Subjects by branch and class."""
    classes = names("vote_class")
    schema: dict[str, Any] = {
        "unit": pl.String,
        "unit_name": pl.String,
        "class": pl.String,
        "class_name": pl.String,
        "class_rank": pl.Int32,
    }
    lines = [(unit, unit, code, classes[code], list(classes).index(code)) for unit, code in rows]
    return pl.DataFrame(lines, schema=schema, orient="row")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("A", "thieu"), ("A", "du"), ("B", "du")], "1/3 đảng viên ở mức cần đối chiếu chưa đủ số phiếu"),
        ([("A", "du")], "cả 1 đảng viên ở mức cần đối chiếu đều đủ số phiếu"),
        ([("A", "du"), ("A", "khong_phieu")], "; 1 chưa có số phiếu"),
        ([("A", "khong_phieu")], "chưa có số phiếu của đảng viên nào"),
        ([], "chưa có số phiếu của đảng viên nào"),
    ],
)
def test_the_title_counts_those_short(rows: list[tuple[str, str]], words: str) -> None:
    assert words in figure(answer(*rows), READING)["layout"]["meta"]["finding"]


def test_branches_with_most_short_stand_on_top() -> None:
    drawn = figure(answer(("A", "du"), ("A", "du"), ("B", "thieu")), READING)
    assert drawn["layout"]["yaxis"]["categoryarray"] == ["A", "B"]
    assert [trace["name"] for trace in drawn["data"]] == ["Chưa đủ phiếu", "Đủ phiếu"]
