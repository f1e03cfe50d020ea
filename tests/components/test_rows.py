import polars as pl

from components import theme
from components.rows import MANY, MOST, Rows


def test_as_many_rows_as_one_scrolls_through_all_stand_in_the_chart() -> None:
    names = [f"Chi bộ {number}" for number in range(MOST)]
    lines = Rows(names, 40)
    assert (lines.shown, lines.is_cut, lines.meta()) == (names, False, {"bars": MOST, "of": MOST})


def test_of_more_the_first_stand_in_the_chart_and_it_is_told_of_how_many() -> None:
    names = [f"Chi bộ {number}" for number in range(MOST + 1)]
    lines = Rows(names, 40)
    assert (lines.shown, lines.meta()) == (names[:MANY], {"bars": MANY, "of": MOST + 1})
    kept = lines.of(pl.DataFrame({"unit_name": names, "n": range(len(names))}))
    assert kept["n"].to_list() == list(range(MANY))


def test_a_long_name_gets_two_lines_and_the_room_they_need() -> None:
    long = "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp Vĩnh Lộc Thượng"
    short, both = Rows(["Thanh tra"], 40), Rows(["Thanh tra", long], 40)
    assert [label.count("<br>") for label in both.labels] == [0, 1]
    assert both.left > short.left
    assert both.row_height * 2 == both.height


def test_what_stands_beneath_a_name_makes_its_rows_higher_and_is_no_letter_of_it() -> None:
    plain, more = Rows(["A b"] * 2, 10), Rows(["A b"] * 2, 10, {"A b": "<span style='font-size:11px'>c</span>"})
    assert more.labels == ["A b<br><span style='font-size:11px'>c</span>"]
    assert more.left == plain.left
    assert more.row_height > plain.row_height


def test_no_row_at_all_has_the_room_of_one() -> None:
    lines = Rows([], 40)
    assert (lines.height, lines.axis(theme.LIGHT)["range"]) == (40, [-0.5, 0.5])
