"""Of many rows a page shows the first and says so; whoever takes the figures away gets all of them."""

import polars as pl

from components import proposals
from components.as_sent import as_sent
from components.table_twin import MOST_LINES, table_of, table_twin

STEM = "submission_lag"


def late(branches: int) -> pl.DataFrame:
    """Rows of a question with a line for each branch."""
    return pl.DataFrame({"unit_name": [f"Chi bộ {n}" for n in range(branches)], "days": 1})


def test_a_table_beside_a_chart_shows_the_first_lines_and_tells_how_many_there_are() -> None:
    said = as_sent(table_twin(STEM, late(MOST_LINES + 345)))
    assert "2.000 dòng đầu trong 2.345 dòng" in said
    assert f"Chi bộ {MOST_LINES - 1}" in said
    assert f'Chi bộ {MOST_LINES}"' not in said


def test_a_table_of_as_many_lines_as_fit_says_nothing_of_others() -> None:
    assert "dòng đầu" not in as_sent(table_twin(STEM, late(MOST_LINES)))


def test_whoever_takes_the_figures_away_gets_every_line() -> None:
    assert len(table_of(STEM, late(MOST_LINES + 345)).rows) == MOST_LINES + 345


def test_of_many_pairs_to_be_judged_the_most_alike_are_offered() -> None:
    pair = {
        "year": 2023,
        "unit": "a",
        "unit_name": "Chi bộ A",
        "item": "Một",
        "earlier_year": 2022,
        "earlier_unit": "a",
    }
    pair |= {"earlier_unit_name": "Chi bộ A", "earlier_item": "Hai", "earlier_key": "x", "likeness": 90.0}
    rows = pl.DataFrame([pair | {"item_key": f"k{n}"} for n in range(proposals.MOST_PAIRS)])
    assert "Còn 7 cặp nữa" in as_sent(proposals.panel(rows, rows.height + 7, "01/12/2023"))
    assert "Còn" not in as_sent(proposals.panel(rows, rows.height, "01/12/2023"))
