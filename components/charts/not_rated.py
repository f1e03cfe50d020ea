"""Who has no level and why: due but not yet, postponed, or not subject to rating; by reason and by branch."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import bars, theme
from components.names import names, short_names
from components.numbers import share, whole
from components.reading import Reading
from components.tally import whole_total
from components.wording import say

STEM = "not_rated"
ROW_HEIGHT = 36
HEAD = 30
BETWEEN = 16


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """Bars of counts: above one per reason as written, below one per branch, each in the ink of its state.

    `rows`: one per year, body and reason, as question not_rated answers. A segment's customdata is reason or
    unit_name, state.
    """
    met = _stated(rows.filter(pl.col("n") > 0))
    reasons = _summed(met, "reason", "state_rank")
    branches = _summed(met, "unit_name", "unit_name")
    counts = [reasons["bar"].n_unique(), branches["bar"].n_unique()]
    height = 2 * HEAD + BETWEEN + ROW_HEIGHT * max(sum(counts), 1)
    split = (HEAD + ROW_HEIGHT * counts[1]) / height
    widest = max([1, *branches.group_by("bar").agg(pl.col("n").sum())["n"], *reasons["n"]])
    return {
        "data": [*_bars(reasons, "reason", look, "2"), *_bars(branches, "unit_name", look, "")],
        "layout": theme.layout(
            look,
            height,
            barmode="stack",
            xaxis=theme.axis(look, showticklabels=False, range=[0, widest * 1.15], anchor="y"),
            xaxis2=theme.axis(look, showticklabels=False, range=[0, widest * 1.15], anchor="y2"),
            yaxis=_names_axis(branches, look, [0, split - HEAD / height], "x"),
            yaxis2=_names_axis(reasons, look, [split + BETWEEN / height, 1 - HEAD / height], "x2"),
            annotations=[_head("by_reason", 1, look), _head("by_unit", split, look)] if sum(counts) else [],
            meta={
                "finding": _finding(rows, reading),
                "total": whole_total(rows.unique(["year", "unit"])),
                "legend": bars.legend(met.sort("state_rank"), "state", look),
                "bars": sum(counts),
            },
        ),
    }


def _stated(met: pl.DataFrame) -> pl.DataFrame:
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


def _summed(met: pl.DataFrame, along: str, order: str) -> pl.DataFrame:
    """One row per bar and state; of reasons those of one state together, the most frequent first."""
    summed = met.group_by(along, "state", "state_name", "state_rank").agg(pl.col("n").sum())
    sizes = pl.col("n").sum().over(along)
    first = [pl.col("state_rank").min().over(along), -sizes] if order == "state_rank" else [-sizes]
    ordered = summed.sort(*first, along, "state_rank")
    label = pl.col(along).map_elements(theme.wrapped, return_dtype=pl.String)
    return ordered.with_columns(bar=label)


def _bars(part: pl.DataFrame, along: str, look: theme.Theme, axis: str) -> list[dict[str, Any]]:
    by_state = part.sort("state_rank", maintain_order=True)
    traces = bars.stacked(by_state, code="state", along="bar", length="n", look=look, behind=(along, "state"))
    return [trace | {"xaxis": f"x{axis}", "yaxis": f"y{axis}"} for trace in traces]


def _names_axis(part: pl.DataFrame, look: theme.Theme, domain: list[float], anchor: str) -> dict[str, Any]:
    order = part["bar"].unique(maintain_order=True).to_list()[::-1]
    return theme.axis(look, type="category", domain=domain, anchor=anchor, categoryorder="array", categoryarray=order)


def _head(key: str, top: float, look: theme.Theme) -> dict[str, Any]:
    return {
        "text": f"<b>{say(STEM, key)}</b>",
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
