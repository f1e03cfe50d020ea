"""What should have been put right by now and is not, the longest overdue first."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import bars, strip, theme
from components.numbers import day, whole
from components.rows import MANY, MOST
from components.wording import say

STEM = "remediation_overdue"
BEHIND = ("year", "unit", "item")
LINE_WIDTH = 46  # characters of a line that a telephone still shows
ROW_HEIGHT = 70


def figure(rows: pl.DataFrame, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A bar of days per overdue item, above it its branch and what is to be put right.

    `rows`: one per overdue item, as question remediation_overdue answers; the longest overdue comes first. Where it
    gives the first of more, a strip of all is not drawn.
    A bar's customdata is BEHIND.
    """
    every = rows.sort(["days_overdue", "unit_name"], descending=[True, False], maintain_order=True)
    worst = every if every.height <= (MANY if look.wall else MOST) else every.head(MANY)
    days = worst["days_overdue"].to_list()
    return {
        "data": [_bar(worst, days, look)] if days else [],
        "layout": theme.layout(
            look,
            30 + ROW_HEIGHT * max(len(days), 1),
            xaxis=theme.axis(look, range=[0, (max(days, default=0) or 1) * 1.22], showticklabels=False),
            yaxis=theme.axis(look, range=[len(days) - 0.55, -0.75], showticklabels=False),
            annotations=[_name(place, row, look) for place, row in enumerate(worst.to_dicts())],
            meta={
                "finding": _finding(every),
                "legend": [],
                "least_width": 420,
                "bars": len(days),
                "of": of_all(every),
                "picture": _picture(worst),
                **({"strip": _strip(every, look)} if MOST < every.height == of_all(every) else {}),
            },
        ),
    }


def of_all(rows: pl.DataFrame) -> int:
    """How many items are overdue, of which the rows are the first."""
    return 0 if rows.is_empty() else int(rows["overdue_items"][0])


def _strip(every: pl.DataFrame, look: theme.Theme) -> dict[str, Any]:
    """Every overdue item by its days."""
    marks = [
        {
            "unit": row["unit"],
            "name": row["unit_name"],
            "value": row["days_overdue"],
            "told": say(STEM, "days", n=whole(row["days_overdue"])),
            "ink": "qua_han",
        }
        for row in every.to_dicts()
    ]
    return strip.strip(marks, say(STEM, "strip"), look, what=say(STEM, "strip_item"))


def _bar(worst: pl.DataFrame, days: list[int], look: theme.Theme) -> dict[str, Any]:
    labels = [f"<b>{say(STEM, 'days', n=whole(n))}</b>" for n in days]
    bar = bars.single(list(range(len(days))), ["qua_han"] * len(days), days, labels, look, patterned=False)
    return bar | {
        "customdata": worst.select(BEHIND).rows(),
        "width": 0.3,
        "hovertext": _hover(worst),
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _name(place: int, row: dict[str, Any], look: theme.Theme) -> dict[str, Any]:
    text = f"<b>{row['unit_name']} · {row['year']}</b>{_marks(row)}<br>{theme.shortened(row['item'], LINE_WIDTH)}"
    return {
        "x": 0,
        "y": place - 0.18,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "text": text,
        "align": "left",
        "font": {"size": 13, "color": look.text},
        "borderpad": 0,
    }


def _picture(worst: pl.DataFrame) -> dict[str, Any]:
    """On the wide canvas of the saved image the names stand beside the bars, the worst fifteen of them."""
    shown = worst.head(MANY).to_dicts()
    names = [f"<b>{row['unit_name']} · {row['year']}</b>  {theme.shortened(row['item'], LINE_WIDTH)}" for row in shown]
    ticks = {"tickvals": list(range(len(names))), "ticktext": names, "showticklabels": True}
    return {
        "bars": len(names),
        "annotations": [],
        "yaxis": {**ticks, "range": [len(names) - 0.4, -0.6]},
        "trace": {"width": 0.66},
    }


def _marks(row: dict[str, Any]) -> str:
    """That it came back from an earlier year, and how often it was extended."""
    marks = [say(STEM, "repeated", years=row["earlier_years"])] if row["earlier_years"] else []
    if row["extensions"]:
        marks.append(say(STEM, "extended", n=whole(row["extensions"]), day=day(row["first_due_on"])))
    return "".join(f" · {mark}" for mark in marks)


def _hover(worst: pl.DataFrame) -> list[str]:
    return [
        f"<b>{row['unit_name']}</b><br>{theme.wrapped(row['item'], 60)}<br>{row['status_name']}{_marks(row)}"
        for row in worst.to_dicts()
    ]


def _finding(worst: pl.DataFrame) -> str:
    if worst.is_empty():
        return say(STEM, "none")
    longest = worst["days_overdue"][0]
    first = worst.filter(pl.col("days_overdue") == longest)
    key = "longest" if first.height == 1 else "longest_tied"
    if first.height == worst.height:
        key = "one" if worst.height == 1 else "all_tied"
    return say(
        STEM, key, n=whole(of_all(worst)), days=whole(longest), unit=first["unit_name"][0], tied=whole(first.height)
    )
