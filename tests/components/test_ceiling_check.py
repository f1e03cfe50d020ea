from dataclasses import replace
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
        "legal_text": "điều thử",
        "legal_basis": "Quy định thử",
        "grouping_scope": "dang_bo",
        "grouping_name": names("grouping")["dang_bo"],
        "rounding_name": names("rounding")["down"],
        "over_by": max(excellent - (allowed or excellent), 0),
        "bodies_over": None,
        "over_count": 0,
        "alone_above": None,
        "is_part": verdict == "above",
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
    return pl.DataFrame(
        list(rows), schema_overrides={"allowed": pl.Int32, "ratio": pl.Float64, "bodies_over": pl.String}
    )


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (
            [("HTTNV", 23, 180, 36, "within")],
            "được phép 36, quyết định 23 đảng viên hoàn thành xuất sắc: trong giới hạn",
        ),
        ([("HTTNV", 40, 180, 36, "over")], "được phép 36, quyết định 40 đảng viên hoàn thành xuất sắc: vượt 4 so với"),
        ([("HTTNV", 40, 180, 36, "over")], "giới hạn 20% số hoàn thành tốt nhiệm vụ"),
        ([("HTTNV", 0, 180, 36, "within")], "chưa quyết định đảng viên nào hoàn thành xuất sắc"),
        ([("HTTNV", 1, 4, 0, "too_few")], "số lượng nhỏ, không áp dụng máy móc tỷ lệ"),
        ([("HTTNV", 5, 40, None, "undefined")], "chưa xác định"),
        ([("HTTNV", 23, 100, 20, "over"), ("TAT_CA", 23, 200, 40, "within")], "cách hiểu khác cho kết luận khác"),
        ([("HTTNV", 23, 180, 36, "within"), ("TAT_CA", 23, 226, 45, "within")], "cách hiểu khác cho cùng kết luận"),
        ([], "chưa được xếp loại ở giai đoạn này, hoặc quy định không đặt giới hạn"),
    ],
)
def test_the_verdict_is_told_by_the_default_reading(lines: list[tuple[Any, ...]], words: str) -> None:
    rows = answer(*(row(*line) for line in lines)) if lines else answer(row("HTTNV", 1, 1, 1, "within")).clear()
    assert words in figure(rows, READING)["layout"]["meta"]["finding"]


@pytest.mark.parametrize(
    ("stage", "words"), [("self", "tự xếp loại 6"), ("proposed", "đề nghị 6"), ("decided", "quyết định 6")]
)
def test_the_stage_shown_is_told(stage: str, words: str) -> None:
    drawn = figure(answer(row("HTTNV", 6, 20, 4, "over")), replace(READING, stage=stage))
    assert f"được phép 4, {words} đảng viên" in drawn["layout"]["meta"]["finding"]
    assert f"được phép <b>4</b><br>{words[:-1]}<b>6</b>" in drawn["data"][2]["text"][0]


def test_a_branch_looked_at_alone_is_told_and_breaks_nothing() -> None:
    alone = figure(answer(row("HTTNV", 3, 10, 2, "above")), replace(READING, unit_names=("Thanh tra",)))
    finding = alone["layout"]["meta"]["finding"]
    assert "tính riêng Thanh tra" in finding
    assert "chỉ để tham khảo" in finding
    assert "vượt" not in finding


def test_where_it_is_counted_body_by_body_those_over_are_named() -> None:
    line = row("HTTNV", 9, 60, 12, "over") | {
        "grouping_scope": "chi_bo",
        "bodies_over": "Thanh tra",
        "over_count": 1,
        "over_by": 1,
    }
    assert "vượt 1 (ở Thanh tra)" in figure(answer(line), READING)["layout"]["meta"]["finding"]


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


def test_a_total_that_leaves_out_a_level_is_reckoned_with_by_nobody() -> None:
    gap = row("HTTNV", 0, 0, None, "undefined") | {"excellent": None, "base": None}
    chart = figure(pl.DataFrame([gap], schema_overrides={"excellent": pl.Int32, "allowed": pl.Int32}), READING)
    assert "không ghi đủ các mức" in chart["layout"]["meta"]["finding"]
    assert chart["data"][2]["text"] == ["<b>–</b> · biểu tổng hợp không ghi đủ các mức"]
