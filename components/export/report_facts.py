"""What the report on results is made of: the answers of the questions it tells, for one year and one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from components.chart import Chart
from components.tally import good_of

Row = dict[str, Any]


@dataclass(frozen=True)
class Rated:
    """One kind of subject at the furthest stage at which any of it is rated.

    `trend` answers rating_trend, `known` how many subjects of the year any stage names; `not_rated` and
    `ceiling` answer the questions of those names for the year, empty where there is nothing to count.
    """

    kind: str
    stage: str
    trend: pl.DataFrame
    known: int | None
    not_rated: pl.DataFrame
    ceiling: pl.DataFrame

    def of(self, year: int) -> list[Row]:
        """The levels of one year, the best first; [] where nothing is known of it."""
        return self.trend.filter(pl.col("year") == year).sort("level_rank").to_dicts()

    def before(self, year: int) -> int | None:
        """The last year before, of which anything is known at the same stage."""
        return max((other for other in self.trend["year"].to_list() if other < year), default=None)

    def good(self, year: int) -> tuple[int, int] | None:
        """(good or better, rated) of a year; None where a printed total leaves it open."""
        return good_of(self.trend.filter(pl.col("year") == year))


@dataclass(frozen=True)
class ReportFacts:
    """The report's figures. `committee` answers the question committee, `plan_number` and `legal_basis` scope.

    `rated` by kind of subject, in their order; `by_unit` answers rating_by_unit of members; `papers` the problems of
    submission_matrix; `remedies` remediation_summary by the year of the review; `awards` award_eligibility and
    `award_ratios` award_ratio by kind of subject; `apart`: how many branches sent award papers apart from the dossier.
    `charts` by their question.
    """

    committee: Row
    year: int
    as_of: date
    has_plan: bool
    plan_number: str | None
    legal_basis: str | None
    rated: Mapping[str, Rated]
    by_unit: pl.DataFrame
    deadlines: pl.DataFrame
    meetings: pl.DataFrame
    papers: pl.DataFrame
    remedies: Mapping[int, Row]
    overdue: pl.DataFrame
    repeats: pl.DataFrame
    awards: Mapping[str, pl.DataFrame]
    award_ratios: Mapping[str, pl.DataFrame]
    apart: int
    charts: Mapping[str, Chart]
