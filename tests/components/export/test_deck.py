"""deck.pptx: one finding a slide, native and right to the cell, legible, and nothing in it that can act."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from pptx.presentation import Presentation as Deck

from components.chart import Chart
from components.native import Grid, Plot
from components.natives import NATIVES
from tests.components.export.handed import (
    FEW,
    TITLE,
    behind,
    branches,
    drawn,
    hostile,
    made,
    native_charts,
    of_the_wall,
    parts,
    read,
    tables,
    texts,
)
from tests.components.frames import DAY

EIGHT = (
    *("rating_distribution", "rating_by_unit", "rating_trend", "on_time_trend"),
    *("submission_matrix", "submission_curve", "remediation_status", "remediation_burnup"),
)


def test_each_finding_is_the_title_of_a_slide_in_a_place_of_titles(deck: Deck, wall: dict[str, Chart]) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides if slide.shapes.title]
    native = [chart.meta["finding"] for stem, chart in wall.items() if stem in NATIVES]
    assert titles == [TITLE, *native, "Phần không có trong tệp này"]
    assert set(EIGHT) <= set(NATIVES)


def test_what_a_chart_draws_and_what_is_behind_it_are_the_questions_numbers(deck: Deck, wall: dict[str, Chart]) -> None:
    shown = [drawn(chart) for chart in native_charts(deck)]
    asked = [NATIVES[stem](chart, 15) for stem, chart in wall.items() if stem in NATIVES]
    plots = [native for native in asked if isinstance(native, Plot)]
    assert len(shown) == len(plots)
    for plot, series in zip(plots, shown, strict=True):
        for one in plot.series:
            known = dict(zip(plot.categories, one.values, strict=True))
            assert dict(series[one.name]) == known
    assert shown == [behind(chart) for chart in native_charts(deck)]


def test_a_table_holds_every_place_and_its_colour(deck: Deck, wall: dict[str, Chart]) -> None:
    slides = [slide for slide in deck.slides if tables(slide)]
    grids = [NATIVES[stem](chart, 15) for stem, chart in wall.items() if stem in NATIVES]
    for slide, grid in zip(slides, [native for native in grids if isinstance(native, Grid)], strict=True):
        (table,) = tables(slide)
        lines = [[cell.text_frame.text.strip() for cell in row.cells] for row in table.rows]
        assert lines == [list(grid.head), *([place.text for place in line] for line in grid.lines)]
        fills = [
            [cell.fill.fore_color.rgb if cell.fill.type == 1 else None for cell in row.cells] for row in table.rows
        ]
        inks = [[place.ink.fill[1:] if place.ink else None for place in line] for line in grid.lines]
        assert [[fill and str(fill) for fill in line] for line in fills[1:]] == inks


def test_where_one_cannot_read_the_source_the_rule_and_the_day_stand_in_the_notes(
    deck: Deck, wall: dict[str, Chart]
) -> None:
    chart = wall["ceiling_check"]
    slide = next(one for one in deck.slides if chart.meta["finding"] in texts(one))
    notes = slide.notes_slide.notes_text_frame
    assert notes is not None
    assert [chart.caption, *chart.notes] == [line for line in notes.text.split("\n") if line]
    assert "Căn cứ" in notes.text


def test_every_slide_says_source_day_page_and_that_figures_are_invented(deck: Deck) -> None:
    for number, slide in enumerate(deck.slides, start=1):
        said = texts(slide)
        assert any("Số liệu đến ngày 20/12/2023" in text for text in said)
        assert any("Dữ liệu minh họa" in text for text in said)
        fields = [node.xpath("string(a:t)") for node in slide.element.xpath('.//a:fld[@type="slidenum"]')]
        assert fields == ([str(number)] if number > 1 else [])


def test_real_figures_bear_no_badge() -> None:
    chart = branches(FEW)
    real = replace(chart, reading=replace(chart.reading, illustrative=False))
    assert "minh họa" not in "".join(parts(made(real)).values())


def test_screen_readers_are_told_what_every_chart_and_table_shows(deck: Deck) -> None:
    shown = [
        (slide.shapes.title, shape)
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table
    ]
    assert shown
    for head, shape in shown:
        assert head is not None
        told = shape.element.xpath(".//p:cNvPr/@descr")[0]
        assert told.startswith(head.text_frame.text.removesuffix("…"))


def test_what_has_no_native_form_comes_as_a_picture_or_is_named_last(wall: dict[str, Chart]) -> None:
    png = BytesIO()
    Image.new("RGB", (400, 200)).save(png, "PNG")
    chart = wall["submission_lag"]
    without = read(made(branches(FEW), chart))
    assert "Sớm hay muộn bao nhiêu ngày" in " ".join(texts(without.slides[2]))
    with_it = read(made(branches(FEW), chart, pictures={"submission_lag": png.getvalue()}))
    (picture,) = [shape for shape in with_it.slides[2].shapes if shape.shape_type == 13]
    assert picture.width == picture.height * 2
    assert picture.element.xpath(".//p:cNvPr/@descr")[0].startswith(chart.meta["finding"])
    assert len(with_it.slides) == 3


def test_nothing_to_show_is_said_in_words(sample_home: Path) -> None:
    chart = of_the_wall(sample_home, "?nam=2023")["remediation_overdue"]
    assert "Không có việc khắc phục nào quá hạn cho lựa chọn này." in texts(read(made(chart)).slides[1])


def test_no_person_is_named(packed: bytes) -> None:
    assert not any("Đảng viên 0" in text for text in parts(packed).values())


def test_hostile_texts_leave_the_deck_sound_and_are_nothing_but_text() -> None:
    packed = made(hostile())
    opened = read(packed)
    assert len(opened.slides) == 2
    for name, text in parts(packed).items():
        assert "<script" not in text, name
        assert "<f>" not in text, name
        assert 'TargetMode="External"' not in text, name
    (chart,) = native_charts(opened)
    assert {len(values) for values in behind(chart).values()} == {4}
    assert behind(chart) == drawn(chart)


def test_the_file_tells_whose_it_is_and_of_which_day_and_nothing_of_its_making(packed: bytes, deck: Deck) -> None:
    properties = deck.core_properties
    assert (properties.title, properties.author) == (TITLE, "Đảng bộ Sở Công Thương")
    assert properties.created == properties.modified == datetime(DAY.year, DAY.month, DAY.day)
    assert (properties.last_modified_by, properties.keywords) == ("", "Dữ liệu minh họa")
    assert not {"docProps/app.xml", "docProps/thumbnail.jpeg"} & set(parts(packed))


def test_the_same_figures_give_the_same_bytes() -> None:
    packed = made(branches(FEW))
    assert packed == made(branches(FEW))
    with ZipFile(BytesIO(packed)) as opened:
        assert {part.date_time[0] for part in opened.infolist()} == {1980}


def test_a_deck_of_nothing_is_not_made() -> None:
    with pytest.raises(ValueError, match="no chart"):
        made()
