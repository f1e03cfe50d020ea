"""How large a part handed in over the years, and how large a part on time: one row of columns for each duty."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import breaks, theme
from components.names import duty_name
from components.numbers import FEW, decimal, percent, rate, share, whole
from components.wording import say

STEM = "on_time_trend"
HEIGHT = 200  # pixels of one duty
GAP = 0.4  # part of its height kept free above a duty for its name and the labels
RATES = (("filed", "HTTNV"), ("on_time", "HTXSNV"))
Row = dict[str, Any]


def figure(rows: pl.DataFrame, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """Two columns per year and duty, filed and on time, with their counts; a dotted line where years part.

    `rows`: one per duty and year, as question on_time_trend answers. Years of which nothing is known say so in words.
    A column's customdata is year, duty.
    """
    years = rows["year"].unique().sort().to_list()
    duties = [part for _, part in rows.group_by("duty", maintain_order=True)]
    known = rows.filter(pl.col("filed").is_not_null())
    axes = {f"yaxis{place or ''}": _axis(at, len(duties), look) for at, place in _places(duties)}
    return {
        "data": [
            _columns(part, place, rate_name, ink, look)
            for (_, place), part in zip(_places(duties), duties, strict=True)
            for rate_name, ink in RATES
        ]
        if known.height
        else [],
        "layout": theme.layout(
            look,
            70 + HEIGHT * max(len(duties), 1) + breaks.headroom(rows, years),
            barmode="group",
            bargap=0.3,
            bargroupgap=0.06,
            margin={"l": 8, "r": 8, "t": 26 + breaks.headroom(rows, years), "b": 8, "pad": 4},
            xaxis=theme.axis(
                look,
                type="category",
                categoryorder="array",
                categoryarray=[str(year) for year in years],
                tickvals=[str(year) for year in years],
                ticktext=[f"<b>{year}</b>" for year in years],
                tickangle=0,
                anchor=f"y{len(duties) if len(duties) > 1 else ''}",
            ),
            **axes,
            shapes=breaks.lines(rows, years, look),
            annotations=[*breaks.notes(rows, years, look), *_words(duties, years, look)],
            meta={
                "finding": _finding(rows),
                "legend": [theme.legend_entry(look, ink, say(STEM, f"rate_{name}")) for name, ink in RATES],
                "least_width": 120 + 126 * len(years),
            },
        ),
    }


def _places(duties: list[pl.DataFrame]) -> list[tuple[int, int]]:
    """Each duty's place from the top and the number of its axis, plotly's first having none."""
    return [(at, at + 1 if at else 0) for at in range(len(duties))]


def _axis(at: int, of: int, look: theme.Theme) -> Row:
    """Duties stand below each other, the first at the top."""
    bottom = 1 - (at + 1) / of
    return theme.axis(
        look,
        domain=[bottom, bottom + (1 - GAP) / of],
        range=[0, 104],
        showgrid=True,
        **theme.percent_ticks(look, (0, 50, 100)),
    )


def _columns(part: pl.DataFrame, place: int, name: str, ink: str, look: theme.Theme) -> Row:
    lines = part.filter(pl.col("filed").is_not_null()).to_dicts()
    return {
        "type": "bar",
        "name": say(STEM, f"rate_{name}"),
        "x": [str(row["year"]) for row in lines],
        "y": [row[f"{name}_percent"] for row in lines],
        "yaxis": f"y{place or ''}",
        "text": [_label(row[name], row["expected"]) for row in lines],
        "textposition": "outside",
        "constraintext": "none",
        "cliponaxis": False,
        "textfont": {"size": 12, "color": look.text},
        "marker": theme.marker(look, ink),
        "customdata": [[row["year"], row["duty"]] for row in lines],
        "hovertext": [
            say(
                STEM,
                "hover",
                year=row["year"],
                duty=duty_name(row),
                rate=say(STEM, f"rate_{name}"),
                share=share(row[name], row["expected"]),
                comparison=row["comparison_name"],
                day=f"{row['named_day']:%d/%m/%Y}",
            )
            for row in lines
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _label(n: int, of: int) -> str:
    """The percentage above its counts; of few the counts alone."""
    counts = f"{whole(n)}/{whole(of)}"
    return counts if of < FEW else f"{percent(rate(n, of))}<br>{counts}"


def _words(duties: list[pl.DataFrame], years: list[int], look: theme.Theme) -> list[Row]:
    """Each duty's name, and what is to be said of a year: unknown, or not yet due."""
    quiet = {"size": 12, "color": look.quiet}
    said = []
    for (at, place), part in zip(_places(duties), duties, strict=True):
        top = {
            "xref": "paper",
            "x": 0,
            "yref": "paper",
            "y": 1 - at / len(duties),
            "xanchor": "left",
            "yanchor": "top",
            "yshift": -6,
        }
        said.append({**top, "text": f"<b>{duty_name(part.row(-1, named=True))}</b>", "showarrow": False})
        for row in part.to_dicts():
            known = row["filed"] is not None
            if known and row["is_past"]:
                continue
            here = {"x": years.index(row["year"]), "yref": f"y{place or ''}", "yanchor": "bottom", "showarrow": False}
            # Above the columns and their labels of two lines.
            above = {"y": row["filed_percent"], "yshift": 34} if known else {"y": 0}
            said.append({**here, **above, "text": say(STEM, "not_due" if known else "unknown"), "font": quiet})
    return said


def _finding(rows: pl.DataFrame) -> str:
    """The dossier's rate on time: the latest year whose deadline is past against the year before it with a register."""
    known = rows.filter(pl.col("is_dossier") & pl.col("on_time").is_not_null() & pl.col("is_past")).sort("year")
    if known.is_empty():
        return say(STEM, "none")
    last = known.row(-1, named=True)
    blanks = {"year": last["year"], "on_time": share(last["on_time"], last["expected"])}
    filed = say(STEM, "filed", filed=share(last["filed"], last["expected"]))
    if known.height == 1:
        return say(STEM, "one", **blanks) + filed
    then = known.row(-2, named=True)
    change = last["on_time_percent"] - then["on_time_percent"]
    key = "same" if abs(change) < 0.05 else "up" if change > 0 else "down"
    before = share(then["on_time"], then["expected"])
    return say(STEM, key, **blanks, before=then["year"], then=before, points=decimal(abs(change))) + filed
