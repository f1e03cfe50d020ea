"""What a chart tells besides its drawing: the texts around it and the rows it was drawn from, for who saves these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from dash import html

from components.reading import Reading
from components.wording import wording

KEPT_AS = "told"  # of the component in Python; Dash sends on the properties it knows alone


@dataclass(frozen=True)
class Told:
    """The chart `stem` in words and rows.

    `about`: measure, subject, stage, period, bodies, n; `notes`: rule, source, day; `trial`: what is tried, where
    anything is.
    """

    stem: str
    finding: str
    about: str
    notes: Sequence[str]
    rows: pl.DataFrame
    reading: Reading
    trial: str = ""


def keeping(figure: html.Figure, told: Told) -> html.Figure:
    """The figure as it is, and what it tells kept with it on the server."""
    setattr(figure, KEPT_AS, told)
    return figure


def told_in(body: Any, stem: str) -> Told | None:
    """What the chart `stem` of a page's body tells; None where the page has none, or where it has nothing to draw."""
    return next((told for told in _all_told(body) if told.stem == stem), None)


def _all_told(part: Any) -> Iterator[Told]:
    if isinstance(part, list | tuple):
        for one in part:
            yield from _all_told(one)
    elif hasattr(part, KEPT_AS):
        yield getattr(part, KEPT_AS)
    else:
        yield from _all_told(getattr(part, "children", None) or ())


def saved_as(stem: str, reading: Reading, ending: str) -> str:
    """The name of the file that the chart is saved as: year, page, chart, day."""
    year = reading.last_year or reading.as_of.year
    return f"{year}_{wording('pages')['of_chart'][stem]}_{stem}_{reading.as_of.isoformat()}.{ending}"
