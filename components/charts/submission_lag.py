"""How many days before or after its named day each document came, branch by branch, around the line of that day."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import days_axis, strip, theme
from components.numbers import day, whole
from components.reading import Reading
from components.rows import Rows
from components.wording import say, wording

STEM = "submission_lag"
NAME_ROOM = 4  # days kept to the right of the named day for its name
TOP, BOTTOM = 34, 56  # pixels for the named day above, for the days below
ASIDE = 0.4  # of a line's height: how far what is not in yet steps aside for what came on that very day
SYMBOLS = {(True, True): "circle", (True, False): "square", (False, True): "x", (False, False): "square-open"}
PLACES = {"unit_name": pl.String, "place": pl.Float64}
Row = dict[str, Any]


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A dot per body and day with the number of documents in it, a ring around the day the whole dossier was in.

    `rows`: one per body and required document, worst first, as question submission_lag answers; what is not in stands
    at the day asked about. A dot's customdata is unit, offset_days.
    """
    lines = Rows(rows["unit_name"].to_list(), 42, look=look, others="other_bodies")
    places = pl.DataFrame({"unit_name": lines.shown, "place": range(len(lines.shown))}, schema=PLACES)
    named = rows.join(places, on="unit_name", how="inner", maintain_order="left")
    last = _last_offset(rows)
    span = [*rows["offset_days"].to_list(), 0, last] if rows.height else []
    first, final = (min(span) - 1, max(*span, NAME_ROOM) + 1) if span else (None, None)
    return {
        "data": [*_dots(named, look), *_rings(named, look)],
        "layout": theme.layout(
            look,
            TOP + BOTTOM + lines.height,
            margin=lines.margin(top=TOP, bottom=BOTTOM),
            xaxis=days_axis.axis(look, say(STEM, "axis"), first, final) | {"range": [first, final]},
            yaxis=theme.axis(
                look,
                tickvals=list(range(len(lines.shown))),
                ticktext=lines.labels,
                range=[max(len(lines.shown), 1) - 0.5, -0.5],
                showgrid=True,
                automargin=False,
            ),
            shapes=[_allowed(last, first, look), days_axis.named_day_line(look) | {"layer": "below"}] if span else [],
            annotations=_marks(last, look) if span else [],
            meta={
                "finding": _finding(rows, reading),
                "legend": _legend(rows, look),
                "least_width": lines.left + 500,
                **lines.meta(),
                **({"strip": _strip(rows, look)} if lines.is_cut else {}),
            },
        ),
    }


def _strip(rows: pl.DataFrame, look: theme.Theme) -> Row:
    """Every branch by the day its dossier was all in, or by how long it has been due where it is not."""
    marks = [
        {
            "unit": row["unit"],
            "name": row["unit_name"],
            "value": row["waits"] if row["complete_offset"] is None else row["complete_offset"],
            **_standing(row),
        }
        for row in _dossiers(rows).to_dicts()
    ]
    return strip.strip(marks, say(STEM, "strip"), look)


def _dossiers(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per branch: the day its dossier was all in, the last allowed, and for how long one is waited for."""
    waits = pl.col("offset_days").filter(~pl.col("is_in")).max()
    return (
        rows.filter((pl.col("kind") == "chi_bo") & pl.col("is_dossier"))
        .group_by("unit", "unit_name", maintain_order=True)
        .agg(pl.col("complete_offset", "last_offset").first(), waits=waits)
    )


def _standing(row: Row) -> dict[str, str]:
    if row["complete_offset"] is None:
        due = row["waits"] > row["last_offset"]
        told = say(STEM, "strip_waiting", days=days_axis.signed(row["waits"]))
        return {"told": told, "ink": "qua_han" if due else "chua_thuc_hien"}
    late = row["complete_offset"] > 0
    told = say(STEM, "strip_in", days=days_axis.signed(row["complete_offset"]))
    return {"told": told, "ink": "cham" if late else "hoan_thanh_cham"}


def _dots(named: pl.DataFrame, look: theme.Theme) -> list[Row]:
    met = pl.col("is_in").any().over("unit", "offset_days") & ~pl.col("is_in")
    aside = named.with_columns(place=pl.col("place") + pl.when(met).then(ASIDE).otherwise(0.0))
    of_a_day = aside.group_by(
        "unit", "unit_name", "place", "offset_days", "is_in", "is_dossier", "state", maintain_order=True
    )
    dots = of_a_day.agg(n=pl.len(), papers=pl.col("document_short"), state_name=pl.col("state_name").first())
    return [
        _trace(list(part.iter_rows(named=True)), look)
        for _, part in dots.group_by("is_in", "is_dossier", "state", maintain_order=True)
    ]


def _trace(dots: list[Row], look: theme.Theme) -> Row:
    first = dots[0]
    ink = look.ink(first["state"])
    waiting = not first["is_in"] and first["state"] != "qua_han"
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [dot["offset_days"] for dot in dots],
        "y": [dot["place"] for dot in dots],
        "text": [whole(dot["n"]) if dot["n"] > 1 else "" for dot in dots],
        "textfont": {"size": 11, "color": look.quiet if waiting else ink.type_on},
        "marker": {
            "symbol": "circle-open"
            if waiting and first["is_dossier"]
            else SYMBOLS[first["is_in"], first["is_dossier"]],
            "size": [18 if dot["n"] > 1 else 13 for dot in dots],
            "color": look.quiet if waiting else ink.fill,
            "opacity": 1,
            "line": {"width": 1.5, "color": look.quiet if waiting else ink.outline or ink.type_on},
        },
        "customdata": [[dot["unit"], dot["offset_days"]] for dot in dots],
        "hovertext": [_hover(dot) for dot in dots],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(dot: Row) -> str:
    key = "hover_in" if dot["is_in"] else "hover_waiting"
    return say(
        STEM,
        key,
        unit=dot["unit_name"],
        state=dot["state_name"],
        days=days_axis.signed(dot["offset_days"]),
        n=whole(dot["n"]),
        papers=", ".join(dot["papers"]),
    )


def _rings(named: pl.DataFrame, look: theme.Theme) -> list[Row]:
    """The day each dossier was all in."""
    whole_in = named.filter(pl.col("is_dossier") & pl.col("complete_on").is_not_null()).unique(
        ["unit", "named_day"], maintain_order=True
    )
    if whole_in.is_empty():
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": whole_in["complete_offset"].to_list(),
            "y": whole_in["place"].to_list(),
            "marker": {
                "symbol": "circle-open",
                "size": 27,
                "color": look.text,
                "line": {"width": 2.5, "color": look.text},
            },
            "hovertext": [
                say(STEM, "hover_whole", unit=row["unit_name"], day=day(row["complete_on"]))
                for row in whole_in.to_dicts()
            ],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
    ]


def _last_offset(rows: pl.DataFrame) -> int:
    """The last permitted day of the dossier, as days from its named day; of all the earliest, where they differ."""
    own = rows.filter("is_dossier")["last_offset"].to_list()
    return min(own, default=0)


def _allowed(last: int, first: Any, look: theme.Theme) -> Row:
    band = {"type": "rect", "x0": first, "x1": last + 0.5, "yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
    return {**band, "fillcolor": look.ink("dung_han").fill, "opacity": 0.35, "line": {"width": 0}}


def _marks(last: int, look: theme.Theme) -> list[Row]:
    """The named day and, where it is another, the last permitted one, above the plot."""
    top = {"y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 4, "showarrow": False}
    named = {**top, "x": 0, "xanchor": "left", "text": f"<b>{say(STEM, 'named_day')}</b>"}
    allowed = {**top, "x": last + 0.4, "xanchor": "right", "text": say(STEM, "last_day")}
    return [
        {**named, "font": {"size": 13, "color": look.accent}},
        *([{**allowed, "font": {"size": 13, "color": look.quiet}}] if last else []),
    ]


def _legend(rows: pl.DataFrame, look: theme.Theme) -> list[dict[str, str]]:
    met = dict(rows.select("state", "state_name").unique(maintain_order=True).iter_rows())
    states = theme.sign_entries(look, met, wording(STEM)["sign"])
    plain = {"fill": look.ground, "pattern": "", "outline": look.text, "type_on": look.text}
    shapes = ["whole", *(["other"] if rows.filter(~pl.col("is_dossier")).height else [])]
    names = [plain | {"sign": say(STEM, f"shape_{shape}"), "name": say(STEM, f"named_{shape}")} for shape in shapes]
    return [*states, *names] if states else []


def _finding(rows: pl.DataFrame, reading: Reading) -> str:
    """How many dossiers are in on time, on the named day, late, or not: those of the branches alone."""
    dossiers = _dossiers(rows)
    if dossiers.is_empty():
        return say(STEM, "none")
    done = dossiers.filter(pl.col("complete_offset").is_not_null())
    on_time = done.filter(pl.col("complete_offset") <= pl.col("last_offset")).height
    on_day = done.filter((pl.col("complete_offset") == 0) & (pl.col("last_offset") < 0)).height
    late = done.filter(pl.col("complete_offset") > 0)
    open_now = dossiers.filter(pl.col("complete_offset").is_null())
    parts = [say(STEM, "on_time", day=day(reading.as_of), n=on_time, of=dossiers.height)]
    parts += [say(STEM, "on_day", n=on_day)] if on_day else []
    parts += [_longest(late)] if late.height else []
    if open_now.height:
        waits, allowed = open_now["waits"].max(), open_now["last_offset"].min()
        overdue = waits > allowed  # type: ignore[operator]
        parts.append(say(STEM, "overdue" if overdue else "open", n=open_now.height, days=whole(waits)))  # type: ignore[arg-type]
    return "".join(parts)


def _longest(late: pl.DataFrame) -> str:
    most = late.filter(pl.col("complete_offset") == pl.col("complete_offset").max())
    key = "late" if most.height == 1 else "late_tied"
    days = whole(most["complete_offset"][0])
    return say(STEM, key, n=late.height, days=days, unit=most["unit_name"][0], tied=most.height)
