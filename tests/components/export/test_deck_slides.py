"""The slides of a deck can be read: no type too small, nothing cut or on top of another, as other programs draw it."""

from pathlib import Path

import pytest
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from components.chart import Chart
from components.natives import NATIVES
from tests.components.export.handed import FEW, branches, frames, made, parts, read, tables
from tests.components.export.rendered import clashes, pages

LEAST = 540 / 50  # points: what is smaller is not read from the back row


def test_no_type_is_smaller_than_is_read_from_the_back_row(packed: bytes) -> None:
    sizes = [
        int(size)
        for name, text in parts(packed).items()
        if name.startswith(("ppt/slides/slide", "ppt/charts/chart"))
        for size in [piece.partition('"')[0] for piece in text.split(' sz="')[1:]]
    ]
    assert len(sizes) > 500
    assert min(sizes) >= LEAST * 100


def test_nothing_stands_beyond_a_slide_or_on_what_stands_above_it(deck: Deck) -> None:
    for slide in list(deck.slides)[1:]:
        edges = []
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
            edges.append((shape.top, shape.top + shape.height, shape.left, shape.left + shape.width, shape.name))
        for top, bottom, left, right, name in edges:
            below = [one for one in edges if one[0] > top and one[2] < right and one[3] > left]
            assert all(one[0] >= bottom - Pt(1) for one in below), (name, below)


def test_a_table_is_as_high_as_its_text_needs(deck: Deck) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_table:
                (table,) = tables(slide)
                assert sum(row.height for row in table.rows) == shape.height


@pytest.mark.parametrize("letters", [20, 200, 2_000, 30_000])
def test_a_finding_of_any_length_stays_within_its_slide(letters: int) -> None:
    chart = branches(FEW)
    chart.meta["finding"] = ("chi bộ " * letters)[:letters].strip()
    slide = read(made(chart)).slides[1]
    head = slide.shapes.title
    assert head is not None
    (size,) = [run.font.size.pt for run in head.text_frame.paragraphs[0].runs if run.font.size]
    assert size >= 16
    assert head.top + head.height <= Pt(540 * 0.25)
    assert head.text_frame.text.endswith("…") == (letters > 1_000)


def test_texts_keep_their_frame_instead_of_growing(deck: Deck) -> None:
    assert {frame.auto_size for slide in list(deck.slides)[1:] for frame in frames(slide)} == {0}


def test_other_programs_show_every_slide_with_its_accents_and_no_word_on_another(
    packed: bytes, wall: dict[str, Chart], tmp_path: Path
) -> None:
    (tmp_path / "deck.pptx").write_bytes(packed)
    shown = [" ".join(page.split()) for page in pages(tmp_path / "deck.pptx", tmp_path)]
    native = [chart for stem, chart in wall.items() if stem in NATIVES]
    assert len(shown) == len(native) + 2
    for chart, page in zip(native, shown[1:-1], strict=True):
        assert " ".join(chart.meta["finding"].split()[:4]) in page
        assert not {"#REF", "Err:", "□"} & set(page.split())
    stem = "rating_distribution"
    # Where days are many, this program turns them: their boxes lie over each other, they do not.
    straight = [chart.stem != "remediation_burnup" for chart in native]
    found = clashes(tmp_path / "deck.pdf")[1:-1]
    assert not any(pairs for pairs, is_straight in zip(found, straight, strict=True) if is_straight), found
    counts = wall[stem].rows.filter(wall[stem].rows["n"] > 0)["n"]
    assert set(map(str, counts)) <= set(shown[1 + native.index(wall[stem])].split())
