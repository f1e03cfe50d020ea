"""What charts are natively is what the question answered: every count at its branch, year and level, none made up."""

from collections import Counter
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from components.chart import Chart, Words
from components.charts import rating_distribution, rating_transitions, rating_trend, submission_curve, submission_matrix
from components.native import COUNT, Grid, Native, Plot
from components.natives import NATIVES
from components.theme import LIGHT
from tests.committees.size import committee
from tests.components import frames
from tests.components.export.handed import branches, of_the_wall

# The question's column of names along the axis, and of codes that become series, in charts made of counts.
COUNTED = {
    "rating_by_unit": ("unit_name", "level_name"),
    "not_rated": ("unit_name", "state_name"),
    "remediation_status": ("unit_name", "class_name"),
    "remediation_ageing": ("unit_name", "age_name"),
    "award_eligibility": ("unit_name", "class_name"),
}


@pytest.fixture(scope="module")
def wall(sample_home: Path) -> dict[str, Chart]:
    """Give the sample committee's charts, as they go on the wall."""
    return of_the_wall(sample_home, "?nam=2023")


@pytest.fixture(scope="module")
def past(sample_home: Path) -> dict[str, Chart]:
    """Give the same of a year whose shortcomings have become due."""
    return of_the_wall(sample_home, "?nam=2022&den-ngay=2023-12-20")


@pytest.fixture(scope="module")
def committees(
    wall: dict[str, Chart], past: dict[str, Chart], tmp_path_factory: pytest.TempPathFactory
) -> list[dict[str, Chart]]:
    """Give both, and the charts of a committee under the rules of 2025, which has votes and quarters."""
    home = tmp_path_factory.mktemp("rules_of_2025")
    committee(home, 6, members=9).serve().close()
    return [wall, past, of_the_wall(home), of_the_wall(home, "?doi-tuong=can_bo")]


def each(stem: str, committees: list[dict[str, Chart]]) -> list[Chart]:
    met = [charts[stem] for charts in committees if stem in charts]
    assert met
    return met


def of(stem: str, figure: dict[str, Any], rows: pl.DataFrame) -> Chart:
    return Chart(stem, figure, rows, frames.READING, Words(measure="Số lượng", caption="Biểu đồ."))


def plot(native: Native | None) -> Plot:
    assert isinstance(native, Plot)
    return native


def grid(native: Native | None) -> Grid:
    assert isinstance(native, Grid)
    return native


def values(plotted: Plot) -> dict[tuple[str, str], float | None]:
    return {
        (name, series.name): value
        for series in plotted.series
        for name, value in zip(plotted.categories, series.values, strict=True)
    }


@pytest.mark.parametrize("stem", COUNTED)
def test_counts_are_those_of_the_question(stem: str, wall: dict[str, Chart], past: dict[str, Chart]) -> None:
    along, code = COUNTED[stem]
    for chart in (wall[stem], past[stem]):
        shown = {key: n for key, n in values(plot(NATIVES[stem](chart, None))).items() if n}
        known = chart.rows.filter(pl.col(code).is_not_null() & (pl.col("n") > 0))
        if "level" in known.columns:
            known = known.filter(pl.col("level") != "CHUA_XEP_LOAI")
        asked: Counter[tuple[str, str]] = Counter()
        for row in known.to_dicts():
            asked[row[along], row[code]] += row["n"]
        assert shown == asked


@pytest.mark.parametrize("stem", sorted(NATIVES))
def test_a_chart_on_a_slide_has_no_more_lines_than_are_read_and_says_how_many_others(
    stem: str, committees: list[dict[str, Chart]]
) -> None:
    chart = each(stem, committees)[-1]
    whole, cut = (NATIVES[stem](chart, most) for most in (None, 5))
    assert type(whole) is type(cut)
    for native, of_all in ((cut, whole), (whole, whole)):
        lines = native.categories if isinstance(native, Plot) else native.lines if native else ()
        every = of_all.categories if isinstance(of_all, Plot) else of_all.lines if of_all else ()
        assert set(map(str, lines)) <= set(map(str, every))
        if len(lines) < len(every):
            assert len(lines) == 5
            assert native is not None
            assert str(len(every)) in native.more


@pytest.mark.parametrize("stem", sorted(NATIVES))
def test_no_native_form_for_the_wall_names_a_person(stem: str, committees: list[dict[str, Chart]]) -> None:
    for chart in each(stem, committees):
        assert "Đảng viên 0" not in repr(NATIVES[stem](chart, None))


@pytest.mark.parametrize("stem", sorted(NATIVES))
def test_where_the_question_answers_nothing_there_is_nothing_to_draw(
    stem: str, committees: list[dict[str, Chart]]
) -> None:
    chart = each(stem, committees)[0]
    none = Chart(stem, chart.figure, chart.rows.clear(), chart.reading, chart.words)
    assert NATIVES[stem](none, 15) is None


@pytest.mark.parametrize("stem", sorted(NATIVES))
def test_every_line_has_as_many_places_as_headings_and_every_series_as_many_values(
    stem: str, committees: list[dict[str, Chart]]
) -> None:
    for chart in each(stem, committees):
        native = NATIVES[stem](chart, 15)
        if isinstance(native, Plot):
            assert {len(series.values) for series in native.series} == {len(native.categories)}
            assert len(set(native.categories)) == len(native.categories)
        elif native:
            assert {len(line) for line in native.lines} == {len(native.head)}


def test_of_one_year_the_levels_are_bars_and_an_unprinted_one_is_not_0() -> None:
    rows = frames.by_year({2023: (2, 5, None, 0, 1)})
    shown = plot(
        NATIVES["rating_distribution"](
            of("rating_distribution", rating_distribution.figure(rows, frames.READING), rows), 15
        )
    )
    assert shown.form == "bars"
    assert list(shown.series[0].values) == [2, 5, None, 0, 1]
    assert shown.series[0].inks[3] == LIGHT.ink("KHTNV")


def test_of_several_years_each_is_a_whole_bar_of_counts() -> None:
    rows = frames.by_year({2022: (1, 2, 3, 0, 9), 2023: (2, 5, 0, 0, 1)})
    shown = plot(
        NATIVES["rating_distribution"](
            of("rating_distribution", rating_distribution.figure(rows, frames.READING), rows), 15
        )
    )
    assert (shown.form, list(shown.categories), shown.number_format) == ("whole_bars", ["2022", "2023"], COUNT)
    assert [list(series.values) for series in shown.series] == [[1, 2], [2, 5], [3, 0]]


def test_branches_stand_as_on_screen_the_best_first_and_of_many_both_ends() -> None:
    chart = branches({f"Chi bộ {n:02}": (0, n, 20 - n, 0, 0) for n in range(1, 20)})
    assert plot(NATIVES["rating_by_unit"](chart, 4)).categories == ["Chi bộ 19", "Chi bộ 18", "Chi bộ 02", "Chi bộ 01"]


def test_a_branch_whose_total_leaves_out_a_level_has_a_gap_there() -> None:
    shown = values(plot(NATIVES["rating_by_unit"](branches({"A": (1, None, 2, 0, 0), "B": (1, 4, 2, 0, 0)}), 15)))
    assert shown["A", "Hoàn thành tốt nhiệm vụ"] is None
    assert shown["B", "Hoàn thành tốt nhiệm vụ"] == 4


def test_years_are_columns_with_each_change_named_under_them() -> None:
    rows = frames.trend({2020: (1, 60, 0, 1, 0), 2023: (2, 5, 0, 0, 1)}, {2023: "Quy định B"})
    shown = plot(NATIVES["rating_trend"](of("rating_trend", rating_trend.figure(rows, frames.READING), rows), 15))
    assert shown.form == "whole_columns"
    assert shown.categories == ["2020* – 1 không hoàn thành", "2023 – Quy định B"]


def test_moves_are_a_table_with_a_triangle_for_each_step() -> None:
    rows = frames.moved(
        {("HTXSNV", "HTNV"): 3, ("HTNV", "HTTNV"): 2, ("HTTNV", "HTTNV"): 7}, from_year=2022, to_year=2023
    )
    figure = rating_transitions.figure(rows, frames.READING, (2022, 2023))
    shown = grid(NATIVES["rating_transitions"](of("rating_transitions", figure, rows), 15))
    assert [[place.text for place in line[1:]] for line in shown.lines] == [
        ["0", "0", "▼▼ 3", "0"],
        ["0", "7", "0", "0"],
        ["0", "▲ 2", "0", "0"],
        ["0", "0", "0", "0"],
    ]
    assert shown.lines[0][3].value == 3


def test_papers_stand_with_their_sign_and_the_colour_of_their_state() -> None:
    rows = frames.matrix([frames.filing("A", "cham", 3), frames.filing("B", "dung_han")])
    shown = grid(
        NATIVES["submission_matrix"](of("submission_matrix", submission_matrix.figure(rows, frames.READING), rows), 15)
    )
    assert [[place.text for place in line] for line in shown.lines] == [["A", "▲ +3"], ["B", "✓"]]
    assert shown.lines[0][1].ink == LIGHT.ink("cham")


def test_a_line_ends_where_its_year_does() -> None:
    rows = pl.DataFrame(
        [*frames.curve(2023, (1, 2), 4, current=True), *frames.curve(2022, (0, 1, 3), 4, current=False)]
    )
    shown = plot(NATIVES["submission_curve"](of("submission_curve", submission_curve.figure(rows), rows), 15))
    assert {series.name: list(series.values) for series in shown.series} == {
        "Năm 2023": [25.0, 50.0, None],
        "Năm 2022 (năm trước)": [0.0, 25.0, 75.0],
    }


def test_rates_of_few_are_counts(wall: dict[str, Chart]) -> None:
    chart = wall["on_time_trend"]
    few = chart.rows.with_columns(pl.when(pl.col("expected").is_not_null()).then(9).alias("expected"))
    shown = plot(NATIVES["on_time_trend"](Chart(chart.stem, chart.figure, few, chart.reading, chart.words), 15))
    assert shown.number_format == COUNT
    own = few.filter("is_dossier").sort("year")
    assert list(shown.series[1].values) == own["on_time"].to_list()


def test_a_branch_that_has_not_reported_has_no_bar_and_says_so(wall: dict[str, Chart]) -> None:
    chart = wall["member_pledges"]
    silent = chart.rows["unit_name"][0]
    columns = [
        pl.when(pl.col("unit_name") != silent).then(name).alias(name) for name in ("done", "on_time", "late", "missing")
    ]
    rows = chart.rows.with_columns(columns)
    shown = plot(NATIVES["member_pledges"](Chart(chart.stem, chart.figure, rows, chart.reading, chart.words), None))
    (place,) = [at for at, name in enumerate(shown.categories) if name.startswith(silent)]
    assert "chưa báo cáo" in shown.categories[place]
    assert {series.values[place] for series in shown.series} == {None}


def test_burnup_keeps_each_days_state_and_the_lines_to_be_reached(past: dict[str, Chart]) -> None:
    chart = past["remediation_burnup"]
    shown = plot(NATIVES["remediation_burnup"](chart, 15))
    last = chart.rows.sort("day").row(-1, named=True)
    ends = [series.values[-1] for series in shown.series]
    assert ends[:2] == [last["scope"], last["done"]]
    assert {0.8 * last["scope"]} <= set(ends)
    assert shown.categories[-1] == f"{last['day']:%d/%m/%Y}"


@pytest.mark.parametrize(
    ("stem", "code"),
    [("vote_check", "class_name"), ("quarter_ratings", "level_name"), ("award_runs", "certainty_name")],
)
def test_subjects_are_counted_and_not_named(stem: str, code: str, committees: list[dict[str, Chart]]) -> None:
    for chart in each(stem, committees):
        told = chart.rows.filter(pl.col(code).is_not_null())
        shown = plot(NATIVES[stem](chart, None))
        asked = dict(told.group_by(code).len().iter_rows())
        assert {series.name: sum(n or 0 for n in series.values) for series in shown.series} == asked
