"""Branch by year: how large a part was good or better, where a branch was split or merged."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import grid, theme
from components.numbers import FEW, NOT_KNOWN, percent, share, whole
from components.reading import Reading
from components.wording import say

STEM = "rating_heatmap"
SHADES = [[0.0, "#F6D58A"], [0.5, "#F3EEE2"], [0.75, "#B9D5EC"], [1.0, "#1F5C94"]]
PLAIN = ("dang_vien", "can_bo")
DARK = 97  # percent from which a cell is so dark that its type is white


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A cell per branch and year, darker the larger the part good or better, with its number.

    Where the branch is itself the subject its level colours the cell. A branch's change stands where it has no cell.
    `rows`: one per unit and year, as question rating_heatmap answers. A cell's customdata is year, unit.
    """
    rows = _labelled(rows)
    years = [str(year) for year in rows["year"].unique().sort()]
    labels = rows.sort("sort_order", "unit")["label"].unique(maintain_order=True).to_list()
    alone = reading.subject_kind not in PLAIN
    known = rows.filter(pl.col("unit_level").is_not_null() if alone else pl.col("good_percent").is_not_null())
    return {
        "data": _cells(known, labels, years, look, alone) if not known.is_empty() else [],
        "layout": theme.layout(
            look,
            60 + 38 * max(len(labels), 1),
            xaxis=theme.axis(
                look,
                side="top",
                tickvals=list(range(len(years))),
                ticktext=_year_ticks(rows),
                range=[-0.5, len(years) - 0.5],
            ),
            yaxis=theme.axis(
                look,
                type="category",
                categoryorder="array",
                categoryarray=labels[::-1],
                range=[-0.5, len(labels) - 0.5],
            ),
            shapes=_rule_lines(rows, years, look),
            annotations=_changes(rows, known, years, look),
            meta={
                "finding": _finding(known, reading, alone),
                "legend": _legend(known, look, alone),
                "bars": len(labels),
                "least_width": 150 + 92 * len(years),
            },
        ),
    }


def _labelled(rows: pl.DataFrame) -> pl.DataFrame:
    """With each body's place on the axis as `label`: its name, with its years where two bodies bear one name."""
    shared = pl.col("unit").n_unique().over("unit_name") > 1
    years = [edge.over("unit").cast(pl.String) for edge in (pl.col("year").min(), pl.col("year").max())]
    told = pl.when(shared).then(pl.format("{} ({}–{})", "unit_name", *years)).otherwise("unit_name")
    return rows.with_columns(label=told.map_elements(theme.wrapped, return_dtype=pl.String))


def _year_ticks(rows: pl.DataFrame) -> list[str]:
    """The years, beneath one under a new rule that rule's name."""
    return [
        f"{year}<br>{theme.wrapped(rule, 14)}" if rule else str(year)
        for year, rule in rows.select("year", "new_rule").unique().sort("year").iter_rows()
    ]


def _rule_lines(rows: pl.DataFrame, years: list[str], look: theme.Theme) -> list[dict[str, Any]]:
    line = {"color": look.quiet, "width": 1.5, "dash": "dot"}
    changed = rows.filter(pl.col("new_rule").is_not_null())["year"].unique().sort()
    places = [years.index(str(year)) - 0.5 for year in changed]
    return [{"type": "line", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1, "line": line} for at in places]


def _cells(
    known: pl.DataFrame, labels: list[str], years: list[str], look: theme.Theme, alone: bool
) -> list[dict[str, Any]]:
    cells = [
        grid.Cell(
            column=years.index(str(row["year"])),
            row=row["label"],
            value=float(theme.LEVELS.index(row["unit_level"])) if alone else row["good_percent"],
            text=_text(row, alone),
            type_on=look.ink(row["unit_level"]).type_on
            if alone
            else "#101418"
            if row["good_percent"] < DARK
            else "#FFFFFF",
            hover=_hover(row),
            behind=(row["year"], row["unit"]),
        )
        for row in known.to_dicts()
    ]
    levels = grid.flat_scale([look.ink(level).fill for level in theme.LEVELS])
    scale = levels if alone else {"colorscale": SHADES, "zmin": 60, "zmax": 100}
    return grid.traces(cells, len(years), labels, scale)


def _text(row: dict[str, Any], alone: bool) -> str:
    if alone:
        return f"{row['unit_level_short']}{_mark(row)}"
    said = f"{row['good']}/{row['rated']}" if row["rated"] < FEW else percent(row["good_percent"])
    return said + _mark(row)


def _mark(row: dict[str, Any]) -> str:
    """What tells that the figures are those of a body before: one that stands for several rows, or for this alone."""
    return "†" if row["shared"] else "*" if row["source_names"] else ""


def _hover(row: dict[str, Any]) -> str:
    told = say(
        STEM,
        "hover",
        unit=row["unit_name"],
        year=row["year"],
        share=NOT_KNOWN if row["good_percent"] is None else share(row["good"], row["rated"]),
        excellent=whole(row["n_excellent"]),
        level=row["unit_level_short"] or NOT_KNOWN,
    )
    return told + say(STEM, "hover_source", sources=row["source_names"]) if row["source_names"] else told


def _changes(rows: pl.DataFrame, known: pl.DataFrame, years: list[str], look: theme.Theme) -> list[dict[str, Any]]:
    """The note of a split or merger, in the free cells before the branch's first year or after its last."""
    notes = []
    for row in rows.filter(pl.col("change_note").is_not_null()).to_dicts():
        own = sorted(str(year) for year in known.filter(pl.col("unit") == row["unit"])["year"])
        if not own:
            continue
        begins = years.index(own[0]) > 0 and str(row["year"]) <= own[0]
        at = years.index(own[0]) - 0.55 if begins else years.index(own[-1]) + 0.55
        if not -0.5 < at < len(years) - 0.5:
            continue
        text = f"{row['change_note']} ▸" if begins else f"◂ {row['change_note']}"
        notes.append(
            {
                "x": at,
                "y": row["label"],
                "text": theme.wrapped(text, 26),
                "showarrow": False,
                "xanchor": "right" if begins else "left",
                "align": "right" if begins else "left",
                "font": {"size": 12, "color": look.quiet},
            }
        )
    return notes


def _legend(known: pl.DataFrame, look: theme.Theme, alone: bool) -> list[dict[str, str]]:
    if not alone:
        return [{"name": say(STEM, "scale"), "fill": "#1F5C94", "pattern": "scale", "outline": ""}]
    met = dict(known.select("unit_level", "unit_level_short").unique().iter_rows())
    return [theme.legend_entry(look, level, met[level]) for level in theme.LEVELS if level in met]


def _finding(known: pl.DataFrame, reading: Reading, alone: bool) -> str:
    if known.is_empty():
        return say(STEM, "none", subjects=reading.subjects)
    if alone:
        always = known.group_by("unit", "unit_name").agg(pl.col("unit_level").is_in(theme.GOOD).all(), pl.len())
        good = always.filter("unit_level").height
        return say(STEM, "alone", n=whole(good), of=whole(always.height), subjects=reading.subjects)
    lowest = known.filter(pl.col("good_percent") == pl.col("good_percent").min())
    row = lowest.sort("year", descending=True).row(0, named=True)
    key = "lowest" if lowest.height == 1 else "lowest_tied"
    if lowest.height == known.height:
        key = "only" if known.height == 1 else "equal"
    return say(
        STEM,
        key,
        unit=row["unit_name"],
        year=row["year"],
        share=share(row["good"], row["rated"]),
        n=lowest.height,
        subjects=reading.subjects,
    )
