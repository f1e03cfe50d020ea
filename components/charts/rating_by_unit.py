"""How each branch's subjects spread over the levels, branches side by side."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import bars, strip, theme
from components.numbers import share, whole
from components.reading import Reading
from components.rows import Rows
from components.tally import whole_total
from components.wording import say
from data.scope import PEOPLE

STEM = "rating_by_unit"
BEHIND = ("year", "level", "unit")
ROW_HEIGHT = 42


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """Whole bars that part at "good": to the left good or better, to the right the rest; the best at the top.

    Where each branch is itself the subject, branches stand under their level instead. Of too many the worst are shown.
    `rows`: one per year, unit and level, as question rating_by_unit answers. A segment's customdata is BEHIND.
    """
    rated = placed(rows)
    alone = reading.subject_kind not in PEOPLE
    names = rated["row"].unique(maintain_order=True).to_list()
    others = "other_lines" if rated["year"].n_unique() > 1 else "other_bodies"
    lines = Rows(names, ROW_HEIGHT, look=look, others=others)
    if lines.is_cut:
        lines = Rows(names[::-1], ROW_HEIGHT, look=look, others=others)
    shown = lines.of(rated, "row").sort("level_rank", maintain_order=True)
    top, bottom = (44, 8) if alone else (8, 30)
    return {
        "data": _under_levels(shown, look) if alone else _diverging(shown, look),
        "layout": theme.layout(
            look,
            top + bottom + lines.height,
            barmode="relative",
            margin=lines.margin(top=top, bottom=bottom),
            xaxis=_levels_axis(shown, look) if alone else _share_axis(shown, look),
            yaxis=lines.axis(look),
            shapes=[] if alone or shown.is_empty() else [_divide(look)],
            annotations=_untold(shown, look),
            meta={
                "finding": _finding(rated, reading, alone),
                "total": whole_total(rows.unique(["year", "unit"])),
                "legend": bars.legend(shown, "level", look),
                "least_width": lines.left + 200,
                **lines.meta(),
                **({"strip": _strip(rated, look, alone)} if lines.is_cut else {}),
            },
        ),
    }


def placed(rows: pl.DataFrame) -> pl.DataFrame:
    """The bars in order, best first, each named as `row` by its branch (and its year where there are several)."""
    rated = rows.filter((pl.col("level") != theme.NOT_RATED) & (pl.col("rated") > 0).fill_null(value=True))
    several = rated["year"].n_unique() > 1
    named = rated.with_columns(
        row=pl.format("{} · {}", "unit_name", "year") if several else pl.col("unit_name"),
        good=pl.col("good_percent").sort_by("year").last().over("unit"),
        best=_of_latest_year("HTXSNV"),
        worst=_of_latest_year("KHTNV"),
        side=pl.when(pl.col("good_percent").is_null())
        .then(None)
        .when(pl.col("level").is_in(theme.GOOD))
        .then(-pl.col("percent"))
        .otherwise(pl.col("percent")),
    )
    return named.sort(
        ["good", "best", "worst", "unit_name", "year", "level_rank"],
        descending=[True, True, False, False, True, False],
        nulls_last=True,
    )


def _of_latest_year(level: str) -> pl.Expr:
    """A branch's percentage at one level in its latest year: what parts branches equally good."""
    return (
        pl.col("percent")
        .filter(pl.col("level") == level)
        .sort_by(pl.col("year").filter(pl.col("level") == level))
        .last()
        .over("unit")
    )


def _strip(rated: pl.DataFrame, look: theme.Theme, alone: bool) -> dict[str, Any]:
    """Every branch by its part good or better, or by its own level where it is itself the subject."""
    if alone:
        own = rated.filter((pl.col("n") > 0) & (pl.col("year") == pl.col("year").max())).sort("level_rank")
        places = {level: float(-place) for place, level in enumerate(theme.LEVELS)}
        named = {places[level]: name for level, name in own.select("level", "level_short").unique().iter_rows()}
        marks = [_mark(row, places[row["level"]], row["level_name"], row["level"]) for row in own.to_dicts()]
        return strip.strip(marks, say(STEM, "strip_alone"), look, dict(sorted(named.items())))
    of_branch = rated.filter(pl.col("year") == pl.col("year").max()).group_by("unit", maintain_order=True)
    each = of_branch.agg(
        pl.col("row", "rated", "good_percent").first(), good=pl.col("n").filter(pl.col("level").is_in(theme.GOOD)).sum()
    )
    marks = [_mark(row, row["good_percent"], _told(row), "HTTNV") for row in each.to_dicts()]
    return strip.strip(marks, say(STEM, "strip"), look, is_percent=True, silent=say(STEM, "strip_silent"))


def _mark(row: dict[str, Any], value: float | None, told: str, ink: str) -> dict[str, Any]:
    return {"unit": row["unit"], "name": row["row"], "value": value, "told": told, "ink": ink}


def _told(row: dict[str, Any]) -> str:
    return say(STEM, "untold") if row["good_percent"] is None else share(row["good"], row["rated"])


def _diverging(shown: pl.DataFrame, look: theme.Theme) -> list[dict[str, Any]]:
    # Bars pile up from the dividing line outwards, so of the good the lesser comes first.
    good = shown.filter(pl.col("level").is_in(theme.GOOD)).sort("level_rank", descending=True, maintain_order=True)
    rest = shown.filter(~pl.col("level").is_in(theme.GOOD))
    return bars.stacked(pl.concat([good, rest]), code="level", along="bar", length="side", look=look, behind=BEHIND)


def _share_axis(shown: pl.DataFrame, look: theme.Theme) -> dict[str, Any]:
    most = shown.filter(pl.col("side") > 0).group_by("bar").agg(pl.col("side").sum())["side"].to_list()
    right = max(most, default=0.0)
    marks = tuple(range(-100, int(right) + 1, 25))
    return theme.axis(look, range=[-101, max(right * 1.03, 6)], showgrid=True, **theme.percent_ticks(look, marks))


def _untold(rated: pl.DataFrame, look: theme.Theme) -> list[dict[str, Any]]:
    """In the place of a bar, that a branch's printed total leaves out a level."""
    return [
        {
            "x": 0,
            "y": bar,
            "xanchor": "right",
            "showarrow": False,
            "text": say(STEM, "untold"),
            "font": {"size": 13, "color": look.quiet},
        }
        for bar in rated.filter(pl.col("good_percent").is_null())["bar"].unique(maintain_order=True)
    ]


def _divide(look: theme.Theme) -> dict[str, Any]:
    line = {"color": look.text, "width": 1.5}
    return {"type": "line", "x0": 0, "x1": 0, "yref": "paper", "y0": 0, "y1": 1, "line": line}


def _under_levels(shown: pl.DataFrame, look: theme.Theme) -> list[dict[str, Any]]:
    own = shown.filter(pl.col("n") > 0)
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": part["level_short"].to_list(),
            "y": part["bar"].to_list(),
            "marker": {
                "size": 20,
                "color": look.ink(level).fill,
                "symbol": "square",
                "line": {"width": 2, "color": look.ink(level).outline or look.ink(level).fill},
            },
            "customdata": part.select(BEHIND).rows(),
            "hovertext": [f"{row['unit_name']}: {row['level_name']}" for row in part.to_dicts()],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
        for (level,), part in own.group_by("level", maintain_order=True)
    ]


def _levels_axis(shown: pl.DataFrame, look: theme.Theme) -> dict[str, Any]:
    counts = shown.group_by("level_short", "level_rank").agg(pl.col("n").sum()).sort("level_rank")
    return theme.axis(
        look,
        type="category",
        side="top",
        categoryorder="array",
        categoryarray=counts["level_short"].to_list(),
        range=[-0.5, counts.height - 0.5],
        tickvals=list(range(counts.height)),
        ticktext=[f"{row['level_short']}<br><b>{row['n']}</b>" for row in counts.to_dicts()],
        showgrid=True,
    )


def _finding(rated: pl.DataFrame, reading: Reading, alone: bool) -> str:
    latest = rated.filter((pl.col("year") == pl.col("year").max()) & pl.col("good_percent").is_not_null())
    each = latest.group_by("unit", "unit_name", "rated", maintain_order=True).agg(
        pl.col("n").filter(pl.col("level").is_in(theme.GOOD)).sum().alias("good"), pl.col("good_percent").first()
    )
    if each.is_empty():
        return say(STEM, "none", subjects=reading.subjects)
    year = latest["year"][0]
    if alone:
        excellent = int(latest.filter(pl.col("level") == "HTXSNV")["n"].sum())
        return say(
            STEM,
            "alone",
            year=year,
            good=whole(int(each["good"].sum())),
            n=whole(each.height),
            excellent=whole(excellent),
            subjects=reading.subjects,
        )
    return _comparison(each, year, reading)


def _comparison(each: pl.DataFrame, year: int, reading: Reading) -> str:
    best, worst = each["good_percent"].max(), each["good_percent"].min()
    top, low = each.filter(pl.col("good_percent") == best), each.filter(pl.col("good_percent") == worst)
    blanks = {
        "year": year,
        "subjects": reading.subjects,
        "n": each.height,
        "unit": top["unit_name"][0],
        "share": share(top["good"][0], top["rated"][0]),
        "low": low["unit_name"][0],
        "low_share": share(low["good"][0], low["rated"][0]),
        "top_n": top.height,
        "low_n": low.height,
    }
    if each.height == 1:
        return say(STEM, "one_unit", **blanks)
    if best == worst:
        return say(STEM, "equal", **blanks | {"share": share(int(each["good"].sum()), int(each["rated"].sum()))})
    key = "highest" if top.height == 1 else "highest_tied"
    return say(STEM, key, **blanks) + say(STEM, "lowest" if low.height == 1 else "lowest_tied", **blanks)
