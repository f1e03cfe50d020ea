"""Stacked horizontal or upright bars whose segments are counted, coloured by code and parted by a gap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from components import theme
from components.numbers import percent, whole
from components.rows import Rows

TINY = 2.0  # percent of a whole bar
DIGIT = 9  # pixels of one


def stacked(
    rows: pl.DataFrame,
    *,
    code: str,
    along: str,
    length: str,
    look: theme.Theme,
    upright: bool = False,
    behind: Sequence[str] = (),
) -> list[dict[str, Any]]:
    """One trace per code, in the order of `rows`.

    `rows`: one per bar and code with columns n, `{code}`, `{code}_name`, `along` (the bar's name) and `length`
    (how long its segment is; negative reaches to the left). `behind` names the columns kept as the segment's address.
    Where a column is_told is false, the segment's count is left out: it has no room for it (see `room`).
    """
    return [
        _segment(part, code, along, length, look, upright, behind)
        for _, part in rows.group_by(code, maintain_order=True)
    ]


def counted(
    lines: Rows,
    parts: pl.DataFrame,
    code: str,
    look: theme.Theme,
    *,
    behind: Sequence[str],
    strip: dict[str, Any] | None,
    width: int = 260,
    **meta: Any,
) -> dict[str, Any]:
    """The figure of a bar of counts in each of `lines`, parted by `code`.

    `parts`: as the rows of `stacked`, along bar and as long as n. `strip`: that of all branches, where `lines` are cut.
    `width`: pixels that the bars need. `meta`: what else the chart tells of itself, its finding among it.
    """
    return {
        "data": stacked(parts, code=code, along="bar", length="n", look=look, behind=behind),
        "layout": theme.layout(
            look,
            16 + lines.height,
            barmode="stack",
            margin=lines.margin(),
            xaxis=theme.axis(look, showticklabels=False, rangemode="tozero"),
            yaxis=lines.axis(look),
            meta={
                "legend": legend(parts, code, look),
                "least_width": lines.left + width,
                **meta,
                **lines.meta(),
                **({"strip": strip} if strip else {}),
            },
        ),
    }


def room(rows: pl.DataFrame, along: str, length: str, pixels: int) -> pl.DataFrame:
    """The rows of `stacked`, whether each segment has room for its count where the longest bar has so many pixels."""
    longest = pl.col(length).sum().over(along).max()
    needed = pl.col("n").cast(pl.String).str.len_chars() * DIGIT
    return rows.with_columns(is_told=needed * longest <= pl.col(length) * pixels)


def _segment(
    part: pl.DataFrame, code: str, along: str, length: str, look: theme.Theme, upright: bool, behind: Sequence[str]
) -> dict[str, Any]:
    here = part[code][0]
    places, lengths = part[along].to_list(), part[length].to_list()
    return {
        "type": "bar",
        "name": part[f"{code}_name"][0],
        "orientation": "v" if upright else "h",
        "x": places if upright else lengths,
        "y": lengths if upright else places,
        "text": [_count(row) for row in part.to_dicts()],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"color": look.ink(here).type_on, "size": 13},
        "marker": theme.marker(look, here),
        "customdata": part.select(behind).rows() if behind else None,
        "hovertext": _hover(part, f"{code}_name"),
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _count(row: dict[str, Any]) -> str:
    """The count printed in a segment; where the segment is a hair's breadth only the table has room for it."""
    tiny = row.get("percent") is not None and row["percent"] < TINY
    return whole(row["n"]) if row["n"] and row.get("is_told") is not False and not tiny else ""


def _hover(part: pl.DataFrame, name: str) -> list[str]:
    shares = part["percent"].to_list() if "percent" in part.columns else [None] * part.height
    return [
        f"{row.get('unit_name', row.get('year', row.get('bar', '')))}<br><b>{row[name]}</b>: {whole(row['n'])}"
        + ("" if value is None else f" ({percent(value)})")
        for row, value in zip(part.to_dicts(), shares, strict=True)
    ]


def single(
    names: Sequence[str | int],
    codes: Sequence[str],
    counts: Sequence[int],
    labels: Sequence[str],
    look: theme.Theme,
    patterned: bool = True,
) -> dict[str, Any]:
    """One bar per name (or place) with its label beyond its end, each in its code's ink.

    Where all bars are of one code a pattern tells nothing: `patterned` False leaves it out.
    """
    inks = [look.ink(code) for code in codes]
    return {
        "type": "bar",
        "orientation": "h",
        "y": list(names),
        "x": list(counts),
        "text": list(labels),
        "textposition": "outside",
        "cliponaxis": False,
        "constraintext": "none",
        "textfont": {"color": look.text, "size": 14},
        "marker": {
            "color": [ink.fill for ink in inks],
            "line": {"width": 1.5, "color": [ink.outline or look.ground for ink in inks]},
            "pattern": {
                "shape": [ink.pattern if patterned else "" for ink in inks],
                "size": 6,
                "solidity": 0.35,
                "fgcolor": theme.HATCH,
                "fillmode": "overlay",
            },
        },
        "hovertemplate": "%{y}: %{text}<extra></extra>",
    }


def legend(rows: pl.DataFrame, code: str, look: theme.Theme) -> list[dict[str, str]]:
    """The legend of the codes met in `rows`, in their order."""
    names = rows.select(code, f"{code}_name").unique(maintain_order=True)
    return [theme.legend_entry(look, here, name) for here, name in names.iter_rows()]
