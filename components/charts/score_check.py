"""Levels against the bands of their scores: a level does not follow from a score, so a difference is information."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import grid, theme
from components.names import short_names
from components.numbers import share, whole
from components.reading import Reading
from components.wording import say

STEM = "score_check"
NO_SCORE = "CHUA_CO_DIEM"
ROW_HEIGHT = 46
SIGNS = {"len_muc": "▲", "xuong_muc": "▼"}


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A matrix of counts: a row per band of scores, best at the top, a column per level.

    `rows`: one per subject, as question score_check answers. A cell's customdata is band, level.
    """
    counted = (
        rows.with_columns(band=pl.col("band").fill_null(NO_SCORE))
        .group_by("band", "level")
        .agg(pl.len().alias("n"), pl.col("steps_below").first())
    )
    bands = [band for band in (*theme.LEVELS, NO_SCORE) if band != NO_SCORE or band in counted["band"]]
    levels = [level for level in short_names("level") if level != theme.NOT_RATED or level in counted["level"]]
    labels = {band: _band(band, rows) for band in bands}
    return {
        "data": _cells(counted, bands, levels, labels, look) if not rows.is_empty() else [],
        "layout": theme.layout(
            look,
            70 + ROW_HEIGHT * len(bands),
            xaxis=theme.axis(
                look,
                side="top",
                tickvals=list(range(len(levels))),
                ticktext=[theme.wrapped(short_names("level")[level], 10) for level in levels],
                tickangle=0,
                range=[-0.5, len(levels) - 0.5],
            ),
            yaxis=theme.axis(
                look,
                type="category",
                categoryorder="array",
                categoryarray=[labels[band] for band in bands][::-1],
                range=[-0.5, len(bands) - 0.5],
            ),
            meta={
                "finding": _finding(rows, reading),
                "legend": _legend(counted, look),
                "total": rows.height,
                "least_width": 190 + 84 * len(levels),
            },
        ),
    }


def _cells(
    counted: pl.DataFrame, bands: list[str], levels: list[str], labels: dict[str, str], look: theme.Theme
) -> list[dict[str, Any]]:
    kinds = ["ngoai", "giu_nguyen", "len_muc", "xuong_muc"]
    found = {(row["band"], row["level"]): row for row in counted.to_dicts()}
    cells = []
    for band in bands:
        for column, level in enumerate(levels):
            row = found.get((band, level))
            kind = _kind(row)
            cells.append(
                grid.Cell(
                    column=column,
                    row=labels[band],
                    value=float(kinds.index(kind)),
                    text=f"{SIGNS.get(kind, '')} <b>{whole(row['n'])}</b>".strip() if row else "0",
                    type_on=look.ink(kind).type_on if row else look.quiet,
                    hover=f"{labels[band]}, {short_names('level')[level]}: {whole(row['n'] if row else 0)}",
                    behind=(band, level) if row else (),
                )
            )
    scale = grid.flat_scale([look.ink(kind).fill for kind in kinds])
    return grid.traces(cells, len(levels), [labels[band] for band in bands], scale)


def _kind(row: dict[str, Any] | None) -> str:
    """Whether the level is above the band of the score (len_muc), below it, or the same; else ngoai."""
    if row is None or row["band"] == NO_SCORE or row["level"] == theme.NOT_RATED:
        return "ngoai"
    return "giu_nguyen" if not row["steps_below"] else "xuong_muc" if row["steps_below"] > 0 else "len_muc"


def _band(band: str, rows: pl.DataFrame) -> str:
    """A band by the least score in it: "từ 70 điểm: Tốt"."""
    if band == NO_SCORE:
        return say(STEM, "no_score")
    floors = rows.filter(pl.col("band") == band)["band_floor"].unique().sort()
    name = short_names("level")[band]
    return say(STEM, "band", floor=" / ".join(map(whole, floors)), level=name) if len(floors) else name


def _legend(counted: pl.DataFrame, look: theme.Theme) -> list[dict[str, str]]:
    met = {_kind(row) for row in counted.to_dicts()}
    return [
        theme.legend_entry(look, kind, say(STEM, kind)) | {"sign": sign, "type_on": look.ink(kind).type_on}
        for kind, sign in {"giu_nguyen": "", **SIGNS}.items()
        if kind in met
    ]


def _finding(rows: pl.DataFrame, reading: Reading) -> str:
    both = rows.filter(pl.col("band").is_not_null() & (pl.col("level") != theme.NOT_RATED))
    blanks = {"years": reading.years_text, "subjects": reading.subjects, "n": whole(both.height)}
    if rows.is_empty() or both.is_empty():
        return say(STEM, "none", **blanks)
    different = both.filter("is_different").height
    told = say(STEM, "different" if different else "same", share=share(different, both.height), **blanks)
    missing = rows.filter(pl.col("score").is_null() & (pl.col("level") != theme.NOT_RATED)).height
    return told + (say(STEM, "missing", n=whole(missing)) if missing else "")
