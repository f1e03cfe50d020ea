"""Who moved from which level to which between two years: a matrix of counts, and beside it the bands that show it."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import flows, moves, theme
from components.numbers import share, whole
from components.reading import Reading
from components.wording import say

STEM = "rating_transitions"
MATRIX, FLOWS = (0.0, 0.5), (0.65, 0.87)


def figure(
    rows: pl.DataFrame, reading: Reading, years: tuple[int, int], look: theme.Theme = theme.LIGHT
) -> dict[str, Any]:
    """At the left the matrix, at the right the same as bands between two columns; who joined or left stands apart.

    `rows`: one per pair of levels, as question rating_transitions answers; `years`: the two asked for, the earlier
    first. A cell's customdata is from_level, to_level.
    """
    before, after = moves.side(rows, "from"), moves.side(rows, "to")
    titles = [say(STEM, "year", year=year) for year in years]
    bands = flows.alluvial(rows, look, "2")
    return {
        "data": [*moves.matrix(rows, before, after, look), *bands["data"]] if not rows.is_empty() else [],
        "layout": theme.layout(
            look,
            max(moves.HEAD + moves.ROW_HEIGHT * len(before.codes), 400),
            barmode="overlay",
            margin={"l": 8, "r": 8, "t": 8, "b": 8, "pad": 4},
            shapes=[*moves.edges(before, after, look), *bands["shapes"]],
            annotations=[
                moves.rows_title(titles[0], look),
                *bands["annotations"],
                *_heads(titles, look) * bool(bands["data"]),
            ],
            xaxis2=theme.axis(look, domain=list(FLOWS), anchor="y2", range=[0, 1], showticklabels=False),
            yaxis2=theme.axis(look, domain=[0, 0.92], anchor="x2", range=[-0.02, 1.02], showticklabels=False),
            meta={
                "finding": _finding(rows, reading, years),
                "legend": moves.legend(rows, look),
                "least_width": 1000,
            },
            **moves.axes(before, after, titles[1], look, MATRIX if bands["data"] else (0.0, 1.0)),
        ),
    }


def _heads(titles: list[str], look: theme.Theme) -> list[dict[str, Any]]:
    """The years above the two columns of the bands."""
    return [
        {
            "x": at,
            "xref": "x2",
            "y": 1,
            "yref": "paper",
            "yanchor": "top",
            "xanchor": "center",
            "showarrow": False,
            "text": f"<b>{title}</b>",
            "font": {"size": 13, "color": look.text},
        }
        for at, title in zip((flows.WIDE / 2, 1 - flows.WIDE / 2), titles, strict=True)
    ]


def _finding(rows: pl.DataFrame, reading: Reading, years: tuple[int, int]) -> str:
    first, last = years
    blanks: dict[str, Any] = {"subjects": reading.subjects, "first": first, "last": last}
    if first == last:
        return say(STEM, "one_year", **blanks)
    if rows.is_empty():
        return say(STEM, "none", **blanks)
    counts = moves.counts(rows)
    both = counts["giu_nguyen"] + counts["len_muc"] + counts["xuong_muc"]
    unknown = _known_as_totals(rows, years)
    if not both:
        return say(STEM, "totals" if unknown else "nobody", **blanks, years=", ".join(map(str, unknown)))
    told = say(
        STEM,
        "moved" if both > counts["giu_nguyen"] else "same",
        **blanks,
        share=share(counts["giu_nguyen"], both),
        n=whole(both),
        up=whole(counts["len_muc"]),
        down=whole(counts["xuong_muc"]),
    )
    same_rule = rows["from_rule"][0] == rows["to_rule"][0]
    return told if same_rule else told + say(STEM, "rule_changed")


def _known_as_totals(rows: pl.DataFrame, years: tuple[int, int]) -> list[int]:
    """Which of the two years is known as totals, of some bodies at least."""
    return [year for year, side in zip(years, ("from_total", "to_total"), strict=True) if rows[side].any()]
