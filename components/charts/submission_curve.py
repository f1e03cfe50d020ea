"""How the dossiers come in, day by day around the deadline, this year against the year before."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import days_axis, theme
from components.numbers import day, percent, share
from components.wording import say

STEM = "submission_curve"


def figure(rows: pl.DataFrame, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """Two stepped lines of the part filed, by days from the named day: this year in ink, the year before in grey.

    `rows`: one per series and day, as question submission_curve answers. A point's customdata ends with year, day.
    """
    ordered = rows.sort("is_current", "year", "offset_days")
    parts = [part for _, part in ordered.group_by("is_current", maintain_order=True)]
    first, last = rows["offset_days"].min(), rows["offset_days"].max()
    return {
        "data": [_line(part, look) for part in parts],
        "layout": theme.layout(
            look,
            400,
            margin={"l": 8, "r": 24, "t": 34, "b": 8, "pad": 4},
            xaxis=days_axis.axis(look, say(STEM, "axis"), first, last),
            yaxis=theme.axis(look, range=[0, 104], showgrid=True, **theme.percent_ticks(look)),
            shapes=[] if rows.is_empty() else [days_axis.named_day_line(look)],
            annotations=[] if rows.is_empty() else [_deadline_note(ordered, look), *(_end(p, look) for p in parts)],
            hovermode="x unified",
            meta={"finding": _finding(ordered), "legend": [_legend(part, look) for part in parts[::-1]]},
        ),
    }


def _line(part: pl.DataFrame, look: theme.Theme) -> dict[str, Any]:
    current = part["is_current"][0]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": str(part["year"][0]),
        "x": part["offset_days"].to_list(),
        "y": part["percent"].to_list(),
        "line": {"shape": "hv", "width": 3.5 if current else 2.5, "color": _colour(current, look)},
        "customdata": [
            [day(row["day"]), share(row["filed"], row["expected"]), row["year"], row["day"].isoformat()]
            for row in part.to_dicts()
        ],
        "hovertemplate": "%{customdata[0]}: <b>%{customdata[1]}</b>",
    }


def _colour(current: bool, look: theme.Theme) -> str:
    return look.ink("HTXSNV").fill if current else look.ink(theme.NOT_RATED).fill


def _deadline_note(ordered: pl.DataFrame, look: theme.Theme) -> dict[str, Any]:
    # The named day itself need not be among the rows: any day tells it, less its distance.
    current = ordered.row(-1, named=True)
    named = current["day"].fromordinal(current["day"].toordinal() - current["offset_days"])
    return {
        "x": 0,
        "y": 1.02,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "text": f"<b>{say(STEM, 'deadline', day=day(named))}</b>",
        "font": {"size": 13, "color": look.accent},
    }


def _end(part: pl.DataFrame, look: theme.Theme) -> dict[str, Any]:
    """The year and its last value, at the line's end."""
    row = part.row(-1, named=True)
    current = row["is_current"]
    return {
        "x": row["offset_days"],
        "y": row["percent"] or 0,
        "showarrow": False,
        "xanchor": "right",
        "yanchor": "top" if current else "bottom",
        "yshift": -6 if current else 4,
        "text": f"<b>{row['year']}: {percent(row['percent'])}</b>",
        "font": {"size": 13, "color": _colour(current, look) if current else look.quiet},
    }


def _legend(part: pl.DataFrame, look: theme.Theme) -> dict[str, str]:
    name = say(STEM, "series_current" if part["is_current"][0] else "series_before", year=part["year"][0])
    return {"name": name, "fill": _colour(part["is_current"][0], look), "pattern": "line", "outline": ""}


def _finding(ordered: pl.DataFrame) -> str:
    current = ordered.filter(pl.col("is_current"))
    if current.is_empty() or not current["expected"][-1]:
        return say(STEM, "none")
    now = current.row(-1, named=True)
    blanks = {"day": day(now["day"]), "share": share(now["filed"], now["expected"]), "year": now["year"]}
    before = ordered.filter(~pl.col("is_current") & (pl.col("offset_days") <= now["offset_days"]))
    if before.is_empty() or not before["expected"][-1]:
        return say(STEM, "alone", **blanks)
    then = before.row(-1, named=True)
    key = "same" if then["percent"] == now["percent"] else "ahead" if now["percent"] > then["percent"] else "behind"
    return say(STEM, key, **blanks, before=then["year"], then=share(then["filed"], then["expected"]))
