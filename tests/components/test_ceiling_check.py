from typing import Any

import polars as pl
import pytest

from components.charts.ceiling_check import figure
from components.names import names
from tests.components.frames import READING


def row(denominator: str, excellent: int, base: int, allowed: int | None, verdict: str) -> dict[str, Any]:
    return {
        "year": 2023,
        "rule_name": "Quy định thử",
        "legal_text": "Điều thử",
        "denominator": denominator,
        "denominator_name": names("denominator")[denominator],
        "is_default": denominator == "HTTNV",
        "ratio": None if allowed is None else 0.2,
        "excellent": excellent,
        "base": base,
        "allowed": allowed,
        "verdict": verdict,
        "verdict_name": names("verdict")[verdict],
    }


def answer(*rows: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema_overrides={"allowed": pl.Int32, "ratio": pl.Float64})


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([("HTTNV", 23, 180, 36, "within")], "23 đảng viên hoàn thành xuất sắc, trong giới hạn 36 (20% số hoàn thành"),
        ([("HTTNV", 40, 180, 36, "over")], "vượt giới hạn 36 (20% số hoàn thành tốt nhiệm vụ) là 4"),
        ([("HTTNV", 0, 180, 36, "within")], "không có đảng viên nào hoàn thành xuất sắc"),
        ([("HTTNV", 1, 4, 0, "too_few")], "số lượng nhỏ, không áp dụng máy móc tỷ lệ"),
        ([("HTTNV", 5, 40, None, "undefined")], "chưa xác định"),
        ([("HTTNV", 23, 100, 20, "over"), ("TAT_CA", 23, 200, 40, "within")], "cách hiểu khác cho kết luận khác"),
        ([("HTTNV", 23, 180, 36, "within"), ("TAT_CA", 23, 226, 45, "within")], "cách hiểu khác cho cùng kết luận"),
        ([], "Không có giới hạn xuất sắc nào áp dụng"),
    ],
)
def test_the_verdict_is_told_by_the_default_reading(lines: list[tuple[Any, ...]], words: str) -> None:
    rows = answer(*(row(*line) for line in lines)) if lines else answer(row("HTTNV", 1, 1, 1, "within")).clear()
    assert words in figure(rows, READING)["layout"]["meta"]["finding"]


def test_each_reading_has_its_bar_and_its_mark() -> None:
    rows = answer(row("HTTNV", 23, 180, 36, "within"), row("TAT_CA", 23, 226, 45, "within"))
    bars, marks, _ = figure(rows, READING)["data"]
    assert bars["x"] == [23, 23]
    assert marks["x"] == [36, 45]


def test_an_unknown_ceiling_has_no_mark() -> None:
    bars, marks, labels = figure(answer(row("HTTNV", 5, 40, None, "undefined")), READING)["data"]
    assert bars["x"] == [5]
    assert marks["x"] == []
    assert "Chưa xác định" in labels["text"][0]
