"""What a chart is where offices work: series that Office programs draw and edit, or a table with coloured cells.

Made of the rows of a question, not of the figure on screen: what stands in a file are the numbers themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from components.chart import Chart
from components.theme import Ink

# bars lie and columns stand, one series on the other; the whole ones fill 100 %, whatever their sum. Lines run through
# their points, steps keep a value until the next.
Form = Literal["bars", "columns", "whole_bars", "whole_columns", "grouped_columns", "lines"]
COUNT, PERCENT = "#,##0", '0.0"%"'


@dataclass(frozen=True)
class Series:
    """One series: a value for each category, None where none is known.

    `inks`: one for each point, where these differ. `is_line`: drawn as a line, dashed where it is a mark to be reached.
    """

    name: str
    values: Sequence[float | None]
    ink: Ink
    inks: Sequence[Ink] = ()
    is_line: bool = False
    is_dashed: bool = False
    is_labelled: bool = True


@dataclass(frozen=True)
class Plot:
    """A native chart: each category once, first at the top or left; numbers shown as `number_format` has them.

    `more`: what is said where only so many of the categories stand in it.
    """

    form: Form
    categories: Sequence[str]
    series: Sequence[Series]
    number_format: str = COUNT
    more: str = ""


@dataclass(frozen=True)
class Place:
    """A cell of a grid: its text, how it is filled; `value` where it is a number or a day in a workbook."""

    text: str
    ink: Ink | None = None
    value: float | date | None = None


@dataclass(frozen=True)
class Grid:
    """A native table: headings, and lines of as many places; the first columns name the line."""

    head: Sequence[str]
    lines: Sequence[Sequence[Place]]
    naming: int = 1
    more: str = ""


Native = Plot | Grid
# A chart in its native form; `most` rows of it at most (both ends, between them how many others), all where None.
AsNative = Callable[[Chart, int | None], Native | None]
