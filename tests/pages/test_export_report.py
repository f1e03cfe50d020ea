"""The report on results: its numbers are those of the questions, its sentences true for any committee."""

import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from components.export.report import report
from components.export.report_facts import ReportFacts
from components.names import names
from components.numbers import day, whole
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from pages import export_report
from pages.view import View, open_view
from tests.components.export.rendered import clashes
from tests.components.export.word import charts, pages, paragraphs, sound, table_of, whole_text
from tests.pages.test_pages import ENGLISH

LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV", "CHUA_XEP_LOAI")
DECIDED = "theo quyết định của cấp có thẩm quyền"


def opened(warehouse: Warehouse, search: str = "") -> View:
    view = open_view(warehouse, LOCAL_VIEWER, search)
    assert view is not None
    return view


def told(warehouse: Warehouse, search: str = "") -> str:
    """All text of the report that an address asks for."""
    return whole_text(report(export_report.facts(opened(warehouse, search))))


@pytest.fixture(scope="module")
def facts(warehouse: Warehouse) -> ReportFacts:
    return export_report.facts(opened(warehouse))


@pytest.fixture(scope="module")
def content(facts: ReportFacts) -> bytes:
    return report(facts)


def counts(rows: pl.DataFrame) -> list[str]:
    """Total and levels as a table writes them."""
    by_level = {row["level"]: row["n"] for row in rows.to_dicts()}
    return [whole(rows["total"][0]), *(whole(by_level[level]) for level in LEVELS)]


def test_the_official_table_has_its_columns_a_line_for_each_branch_and_the_total_last(
    warehouse: Warehouse, content: bytes
) -> None:
    head, *lines, total = table_of(content, "theo chi bộ")
    assert head == ["TT", "Đối tượng", "Tổng số", *names("level").values(), "Tỷ lệ %", "Ghi chú"]
    view = opened(warehouse)
    expected = {
        str(name): counts(rows)
        for (name,), rows in view.ask("rating_by_unit").group_by("unit_name", maintain_order=True)
    }
    assert {line[1]: line[2:8] for line in lines} == expected
    assert [line[0] for line in lines] == [str(place) for place in range(1, len(lines) + 1)]
    whole_rows = view.ask("rating_distribution")
    assert total[1:8] == ["Tổng cộng", *counts(whole_rows)]
    assert total[8] == "89,8"


def test_the_table_by_kind_of_subject_has_the_figures_of_the_question(warehouse: Warehouse, content: bytes) -> None:
    _, *lines = table_of(content, "theo đối tượng")
    view = opened(warehouse)
    kinds = view.tree.subject_kinds()
    assert [line[1] for line in lines] == list(kinds.values())
    for kind, line in zip(kinds, lines, strict=True):
        assert line[2:8] == counts(view.ask("rating_distribution", subject_kind=kind, stage="decided")), kind
    assert lines[0][8] == "1/1", "of one body no percentage is told"


def test_native_charts_hold_the_figures_of_the_questions(warehouse: Warehouse, content: bytes) -> None:
    view = opened(warehouse)
    _, spread, by_unit, trend, status = charts(content)
    levels = view.ask("rating_distribution")
    assert next(iter(spread.values())) == dict(levels.select("level_name", "n").iter_rows())
    assert_holds(
        by_unit, view.ask("rating_by_unit").filter(pl.col("level") != "CHUA_XEP_LOAI"), "level_name", "unit_name"
    )
    items = view.ask("remediation_status", years=[])
    assert_holds(status, items, "class_name", "unit_name")
    years = view.ask("rating_trend").filter(pl.col("level") == "HTTNV")
    assert list(trend["Hoàn thành tốt nhiệm vụ"].values()) == years["n"].to_list()


def assert_holds(figures: dict[str, dict[str, Any]], rows: pl.DataFrame, series: str, category: str) -> None:
    """Each row with a count stands in the chart, and nothing else does."""
    asked = {(row[series], row[category]): row["n"] for row in rows.to_dicts() if row["n"]}
    drawn = {(name, at): n for name, line in figures.items() for at, n in line.items() if n}
    assert drawn == asked


def test_the_annexes_list_every_late_and_missing_paper_and_every_shortcoming_overdue(
    warehouse: Warehouse, content: bytes
) -> None:
    view = opened(warehouse)
    _, *papers = table_of(content, "nộp không đúng hạn, chưa nộp, số liệu")
    problems = view.ask("submission_matrix").filter("is_problem")
    listed = {(line[1], paper, line[3]) for line in papers for paper in line[2].split(", ")}
    asked = problems.select("unit_name", "document_short", "named_day").iter_rows()
    assert listed == {(unit, paper, day(due)) for unit, paper, due in asked}
    missing = {(line[1], line[5]) for line in papers if line[4] == "chưa nộp"}
    assert missing == {("Quản lý công nghiệp", "quá hạn 15"), ("Tư vấn công nghiệp", "quá hạn 15")}
    _, *overdue = table_of(content, "quá hạn khắc phục, số liệu")
    rows = view.ask("remediation_overdue", years=[])
    assert [line[3] for line in overdue] == rows["item"].to_list()
    assert [line[5] for line in overdue] == [whole(n) for n in rows["days_overdue"]]


def test_it_has_the_parts_of_a_report_in_sentences_with_their_counts(content: bytes) -> None:
    lines = paragraphs(content)
    headings = [line for line in lines if re.match(r"[IV]+\. ", line)]
    assert [heading.partition(".")[0] for heading in headings] == ["I", "II", "III", "IV", "V"]
    text = "\n".join(lines)
    for sentence in (
        "Thực hiện Kế hoạch số 187-KH/ĐU của Đảng ủy Sở Công Thương",
        "10/12 chi bộ (83,3%) đã nộp đủ hồ sơ, trong đó 4 chi bộ đúng hạn, 6 chi bộ không đúng hạn; 2 chi bộ chưa",
        f"Đảng bộ Sở Công Thương xếp loại hoàn thành tốt nhiệm vụ ({DECIDED}).",
        f"226/239 đảng viên (94,6%) được xếp loại ({DECIDED}), gồm 23 hoàn thành xuất sắc nhiệm vụ (10,2%)",
        "vượt 3",
        "13 đảng viên chưa xếp loại: 7 thuộc diện, hoãn xếp loại, 6 không thuộc diện xếp loại",
        "89,8% (203/226), năm 2022 là 87,7% (199/227), tăng 2,1 điểm phần trăm.",
        "57/96 hạn chế, khuyết điểm (59,4%)",
        "18 thuộc 23 đảng viên được quyết định hoàn thành xuất sắc nhiệm vụ",
    ):
        assert sentence in text
    assert "của Đảng ủy Sở Công Thương./." in text


def test_tables_and_charts_are_numbered_as_they_come_and_nobody_is_named(content: bytes) -> None:
    captions = [line for line in paragraphs(content) if re.match(r"(Bảng|Biểu đồ) \d+\.", line)]
    for kind in ("Bảng", "Biểu đồ"):
        numbers = [int(line.split(".")[0].split()[-1]) for line in captions if line.startswith(kind)]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) >= 4
    assert not re.search(r"Đảng viên \d{4}", whole_text(content))


def test_the_same_facts_give_the_same_bytes(facts: ReportFacts, content: bytes) -> None:
    assert report(facts) == content
    sound(content)


def test_laid_out_it_has_no_empty_page_each_is_numbered_and_says_that_the_figures_are_invented(
    content: bytes, tmp_path: Path
) -> None:
    sheets = pages(content, tmp_path)
    assert 8 <= len(sheets) <= 14
    for number, sheet in enumerate(sheets, start=1):
        lines = [line.strip() for line in sheet.splitlines() if line.strip()]
        assert "Dữ liệu minh họa" in lines[0], number
        assert (re.match(rf"{number}\s", lines[0]) is not None) == (number > 1)
        assert len(lines) > 4, number
        last = lines[-1]
        assert not re.match(r"(\d|[IV]+)\. [A-ZĐ]|Bảng \d+\.", last), f"{number} ends with a heading: {last}"
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in sheets[0]
    assert [clash for page in clashes(tmp_path / "paper.pdf") for clash in page] == []
    assert not ENGLISH.search("\n".join(sheets))


def test_before_there_is_a_decision_it_says_at_which_stage_the_figures_stand(warehouse: Warehouse) -> None:
    text = told(warehouse, "?nam=2023&den-ngay=2023-12-03")
    assert DECIDED not in text
    assert "theo đề nghị của chi bộ, chưa có quyết định" in text
    assert "Còn 5 chi bộ chưa có kết quả ở giai đoạn này." in text
    assert "Chưa có số liệu xếp loại của Đảng bộ, Đảng ủy." in text
    assert "còn trong thời hạn" in text
    assert "ngày 03 tháng 12 năm 2023" in text


def test_of_an_earlier_year_it_tells_nothing_that_came_later(warehouse: Warehouse) -> None:
    of_2020 = report(export_report.facts(opened(warehouse, "?nam=2020")))
    text = whole_text(of_2020)
    assert "Chưa có số liệu về kế hoạch khắc phục hạn chế, khuyết điểm." in text
    assert "7 đảng viên chưa xếp loại (chỉ biết tổng số)" in text
    assert "Năm 2020 không có sổ theo dõi hồ sơ nên chưa rõ" in text
    assert not re.search(r"\b202[123]\b", text.replace("20/12/2023", "").replace("năm 2023\n", "\n"))
    [line] = [line for line in table_of(of_2020, "Thực hiện các thời hạn") if line[0] == "1"]
    assert line[4:6] == ["–", "–"], "what nobody noted is unknown, not none"
