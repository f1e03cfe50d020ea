"""The lines of a plan's deadlines, on the overview and on the page of filings."""

import json
from datetime import date
from typing import Any

import plotly.utils
import polars as pl
import pytest

from components.deadlines import line, panel, terms

ROW = {
    "year": 2023,
    "position": 0,
    "subject": "chi_bo",
    "subject_name": "Chi bộ",
    "documents_name": "Kế hoạch khắc phục",
    "named_day": date(2023, 12, 5),
    "last_day": date(2023, 12, 4),
    "comparison": "before",
    "comparison_name": "trước ngày",
    "days_left": 3,
    "days_past": -4,
    "recipient": "Đảng ủy Sở",
    "plan_number": "187-KH/ĐU",
    "section": "II.6",
    "expected": 12,
    "filed": 7,
    "on_time": 5,
    "late": 2,
    "is_alone": False,
    "units": 3,
    "told_units": 3,
    "complete_on": None,
    "complete_offset": None,
}


def said(part: Any) -> str:
    return json.dumps(json.loads(json.dumps(part, cls=plotly.utils.PlotlyJSONEncoder)), ensure_ascii=False)


@pytest.mark.parametrize(
    ("days_left", "days_past", "words"),
    [
        (3, -4, "còn 3 ngày"),
        (0, -1, "hạn cuối hôm nay"),
        (-1, 0, "hôm nay là ngày mốc, đã hết hạn"),
        (-2, 1, "ngày mốc đã qua 1 ngày"),
    ],
)
def test_days_left_run_to_the_last_permitted_day_and_days_past_from_the_named_one(
    days_left: int, days_past: int, words: str
) -> None:
    assert words in said(line({**ROW, "days_left": days_left, "days_past": days_past}))


def test_a_line_tells_the_last_permitted_day_the_recipient_and_where_the_plan_says_so() -> None:
    told = said(line(ROW))
    assert "trước ngày 05/12/2023 (hạn cuối 04/12/2023)" in told
    assert "Gửi Đảng ủy Sở. Căn cứ: Kế hoạch 187-KH/ĐU, mục II.6." in told
    assert "7/12 đã xong, trong đó 2 không đúng hạn" in told


def test_where_the_named_day_is_permitted_no_other_day_is_named() -> None:
    inclusive = {**ROW, "comparison_name": "đến hết ngày", "comparison": "on_or_before", "last_day": ROW["named_day"]}
    assert "hạn cuối" not in said(line(inclusive))
    assert "kể cả ngày mốc" in said(panel(pl.DataFrame([inclusive])))


def test_a_plan_without_number_section_or_recipient_is_named_by_its_year() -> None:
    told = said(line({**ROW, "plan_number": "", "section": None, "recipient": None}))
    assert "Căn cứ: Kế hoạch năm 2023." in told
    assert "Gửi" not in told


@pytest.mark.parametrize(
    ("offset", "words"),
    [(None, "chưa xong"), (-2, "đúng hạn"), (0, "đúng ngày mốc"), (3, "chậm 3 ngày")],
)
def test_a_body_asked_alone_is_told_by_its_day(offset: int | None, words: str) -> None:
    alone = {**ROW, "is_alone": True, "complete_on": date(2023, 12, 8), "complete_offset": offset}
    assert words in said(line(alone))


def test_what_nobody_noted_is_not_called_nothing() -> None:
    unknown = {**ROW, "expected": None, "filed": None, "on_time": None, "late": None}
    assert "không có sổ theo dõi" in said(line(unknown))
    assert "chưa có báo cáo nào" in said(line({**unknown, "subject": "dang_vien"}))
    assert "7/12 đã xong, trong đó 2 không đúng hạn; 1/3 chi bộ chưa báo cáo" in said(line({**ROW, "told_units": 2}))


def test_the_terms_under_a_chart_name_day_rule_and_basis() -> None:
    first, basis = terms(pl.DataFrame([ROW]))
    assert "Chi bộ: Kế hoạch khắc phục, trước ngày 05/12/2023" in first
    assert "trước hẳn ngày mốc" in first
    assert basis == "Căn cứ: Kế hoạch 187-KH/ĐU, mục II.6."
    assert terms(pl.DataFrame([ROW]).clear()) == []
