"""Who has no level and why: due but not yet, postponed, or not subject to rating; by reason and by branch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from components import bars, compared, strip, theme
from components.names import names, short_names
from components.numbers import share, whole
from components.reading import Reading
from components.rows import MANY, Rows
from components.tally import whole_total
from components.wording import say

STEM = "not_rated"
ROW_HEIGHT = 36
HEAD = 30
BETWEEN = 16
FEWEST = 5  # branches that a saved picture names however many reasons there are


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """Bars of counts: above one per reason as written, below one per branch, each in the ink of its state.

    `rows`: one per year, body and reason, as question not_rated answers. A segment's customdata is reason or
    unit_name, state.
    """
    met = stated(rows.filter(pl.col("n") > 0))
    reasons = summed(met, "reason", "state_rank")
    branches = summed(met, "unit_name", "unit_name")
    above = Rows(reasons["reason"].to_list(), ROW_HEIGHT, first=MANY - FEWEST, look=look, others="other_reasons")
    below = Rows(branches["unit_name"].to_list(), ROW_HEIGHT, first=max(MANY - len(above.shown), FEWEST), look=look)
    of_bodies = compared.are_bodies(rows, reading.above)
    heads = [compared.headed(say(STEM, key), of_bodies) for key in ("by_reason", "by_unit")]
    top, bottom = above.of(reasons, "reason"), below.of(branches)
    longest = [max([1, *part.group_by("bar").agg(pl.col("n").sum())["n"]]) for part in (bottom, top)]
    # Beside the reasons of many branches those of one would be slivers: then each part has its own scale.
    span, span2 = ([0, n * 1.15] for n in (longest if below.is_cut else [max(longest)] * 2))
    return {
        "data": [*_bars(top, "reason", look, "2"), *_bars(bottom, "unit_name", look, "")],
        "layout": theme.layout(
            look,
            2 * HEAD + BETWEEN + (above.height + below.height if top.height else ROW_HEIGHT),
            barmode="stack",
            margin=above.margin() | {"l": max(above.left, below.left)},
            xaxis=theme.axis(look, showticklabels=False, range=span, anchor="y"),
            xaxis2=theme.axis(look, showticklabels=False, range=span2, anchor="y2"),
            **_placed(above, below, len(below.shown), heads, look),
            meta={
                "finding": _finding(rows, reading),
                "total": whole_total(rows.unique(["year", "unit"])),
                "legend": bars.legend(met.sort("state_rank"), "state", look),
                "least_width": max(above.left, below.left) + 260,
                "bars": len(above.shown) + len(below.shown),
                "of": above.meta()["of"] + below.meta()["of"],
                "detail": (len(below.shown), len(below.names)),
                "picture": _picture(above, below, heads, look),
                **({"strip": _strip(met, look)} if below.is_cut else {}),
            },
        ),
    }


def _placed(above: Rows, below: Rows, shown: int, heads: Sequence[str], look: theme.Theme) -> dict[str, Any]:
    """The two axes of names one above the other, of the lower the first so many, and a head over each."""
    lower = below.row_height * max(shown, 1)
    height = 2 * HEAD + BETWEEN + above.height + lower
    split = (HEAD + lower) / height
    return {
        "yaxis": below.axis(look, domain=[0, split - HEAD / height], anchor="x")
        | {"range": [len(below.shown) - shown - 0.5, max(len(below.shown), 1) - 0.5]},
        "yaxis2": above.axis(look, domain=[split + BETWEEN / height, 1 - HEAD / height], anchor="x2"),
        "annotations": [_head(*of, look) for of in zip(heads, (1, split), strict=True)] if above.names else [],
    }


def _picture(above: Rows, below: Rows, heads: Sequence[str], look: theme.Theme) -> dict[str, Any]:
    """The saved picture has room for the reasons and the branches with most."""
    shown = min(len(below.shown), max(MANY - len(above.shown), FEWEST))
    return {"bars": len(above.shown) + shown, "layout": _placed(above, below, shown, heads, look)}


def _strip(met: pl.DataFrame, look: theme.Theme) -> dict[str, Any]:
    """Every branch met by how many of its subjects have no level."""
    units = met.group_by("unit", "unit_name", maintain_order=True).agg(n=pl.col("n").sum().cast(pl.Int64))
    return strip.counts(STEM, units, look, ("hoan", "hoan"))


def stated(met: pl.DataFrame) -> pl.DataFrame:
    """The rows with a reason and a state each; what is known only as a total has neither."""
    ranks = {state: rank for rank, state in enumerate([*names("unrated_state"), theme.NOT_RATED])}
    by_total = pl.col("only_totals")
    return met.with_columns(
        state=pl.when(by_total).then(pl.lit(theme.NOT_RATED)).otherwise("state"),
        state_name=pl.when(by_total).then(pl.lit(say(STEM, "only_total"))).otherwise("state_name"),
        reason=pl.when(by_total)
        .then(pl.lit(say(STEM, "only_total")))
        .otherwise(pl.col("reason").fill_null(say(STEM, "no_reason"))),
    ).with_columns(state_rank=pl.col("state").replace_strict(ranks, return_dtype=pl.Int64))


def summed(met: pl.DataFrame, along: str, order: str) -> pl.DataFrame:
    """One row per bar and state; of reasons those of one state together, the most frequent first."""
    summed = met.group_by(along, "state", "state_name", "state_rank").agg(pl.col("n").sum())
    sizes = pl.col("n").sum().over(along)
    first = [pl.col("state_rank").min().over(along), -sizes] if order == "state_rank" else [-sizes]
    return summed.sort(*first, along, "state_rank")


def _bars(part: pl.DataFrame, along: str, look: theme.Theme, axis: str) -> list[dict[str, Any]]:
    by_state = part.sort("state_rank", maintain_order=True)
    traces = bars.stacked(by_state, code="state", along="bar", length="n", look=look, behind=(along, "state"))
    return [trace | {"xaxis": f"x{axis}", "yaxis": f"y{axis}"} for trace in traces]


def _head(text: str, top: float, look: theme.Theme) -> dict[str, Any]:
    return {
        "text": f"<b>{text}</b>",
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": top,
        "yref": "paper",
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 13, "color": look.quiet},
    }


def _finding(rows: pl.DataFrame, reading: Reading) -> str:
    blanks: dict[str, Any] = {"subjects": reading.subjects, "years": reading.years_text}
    if rows.is_empty():
        return say(STEM, "none", **blanks)
    total, waiting = whole_total(rows.unique(["year", "unit"])), int(rows["n"].sum())
    if total is None:
        return say(STEM, "unknown", **blanks, n=whole(waiting))
    if not waiting:
        return say(STEM, "nobody" if total > 1 else "nobody_of_one", **blanks, n=whole(total))
    told = say(STEM, "some", **blanks, share=share(waiting, total))
    by_state = dict(rows.group_by("state").agg(pl.col("n").sum()).iter_rows())
    states = [
        say(STEM, "of_state", n=whole(by_state[state]), state=theme.lower_first(name))
        for state, name in short_names("unrated_state").items()
        if by_state.get(state)
    ]
    return f"{told}: {', '.join(states)}" if states else told
