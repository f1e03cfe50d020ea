"""The official summary table (biểu tổng hợp): how many stand at each level, by kind of subject and by branch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from components.export.document import Paper
from components.export.document_table import LEFT, Column, table
from components.export.report_facts import Rated, ReportFacts, Row
from components.export.report_words import STEM
from components.names import BODIES, names, short_names, stage_name
from components.numbers import FEW, NOT_KNOWN, decimal, rate, share, whole
from components.tally import good_of
from components.theme import lower_first
from components.wording import say

MEMBERS = "dang_vien"


def by_kind(paper: Paper, facts: ReportFacts) -> None:
    """A line for each kind of subject of which anything is known; kinds overlap, so that they have no sum."""
    known = [one for one in facts.rated.values() if one.of(facts.year)]
    frames = [one.trend.filter(pl.col("year") == facts.year) for one in known]
    levels = _levels(frames)
    rows = [
        (whole(place), names("subject_kind")[one.kind], *_counts(frame, levels), _short_stage(one))
        for place, (one, frame) in enumerate(zip(known, frames, strict=True), start=1)
    ]
    caption = say(STEM, "summary_table", year=facts.year)
    table(paper, caption, _columns(levels), rows, note=say(STEM, "summary_note"))


def by_branch(paper: Paper, facts: ReportFacts) -> None:
    """A line for each branch, of its members, its own level as a remark; last all of them, as the question has it."""
    members, branches = facts.rated[MEMBERS], facts.by_unit.sort("sort_order", "unit")
    whole_rows = members.trend.filter(pl.col("year") == facts.year)
    levels = _levels([branches, whole_rows])
    rows = [
        (whole(place), str(name[0]), *_counts(frame, levels), _own_level(frame))
        for place, (name, frame) in enumerate(branches.group_by("unit_name", "unit", maintain_order=True), start=1)
    ]
    total = ("", say(STEM, "total_row"), *_counts(whole_rows, levels), "")
    caption = say(STEM, "units_table", year=facts.year, stage=_stage(members))
    note = f"{say(STEM, 'summary_note')} {say(STEM, 'units_note')}"
    table(paper, caption, _columns(levels), [*rows, total], bold_rows=[len(rows)], note=note)


def _stage(one: Rated) -> str:
    return lower_first(stage_name(one.stage, one.kind))


def _short_stage(one: Rated) -> str:
    """As a remark has room for it; what a body proposes of itself has no shorter name."""
    of_itself = one.kind in BODIES and one.stage == "proposed"
    return stage_name(one.stage, one.kind) if of_itself else short_names("stage")[one.stage]


def _levels(frames: Sequence[pl.DataFrame]) -> Mapping[str, str]:
    """The levels that stand in the table: the four and those not rated, and whatever else the figures have."""
    met = {row["level"]: (row["level_rank"], row["level_name"]) for frame in frames for row in frame.to_dicts()}
    named = {code: (rank, name) for rank, (code, name) in enumerate(names("level").items(), start=1)}
    return {code: name for code, (_, name) in sorted((named | met).items(), key=lambda item: item[1][0])}


def _columns(levels: Mapping[str, str]) -> list[Column]:
    return [
        Column(say(STEM, "column_number"), 9),
        Column(say(STEM, "column_subject"), 39, LEFT),
        Column(say(STEM, "column_total"), 12),
        *(Column(name, 15) for name in levels.values()),
        Column(say(STEM, "column_percent"), 13),
        Column(say(STEM, "column_note"), 17, LEFT),
    ]


def _counts(frame: pl.DataFrame, levels: Mapping[str, str]) -> list[str]:
    """The total, how many at each level, and the part of those rated that is good or better."""
    rows = {row["level"]: row for row in frame.to_dicts()}
    total = next(iter(rows.values()))["total"] if rows else None
    return [whole(total), *(_count(rows.get(code)) for code in levels), _good(good_of(frame))]


def _count(row: Row | None) -> str:
    return NOT_KNOWN if row is None or row.get("silent") else whole(row["n"])


def _good(good: tuple[int, int] | None) -> str:
    if good is None or not good[1]:
        return NOT_KNOWN
    return share(*good) if good[1] < FEW else decimal(rate(*good))


def _own_level(frame: pl.DataFrame) -> str:
    own = frame["unit_level"].to_list()[0]
    return short_names("level")[own] if own else ""
