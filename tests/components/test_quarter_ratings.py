from typing import Any

import polars as pl
import pytest

from components.charts.quarter_ratings import figure
from components.names import names
from tests.components.frames import reading

PERIODS = ("q1", "q2", "q3", "nam")
LEADERS = reading("can_bo")


def leader(subject: str, *levels: str | None, year: int = 2025) -> list[dict[str, Any]]:
    """A leader's rows: a level per period, None where no paper tells."""
    called = names("level") | names("level_of_quarter")
    return [
        {
            "year": year,
            "subject": subject,
            "period": period,
            "period_name": names("period")[period],
            "period_rank": rank,
            "level": level,
            "level_name": called[level] if level else None,
            "level_rank": list(called).index(level) if level else None,
        }
        for rank, (period, level) in enumerate(zip(PERIODS, levels, strict=True))
    ]


def answer(*leaders: list[dict[str, Any]]) -> pl.DataFrame:
    types = {"level": pl.String, "level_name": pl.String, "level_rank": pl.Int32}
    return pl.DataFrame([row for rows in leaders for row in rows], schema_overrides=types)


@pytest.mark.parametrize(
    ("leaders", "words"),
    [
        ([("HTTNV", "HTXSNV", None, None), ("HTNV", "HTNV", None, None)], "Quý II năm 2025, 1/2 cán bộ lãnh đạo"),
        ([("HTTNV", "HTXSNV", None, None), ("HTNV", "KHTNV", None, None)], "so với quý I: 1 lên mức, 1 xuống mức"),
        ([("HTTNV", "HTTNV", None, None)], "không ai đổi mức so với quý I"),
        ([("CHI_CO_DIEM", None, None, None)], "chưa ai có mức"),
        ([(None, None, None, "HTTNV")], "chưa có kết quả xếp loại quý nào"),
        ([], "chưa có kết quả xếp loại quý nào"),
    ],
)
def test_the_title_tells_of_the_latest_quarter(leaders: list[tuple[str | None, ...]], words: str) -> None:
    empty = answer(leader("x", None, None, None, None)).clear()
    rows = answer(*(leader(str(n), *levels) for n, levels in enumerate(leaders))) if leaders else empty
    assert words in figure(rows, LEADERS)["layout"]["meta"]["finding"]


def test_each_period_has_its_place_and_one_nobody_tells_of_no_bar() -> None:
    drawn = figure(answer(leader("x", "HTTNV", None, "HTNV", "HTTNV")), LEADERS)
    assert drawn["layout"]["yaxis"]["categoryarray"] == ["Cả năm", "Quý III", "Quý II", "Quý I"]
    assert {bar for trace in drawn["data"] for bar in trace["y"]} == {"Quý I", "Quý III", "Cả năm"}
    assert drawn["layout"]["meta"]["total"] == 1


def test_several_years_stand_apart() -> None:
    drawn = figure(answer(leader("x", *["HTTNV"] * 4), leader("x", "HTNV", None, None, None, year=2026)), LEADERS)
    assert drawn["layout"]["yaxis"]["categoryarray"][-1] == "2025 · Quý I"
    assert "Quý I năm 2026" in drawn["layout"]["meta"]["finding"]
