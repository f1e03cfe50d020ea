from typing import Any

import polars as pl
import pytest

from components.charts.score_check import figure
from components.names import names
from components.table_twin import table_of
from tests.components.frames import READING

RANK = {level: rank for rank, level in enumerate(names("level"))}
FLOOR = {"HTXSNV": 90.0, "HTTNV": 70.0, "HTNV": 50.0, "KHTNV": 0.0}


def row(band: str | None, level: str) -> dict[str, Any]:
    rated = level != "CHUA_XEP_LOAI"
    return {
        "year": 2025,
        "subject": "x",
        "level": level,
        "score": FLOOR[band] if band else None,
        "band": band,
        "band_floor": FLOOR[band] if band else None,
        "steps_below": RANK[level] - RANK[band] if band else None,
        "is_different": rated and band is not None and band != level,
    }


def answer(*rows: dict[str, Any]) -> pl.DataFrame:
    types = {"band": pl.String, "band_floor": pl.Float64, "score": pl.Float64, "steps_below": pl.Int32}
    return pl.DataFrame(list(rows), schema_overrides=types)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("HTTNV", "HTTNV")] * 3, "cả 3 đảng viên có mức xếp loại trùng khung điểm"),
        ([("HTTNV", "HTXSNV"), ("HTTNV", "HTTNV")], "1/2 đảng viên có mức xếp loại khác khung điểm"),
        ([("HTTNV", "HTTNV"), (None, "HTTNV")], "; 1 chưa có điểm"),
        ([("HTTNV", "CHUA_XEP_LOAI")], "chưa có điểm của đảng viên nào để đối chiếu"),
        ([], "chưa có điểm của đảng viên nào để đối chiếu"),
    ],
)
def test_the_title_counts_those_that_differ(rows: list[tuple[str | None, str]], words: str) -> None:
    lines = answer(*(row(*line) for line in rows)) if rows else answer(row("HTTNV", "HTTNV")).clear()
    assert words in figure(lines, READING)["layout"]["meta"]["finding"]


def test_a_cell_away_from_its_band_has_a_sign_and_the_bands_their_least_scores() -> None:
    rows = answer(row("HTTNV", "HTXSNV"), row("HTTNV", "HTTNV"), row("HTTNV", "HTNV"), row(None, "HTTNV"))
    drawn = figure(rows, READING)
    texts = {text for trace in drawn["data"][1:] for text in trace["text"]}
    assert texts == {"▲ <b>1</b>", "<b>1</b>", "▼ <b>1</b>", "0"}
    assert "từ 70 điểm (Tốt)" in drawn["layout"]["yaxis"]["categoryarray"]
    assert "chưa có điểm" in drawn["layout"]["yaxis"]["categoryarray"]
    assert [entry["sign"] for entry in drawn["layout"]["meta"]["legend"]] == ["", "▲", "▼"]


def test_the_table_keeps_the_tenths_of_a_score_and_gives_each_of_its_column_as_many() -> None:
    line = row("HTTNV", "HTTNV") | {"score": 92.5, "subject_name": "x"}
    table = table_of("score_check", answer(line, line | {"score": 80.0}))
    column = [head.text for head in table.head].index("Điểm")
    assert [cells[column] for cells in table.rows] == ["92,5", "80,0"]
