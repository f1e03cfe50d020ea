"""How far the putting right has come, day by day, against all that there is to put right."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import Any

import polars as pl

from components import theme
from components.numbers import day, share, whole
from components.wording import say

STEM = "remediation_burnup"
ALL = 100  # the percentage whose line is the scope itself
FLAT = 31  # days over which a picture of one day is spread, so that its lines can be seen


def figure(rows: pl.DataFrame, goals: pl.DataFrame, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """Stepped lines by day: all known shortcomings, the lines to be reached, those done as reported by each day.

    `rows`: one per day of change, as question remediation_burnup answers; `goals`: one per line to be reached, as
    remediation_goals. Closed without being done has a line of its own where there is any.
    A point's customdata is day, line.
    """
    ordered = rows.sort("day")
    top = max(ordered["scope"].to_list(), default=0)
    return {
        "data": _lines(ordered, goals, look)[::-1] if top else [],
        "layout": theme.layout(
            look,
            420,
            margin={"l": 8, "r": 88, "t": 16, "b": 8, "pad": 4},
            xaxis=theme.axis(look, type="date", range=_span(ordered), **_months(ordered, look)),
            yaxis=theme.axis(
                look, range=[0, top * 1.08 or 1], showgrid=True, nticks=6, tickfont={"size": 12, "color": look.quiet}
            ),
            annotations=_ends(ordered, goals, look) if top else [],
            hovermode="x unified",
            meta={
                "finding": _finding(ordered, goals),
                "legend": _legend(ordered, goals, look),
                "least_width": 420,
                "goals": [percent for percent in goals["percent"] if percent != ALL],
            },
        ),
    }


def _lines(ordered: pl.DataFrame, goals: pl.DataFrame, look: theme.Theme) -> list[dict[str, Any]]:
    """The lines in the order of the legend; the first is drawn last, on top."""
    done = look.ink("hoan_thanh_dung_han").fill
    drawn = [
        _line(ordered, "done", say(STEM, "done"), {"color": done, "width": 4}),
        _line(ordered, "scope", _scope_name(goals), {"color": look.text, "width": 2}),
        *(_goal(ordered, row, look) for row in goals.to_dicts() if row["percent"] != ALL),
        _line(ordered, "dated", say(STEM, "dated"), {"color": done, "width": 1.5, "dash": "dot"}),
    ]
    if ordered["closed"].max():
        closed = {"color": look.ink("ket_thuc").fill, "width": 2.5, "dash": "dash"}
        drawn.append(_line(ordered, "closed", say(STEM, "closed"), closed))
    return drawn


def _line(ordered: pl.DataFrame, what: str, name: str, line: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines" if ordered.height > 1 else "lines+markers",
        "name": name,
        "x": ordered["day"].to_list(),
        "y": ordered[what].to_list(),
        "line": {"shape": "hv", **line},
        "customdata": [[day.isoformat(), what] for day in ordered["day"]],
        "hovertemplate": f"{name}: <b>%{{y}}</b><extra></extra>",
    }


def _goal(ordered: pl.DataFrame, goal: dict[str, Any], look: theme.Theme) -> dict[str, Any]:
    """The line of a part of all there is, wherever that stood on each day."""
    name = say(STEM, "goal", percent=goal["percent"])
    line = _line(ordered, "scope", name, {"color": look.accent, "width": 1.5, "dash": "dash"})
    return line | {"y": [n * goal["percent"] / ALL for n in line["y"]], "hoverinfo": "skip", "hovertemplate": None}


def _span(ordered: pl.DataFrame) -> list[Any] | None:
    if ordered.is_empty():
        return None
    first, last = ordered["day"][0], ordered["day"][-1]
    return [first, max(last, first + timedelta(days=FLAT))]


def _months(ordered: pl.DataFrame, look: theme.Theme) -> dict[str, Any]:
    """Ticks at the first of a month, as few as a telephone has room for."""
    if ordered.is_empty():
        return {}
    days = (ordered["day"][-1] - ordered["day"][0]).days
    step = next((months for months in (1, 3, 6) if days <= months * 6 * FLAT), 12)
    return {
        "dtick": f"M{step}",
        "tickformat": "%m/%Y",
        "ticklabelstandoff": 6,
        "tickfont": {"size": 12, "color": look.quiet},
    }


def _ends(ordered: pl.DataFrame, goals: pl.DataFrame, look: theme.Theme) -> list[dict[str, Any]]:
    """The last value of each line, beside its end."""
    last = ordered.row(-1, named=True)
    done = look.ink("hoan_thanh_dung_han").fill
    labels = [(last["scope"], say(STEM, "end_scope", n=whole(last["scope"])), look.text)]
    labels += [
        (last["scope"] * goal["percent"] / ALL, f"{goal['percent']}%: {whole(goal['needed'])}", look.accent)
        for goal in goals.to_dicts()
        if goal["percent"] != ALL
    ]
    labels.append((last["done"], say(STEM, "end_done", n=whole(last["done"])), done))
    if last["closed"]:
        labels.append((last["closed"], say(STEM, "end_closed", n=whole(last["closed"])), look.quiet))
    return [
        {
            "x": 1,
            "xref": "paper",
            "y": height,
            "xanchor": "left",
            "xshift": 6,
            "showarrow": False,
            "text": f"<b>{text}</b>",
            "font": {"size": 13, "color": colour},
        }
        for height, (_, text, colour) in zip(_apart([one[0] for one in labels], last["scope"]), labels, strict=True)
    ]


def _apart(heights: list[float], top: float) -> list[float]:
    """Heights from above to below moved so far apart that the labels there do not touch."""
    least = top * 0.055
    order = sorted(range(len(heights)), key=lambda place: -heights[place])
    moved = dict(enumerate(heights))
    for above, below in pairwise(order):
        moved[below] = min(moved[below], moved[above] - least)
    return [moved[place] for place in range(len(heights))]


def _scope_name(goals: pl.DataFrame) -> str:
    whole_line = ALL in goals["percent"].to_list()
    return say(STEM, "scope_goal" if whole_line else "scope")


def _legend(ordered: pl.DataFrame, goals: pl.DataFrame, look: theme.Theme) -> list[dict[str, str]]:
    if ordered.is_empty():
        return []
    return [
        {"name": line["name"], "fill": line["line"]["color"], "pattern": _pattern(line["line"]), "outline": ""}
        for line in _lines(ordered, goals, look)
    ]


def _pattern(line: dict[str, Any]) -> str:
    return {"dash": "dashed", "dot": "dotted"}.get(line.get("dash", ""), "line")


def _finding(ordered: pl.DataFrame, goals: pl.DataFrame) -> str:
    if ordered.is_empty() or not ordered["scope"][-1]:
        return say(STEM, "none")
    last = ordered.row(-1, named=True)
    blanks = {"day": day(last["day"]), "share": share(last["done"], last["scope"]), "n": whole(last["scope"])}
    if last["done"] == last["scope"]:
        return say(STEM, "all_done", **blanks)
    ahead = goals.filter(~pl.col("is_reached")).sort("percent").to_dicts()
    if not ahead:
        return say(STEM, "no_goal", **blanks)
    reached = goals.filter("is_reached")["percent"].to_list()
    key = "ahead_reached" if reached else "ahead"
    more = whole(ahead[0]["needed"] - last["done"])
    return say(STEM, key, **blanks, more=more, goal=ahead[0]["percent"], reached=max(reached, default=0))
