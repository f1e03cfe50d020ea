"""What a reader is looking at, in words: the same for title, subtitle and notes of every chart on a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from components.theme import lower_first


@dataclass(frozen=True)
class Reading:
    """The picture asked for, in the reader's words.

    `subject_name` and `stage_name` are as in table `word`; `unit_names` empty means the whole Đảng bộ;
    `last_year` is the year meant where a chart shows one; `hands_out`: whether the reader gets files made of the data;
    `is_public`: what is shown is the set that leaves the house; `above`: the bodies that stand above others.
    """

    years: tuple[int, ...]
    subject_kind: str
    subject_name: str
    stage: str
    stage_name: str
    unit_names: tuple[str, ...]
    as_of: date
    committee: str = ""
    illustrative: bool = False
    hands_out: bool = False
    is_public: bool = False
    above: frozenset[str] = frozenset()

    @property
    def last_year(self) -> int | None:
        """The latest of the years asked for; None where all years are."""
        return max(self.years, default=None)

    @property
    def subjects(self) -> str:
        """The kind of subject as it stands inside a sentence."""
        return lower_first(self.subject_name)

    @property
    def years_text(self) -> str:
        """ "2023", "2021, 2023", "2021–2023"."""
        years = sorted(self.years)
        if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
            return f"{years[0]}–{years[-1]}"
        return ", ".join(map(str, years))
