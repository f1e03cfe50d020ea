"""The official summary table (biểu tổng hợp): how many stand at each level, by kind of subject or by branch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from components.export.report_facts import Rated, ReportFacts, Row
from components.names import BODIES, names, short_names, stage_name
from components.numbers import FEW, NOT_KNOWN, decimal, rate, share
from components.tally import good_of
from components.theme import lower_first
from components.wording import say

STEM = "report"
MEMBERS = "dang_vien"


@dataclass(frozen=True)
class Line:
    """A subject or body: its total, how many at each level, (good or better, rated); None where one is not known."""

    name: str
    total: int | None
    counts: Sequence[int | None]
    good: tuple[int, int] | None
    note: str = ""

    @property
    def percent(self) -> float | None:
        """The part of those rated that is good or better; None of too few to be told in percent."""
        return rate(*self.good) if self.good and self.good[1] >= FEW else None

    @property
    def share(self) -> str:
        """The same as it is printed, of few by their counts."""
        if self.good is None or not self.good[1]:
            return NOT_KNOWN
        return share(*self.good) if self.percent is None else decimal(self.percent)


@dataclass(frozen=True)
class Summary:
    """The table: its caption, the levels across, its lines and their sum, where they have one; how to read it."""

    caption: str
    levels: Sequence[str]
    lines: Sequence[Line]
    total: Line | None = None
    note: str = ""

    @property
    def head(self) -> list[str]:
        """The headings of its columns, as the form has them."""
        first = [say(STEM, key) for key in ("column_number", "column_subject", "column_total")]
        return [*first, *self.levels, say(STEM, "column_percent"), say(STEM, "column_note")]


def by_kind(facts: ReportFacts) -> Summary:
    """A line for each kind of subject of which anything is known; kinds overlap, so that they have no sum."""
    known = [one for one in facts.rated.values() if one.of(facts.year)]
    frames = [one.trend.filter(pl.col("year") == facts.year) for one in known]
    levels = _levels(frames)
    lines = [
        _line(names("subject_kind")[one.kind], frame, levels, _short_stage(one))
        for one, frame in zip(known, frames, strict=True)
    ]
    caption, note = say(STEM, "summary_table", year=facts.year), say(STEM, "summary_note")
    return Summary(caption, list(levels.values()), lines, note=note)


def by_branch(facts: ReportFacts) -> Summary:
    """A line for each branch, of its members, its own level as a remark; last all of them, as the question has it."""
    members = facts.rated[MEMBERS]
    whole_rows = members.trend.filter(pl.col("year") == facts.year)
    levels = _levels([facts.by_unit, whole_rows])
    lines = [_line(name, frame, levels, _own_level(frame)) for name, frame in _branches(facts.by_unit)]
    caption = say(STEM, "units_table", year=facts.year, stage=lower_first(stage_name(members.stage, members.kind)))
    total = _line(say(STEM, "total_row"), whole_rows, levels, "")
    note = f"{say(STEM, 'summary_note')} {say(STEM, 'units_note')}"
    return Summary(caption, list(levels.values()), lines, total, note)


def of_branches(by_unit: pl.DataFrame, whole: pl.DataFrame, year: int) -> Summary:
    """A line for each branch, itself the subject; last all of them.

    `by_unit` answers rating_by_unit and `whole` rating_distribution, both of chi_bo.
    """
    levels = _levels([by_unit, whole])
    lines = [_line(name, frame, levels, "") for name, frame in _branches(by_unit)]
    total = _line(say(STEM, "total_row"), whole, levels, "")
    caption, note = say(STEM, "bodies_table", year=year), say(STEM, "summary_note")
    return Summary(caption, list(levels.values()), lines, total, note)


def _branches(by_unit: pl.DataFrame) -> list[tuple[str, pl.DataFrame]]:
    ordered = by_unit.sort("sort_order", "unit", "level_rank")
    return [(str(name), frame) for (name, _), frame in ordered.group_by("unit_name", "unit", maintain_order=True)]


def _levels(frames: Sequence[pl.DataFrame]) -> Mapping[str, str]:
    """The levels that stand in the table: the four and those not rated, and whatever else the figures have."""
    met = {row["level"]: (row["level_rank"], row["level_name"]) for frame in frames for row in frame.to_dicts()}
    named = {code: (rank, name) for rank, (code, name) in enumerate(names("level").items(), start=1)}
    return {code: name for code, (_, name) in sorted((named | met).items(), key=lambda item: item[1][0])}


def _line(name: str, frame: pl.DataFrame, levels: Mapping[str, str], note: str) -> Line:
    rows = {row["level"]: row for row in frame.to_dicts()}
    total = next(iter(rows.values()))["total"] if rows else None
    return Line(name, total, [_count(rows.get(code)) for code in levels], good_of(frame), note)


def _count(row: Row | None) -> int | None:
    return None if row is None or row.get("silent") else row["n"]


def _short_stage(one: Rated) -> str:
    """As a remark has room for it; what a body proposes of itself has no shorter name."""
    of_itself = one.kind in BODIES and one.stage == "proposed"
    return stage_name(one.stage, one.kind) if of_itself else short_names("stage")[one.stage]


def _own_level(frame: pl.DataFrame) -> str:
    own = frame["unit_level"].to_list()[0]
    return short_names("level")[own] if own else ""
