"""Native charts: what stands in them, how they are dressed, and that nothing in their workbook can act."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pptx.oxml import parse_xml

from components.export.office_chart import PAPER_FONT, chart_part
from components.native import COUNT, PERCENT, Plot, Series
from components.theme import LIGHT
from tests.components.export.handed import HOSTILE, parts

YEARS = ("2021", "2022", "2023")
GOOD, WORST = LIGHT.ink("HTXSNV"), LIGHT.ink("KHTNV")
TWO = (Series("Xuất sắc", (5, None, 0), GOOD), Series("Không hoàn thành", (1, 2, 30), WORST))


def xml(plot: Plot, **other: Any) -> Any:
    return parse_xml(chart_part(plot, type_points=14, **other).xml)


def sheet_of(workbook: bytes) -> Worksheet:
    return load_workbook(BytesIO(workbook)).worksheets[0]


def found(plot: Plot, path: str) -> list[str]:
    return list(map(str, xml(plot).xpath(path)))


def shown(plot: Plot) -> list[list[str]]:
    """Of each series its points, as place and value."""
    return [
        [f"{point.get('idx')}={point.xpath('string(c:v)')}" for point in series.xpath("c:val//c:pt")]
        for series in xml(plot).xpath("//c:ser")
    ]


def test_a_value_that_is_not_known_is_a_gap_and_never_0() -> None:
    plot = Plot("columns", YEARS, TWO)
    assert shown(plot) == [["0=5", "2=0"], ["0=1", "1=2", "2=30"]]
    assert found(plot, "//c:dispBlanksAs/@val") == ["gap"]
    sheet = sheet_of(chart_part(plot, type_points=14).workbook)
    assert list(sheet.iter_rows(values_only=True)) == [
        (None, "Xuất sắc", "Không hoàn thành"),
        ("2021", 5, 1),
        ("2022", None, 2),
        ("2023", 0, 30),
    ]


@pytest.mark.parametrize(
    ("form", "first"), [("bars", "2023"), ("whole_bars", "2023"), ("columns", "2021"), ("lines", "2021")]
)
def test_the_first_lies_at_the_top_by_the_order_of_the_data(form: Any, first: str) -> None:
    plot = Plot(form, YEARS, TWO)
    assert found(plot, "//c:ser[1]/c:cat//c:pt[1]/c:v/text()") == [first]
    assert set(found(plot, "//c:catAx/c:scaling/c:orientation/@val")) == {"minMax"}
    assert sheet_of(chart_part(plot, type_points=14).workbook)["A2"].value == first


def test_addresses_lead_to_the_cells_that_hold_the_values() -> None:
    made = chart_part(Plot("bars", YEARS, TWO), type_points=14)
    sheet = sheet_of(made.workbook)
    for series in parse_xml(made.xml).xpath("//c:ser"):
        address = series.xpath("string(c:val//c:f)").rpartition("!")[2].replace("$", "")
        cells = [cell.value for (cell,) in sheet[address]]
        points = {int(point.get("idx")): float(point.xpath("string(c:v)")) for point in series.xpath("c:val//c:pt")}
        assert cells == [points.get(at) for at in range(3)]
        assert series.xpath("string(c:tx//c:f)").startswith(f"'{sheet.title}'!")


def test_only_what_has_names_to_tell_apart_has_a_legend_and_nothing_has_a_title_inside() -> None:
    assert found(Plot("bars", YEARS, TWO[:1]), "//c:legend") == []
    assert found(Plot("bars", YEARS, TWO), "//c:legendPos/@val") == ["t"]
    assert found(Plot("bars", YEARS, TWO), "//c:autoTitleDeleted/@val") == ["1"]


def test_the_worst_level_is_hatched_and_segments_are_parted() -> None:
    plot = Plot("whole_bars", YEARS, TWO)
    assert found(plot, "//c:ser[2]/c:spPr/a:pattFill/a:bgClr/a:srgbClr/@val") == [WORST.fill[1:]]
    assert found(plot, "//c:ser[1]/c:spPr/a:ln//a:srgbClr/@val") == ["FFFFFF"]
    outlined = Plot("bars", YEARS, [Series("Hoàn thành", (1, 2, 3), LIGHT.ink("HTNV"))])
    assert found(outlined, "//c:ser/c:spPr/a:ln//a:srgbClr/@val") == [LIGHT.ink("HTNV").outline[1:]]


def test_counts_stand_in_the_type_colour_of_their_ink_and_zero_has_none() -> None:
    plot = Plot("bars", YEARS, TWO)
    assert found(plot, "//c:ser[1]/c:dLbls/c:txPr//a:srgbClr/@val") == ["FFFFFF"]
    (number_format,) = set(found(plot, "//c:ser/c:dLbls/c:numFmt/@formatCode"))
    assert number_format.endswith(f"{COUNT};;")


def test_a_segment_too_short_for_its_count_has_none_printed() -> None:
    plot = Plot("columns", ("A", "B"), [Series("x", (1, 40), GOOD), Series("y", (99, 60), WORST)])
    assert found(plot, "//c:ser[1]/c:dLbls/c:dLbl[c:delete]/c:idx/@val") == ["0"]


def test_points_of_different_inks_are_filled_each() -> None:
    plot = Plot("bars", YEARS, [Series("n", (1, 2, 3), GOOD, inks=(GOOD, GOOD, WORST))])
    assert found(plot, "//c:dPt/c:idx/@val") == ["0"]


@pytest.mark.parametrize("form", ["bars", "whole_columns", "grouped_columns", "lines"])
@pytest.mark.parametrize("number_format", [COUNT, PERCENT])
def test_every_scale_and_label_says_how_numbers_are_written(form: Any, number_format: str) -> None:
    plot = Plot(form, YEARS, TWO, number_format)
    (scale,) = found(plot, "//c:valAx/c:numFmt/@formatCode")
    assert scale not in ("", "General")
    assert all(number_format in one for one in found(plot, "//c:dLbls/c:numFmt/@formatCode"))
    assert found(plot, "//c:valAx/c:scaling/c:min/@val") == ["0"]


def test_a_mark_to_be_reached_is_a_dashed_line_over_the_columns() -> None:
    goal = Series("Mốc", (4, 4, 4), WORST, is_line=True, is_dashed=True, is_labelled=False)
    plot = Plot("columns", YEARS, [goal, *TWO])
    assert found(plot, "//c:lineChart//a:prstDash/@val") == ["dash"]
    assert len(found(plot, "//c:barChart/c:ser")) == 2
    assert found(plot, "//c:lineChart/c:ser/c:val//c:f") != found(plot, "//c:barChart/c:ser[1]/c:val//c:f")


def test_the_type_is_what_was_asked_for() -> None:
    made = xml(Plot("bars", YEARS, TWO), font=PAPER_FONT)
    assert set(made.xpath("//a:defRPr/@sz")) == {"1400"}
    assert set(made.xpath("//a:latin/@typeface")) == {"Times New Roman"}


@pytest.mark.parametrize("form", ["bars", "whole_columns", "lines"])
def test_hostile_names_are_nothing_but_text(form: Any) -> None:
    series = [Series(name, (1, 2, 3, 4), GOOD) for name in HOSTILE]
    made = chart_part(Plot(form, HOSTILE, series), type_points=12)
    cells = [cell for row in sheet_of(made.workbook).iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    held = parts(made.workbook)
    assert not any("<f>" in text or 'TargetMode="External"' in text or "<hyperlink" in text for text in held.values())
    assert max(len(str(cell.value)) for cell in cells) <= 80
    assert parse_xml(made.xml) is not None


def test_the_same_plot_gives_the_same_bytes() -> None:
    plot = Plot("bars", YEARS, TWO)
    assert chart_part(plot, type_points=14) == chart_part(plot, type_points=14)
