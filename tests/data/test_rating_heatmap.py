"""Question rating_heatmap: branch by branch over the years, splits and mergers told."""

from datetime import date
from typing import Any

import polars as pl

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office


def test_a_heatmap_has_a_row_for_each_body_and_year_with_data(changing: Office) -> None:
    rows = ask(changing)
    assert rows.select("unit", "year", "rated").rows() == [
        ("a", 2021, 10),
        ("a", 2022, 1),
        ("old", 2021, 20),
        ("left", 2022, 2),
        ("left", 2023, 2),
        ("right", 2022, 3),
        ("new", 2023, 4),
    ]


def test_a_heatmap_tells_where_a_body_came_from_and_what_became_of_it(changing: Office) -> None:
    notes = {(row["unit"], row["year"]): row["change_note"] for row in ask(changing).rows(named=True)}
    assert notes["old", 2021] == "tách thành LEFT, RIGHT"
    assert notes["left", 2022] == "tách từ OLD"
    assert notes["right", 2022] == "nhập vào NEW; tách từ OLD"
    assert notes["a", 2022] == "nhập vào NEW"
    assert notes["new", 2023] == "nhập từ A, RIGHT"
    assert notes["left", 2023] is None


def test_a_chosen_body_brings_its_ancestors_rows(changing: Office) -> None:
    assert ask(changing, units=["left"])["unit"].unique(maintain_order=True).to_list() == ["old", "left"]


def test_a_heatmap_counts_the_excellent_and_the_good_and_shows_the_branchs_own_level(office: Office) -> None:
    paper = office.file()
    for number, level in enumerate(["HTXSNV", "HTTNV", "HTNV", None]):
        office.rate(paper, f"x{number}", level)
    office.rate(paper, "a", "HTNV", subject_kind="chi_bo")
    row = ask(office).row(0, named=True)
    assert (row["n_excellent"], row["rated"], row["total"]) == (1, 3, 4)
    assert (row["good_percent"], row["excellent_percent"]) == (66.7, 33.3)
    assert (row["unit_level"], row["unit_level_short"]) == ("HTNV", "Hoàn thành")


def ask(office: Office, **other: Any) -> pl.DataFrame:
    asked = {"subject_kind": "dang_vien", "stage": "decided", "as_of": date.max, **other}
    return office.serve().ask("rating_heatmap", LOCAL_VIEWER, **asked)
