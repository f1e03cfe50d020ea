"""The proposals for an award, line by line: form, level, years running, papers with the dossier or not."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
from dash import html

from components.charts.award_eligibility import STRAY
from components.numbers import day, whole
from components.reading import Reading
from components.table import scroll_box
from components.table_twin import table_of
from components.wording import say

STEM = "award_proposals"
UNUSED = ("asked_years", "fit_name")


def award_list(rows: pl.DataFrame, reading: Reading, notes: Sequence[str]) -> html.Section:
    """The list under its finding; `rows` as question award_proposals answers."""
    parts = [html.H2(say(STEM, "heading")), html.P(_finding(rows, reading), className="panel-note")]
    if rows.is_empty():
        return html.Section(parts, className="panel")
    # Where no rule asks for a number of years the columns on it would stand empty.
    shown = rows if rows["asked_years"].count() else rows.drop(UNUSED)
    as_of = f"{say('figure', 'source', committee=reading.committee)} {say('figure', 'as_of', day=day(reading.as_of))}."
    lines = [html.P(text) for text in (*notes, as_of) if text]
    return html.Section(
        [*parts, scroll_box(table_of(STEM, shown), say(STEM, "heading")), html.Div(lines, className="chart-notes")],
        className="panel",
    )


def _finding(rows: pl.DataFrame, reading: Reading) -> str:
    blanks = {"year": reading.last_year, "subjects": reading.subjects, "n": whole(rows.height)}
    if rows.is_empty():
        return say(STEM, "none", **blanks)
    apart = rows.filter(pl.col("together") == "no")
    parts = [say(STEM, "some", units=whole(rows["unit"].n_unique()), **blanks)]
    parts.append(
        say(STEM, "apart", units=whole(apart["unit"].n_unique()))
        if apart.height
        else say(STEM, "all_together")
        if bool(rows["together"].eq_missing("yes").all())
        else say(STEM, "none_apart")
    )
    stray = rows.filter(pl.col("class").is_in(STRAY)).height
    if stray:
        parts.append(say(STEM, "stray", n=whole(stray)))
    return "".join(parts) + "."
