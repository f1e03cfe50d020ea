"""Which branch has handed in which document: a native table with a sign, its days and the state's colour."""

from __future__ import annotations

from typing import Any

from components.chart import Chart
from components.charts.submission_matrix import branches, documents, paper, symbol
from components.native import Grid, Place
from components.natives.drawn import both_ends
from components.rows import TAG
from components.theme import LIGHT


def native(chart: Chart, most: int | None) -> Grid | None:
    """A line per branch, those with most problems first; a place per document, the first due first."""
    rows = chart.rows
    names, more = both_ends(branches(rows)["unit_name"].to_list(), most)
    if not names:
        return None
    papers = dict(documents(rows).select("paper", "document_short").iter_rows())
    found = {(row["unit_name"], paper(row)): row for row in rows.to_dicts()}
    lines = [[Place(name), *(_cell(found.get((name, known))) for known in papers)] for name in names]
    return Grid([chart.headings["unit_name"], *papers.values()], lines, more=more)


def _cell(row: dict[str, Any] | None) -> Place:
    return Place(TAG.sub(" ", symbol(row)).strip(), LIGHT.ink(row["state"])) if row else Place("")
