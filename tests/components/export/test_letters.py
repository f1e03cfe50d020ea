"""Reminders: who gets one, and what it asks for."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from components.export.letters import LettersFacts, letters
from tests.components.export.word import STORED, opened, paragraphs, sound, tables, whole_text

DAY = date(2023, 12, 20)
COMMITTEE = {"name": "Đảng bộ Sở", "committee": "Đảng ủy Sở", "superior": None, "illustrative": True}
Row = dict[str, Any]
PAPER: Row = {
    "unit": "a",
    "document_name": "Báo cáo kiểm điểm",
    "requirement": "required",
    "named_day": date(2023, 12, 5),
    "last_day": date(2023, 12, 4),
    "comparison_name": "trước ngày",
    "received_on": None,
    "quantity": None,
    "members": None,
}
PLEDGE: Row = {
    "unit": "a",
    "members": 20,
    "missing": 3,
    "named_day": date(2023, 12, 21),
    "last_day": DAY,
    "comparison_name": "trước ngày",
}
ITEM: Row = {"unit": "a", "year": 2022, "item": "Sinh hoạt chưa đều", "due_on": date(2023, 9, 30), "days_overdue": 81}
TYPES = {"received_on": pl.Date, "quantity": pl.Int64, "members": pl.Int64, "missing": pl.Int64, "named_by": pl.String}


def due(named_day: date, **other: Any) -> Row:
    """A paper asked before a day."""
    return PAPER | {"named_day": named_day, "last_day": named_day - timedelta(days=1)} | other


def sent(
    papers: list[Row] | None = None,
    pledges: list[Row] | None = None,
    overdue: list[Row] | None = None,
    branches: Mapping[str, str] | None = None,
    number: str | None = "187-KH/ĐU",
) -> dict[str, bytes]:
    frames = [
        pl.DataFrame(rows or [], schema={key: TYPES.get(key, pl.Series([value]).dtype) for key, value in like.items()})
        for rows, like in ((papers, PAPER), (pledges, PLEDGE), (overdue, ITEM | {"named_by": None}))
    ]
    return letters(
        LettersFacts(COMMITTEE, 2023, DAY, number, branches or {"a": "Thanh tra", "b": "Văn phòng"}, *frames)
    )


def only(letter: dict[str, bytes]) -> bytes:
    [content] = letter.values()
    return content


def states(content: bytes) -> list[str]:
    """How the papers asked for stand, line by line."""
    return [row[3] for rows in tables(content).values() if rows[0][0] == "TT" for row in rows[1:]]


def test_a_branch_that_owes_gets_one_and_one_that_owes_nothing_none() -> None:
    letter = sent([PAPER, PAPER | {"unit": "b", "received_on": date(2023, 12, 8)}])
    assert list(letter) == ["giay-nhac-2023-a.docx"]
    assert sent() == {}


def test_it_names_the_branch_each_paper_its_deadline_and_the_days() -> None:
    content = only(sent([PAPER, due(date(2023, 12, 28), document_name="Kế hoạch khắc phục")]))
    told = whole_text(content)
    for part in (
        "GIẤY NHẮC",
        "V/v nhắc nộp hồ sơ",
        "Kính gửi: Chi bộ Thanh tra",
        "Số …-GN/ĐU",
        "Kế hoạch số 187-KH/ĐU",
    ):
        assert part in told
    assert "Thường trực Đảng ủy Sở" in paragraphs(content)[-1]
    assert states(content) == ["chưa nộp, quá hạn 15 ngày", "chưa nộp, còn 7 ngày"]
    assert "trước ngày 28/12/2023 (hạn cuối 27/12/2023)" in told


@pytest.mark.parametrize(
    ("named_day", "state"),
    [
        (date(2023, 12, 28), "chưa nộp, còn 7 ngày"),
        (date(2023, 12, 21), "chưa nộp, hôm nay là hạn cuối"),
        (DAY, "chưa nộp, đã hết hạn"),
        (date(2023, 12, 19), "chưa nộp, quá hạn 1 ngày"),
    ],
)
def test_days_are_counted_as_the_plan_counts_them(named_day: date, state: str) -> None:
    assert states(only(sent([due(named_day)]))) == [state]


def test_a_deadline_far_off_and_a_paper_not_required_remind_nobody() -> None:
    assert sent([due(date(2023, 12, 29))]) == {}
    assert sent([PAPER | {"requirement": "optional"}]) == {}


def test_of_a_paper_that_each_member_has_one_of_the_rest_is_asked_for() -> None:
    came = PAPER | {"received_on": date(2023, 12, 4), "members": 20}
    assert states(only(sent([came | {"quantity": 15}]))) == ["đã nộp 15/20 bản, còn thiếu 5 bản"]
    assert sent([came | {"quantity": 20}]) == {}
    assert sent([came]) == {}


def test_pledges_are_asked_for_by_number_and_a_report_where_there_is_none() -> None:
    [told] = [line for line in paragraphs(only(sent(pledges=[PLEDGE]))) if line.startswith("3/20")]
    assert told.endswith("trước ngày 21/12/2023 (hạn cuối 20/12/2023).")
    silent = whole_text(only(sent(pledges=[PLEDGE | {"missing": None}])))
    assert "chưa báo cáo số đảng viên" in silent
    assert "–" not in silent
    assert sent(pledges=[PLEDGE | {"missing": 0}]) == {}


def test_shortcomings_overdue_stand_in_it_with_the_body_that_named_them_where_that_was_another() -> None:
    content = only(sent(overdue=[ITEM | {"named_by": None}, ITEM | {"named_by": "Quản lý điện"}]))
    [rows] = [rows for rows in tables(content).values() if rows[0][0] == "TT"]
    assert rows[1] == ["1", "2022", "Sinh hoạt chưa đều", "30/09/2023", "81"]
    assert rows[2][2] == "Sinh hoạt chưa đều (nêu từ Quản lý điện)"
    assert "V/v nhắc khắc phục hạn chế, khuyết điểm quá hạn" in whole_text(content)


def test_its_parts_are_numbered_as_they_come() -> None:
    headings = [
        line.text
        for line in opened(only(sent([PAPER], overdue=[ITEM | {"named_by": None}]))).paragraphs
        if str(line.style and line.style.name).startswith("Heading")
    ]
    assert [heading[:2] for heading in headings] == ["1.", "2."]


def test_a_plan_without_a_number_and_a_branch_called_by_its_kind_are_told_as_they_are() -> None:
    told = whole_text(only(sent([PAPER], branches={"a": "Chi bộ 1"}, number=None)))
    assert "Kính gửi: Chi bộ 1" in told
    assert "Chi bộ Chi bộ" not in told
    assert "Kế hoạch số" not in told


def test_progress_is_told_letter_by_letter() -> None:
    met: list[tuple[int, int]] = []
    branches = {"a": "A", "b": "B"}
    papers = pl.DataFrame(
        [PAPER, PAPER | {"unit": "b"}], schema_overrides={key: TYPES[key] for key in TYPES if key in PAPER}
    )
    empty = pl.DataFrame(schema={"unit": pl.String, "missing": pl.Int64, "last_day": pl.Date})
    letters(
        LettersFacts(COMMITTEE, 2023, DAY, None, branches, papers, empty, empty),
        lambda done, of: met.append((done, of)),
    )
    assert met == [(1, 2), (2, 2)]


@pytest.mark.parametrize("text", STORED, ids=range(4))
def test_what_nobody_should_have_typed_is_text_in_a_sound_file_of_a_safe_name(text: str) -> None:
    papers = [PAPER | {"unit": "../x", "document_name": text}]
    [(name, content)] = sent(
        papers, overdue=[ITEM | {"unit": "../x", "item": text, "named_by": text}], branches={"../x": text}, number=text
    ).items()
    assert "/" not in name
    sound(content)
