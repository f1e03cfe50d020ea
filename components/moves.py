"""Who moved from which level to which, as a matrix of counts: rows are the levels before, columns the levels after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from components import grid, theme
from components.names import names, short_names
from components.numbers import whole

ROW_HEIGHT = 46
HEAD = 112
NARROW = 10  # characters on a line of a column's name
SIGNS = {"len_muc": "▲", "xuong_muc": "▼"}


@dataclass(frozen=True)
class Side:
    """One side of a matrix: its levels and what stands apart, best first, each with its name and its sum."""

    codes: Sequence[str]
    labels: Sequence[str]

    @property
    def levels(self) -> int:
        """How many of the codes are levels; the others stand apart after them."""
        return len(theme.LEVELS)


def side(rows: pl.DataFrame, which: str) -> Side:
    """The side "from" or "to" of `rows`: all four levels, then of the others those that are met."""
    met = rows.group_by(f"{which}_level", f"{which}_level_short", f"{which}_rank").agg(pl.col("n").sum())
    apart = met.filter(~pl.col(f"{which}_level").is_in(theme.LEVELS)).sort(f"{which}_rank")
    sums = dict(met.select(f"{which}_level", "n").iter_rows())
    shorts = short_names("level") | dict(apart.select(f"{which}_level", f"{which}_level_short").iter_rows())
    codes = [*theme.LEVELS, *apart[f"{which}_level"]]
    names_ = {code: theme.wrapped(shorts[code], NARROW) for code in codes} if which == "to" else shorts
    return Side(codes, [f"{names_[code]}<br><b>{whole(sums.get(code, 0))}</b>" for code in codes])


def kind_of(steps: int | None) -> str:
    """The code (words, move) of a move by so many steps; None is no move between levels."""
    if steps is None:
        return "ngoai"
    return "giu_nguyen" if steps == 0 else "len_muc" if steps > 0 else "xuong_muc"


def matrix(
    rows: pl.DataFrame, before: Side, after: Side, look: theme.Theme, behind: tuple[str, ...] = (), axis: str = ""
) -> list[dict[str, Any]]:
    """The traces of one matrix on the axes x`axis`, y`axis`. A cell's address is (*behind, from_level, to_level).

    `rows`: from_level, to_level, n, steps, any number of each pair. A triangle for each step up or down.
    """
    summed = rows.group_by("from_level", "to_level").agg(pl.col("n").sum(), pl.col("steps").first())
    found = {(row["from_level"], row["to_level"]): row for row in summed.to_dicts()}
    cells = [
        _cell(found.get((one, other)), place, before.labels[line], after.labels[place], (*behind, one, other), look)
        for line, one in enumerate(before.codes)
        for place, other in enumerate(after.codes)
        if (one, other) in found or max(line, place) < before.levels
    ]
    scale = grid.flat_scale([look.ink(code).fill for code in names("move")])
    drawn = grid.traces(cells, len(after.codes), before.labels, scale)
    return [trace | {"xaxis": f"x{axis}", "yaxis": f"y{axis}"} for trace in drawn]


def _cell(
    row: dict[str, Any] | None, place: int, label: str, to_label: str, behind: tuple[str, ...], look: theme.Theme
) -> grid.Cell:
    levels = list(theme.LEVELS)
    steps = row["steps"] if row else levels.index(behind[-2]) - levels.index(behind[-1])
    kind, n = kind_of(steps), row["n"] if row else 0
    sign = SIGNS.get(kind, "") * abs(steps or 0)
    ink = look.ink(kind)
    return grid.Cell(
        column=place,
        row=label,
        value=float(list(names("move")).index(kind if n else "ngoai")),
        text=f"{sign} <b>{whole(n)}</b>".strip() if n else "0",
        type_on=ink.type_on if n else look.quiet,
        hover=f"{_alone(label)} → {_alone(to_label)}<br>{names('move')[kind]}: {whole(n)}",
        behind=behind,
    )


def _alone(label: str) -> str:
    """A level's name without its sum, on one line."""
    return label.partition("<br><b>")[0].replace("<br>", " ")


def axes(
    before: Side, after: Side, title: str, look: theme.Theme, across: tuple[float, float], axis: str = ""
) -> dict[str, Any]:
    """The axes of a matrix, the columns' under their title; `across` is its part of the width."""
    columns = theme.axis(
        look,
        side="top",
        domain=list(across),
        anchor=f"y{axis}",
        tickvals=list(range(len(after.codes))),
        ticktext=list(after.labels),
        tickangle=0,
        range=[-0.5, len(after.codes) - 0.5],
        title={"text": f"<b>{title}</b> →", "font": {"size": 13}, "standoff": 6},
    )
    lines = theme.axis(
        look,
        type="category",
        anchor=f"x{axis}",
        categoryorder="array",
        categoryarray=list(before.labels)[::-1],
        range=[-0.5, len(before.codes) - 0.5],
    )
    return {f"xaxis{axis}": columns, f"yaxis{axis}": lines}


def rows_title(title: str, look: theme.Theme, axis: str = "") -> dict[str, Any]:
    """What the rows are, above their names."""
    return {
        "text": f"<b>{title}</b> ↓",
        "x": 0,
        "xref": f"x{axis} domain",
        "xanchor": "right",
        "xshift": -6,
        "y": 1,
        "yref": f"y{axis} domain",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 13, "color": look.text},
    }


def edges(before: Side, after: Side, look: theme.Theme, axis: str = "") -> list[dict[str, Any]]:
    """The lines that part the levels from what stands apart."""
    line = {"color": look.text, "width": 1.5}
    here = {"type": "line", "xref": f"x{axis}", "yref": f"y{axis}", "line": line}
    right, low = before.levels - 0.5, len(before.codes) - before.levels - 0.5
    shapes = []
    if len(after.codes) > after.levels:
        shapes.append(here | {"x0": right, "x1": right, "y0": -0.5, "y1": len(before.codes) - 0.5})
    if len(before.codes) > before.levels:
        shapes.append(here | {"x0": -0.5, "x1": len(after.codes) - 0.5, "y0": low, "y1": low})
    return shapes


def legend(rows: pl.DataFrame, look: theme.Theme) -> list[dict[str, str]]:
    """The legend of the kinds of move met, with their signs."""
    met = {kind_of(steps) for steps in rows["steps"].unique()}
    return [
        theme.legend_entry(look, kind, name) | {"sign": SIGNS.get(kind, ""), "type_on": look.ink(kind).type_on}
        for kind, name in names("move").items()
        if kind in met
    ]


def counts(rows: pl.DataFrame) -> dict[str, int]:
    """How many of each kind of move."""
    kinds = [(kind_of(steps), n) for steps, n in rows.select("steps", "n").iter_rows()]
    return {kind: sum(n for other, n in kinds if other == kind) for kind in names("move")}
