"""How many are rated HTXSNV against the ceiling, under each reading of what the ceiling is a share of."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import theme
from components.names import short_names
from components.numbers import percent, whole
from components.reading import Reading
from components.wording import say, wording

STEM = "ceiling_check"
FEW_BODIES = 5  # that a title names
WHOLE = "dang_bo"


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A bar of those rated HTXSNV per year and reading, crossed by a mark at what the ceiling allows.

    `rows`: one per year and denominator, as question ceiling_check answers; `allowed` null where the rule is not known.
    A bar's customdata is year, level.
    """
    years = rows["year"].n_unique()
    ordered = rows.sort(["year", "is_default"], descending=[True, True], maintain_order=True)
    # Where the ceiling is not known its other readings would only say so again: they stand in the table.
    told = ordered.filter((pl.col("verdict") != "undefined") | pl.col("is_default"))
    lines = told.with_columns(
        bar=pl.Series([_name(row, years > 1) for row in told.to_dicts()], dtype=pl.String),
        label=pl.Series([_label(row, reading) for row in told.to_dicts()], dtype=pl.String),
    )
    longest = (
        max([*lines["excellent"].drop_nulls().to_list(), *lines["allowed"].drop_nulls().to_list()], default=0) or 1
    )
    return {
        "data": [_bars(lines, look), _marks(lines, look), _labels(lines, longest, look)] * (not lines.is_empty()),
        "layout": theme.layout(
            look,
            40 + 70 * max(lines.height, 1),
            bargap=0.45,
            xaxis=theme.axis(look, range=[0, longest * 1.85], showticklabels=False),
            yaxis=theme.axis(look, type="category", categoryorder="array", categoryarray=lines["bar"].to_list()[::-1]),
            meta={
                "finding": _finding(ordered, reading),
                "least_width": 380,
                "legend": [
                    theme.legend_entry(look, "HTXSNV", say(STEM, "legend_excellent")),
                    {"name": say(STEM, "legend_ceiling"), "fill": look.accent, "pattern": "line", "outline": ""},
                ],
            },
        ),
    }


def _name(row: dict[str, Any], several: bool) -> str:
    year = f"{row['year']} · " if several else ""
    name = theme.wrapped(f"{year}{row['denominator_name']} ({whole(row['base'])})", 26)
    return name + (f"<br><i>{say(STEM, 'default')}</i>" if row["is_default"] else "")


def _bars(lines: pl.DataFrame, look: theme.Theme) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": lines["bar"].to_list(),
        "x": lines["excellent"].fill_null(0).to_list(),
        "marker": theme.marker(look, "HTXSNV"),
        "customdata": [[year, "HTXSNV"] for year in lines["year"]],
        "hovertext": [
            f"{bar.replace('<br>', ' ')}: {label}" for bar, label in lines.select("bar", "label").iter_rows()
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _marks(lines: pl.DataFrame, look: theme.Theme) -> dict[str, Any]:
    known = lines.filter(pl.col("allowed").is_not_null())
    return {
        "type": "scatter",
        "mode": "markers",
        "x": known["allowed"].to_list(),
        "y": known["bar"].to_list(),
        "marker": {"symbol": "line-ns", "size": 34, "line": {"width": 4, "color": look.accent}},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _labels(lines: pl.DataFrame, longest: float, look: theme.Theme) -> dict[str, Any]:
    ends = [max(row["excellent"] or 0, row["allowed"] or 0) + longest * 0.04 for row in lines.to_dicts()]
    return {
        "type": "scatter",
        "mode": "text",
        "x": ends,
        "y": lines["bar"].to_list(),
        "text": lines["label"].to_list(),
        "textposition": "middle right",
        "textfont": {"color": look.text, "size": 13},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _label(row: dict[str, Any], reading: Reading) -> str:
    key = "label" if row["allowed"] is not None else "label_open"
    if _is_missing(row):
        return say(STEM, "label_missing", n=_bold(row["excellent"]))
    asked = say(STEM, "asked" if row["excellent"] else "asked_none", stage=_stage(reading), n=_bold(row["excellent"]))
    verdict = short_names("verdict")[row["verdict"]]
    return say(STEM, key, asked=asked, allowed=whole(row["allowed"]), verdict=verdict)


def _is_missing(row: dict[str, Any]) -> bool:
    """Whether a printed total leaves out a level that the ceiling would be reckoned from."""
    return row["excellent"] is None or row["base"] is None


def _bold(n: int | None) -> str:
    return f"<b>{whole(n)}</b>"


def _stage(reading: Reading) -> str:
    """What has been done at the stage shown: "đề nghị"."""
    return say(STEM, f"stage_{reading.stage}")


def _finding(rows: pl.DataFrame, reading: Reading) -> str:
    default = rows.filter(pl.col("is_default"))
    chosen = default if not default.is_empty() else rows
    if chosen.is_empty():
        return say(STEM, "none", subjects=reading.subjects)
    row = chosen.row(0, named=True)
    if _is_missing(row):
        return say(STEM, "missing", year=row["year"], subjects=reading.subjects)
    others = rows.filter((pl.col("year") == row["year"]) & (pl.col("denominator") != row["denominator"]))
    agree = others.is_empty() or set(others["verdict"]) == {row["verdict"]}
    tail = "" if row["verdict"] == "undefined" else wording(STEM)["agree" if agree else "differ"]
    return say(STEM, row["verdict"], **_blanks(row, reading)) + (tail if others.height else "")


def _blanks(row: dict[str, Any], reading: Reading) -> dict[str, Any]:
    in_parts = row["grouping_scope"] != WHOLE and row["bodies_over"]
    few = "where" if row["over_count"] <= FEW_BODIES else "where_many"
    return {
        "year": row["year"],
        "excellent": say(
            STEM,
            "count" if row["excellent"] else "no_one",
            stage=_stage(reading),
            n=whole(row["excellent"]),
            subjects=reading.subjects,
        ),
        "allowed": whole(row["allowed"]),
        "ratio": percent((row["ratio"] or 0) * 100).replace(",0", ""),
        "denominator": theme.lower_first(row["denominator_name"]),
        "over": whole(row["over_by"]),
        "where": say(STEM, few, bodies=row["bodies_over"], n=row["over_count"]) if in_parts else "",
        "units": ", ".join(reading.unit_names),
        "rule": row["rule_name"],
    }
