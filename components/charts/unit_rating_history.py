"""One branch through the years at every stage, beside the whole Đảng bộ, and the branch's own level."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import polars as pl

from components import bars, theme
from components.numbers import FEW, NOT_KNOWN, decimal, share, whole
from components.reading import Reading
from components.wording import say

STEM = "unit_rating_history"
YEARS_DRAWN = 5  # of each all stages; the table holds all years
ROW = 27  # pixels
GAP, BREAK_GAP, BREAK_ABOVE = 0.35, 1.05, 0.75  # rows between two years, and where something changed between them
TOP, HEAD_ABOVE = 1.1, 0.38  # rows above the first bar's middle: the edge, and the foot of the heading beside it
ABOVE = 0.46  # rows between the middle of a bar and the marks above it
BARS_END = 0.72  # of the width; right of it stands the branch's own level
Row = dict[str, Any]


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A whole bar per year and stage, the latest year at the top, with the boundaries of the whole Đảng bộ across it.

    `rows`: one per year, stage and level, as question unit_rating_history answers for the branch that `reading` names.
    A segment's customdata is year, stage, level.
    """
    recent = rows.filter(pl.col("year").is_in(rows["year"].unique().sort().to_list()[-YEARS_DRAWN:]))
    lines = _lines(recent)
    last = lines[-1]["place"] if lines else 0.0
    levels = recent.join(
        pl.DataFrame(
            {
                "year": [line["year"] for line in lines],
                "stage": [line["stage"] for line in lines],
                "place": [line["place"] for line in lines],
            },
            schema={"year": recent.schema["year"], "stage": pl.String, "place": pl.Float64},
        ),
        on=["year", "stage"],
    ).filter(pl.col("level") != theme.NOT_RATED)
    segments = levels.filter(pl.col("percent") > 0).sort("level_rank", "place")
    return {
        "data": [*_bars(segments, look), *_boundaries(lines, look)] if lines else [],
        "layout": theme.layout(
            look,
            round(58 + ROW * (last + 1)),
            barmode="stack",
            xaxis=theme.axis(look, range=[0, 100.5], domain=[0, BARS_END], **theme.percent_ticks(look)),
            yaxis=theme.axis(
                look,
                tickvals=[line["place"] for line in lines],
                ticktext=[_tick(line) for line in lines],
                range=[last + 0.6, -TOP],
            ),
            shapes=_breaks(lines, look)[0],
            annotations=[*_beside(lines, reading, look), *_breaks(lines, look)[1]],
            meta={
                "finding": _finding(rows, reading),
                "legend": [*bars.legend(segments, "level", look), *_boundary_entry(lines, look)],
                "bars": 0,
                "least_width": 600,
            },
        ),
    }


def _lines(recent: pl.DataFrame) -> list[Row]:
    """One per year and stage, the latest year first and its furthest stage last, each at its place."""
    heads = recent.unique(["year", "stage"], maintain_order=True).to_dicts()
    for head in heads:
        head["begins_year"] = False
    years = sorted({head["year"] for head in heads}, reverse=True)
    lines: list[Row] = []
    for year in years:
        of_year = [head for head in heads if head["year"] == year]
        place = lines[-1]["place"] + 1 + (BREAK_GAP if _change(lines[-1], of_year[0]) else GAP) if lines else 0.0
        of_year[0]["begins_year"] = True
        for step, head in enumerate(of_year):
            lines.append({**head, "place": place + step})
    return lines


def _change(later: Row, earlier: Row) -> str:
    """What changed between two years: the rule, or the body whose figures they are."""
    parts = []
    if later["rule_short"] != earlier["rule_short"] and later["rule_short"]:
        parts.append(say(STEM, "rule_break", year=later["year"], rule=later["rule_short"]))
    if later["carried_from"] != earlier["carried_from"] and earlier["carried_from"]:
        parts.append(say(STEM, "body_break", year=earlier["year"], unit=earlier["carried_from"]))
    return "; ".join(parts)


def _tick(line: Row) -> str:
    text = say(STEM, "tick", stage=line["stage_short"], n=whole(line["total"]))
    return f"<b>{line['year']}</b>  {text}" if line["begins_year"] else text


def _bars(segments: pl.DataFrame, look: theme.Theme) -> list[Row]:
    traces = bars.stacked(
        segments, code="level", along="place", length="percent", look=look, behind=("year", "stage", "level")
    )
    return [trace | {"width": 0.66} for trace in traces]


def _boundaries(lines: list[Row], look: theme.Theme) -> list[Row]:
    """Marks above each bar where the whole Đảng bộ's best level ends, and where good or better does."""
    known = [line for line in lines if line["whole_good_percent"] is not None and line["rated"]]
    marks = [(line, line[key]) for line in known for key in ("whole_excellent_percent", "whole_good_percent")]
    marks = [(line, value) for line, value in marks if value is not None]
    if not marks:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [value for _, value in marks],
            "y": [line["place"] - ABOVE for line, _ in marks],
            "marker": {"symbol": "triangle-down", "size": 9, "color": look.text},
            "cliponaxis": False,
            "hovertext": [
                say(
                    STEM,
                    "hover_whole",
                    year=line["year"],
                    stage=theme.lower_first(line["stage_name"]),
                    share=share(line["whole_good"], line["whole_rated"]),
                )
                for line, _ in marks
            ],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
    ]


def _boundary_entry(lines: list[Row], look: theme.Theme) -> list[dict[str, str]]:
    if not _boundaries(lines, look):
        return []
    plain = {"fill": look.ground, "pattern": "sign", "outline": look.ground, "type_on": look.text}
    return [plain | {"sign": say(STEM, "boundary_sign"), "name": say(STEM, "boundary")}]


def _beside(lines: list[Row], reading: Reading, look: theme.Theme) -> list[Row]:
    """Right of each bar the branch's own level; in the place of a bar that cannot be drawn, why."""
    head = {"y": -HEAD_ABOVE, "x": BARS_END + 0.03, "xref": "paper", "xanchor": "left", "yanchor": "bottom"}
    head |= {"showarrow": False, "text": say(STEM, "own"), "font": {"size": 12, "color": look.quiet}}
    notes: list[Row] = [head] if lines else []
    for line in lines:
        base = {"y": line["place"], "showarrow": False, "align": "left", "xanchor": "left"}
        own = {**base, "x": BARS_END + 0.03, "xref": "paper", "text": _own(line, look)}
        notes.append({**own, "font": {"size": 13, "color": look.text}})
        why = _why_empty(line, reading)
        if why:
            notes.append({**base, "x": 1, "text": why, "font": {"size": 13, "color": look.quiet}})
    return notes


def _own(line: Row, look: theme.Theme) -> str:
    source = line["carried_from"]
    if line["unit_level"] is None:
        return say(STEM, "own_of_many" if source and ", " in source else "own_unknown")
    ink = look.ink(line["unit_level"])
    square = f"<span style='color:{ink.fill};font-size:18px'>■</span> "
    return f"{square}{line['unit_level_short']}"


def _why_empty(line: Row, reading: Reading) -> str:
    if line["rated"]:
        return ""
    if line["only_totals"] is None:
        return say(STEM, "row_no_members", subjects=reading.subjects)
    return say(STEM, "row_untold" if line["rated"] is None else "row_nobody")


def _breaks(lines: list[Row], look: theme.Theme) -> tuple[list[Row], list[Row]]:
    """A dotted line where rule or body changed between two years, and what changed, above it."""
    shapes, notes = [], []
    for above, below in pairwise(lines):
        told = _change(above, below) if below["begins_year"] else ""
        if not told:
            continue
        at = below["place"] - BREAK_ABOVE
        dotted = {"color": look.quiet, "width": 1.5, "dash": "dot"}
        shapes.append({"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": at, "y1": at, "line": dotted})
        note = {"x": 0, "y": at, "xanchor": "left", "yanchor": "bottom", "showarrow": False, "text": told}
        notes.append({**note, "font": {"size": 12, "color": look.quiet}, "borderpad": 0})
    return shapes, notes


def _finding(rows: pl.DataFrame, reading: Reading) -> str:
    """The latest year with data at its furthest stage, against the whole, and against the year before it."""
    unit = ", ".join(reading.unit_names)
    heads = rows.unique(["year", "stage"], keep="first", maintain_order=True)
    if heads.is_empty():
        return say(STEM, "none", unit=unit)
    latest = heads.filter(pl.col("year") == heads["year"].max()).to_dicts()
    counted = [head for head in latest if head["only_totals"] is not None]
    head = (counted or latest)[-1]
    blanks = {"unit": unit, "year": head["year"], "subjects": reading.subjects}
    blanks["stage"] = theme.lower_first(head["stage_short"])
    if not counted:
        key = "unit_only" if head["unit_level"] else "nothing_latest"
        return say(STEM, key, level=head["unit_level_short"], **blanks)
    if not head["rated"] or head["good"] is None:
        return say(STEM, "nobody_rated" if head["rated"] == 0 else "untold", **blanks)
    parts = [say(STEM, "latest", share=share(head["good"], head["rated"]), **blanks), _against(head)]
    earlier = heads.filter(
        (pl.col("year") == head["year"] - 1) & (pl.col("stage") == head["stage"]) & (pl.col("rated") > 0)
    ).drop_nulls("good")
    if earlier.height:
        before = earlier.row(0, named=True)
        parts.append(say(STEM, "before", year=before["year"], share=share(before["good"], before["rated"])))
    return "".join(parts)


def _against(head: Row) -> str:
    """Under ten subjects a difference of percentages says nothing: the whole's share stands beside the counts."""
    if head["whole_good_percent"] is None:
        return ""
    if head["rated"] < FEW:
        return say(STEM, "whole", share=share(head["whole_good"], head["whole_rated"]))
    points = round(head["good_percent"] - head["whole_good_percent"], 1)
    key = "above" if points > 0 else "below" if points < 0 else "equal"
    return say(STEM, key, points=decimal(abs(points)) if points else NOT_KNOWN)
