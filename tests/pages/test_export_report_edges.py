"""The report on results of committees at the edges: nothing known, few, gaps, hostile texts."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app import PAGES
from components.export.report import report
from pages import export_report
from tests.components.export.word import STORED, paragraphs, sound, table_of, tables, whole_text
from tests.data.office import Office
from tests.pages.odd_homes import FEW, ODD, ODD_TOO, committee, few, nothing_rated, one_branch, totals_with_gaps
from tests.pages.test_export_report import LEVELS, opened, told
from tests.pages.test_odd_homes import OF_A_RULE, UNFILLED
from tests.pages.test_pages import ENGLISH, drawn, texts

OFTEN = (nothing_rated, few, one_branch)
REST = tuple(make for make in (*ODD, *ODD_TOO) if make not in OFTEN)
# As in: 10/12 chi bộ (83,3%), 23 hoàn thành xuất sắc nhiệm vụ (10,2%), 89,8% (203/226).
WITH_COUNTS = re.compile(r"\d(?:/[\d.]+)? [^()%;]+ \([\d.]+,\d%\)|[\d.]+,\d% \([\d.]+/[\d.]+\)")


@pytest.mark.parametrize(
    "make",
    [
        *(pytest.param(make, id=make.__name__) for make in OFTEN),
        *(pytest.param(make, id=make.__name__, marks=pytest.mark.soak) for make in REST),
    ],
)
def test_of_any_committee_no_sentence_has_a_gap_or_a_percentage_without_its_counts(
    make: Callable[[Path], Office], tmp_path: Path
) -> None:
    warehouse = make(tmp_path).serve()
    content = report(export_report.facts(opened(warehouse)))
    for line in paragraphs(content):
        assert not UNFILLED.search(line), line
        assert not ENGLISH.search(line.replace("DANG-UY", "")), line
        assert not re.search(r"\d%", OF_A_RULE.sub("", WITH_COUNTS.sub("", line))), line
        assert make not in FEW or not WITH_COUNTS.search(line), line
    sound(content)
    warehouse.close()


def test_what_printed_totals_leave_out_is_a_dash_and_compares_with_nothing(tmp_path: Path) -> None:
    warehouse = totals_with_gaps(tmp_path).serve()
    content = report(export_report.facts(opened(warehouse)))
    assert "Biểu tổng hợp về đảng viên không ghi đủ các mức, chưa so sánh được với năm 2022." in paragraphs(content)
    lines = {line[0]: line for line in table_of(content, "so với năm 2022")}
    assert lines["Hoàn thành nhiệm vụ"][1:3] == ["–", "–"]
    assert lines["Hoàn thành tốt nhiệm vụ"][1:5] == ["46", "–", "9", "75,0"]
    of_2022 = told(warehouse, "?nam=2022")
    assert "Biểu tổng hợp về đảng viên không ghi đủ các mức" in of_2022
    assert "đảng viên: biểu tổng hợp" not in of_2022
    warehouse.close()


def test_a_level_that_one_branch_s_total_leaves_out_has_no_figure_for_the_whole(tmp_path: Path) -> None:
    office = committee(tmp_path)
    paper = office.file()
    for unit, levels in (("u001", ("HTXSNV", "HTTNV")), ("u002", LEVELS)):
        office.unit(unit)
        for level in levels:
            office.count(paper, level, 6, unit=unit)
    warehouse = office.serve()
    content = report(export_report.facts(opened(warehouse)))
    [_, members] = table_of(content, "theo đối tượng")
    assert members[3:8] == ["12", "12", "–", "–", "–"]
    *_, total = table_of(content, "theo chi bộ")
    assert total[3:8] == ["12", "12", "–", "–", "–"]
    warehouse.close()


def test_of_a_committee_of_which_nothing_is_known_it_says_so_and_leaves_the_rest_to_be_written(tmp_path: Path) -> None:
    office = committee(tmp_path)
    office.unit("a")
    office.receive(office.file(), "bao_cao_kiem_diem", date(2023, 12, 1))
    warehouse = office.serve()
    content = report(export_report.facts(opened(warehouse, "?nam=2023")))
    text = "\n".join(paragraphs(content))
    assert "Chưa có số liệu xếp loại của Đảng bộ, Đảng ủy, chi bộ, đảng viên." in text
    assert "chưa có chi bộ nào trong 1 chi bộ nộp đủ hồ sơ" in text
    assert "Chưa có danh sách đề nghị khen thưởng năm 2023." in text
    assert not [caption for caption in tables(content) if "theo đối tượng" in caption or "theo chi bộ" in caption]
    assert "0%" not in text
    warehouse.close()


def test_of_a_year_without_a_plan_nothing_is_due(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.rows["committee"] = [
        {"name": "Đảng bộ thử", "committee": "Đảng ủy thử", "superior": None, "illustrative": True}
    ]
    office.unit("a")
    office.fill("a", HTXSNV=3, HTTNV=20)
    warehouse = office.serve()
    text = "\n".join(paragraphs(report(export_report.facts(opened(warehouse, "?nam=2023")))))
    assert "Năm 2023 chưa có thời hạn nộp hồ sơ nào được ghi trong kế hoạch." in text
    assert "Đảng viên: 23/23 đảng viên (100,0%) được xếp loại" in text
    assert not re.search(r"quá hạn|đúng hạn|nộp chậm", text)
    overview = next(page for page in PAGES if page.path == "/")
    said = texts(drawn(overview, warehouse, "?nam=2023"))
    assert said.count("Năm này chưa có kế hoạch nào được nạp.") >= 3
    assert not [one for one in said if re.search(r"\d+ chi bộ chưa nộp", one)]
    warehouse.close()


def test_what_nobody_should_have_typed_leaves_the_report_sound(tmp_path: Path) -> None:
    office = committee(tmp_path)
    office.rows["committee"][0] |= {"name": STORED[0], "committee": STORED[1], "superior": STORED[2]}
    for place, text in enumerate(STORED):
        unit = f"u{place}"
        office.unit(unit)
        office.rows["unit"][-1]["name"] = text
        office.fill(unit, HTTNV=4, HTXSNV=1)
        paper = office.file()
        office.rate(paper, f"{unit}-x", None, unit=unit, unrated_state="hoan", unrated_reason=text)
        office.shortcoming(paper, text, date(2023, 6, 1), unit=unit, stated_on=date(2022, 12, 28))
    warehouse = office.serve()
    content = report(export_report.facts(opened(warehouse)))
    sound(content)
    assert "<script>alert(1)</script>" in whole_text(content)
    warehouse.close()
