"""Which branches have held their review meeting, when against its last day, and who attended for the committee."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl

from components import days_axis, strip, theme
from components.names import short_names
from components.rows import Rows
from components.wording import say, wording

STEM = "review_meetings"
# Who attended: the mark and whose ink it takes.
MARKS = {
    "dung_phan_cong": ("circle", "HTXSNV"),
    "co_du": ("circle", "HTTNV"),
    "nguoi_khac": ("diamond", "HTNV"),
    "khong_ghi": ("circle-open", "qua_han"),
    "khong_phan_cong": ("circle", theme.NOT_RATED),
    None: ("circle", theme.NOT_RATED),
}
HELD = ("da_hop", "da_hop_cham")
LATE = ("qua_han", "da_hop_cham")
Row = dict[str, Any]


def figure(rows: pl.DataFrame, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A dot per body at the day of its meeting, marked by who attended; in words where none is known to be held.

    `rows`: one per body to be reviewed, as question review_meetings answers: those still to meet first.
    A mark's customdata is unit.
    """
    lines = _lines(rows, look)
    if lines.is_cut:
        rows = rows.sort(~pl.col("state").is_in(LATE), maintain_order=True)
        lines = _lines(rows, look)
    bodies = lines.of(rows).to_dicts()
    held = [row for row in bodies if row["held_on"]]
    days = _days(bodies)
    return {
        "data": _marks(held, look) + ([_words(bodies, days, look)] if days and len(held) < len(bodies) else []),
        "layout": theme.layout(
            look,
            34 + 30 + lines.height,
            margin=lines.margin(right=150, top=34, bottom=30),
            xaxis=theme.axis(
                look,
                type="date",
                range=[days[0].isoformat(), days[-1].isoformat()] if days else None,
                tickvals=[mark.isoformat() for mark in days[::7]],
                ticktext=[f"{mark:%d/%m}" for mark in days[::7]],
                tickfont={"size": 12, "color": look.quiet},
                showgrid=True,
            ),
            yaxis=lines.axis(look),
            shapes=_deadline(rows, look),
            annotations=_deadline_note(rows, look),
            meta={
                "finding": _finding(rows),
                "legend": _legend(held, look),
                "least_width": lines.left + 580,
                **lines.meta(),
                **({"strip": _strip(rows, look)} if lines.is_cut else {}),
            },
        ),
    }


def _lines(rows: pl.DataFrame, look: theme.Theme) -> Rows:
    """A row per body; one without a chi ủy says so beneath its name."""
    alone = rows.filter(pl.col("reviewed") == "chi_bo")["unit_name"]
    return Rows(
        rows["unit_name"].to_list(), 40, dict.fromkeys(alone, say(STEM, "no_chi_uy")), look=look, others="other_bodies"
    )


def _strip(rows: pl.DataFrame, look: theme.Theme) -> Row:
    """Every branch by the day of its meeting against the named day."""
    marks = [
        {
            "unit": row["unit"],
            "name": row["unit_name"],
            "value": row["offset_days"],
            "told": row["state_name"]
            if row["held_on"] is None
            else say(STEM, "strip_told", day=f"{row['held_on']:%d/%m}", days=days_axis.signed(row["offset_days"])),
            "ink": "cham" if row["state"] in LATE else "hoan_thanh_cham",
        }
        for row in rows.filter(pl.col("kind") == "chi_bo").to_dicts()
    ]
    return strip.strip(marks, say(STEM, "strip"), look, silent=say(STEM, "strip_silent"))


def _days(bodies: list[Row]) -> list[date]:
    """Every day shown: from before the first meeting or deadline to after the last."""
    known = [day for row in bodies for day in (row["held_on"], row["named_day"]) if day]
    if not known:
        return []
    first, last = min(known) - timedelta(3), max(known) + timedelta(3)
    first = min(first, last - timedelta(21))
    return [first + timedelta(step) for step in range((last - first).days + 1)]


def _marks(held: list[Row], look: theme.Theme) -> list[Row]:
    return [
        _trace([row for row in held if row["attendance"] == attendance], symbol, look.ink(ink).fill, look)
        for attendance, (symbol, ink) in MARKS.items()
        if any(row["attendance"] == attendance for row in held)
    ]


def _trace(held: list[Row], symbol: str, colour: str, look: theme.Theme) -> Row:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [row["held_on"].isoformat() for row in held],
        "y": [row["bar"] for row in held],
        "text": [f" {row['held_on']:%d/%m}" + (f" · {row['attended']}" if row["attended"] else "") for row in held],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": look.text},
        "cliponaxis": False,
        "marker": {"symbol": symbol, "size": 14, "color": colour, "line": {"width": 2, "color": colour}},
        "customdata": [[row["unit"]] for row in held],
        "hovertext": [_hover(row) for row in held],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(row: Row) -> str:
    lines = [
        say(STEM, "hover", unit=row["unit_name"], state=row["state_name"], day=f"{row['held_on']:%d/%m/%Y}"),
        row["reviewed_name"] or "",
        row["attendance_name"] or "",
        say(STEM, "hover_planned", role=row["planned"]) if row["planned"] else "",
        say(STEM, "hover_attended", role=row["attended"]) if row["attended"] else "",
    ]
    return "<br>".join(line for line in lines if line)


def _words(bodies: list[Row], days: list[date], look: theme.Theme) -> Row:
    """What is said of those of whom no meeting is known, at the left of their line."""
    waiting = [row for row in bodies if not row["held_on"]]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [days[0].isoformat()] * len(waiting),
        "y": [row["bar"] for row in waiting],
        "text": [row["state_name"] for row in waiting],
        "textposition": "middle right",
        "textfont": {
            "size": 13,
            "color": [look.accent if row["state"] == "qua_han" else look.quiet for row in waiting],
        },
        "customdata": [[row["unit"]] for row in waiting],
        "hoverinfo": "none",
    }


def _deadline(rows: pl.DataFrame, look: theme.Theme) -> list[Row]:
    line = {"color": look.accent, "width": 2}
    return [
        {
            "type": "line",
            "x0": day.isoformat(),
            "x1": day.isoformat(),
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": line,
        }
        for day in _named_days(rows)
    ]


def _deadline_note(rows: pl.DataFrame, look: theme.Theme) -> list[Row]:
    font = {"size": 13, "color": look.accent}
    above = {"y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 4, "showarrow": False, "font": font}
    return [
        {**above, "x": day.isoformat(), "text": f"<b>{say(STEM, 'named_day', day=f'{day:%d/%m}')}</b>"}
        for day in _named_days(rows)
    ]


def _named_days(rows: pl.DataFrame) -> list[date]:
    """The named day of the branches' dossier, by which their meetings must be over."""
    own = rows.filter((pl.col("kind") == "chi_bo") & pl.col("named_day").is_not_null())
    return own["named_day"].unique().sort().to_list()


def _legend(held: list[Row], look: theme.Theme) -> list[dict[str, str]]:
    met = {row["attendance"] for row in held}
    plain = {"fill": look.ground, "pattern": "sign", "outline": look.ground}
    return [
        plain | {"name": name, "sign": wording(STEM)["sign"][code], "type_on": look.ink(MARKS[code][1]).fill}
        for code, name in short_names("attendance").items()
        if code in met
    ]


def _finding(rows: pl.DataFrame) -> str:
    own = rows.filter(pl.col("kind") == "chi_bo")
    if own.is_empty():
        return say(STEM, "none")
    held = own.filter(pl.col("state").is_in(HELD))
    if held.is_empty() and (own["state"] == "khong_ro").all():
        return say(STEM, "nothing_known", n=own.height)
    late = own.filter(pl.col("state").is_in(["da_hop_cham", "qua_han"])).height
    planned = own.filter(pl.col("planned").is_not_null())
    attended = planned.filter(pl.col("attendance") == "dung_phan_cong").height
    themselves = held.filter(pl.col("reviewed") == "chi_bo").height
    parts = [say(STEM, "held", year=own["year"][0], n=held.height, of=own.height)]
    parts += [say(STEM, "late", n=late)] if late else []
    parts += [say(STEM, "attended", n=attended, of=planned.height)] if planned.height else []
    parts += [say(STEM, "themselves", n=themselves)] if themselves else []
    return "".join(parts)
