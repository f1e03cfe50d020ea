"""An alluvial view: the groups before at the left, the groups after at the right, and bands of those that went over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from components import theme
from components.numbers import whole

GAP = 0.035  # of the height, between two groups
APART = 0.062  # of the height, between the names of two groups
THICK, THICK_ON_WALL = 0.035, 0.07  # of the height, from which a band has room for its count
WIDE = 0.08  # of the width, a group's column
UNKNOWN = "KHONG_RO"


@dataclass
class _Group:
    """A group's column: its code, name and size, where it begins (counted down from the top), where it is free."""

    code: str
    name: str
    size: int
    top: float
    free: float


def alluvial(rows: pl.DataFrame, look: theme.Theme, axis: str) -> dict[str, list[dict[str, Any]]]:
    """Traces, shapes and annotations on the axes x`axis` (0 to 1) and y`axis` (1 at the top to 0).

    `rows`: one per pair of levels with n, as question rating_transitions answers. Those known only as totals are left
    out: nobody knows where they went.
    """
    shown = rows.filter((pl.col("from_level") != UNKNOWN) & (pl.col("to_level") != UNKNOWN))
    total = int(shown["n"].sum())
    if not total:
        return {"data": [], "shapes": [], "annotations": []}
    before, after = (_groups(shown, which) for which in ("from", "to"))
    scale = (1 - GAP * (max(len(before), len(after)) - 1)) / total
    for groups in (before, after):
        _place(groups, scale)
    bands = [_band(row, before, after, scale, look, axis) for row in shown.sort("from_rank", "to_rank").to_dicts()]
    return {
        "data": [
            *(_column(group, 0.0, scale, look, axis) for group in before.values()),
            *(_column(group, 1 - WIDE, scale, look, axis) for group in after.values()),
        ],
        "shapes": [shape for shape, _ in bands],
        "annotations": [
            *(label for _, label in bands if label),
            *_names(list(before.values()), scale, left=True, look=look, axis=axis),
            *_names(list(after.values()), scale, left=False, look=look, axis=axis),
        ],
    }


def _groups(shown: pl.DataFrame, which: str) -> dict[str, _Group]:
    sums = shown.group_by(f"{which}_level", f"{which}_level_short", f"{which}_rank").agg(pl.col("n").sum())
    ordered = sums.sort(f"{which}_rank").select(f"{which}_level", f"{which}_level_short", "n")
    return {code: _Group(code, name, n, 0.0, 0.0) for code, name, n in ordered.iter_rows()}


def _place(groups: dict[str, _Group], scale: float) -> None:
    top = 0.0
    for group in groups.values():
        group.top = group.free = top
        top += group.size * scale + GAP


def _column(group: _Group, left: float, scale: float, look: theme.Theme, axis: str) -> dict[str, Any]:
    height = group.size * scale
    return {
        "type": "bar",
        "x": [left + WIDE / 2],
        "y": [height],
        "base": [1 - group.top - height],
        "width": [WIDE],
        "marker": theme.marker(look, group.code),
        "hovertext": [f"{group.name}: {whole(group.size)}"],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "xaxis": f"x{axis}",
        "yaxis": f"y{axis}",
    }


def _band(
    row: dict[str, Any],
    before: dict[str, _Group],
    after: dict[str, _Group],
    scale: float,
    look: theme.Theme,
    axis: str,
) -> tuple[dict[str, Any], dict[str, Any] | None]:
    one, other, thick = before[row["from_level"]], after[row["to_level"]], row["n"] * scale
    left, right = 1 - one.free, 1 - other.free
    one.free, other.free = one.free + thick, other.free + thick
    near, far, bend = WIDE, 1 - WIDE, 0.5
    over = f"M {near},{left:.5f} C {bend},{left:.5f} {bend},{right:.5f} {far},{right:.5f}"
    low_left, low_right = left - thick, right - thick
    back = f"L {far},{low_right:.5f} C {bend},{low_right:.5f} {bend},{low_left:.5f} {near},{low_left:.5f} Z"
    here = {"xref": f"x{axis}", "yref": f"y{axis}"}
    fill = look.ink(one.code).outline or look.ink(one.code).fill
    shape = {
        "type": "path",
        "path": f"{over} {back}",
        "fillcolor": fill,
        "opacity": 0.3,
        "line": {"width": 0},
        "layer": "below",
    }
    label = {
        "x": near + 0.02,
        "y": left - thick / 2,
        "xanchor": "left",
        "showarrow": False,
        "text": whole(row["n"]),
        "font": {"size": 12, "color": look.text},
    }
    return shape | {"line": {"width": 0}} | here, label | here if thick >= (
        THICK_ON_WALL if look.wall else THICK
    ) else None


def _names(groups: Sequence[_Group], scale: float, *, left: bool, look: theme.Theme, axis: str) -> list[dict[str, Any]]:
    """Beside each column its name and size, moved down where they would run into each other."""
    notes, free = [], 1.0
    for group in groups:
        at = min(1 - group.top - group.size * scale / 2, free)
        free = at - APART
        notes.append(
            {
                "x": -0.03 if left else 1.03,
                "y": at,
                "xref": f"x{axis} domain",
                "yref": f"y{axis}",
                "xanchor": "right" if left else "left",
                "align": "right" if left else "left",
                "showarrow": False,
                "text": f"{group.name} <b>{whole(group.size)}</b>",
                "font": {"size": 12, "color": look.text},
            }
        )
    return notes
