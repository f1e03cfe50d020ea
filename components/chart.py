"""One chart and the words around it, before it is framed for the screen, put on the wall or into a workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from components import compared
from components.numbers import day, whole
from components.reading import Reading
from components.wording import say

FEW_UNITS = 5  # that a subtitle names
Behind = Callable[[dict[str, Any]], str | None]


@dataclass(frozen=True)
class Words:
    """What stands around one chart: the measure and what it is about, how to read it, its notes.

    `notes`: how the figures are reckoned and the rule they rest on, which a reader unfolds; `caveats`: what keeps
    these figures from being read as they stand, which is always seen. `trial`: what is tried, where the chart shows a
    trial and not what the papers say.
    """

    measure: str
    caption: str
    about: Sequence[str] = ()
    notes: Sequence[str] = ()
    caveats: Sequence[str] = ()
    trial: str = ""


@dataclass(frozen=True)
class Chart:
    """A chart by its question `stem`: the drawing, the rows it is made of, what is read in them.

    `rows` are those of the table twin: columns and headings are [table] of the question's wording.
    `behind` gives a row's address, where its count opens the lines behind it.
    """

    stem: str
    figure: dict[str, Any]
    rows: pl.DataFrame
    reading: Reading
    words: Words
    behind: Behind | None = None

    @property
    def meta(self) -> dict[str, Any]:
        """What the drawing tells of itself: its finding, its legend, how many rows it has."""
        meta: dict[str, Any] = self.figure["layout"]["meta"]
        strip = {"strip": self._strip_told(meta["strip"])} if "strip" in meta else {}
        return meta | {"finding": self._told(meta["finding"])} | strip if self.is_of_bodies else meta

    @property
    def heading(self) -> str:
        """What the chart is about, for all data."""
        return compared.headed(say(self.stem, "heading"), self.is_of_bodies)

    @property
    def headings(self) -> dict[str, str]:
        """The headings of its table by column."""
        return compared.headings(self.stem, self.is_of_bodies)

    @property
    def caption(self) -> str:
        """How to read it, in a sentence."""
        return compared.headed(self.words.caption, self.is_of_bodies)

    @property
    def subtitle(self) -> str:
        """Measure, subject, stage, period, n."""
        return self._told(" · ".join(part for part in (self.words.measure, *self.words.about) if part))

    @property
    def notes(self) -> list[str]:
        """All that is said below it where nothing unfolds: in pictures and files."""
        return [*self.reckoning, *self.standing]

    @property
    def reckoning(self) -> list[str]:
        """How its figures are reckoned, the rule they rest on."""
        return [self._told(note) for note in self.words.notes if note]

    @property
    def standing(self) -> list[str]:
        """What has to be seen beside the figures; last the source and the day."""
        source = say("figure", "source", committee=self.reading.committee)
        as_of = say("figure", "as_of", day=day(self.reading.as_of))
        public = [say("figure", "public")] if self.reading.is_public else []
        return [*(self._told(note) for note in self.words.caveats if note), *public, f"{source} {as_of}."]

    @cached_property
    def is_of_bodies(self) -> bool:
        """Whether any of the bodies compared stands above others."""
        return compared.are_bodies(self.rows, self.reading.above)

    def _told(self, text: str) -> str:
        """The same text; of bodies that are not all branches by the word for either."""
        return compared.told(text, self.is_of_bodies)

    def _strip_told(self, strip: dict[str, Any]) -> dict[str, Any]:
        """The strip of all with its own words told so; its marks bear names."""
        return {key: self._told(part) if isinstance(part, str) else part for key, part in strip.items()}


def about_ratings(reading: Reading, total: int | None = None, years: str | None = None) -> list[str]:
    """The rest of a rating chart's subtitle: subject, stage, period, bodies, n."""
    period = reading.years_text if years is None else years
    key = "total" if period.isdigit() else "total_of_years"
    return [
        reading.subject_name,
        reading.stage_name,
        say("figure", "year", year=period) if period else "",
        units_text(reading),
        say("figure", key, n=whole(total)) if total is not None else "",
    ]


def badge(reading: Reading) -> str:
    """That the figures are invented, where they are."""
    return say("figure", "illustrative") if reading.illustrative else ""


def units_text(reading: Reading) -> str:
    """The branches chosen, how many where they are many, or that all are."""
    if len(reading.unit_names) > FEW_UNITS:
        return say("figure", "some_units", n=len(reading.unit_names))
    return ", ".join(reading.unit_names) or say("figure", "all_units")
