"""The form of a Party document, measured in the file (Hướng dẫn 36-HD/VPTW)."""

import io
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zipfile import ZipFile

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from components.export.document import Form, Paper
from components.export.document_chart import chart
from components.export.document_head import foot, head, place_and_day, title
from components.export.document_table import LEFT, Column, table
from components.native import Plot, Series
from components.theme import LIGHT
from tests.components.export.word import HOSTILE, charts, opened, paragraphs, sound, tables, whole_text

FORM = Form(
    committee="Đảng ủy Sở Thử",
    superior="Đảng bộ Khối thử",
    author="Đảng bộ Sở Thử",
    kind="BÁO CÁO",
    subject="Kết quả thử năm 2023",
    number="Số …-BC/ĐU",
    as_of=date(2023, 12, 5),
    illustrative=True,
    recipients=["- Đảng bộ Khối thử (b/c),", "- Lưu ĐU."],
)
COLUMNS = [Column("TT", 10), Column("Đối tượng", 40, LEFT), Column("Tổng số", 15)]
PLOT = Plot(
    "whole_bars",
    ["Văn phòng", "Thanh tra"],
    [Series("Tốt", [13, 4], LIGHT.ink("HTTNV")), Series("Hoàn thành", [2, None], LIGHT.ink("HTNV"))],
    more="… 3 chi bộ khác",
)
NEAR = 700  # of the library's unit: a fiftieth of a millimetre, as lengths in the file are in twentieths of a point


def written(form: Form = FORM, text: str = "Một đoạn văn.") -> bytes:
    """A document with one of everything; `text`: what stands in its paragraph, its table, its captions."""
    paper = Paper(form)
    head(paper)
    title(paper)
    paper.heading("I. PHẦN MỘT")
    paper.say(text)
    table(paper, text, COLUMNS, [["1", text, "7"], ["", "Tổng cộng", "7"]], bold_rows=[1], note=text)
    chart(paper, PLOT, text, text)
    paper.left_open("1. Đề xuất:")
    foot(paper)
    paper.annex("PHỤ LỤC I", "Danh sách")
    return paper.content()


@pytest.fixture(scope="module")
def content() -> bytes:
    return written()


def near(length: Any, millimetres: float) -> bool:
    return abs(int(length) - int(Mm(millimetres))) < NEAR


def test_the_page_is_a4_and_its_margins_leave_165_millimetres(content: bytes) -> None:
    [section] = opened(content).sections
    assert near(section.page_width, 210)
    assert near(section.page_height, 297)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert all(near(margin, asked) for margin, asked in zip(margins, (20, 20, 30, 15), strict=True))


def test_all_type_is_times_new_roman_for_every_script_and_in_vietnamese(content: bytes) -> None:
    styles = opened(content).styles.element
    fonts = list(styles.iter(qn("w:rFonts")))
    assert fonts
    for font in fonts:
        assert {font.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
        assert not [name for name in font.attrib if name.endswith("Theme")]
    assert {language.get(qn("w:val")) for language in styles.iter(qn("w:lang"))} == {"vi-VN"}
    assert not list(opened(content).element.body.iter(qn("w:rFonts")))


def test_the_body_is_justified_14_points_its_first_lines_10_millimetres_in(content: bytes) -> None:
    document = opened(content)
    body: Any = next(paragraph for paragraph in document.paragraphs if paragraph.text == "Một đoạn văn.").style
    form = body.paragraph_format
    assert body.font.size == Pt(14)
    assert form.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert near(form.first_line_indent, 10)
    assert (form.line_spacing_rule, form.line_spacing) == (WD_LINE_SPACING.AT_LEAST, Pt(18))
    assert form.space_after == Pt(6)


def test_the_head_names_the_superior_and_the_committee_at_the_left_the_party_and_the_day_at_the_right(
    content: bytes,
) -> None:
    left, right = opened(content).tables[0].rows[0].cells
    assert [line.text for line in left.paragraphs] == ["ĐẢNG BỘ KHỐI THỬ", "ĐẢNG ỦY SỞ THỬ", "*", "Số …-BC/ĐU"]
    assert [line.runs[0].bold for line in left.paragraphs] == [None, True, None, None]
    party, day = right.paragraphs
    assert (party.text, party.runs[0].bold) == ("ĐẢNG CỘNG SẢN VIỆT NAM", True)
    assert list(party._p.iter(qn("w:pBdr"))), "a rule under the party's name"
    assert day.text.endswith(", ngày 05 tháng 12 năm 2023")
    assert day.text.startswith("…")
    assert day.runs[0].italic
    assert {line.alignment for cell in (left, right) for line in cell.paragraphs} == {WD_ALIGN_PARAGRAPH.CENTER}


def test_the_head_has_no_lines_around_its_columns_and_is_as_wide_as_the_text(content: bytes) -> None:
    table_ = opened(content).tables[0]._tbl
    borders = next(table_.iter(qn("w:tblBorders")))
    assert {border.get(qn("w:val")) for border in borders} == {"nil"}
    widths = [int(column.get(qn("w:w"))) for column in table_.iter(qn("w:gridCol"))]
    assert near(sum(widths) * 635, 165)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2023, 12, 20), "ngày 20 tháng 12 năm 2023"),
        (date(2024, 1, 5), "ngày 05 tháng 01 năm 2024"),
        (date(2024, 3, 9), "ngày 09 tháng 3 năm 2024"),
    ],
)
def test_days_under_ten_and_the_first_two_months_are_written_with_a_0(day: date, told: str) -> None:
    assert place_and_day(day).endswith(told)


def test_type_and_subject_are_centred_in_bold(content: bytes) -> None:
    lines = {paragraph.text: paragraph for paragraph in opened(content).paragraphs}
    for text, points in (("BÁO CÁO", 16), ("Kết quả thử năm 2023", 14)):
        assert lines[text].alignment == WD_ALIGN_PARAGRAPH.CENTER
        assert (lines[text].runs[0].bold, lines[text].runs[0].font.size) == (True, Pt(points))


def test_it_is_signed_for_the_committee_by_somebody_still_to_be_written(content: bytes) -> None:
    left, right = opened(content).tables[-1].rows[0].cells
    assert [line.text for line in left.paragraphs] == ["Nơi nhận:", *FORM.recipients]
    on_behalf, office, name = right.paragraphs
    assert (on_behalf.text, on_behalf.runs[0].bold) == ("T/M ĐẢNG ỦY", True)
    assert set(office.text + name.text) == {"…"}


def test_pages_are_numbered_above_from_the_second_on_and_each_says_that_the_figures_are_invented(
    content: bytes,
) -> None:
    [section] = opened(content).sections
    assert section.different_first_page_header_footer
    fields = {
        name: [field.get(qn("w:instr")) for field in header._element.iter(qn("w:fldSimple"))]
        for name, header in (("first", section.first_page_header), ("others", section.header))
    }
    assert fields == {"first": [], "others": ["PAGE"]}
    for header in (section.first_page_header, section.header):
        assert "Dữ liệu minh họa" in header.paragraphs[0].text
    real = opened(written(replace(FORM, illustrative=False)))
    assert "Dữ liệu minh họa" not in real.sections[0].header.paragraphs[0].text
    assert real.core_properties.keywords == ""


def test_headings_are_words_own_in_black(content: bytes) -> None:
    styled: list[tuple[str, Any]] = [(one.text, one.style) for one in opened(content).paragraphs]
    headings = [(text, style) for text, style in styled if style.name.startswith("Heading")]
    assert [text for text, _ in headings] == ["I. PHẦN MỘT", "PHỤ LỤC I"]
    for _, style in headings:
        assert style.font.bold
        assert style.font.color.rgb in {None, RGBColor(0, 0, 0)}
        assert style.paragraph_format.keep_with_next


def test_a_table_repeats_its_headings_breaks_no_row_and_is_as_wide_as_the_text(content: bytes) -> None:
    drawn = opened(content).tables[1]._tbl
    rows = list(drawn.iter(qn("w:tr")))
    assert [bool(list(row.iter(qn("w:tblHeader")))) for row in rows] == [True, False, False]
    assert all(list(row.iter(qn("w:cantSplit"))) for row in rows)
    assert near(sum(int(column.get(qn("w:w"))) for column in drawn.iter(qn("w:gridCol"))) * 635, 165)
    assert [bool(list(row.iter(qn("w:b")))) for row in rows] == [True, False, True]
    assert tables(content)["Bảng 1. Một đoạn văn."][1:] == [["1", "Một đoạn văn.", "7"], ["", "Tổng cộng", "7"]]


def test_behind_a_table_that_ends_the_document_stands_the_line_that_word_asks_for_and_takes_no_room() -> None:
    paper = Paper(FORM)
    table(paper, "Một biểu", COLUMNS, [["1", "a", "7"]])
    last, _ = opened(paper.content()).element.body[-2:]
    assert last.tag == qn("w:p")
    [spacing] = last.iter(qn("w:spacing"))
    assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("20", "exact")


def test_a_chart_is_native_with_its_figures_its_caption_below_and_told_in_words(content: bytes) -> None:
    assert charts(content) == [
        {"Tốt": {"Thanh tra": 4, "Văn phòng": 13}, "Hoàn thành": {"Thanh tra": None, "Văn phòng": 2}}
    ]
    body = opened(content).element.body
    [told] = body.iter(qn("wp:docPr"))
    assert told.get("descr") == "Biểu đồ 1. Một đoạn văn."
    [extent] = body.iter(qn("wp:extent"))
    assert near(extent.get("cx"), 165)
    lines = paragraphs(content)
    at = lines.index("Biểu đồ 1. Một đoạn văn.")
    assert lines[at + 1] == "Một đoạn văn. … 3 chi bộ khác"


def test_type_in_charts_is_never_under_nine_points(content: bytes) -> None:
    with ZipFile(io.BytesIO(content)) as parts:
        drawn = parts.read("word/charts/chart1.xml").decode()
    sizes = [int(size.split('"')[0]) for size in drawn.split(' sz="')[1:]]
    assert sizes
    assert min(sizes) >= 900
    assert 'typeface="Times New Roman"' in drawn


def test_the_file_tells_the_committee_and_the_day_and_nothing_of_its_making(content: bytes) -> None:
    core = opened(content).core_properties
    assert (core.author, core.last_modified_by) == ("Đảng bộ Sở Thử", "Đảng bộ Sở Thử")
    assert core.title == "BÁO CÁO Kết quả thử năm 2023"
    assert core.created.replace(tzinfo=None) == core.modified.replace(tzinfo=None) == datetime(2023, 12, 5)
    assert (core.keywords, core.comments) == ("Dữ liệu minh họa", "")
    with ZipFile(io.BytesIO(content)) as parts:
        assert not [name for name in parts.namelist() if "thumbnail" in name or name == "docProps/app.xml"]


def test_the_same_content_gives_the_same_bytes(content: bytes) -> None:
    assert written() == content
    assert written(text="Khác.") != content


@pytest.mark.parametrize("text", HOSTILE, ids=["formula", "script", "controls", "long"])
def test_what_nobody_should_have_typed_is_text_in_a_sound_file(text: str) -> None:
    form = replace(FORM, committee=text, superior=text, author=text, subject=text, recipients=[text])
    made = written(form, text)
    sound(made)
    told = whole_text(made)
    assert ("@SUM(1)" if "@SUM(1)" in text else text[:40]) in told
    assert max(map(len, told.splitlines())) < 2_100
