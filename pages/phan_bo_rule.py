"""What /phan-bo shows of the rule of the years chosen: its ceiling on HTXSNV, scores, quarters, bars and votes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl
from dash.development.base_component import Component

from components import theme
from components.chart import FEW_UNITS, Chart, Words, about_ratings, units_text
from components.charts import ceiling_check, open_shortcoming_bar, quarter_ratings, score_check, vote_check
from components.numbers import decimal
from components.wording import say
from data.scope import PEOPLE
from pages import trial
from pages.behind import panel
from pages.line_by_line import drawn
from pages.page import Charts
from pages.view import View

# The part of a year's rule that each chart is about.
PARTS = {
    score_check.STEM: "score",
    quarter_ratings.STEM: "quarter",
    open_shortcoming_bar.STEM: "bar",
    vote_check.STEM: "vote",
}


def ceiling(view: View) -> Chart:
    """How many are HTXSNV against what the rule allows."""
    stem, reading = ceiling_check.STEM, view.reading
    rows = view.ask(stem)
    told = [row for row in rows.to_dicts() if row["is_default"]]
    several = len(told) > 1
    caveats = [say(stem, "part", units=units_text(reading))] if any(row["is_part"] for row in told) else []
    for row in told:
        year = say(stem, "in_year", year=row["year"]) if several else ""
        if row["alone_above"]:
            key = "alone_above" if row["alone_count"] <= FEW_UNITS else "alone_above_many"
            caveats.append(year + say(stem, key, units=row["alone_above"], n=row["alone_count"]))
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=about_ratings(reading),
        notes=list(dict.fromkeys(_rule(row) for row in told)),
        caveats=caveats,
        trial=trial.told(view),
    )
    return Chart(stem, ceiling_check.figure(rows, reading, look=view.look), rows, reading, words)


def _rule(row: dict[str, str | None]) -> str:
    """The rule of one year in words: over whom and how it is reckoned, its text and where that stands."""
    stem = ceiling_check.STEM
    how = (
        "" if row["ratio"] is None else say(stem, "note", grouping=row["grouping_name"], rounding=row["rounding_name"])
    )
    basis = ": ".join(part for part in (row["legal_basis"] or row["rule_name"], row["legal_text"]) if part)
    return " ".join(part for part in (how, say("figure", "basis", basis=basis) if basis else "") if part)


def further(view: View) -> list[Component]:
    """A chart for each further part of the rules of the years chosen that concerns the subjects shown."""
    ruled = _parts(view)
    return [
        one
        for stem, draw in CHARTS.items()
        if PARTS[stem] in ruled and (shown := drawn(view, stem, draw))
        for one in (*shown, panel(stem))
    ]


def _parts(view: View) -> set[str]:
    return set(view.ask("rule_parts")["part"])


def _basis(parts: pl.DataFrame, part: str) -> str:
    """Where the rules say it, and what they say where that is known."""
    told = parts.filter(pl.col("part") == part).unique(["legal_basis", "legal_text"], maintain_order=True)
    texts = [": ".join(text for text in line if text) for line in told.select("legal_basis", "legal_text").rows()]
    return say("figure", "basis", basis="; ".join(texts)) if any(texts) else ""


def _of_part(stem: str, draw: Callable[[View, str], Chart | None]) -> Callable[[View], Chart | None]:
    """The chart of one part of the rules, where those of the years chosen have it."""
    part = PARTS[stem]

    def made(view: View) -> Chart | None:
        return draw(view, _basis(view.ask("rule_parts"), part)) if part in _parts(view) else None

    return made


def _scores(view: View, basis: str) -> Chart:
    return _chart(view, score_check, basis)


def _quarters(view: View, basis: str) -> Chart:
    return _chart(view, quarter_ratings, basis, twin=_told)


def _told(rows: pl.DataFrame) -> pl.DataFrame:
    """Level and score of each period as they stand in one cell of the table."""
    told = []
    for row in rows.to_dicts():
        score = None if row["score"] is None else decimal(row["score"]).removesuffix(",0")
        if score is None or row["level"] is None:
            told.append(row["level_short"])
        elif row["level"] in theme.LEVELS:
            told.append(say(quarter_ratings.STEM, "told_both", level=row["level_short"], score=score))
        else:
            told.append(say(quarter_ratings.STEM, "told_score", score=score))
    return rows.with_columns(told=pl.Series(told, dtype=pl.String))


def _bars(view: View, basis: str) -> Chart | None:
    """Of people only those whom a plan names: where it names none, nothing can be said of them."""
    if view.subject_kind not in PEOPLE:
        return _chart(view, open_shortcoming_bar, basis)
    if view.ask(open_shortcoming_bar.STEM).is_empty():
        return None
    return _chart(view, open_shortcoming_bar, basis, say(open_shortcoming_bar.STEM, "note_people"))


def _votes(view: View, basis: str) -> Chart:
    return _chart(view, vote_check, basis)


def _chart(
    view: View, chart: Any, basis: str, note: str = "", twin: Callable[[pl.DataFrame], pl.DataFrame] | None = None
) -> Chart:
    stem, reading = chart.STEM, view.reading
    rows = view.ask(stem)
    figure = chart.figure(rows, reading, look=view.look)
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=about_ratings(reading, figure["layout"]["meta"]["total"]),
        notes=[say(stem, "note"), basis],
        caveats=[note],
    )
    return Chart(stem, figure, twin(rows) if twin else rows, reading, words)


CHARTS: Charts = {
    score_check.STEM: _of_part(score_check.STEM, _scores),
    quarter_ratings.STEM: _of_part(quarter_ratings.STEM, _quarters),
    open_shortcoming_bar.STEM: _of_part(open_shortcoming_bar.STEM, _bars),
    vote_check.STEM: _of_part(vote_check.STEM, _votes),
}
