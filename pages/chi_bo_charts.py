"""The two charts of a branch's own page: its ratings over the years, its papers of the year."""

from __future__ import annotations

import polars as pl

from components import deadlines
from components.chart import Chart, Words
from components.charts import unit_calendar, unit_rating_history
from components.numbers import whole
from components.wording import say
from pages.view import View


def rated(view: View, unit: str) -> pl.DataFrame:
    """How the branch and its people were rated, year by year until that in view."""
    return view.ask(unit_rating_history.STEM, unit=unit, years=_years_until(view))


def history(view: View, rows: pl.DataFrame) -> Chart:
    """The ratings over the years, stage by stage; `rows` as `rated` gives them."""
    stem, reading = unit_rating_history.STEM, view.reading
    years = rows["year"].unique().sort().to_list()
    drawn = years[-unit_rating_history.YEARS_DRAWN :]
    laws = view.scope.filter(pl.col("year").is_in(drawn))["legal_basis"].drop_nulls().unique(maintain_order=True)
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=[
            reading.subject_name,
            say("figure", "year", year="–".join(dict.fromkeys(map(str, (drawn[0], drawn[-1]))))) if drawn else "",
            say(stem, "few_years", n=len(drawn)) if len(years) > len(drawn) else "",
            *reading.unit_names,
        ],
        notes=[
            say(stem, "note"),
            say("figure", "basis", basis="; ".join(laws)) if len(laws) else "",
        ],
        caveats=[
            say(stem, "note_totals") if rows["only_totals"].any() else "",
            say(stem, "note_from") if rows["carried_from"].count() else "",
        ],
    )
    return Chart(stem, unit_rating_history.figure(rows, reading, look=view.look), rows, reading, words)


def calendar(view: View, rows: pl.DataFrame) -> Chart:
    """The papers of the year against their days; `rows` as question unit_calendar answers."""
    stem, reading = unit_calendar.STEM, view.reading
    asked = view.ask("deadline_progress").filter(pl.col("subject") == "chi_bo")
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=[
            say("figure", "year", year=view.year),
            *reading.unit_names,
            say(stem, "asked", n=whole(rows.height)),
        ],
        notes=[say(stem, "note"), *deadlines.terms(asked)],
    )
    return Chart(stem, unit_calendar.figure(rows, reading, look=view.look), rows, reading, words)


def _years_until(view: View) -> list[int]:
    return [year for year in view.scope["year"] if year <= view.year] or [view.year]
