"""Branch by year: how large a part was good or better, where a branch was split or merged."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import polars as pl

from components import compared, grid, strip, theme
from components.numbers import FEW, NOT_KNOWN, percent, share, whole
from components.reading import Reading
from components.rows import Rows
from components.wording import say
from data.scope import PEOPLE

STEM = "rating_heatmap"
SHADES: list[tuple[float, str]] = [(0.0, "#F6D58B"), (0.5, "#F3EEE2"), (0.75, "#B9D5ED"), (1.0, "#1F5C94")]
LOWEST = 60  # percent at which the scale begins
HEAD = 30  # pixels for a line of the years above
DARK = 97  # percent from which a cell is so dark that its type is white


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A cell per branch and year, darker the larger the part good or better, with its number.

    Where the branch is itself the subject its level colours the cell. A branch's change stands where it has no cell.
    `rows`: one per unit and year, as question rating_heatmap answers. A cell's customdata is year, unit.
    """
    rows = labelled(rows)
    years = [str(year) for year in rows["year"].unique().sort()]
    alone = reading.subject_kind not in PEOPLE
    lines = Rows(rows.sort("sort_order", "unit")["label"].to_list(), 38, look=look)
    if lines.is_cut:
        lines = Rows(worst_first(rows, alone=alone)["label"].to_list(), 38, look=look)
    top = HEAD + 17 * max((tick.count("<br>") for tick in _year_ticks(rows)), default=0)
    known = rows.filter(pl.col("unit_level").is_not_null() if alone else pl.col("good_percent").is_not_null())
    shown = lines.of(known, "label")
    of_bodies = compared.are_bodies(rows, reading.above)
    return {
        "data": _cells(shown, lines.labels, years, look, alone, of_bodies) if not shown.is_empty() else [],
        "layout": theme.layout(
            look,
            top + 8 + lines.height,
            margin=lines.margin(top=top),
            xaxis=theme.axis(
                look,
                side="top",
                tickvals=list(range(len(years))),
                ticktext=_year_ticks(rows),
                range=[-0.5, len(years) - 0.5],
            ),
            yaxis=lines.axis(look),
            shapes=_rule_lines(rows, years, look),
            annotations=_changes(lines.of(rows, "label"), known, years, look),
            meta={
                "finding": _finding(known, reading, alone),
                "legend": _legend(known, look, alone),
                "least_width": lines.left + 92 * len(years),
                **lines.meta(),
                **({"strip": _strip(known, reading, look, alone)} if lines.is_cut else {}),
            },
        ),
    }


def labelled(rows: pl.DataFrame) -> pl.DataFrame:
    """With each body's place on the axis as `label`: its name, with its years where two bodies bear one name."""
    shared = pl.col("unit").n_unique().over("unit_name") > 1
    years = [edge.over("unit").cast(pl.String) for edge in (pl.col("year").min(), pl.col("year").max())]
    told = pl.when(shared).then(pl.format("{} ({}–{})", "unit_name", *years)).otherwise("unit_name")
    return rows.with_columns(label=told)


def worst_first(rows: pl.DataFrame, *, alone: bool) -> pl.DataFrame:
    """The rows of the latest year first, of one year the lowest first: by their own level where they are `alone`."""
    level = pl.col("unit_level").replace_strict({level: n for n, level in enumerate(theme.LEVELS)}, default=None)
    order = [level] if alone else [-pl.col("good_percent"), pl.col("rated")]
    return rows.sort("year", *order, descending=True, nulls_last=True)


def _strip(known: pl.DataFrame, reading: Reading, look: theme.Theme, alone: bool) -> dict[str, Any]:
    """Every branch as it stood in the latest year shown."""
    latest = known.filter(pl.col("year") == pl.col("year").max()).to_dicts()
    year = latest[0]["year"] if latest else reading.last_year
    if alone:
        places = {level: float(-place) for place, level in enumerate(theme.LEVELS)}
        met = {places[row["unit_level"]]: row["unit_level_short"] for row in latest}
        marks = [_dot(row, places[row["unit_level"]], row["unit_level_short"], row["unit_level"]) for row in latest]
        return strip.strip(marks, say(STEM, "strip_alone", year=year), look, dict(sorted(met.items())))
    marks = [_dot(row, row["good_percent"], share(row["good"], row["rated"]), "HTTNV") for row in latest]
    return strip.strip(marks, say(STEM, "strip", year=year), look, is_percent=True)


def _dot(row: dict[str, Any], value: float, told: str, ink: str) -> dict[str, Any]:
    return {"unit": row["unit"], "name": row["label"], "value": value, "told": told, "ink": ink}


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
    known: pl.DataFrame, labels: list[str], years: list[str], look: theme.Theme, alone: bool, of_bodies: bool
) -> list[dict[str, Any]]:
    cells = [
        grid.Cell(
            column=years.index(str(row["year"])),
            row=row["bar"],
            value=float(theme.LEVELS.index(row["unit_level"])) if alone else row["good_percent"],
            text=text(row, alone),
            type_on=look.ink(row["unit_level"]).type_on if alone else shade(row["good_percent"]).type_on,
            hover=compared.told(_hover(row), of_bodies),
            behind=(row["year"], row["unit"]),
        )
        for row in known.to_dicts()
    ]
    levels = grid.flat_scale([look.ink(level).fill for level in theme.LEVELS])
    scale = levels if alone else {"colorscale": [list(step) for step in SHADES], "zmin": LOWEST, "zmax": 100}
    return grid.traces(cells, len(years), labels, scale)


def text(row: dict[str, Any], alone: bool) -> str:
    """What stands in a cell: the branch's own level, or its part good or better, of few as counts."""
    if alone:
        return f"{row['unit_level_short']}{_mark(row)}"
    told = f"{row['good']}/{row['rated']}" if row["rated"] < FEW else percent(row["good_percent"])
    return told + _mark(row)


def shade(value: float) -> theme.Ink:
    """The ink of a part good or better in percent, between the shades it lies between on the scale from 60."""
    place = min(max((value - LOWEST) / (100 - LOWEST), 0.0), 1.0)
    (low, one), (high, other) = next(pair for pair in pairwise(SHADES) if place <= pair[1][0])
    share = (place - low) / (high - low)
    mixed = (round(a + (b - a) * share) for a, b in zip(_parts(one), _parts(other), strict=True))
    return theme.Ink("#" + "".join(f"{part:02X}" for part in mixed), "#101418" if value < DARK else "#FEFEFE")


def _parts(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


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
                "y": row["bar"],
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
