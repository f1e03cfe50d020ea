"""How far each duty of the year's plan is, on the day asked about, on the day compared with, and a year before."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from components import bars, theme
from components.names import duty_name
from components.numbers import day as full_day
from components.numbers import share, whole
from components.wording import say

STEM = "progress_compared"
NOW, THEN, BEFORE = "hom_nay", "hom_so_sanh", "nam_truoc"
PARTS = {"dung_han": "on_time", "cham": "late", "qua_han": "overdue", "chua_den_han": "pending"}
BAR, GAP = 30, 1.5  # pixels of a bar, and bars' worth of room above a duty for its name
PART = {
    **dict.fromkeys(("moment", "unit_name", "part", "part_name"), pl.String),
    **dict.fromkeys(("position", "n"), pl.Int64),
    **dict.fromkeys(("bar", "percent"), pl.Float64),
}
Row = dict[str, Any]


def figure(rows: pl.DataFrame, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """For each duty three bars below each other: a year before, the day compared with, the day asked about.

    `rows`: one per duty and moment, as question progress_compared answers. A bar is all who had to; of which nothing is
    known says so in words. A segment's customdata is position, moment, part.
    """
    duties = rows["position"].unique(maintain_order=True).to_list()
    placed = [row | {"bar": _place(duties.index(row["position"]), row["moment"], rows)} for row in rows.to_dicts()]
    parts = _parts(placed)
    known = [row for row in placed if row["expected"]]
    return {
        "data": bars.stacked(
            parts, code="part", along="bar", length="percent", look=look, behind=("position", "moment", "part")
        )
        if known
        else [],
        "layout": theme.layout(
            look,
            30 + round(BAR * _height(rows)),
            barmode="stack",
            bargap=0.2,
            margin={"l": 8, "r": 150, "t": 4, "b": 8, "pad": 6},
            xaxis=theme.axis(look, range=[0, 100], showticklabels=False),
            yaxis=theme.axis(
                look,
                range=[_height(rows), -0.1],
                tickvals=[row["bar"] for row in placed],
                ticktext=[label(row) for row in placed],
            ),
            annotations=[*_names(placed, look), *(_end(row, look) for row in placed)],
            meta={
                "finding": _finding(rows),
                "legend": bars.legend(parts.filter(pl.col("n") > 0), "part", look),
                "least_width": 500,
            },
        ),
    }


def _moments(rows: pl.DataFrame) -> list[str]:
    return rows["moment"].unique(maintain_order=True).to_list()


def _place(duty: int, moment: str, rows: pl.DataFrame) -> float:
    """Where a bar stands, counted in bars from the top."""
    moments = _moments(rows)
    return duty * (len(moments) + GAP) + GAP + moments.index(moment)


def _height(rows: pl.DataFrame) -> float:
    return max(rows["position"].n_unique() * (len(_moments(rows)) + GAP), 1)


def label(row: Row) -> str:
    """The moment of a bar in words, that of today in bold."""
    if row["told_on"] is None:
        return say(STEM, "no_year")
    text = say(STEM, f"at_{row['moment']}", day=full_day(row["told_on"]))
    return f"<b>{text}</b>" if row["moment"] == NOW else text


def _parts(placed: list[Row]) -> pl.DataFrame:
    """One row per bar of which anything is known and part of it, in the order they stand in the bar."""
    lines = [
        {
            "position": row["position"],
            "moment": row["moment"],
            "bar": row["bar"],
            "unit_name": f"{duty_name(row)} · {full_day(row['told_on'])}",
            "part": part,
            "part_name": say(STEM, f"part_{part}"),
            "n": row[column],
            "percent": 100 * row[column] / max(row["expected"], row["complete"]),
        }
        for part, column in PARTS.items()
        for row in placed
        if row["expected"]
    ]
    return pl.DataFrame(lines, schema=PART)


def _names(placed: list[Row], look: theme.Theme) -> list[Row]:
    """Each duty's name above its first bar."""
    first = {row["position"]: row for row in reversed(placed)}
    return [
        {
            "x": 0,
            "xref": "paper",
            "y": row["bar"] - 0.95,
            "text": f"<b>{duty_name(row)}</b>",
            "xanchor": "left",
            "showarrow": False,
            "font": {"size": 14, "color": look.text},
        }
        for row in first.values()
    ]


def _end(row: Row, look: theme.Theme) -> Row:
    """How many of all are complete, beyond the bar's end; or that nothing is known."""
    known = bool(row["expected"])
    return {
        "x": 100 if known else 0,
        "y": row["bar"],
        "text": share(row["complete"], row["expected"]) if known else say(STEM, "unknown"),
        "xanchor": "left",
        "xshift": 6,
        "showarrow": False,
        "font": {"size": 13, "color": look.text if known else look.quiet},
    }


def _finding(rows: pl.DataFrame) -> str:
    """Of the first duty that moved between the two days, else of the dossier: how many more, and the year before."""
    if rows.is_empty():
        return say(STEM, "none")
    duties = [
        {row["moment"]: row for row in part.to_dicts()} for _, part in rows.group_by("position", maintain_order=True)
    ]
    ranked = sorted(duties, key=lambda duty: (not _moved(duty), not duty[NOW]["is_dossier"]))
    return _compared(ranked[0]) + _year_before(ranked[0])


def _moved(duty: dict[str, Row]) -> bool:
    return None not in (duty[NOW]["complete"], duty[THEN]["complete"]) and bool(_change(duty))


def _change(duty: dict[str, Row]) -> int:
    return int(duty[NOW]["complete"] - duty[THEN]["complete"])


def _compared(duty: dict[str, Row]) -> str:
    now, then = duty[NOW], duty[THEN]
    subject = theme.lower_first(now["subject_name"])
    done = "done_dossier" if now["is_dossier"] else "done"
    blanks = {
        "now": _short(now["told_on"], then["told_on"]),
        "then": _short(then["told_on"], now["told_on"]),
        "subject": subject,
        "done": say(STEM, done, documents=now["documents_name"]),
        "after": _of(now),
    }
    if now["complete"] is None:
        return say(STEM, "unknown_now", **blanks)
    if then["complete"] is None:
        return say(STEM, "unknown_then", **blanks)
    if now["told_on"] == then["told_on"]:
        return say(STEM, "same_day", **blanks)
    change = _change(duty)
    before = whole(then["complete"]) if then["expected"] == now["expected"] else _of(then)
    key = "more" if change > 0 else "fewer" if change else "same"
    return say(STEM, key, **blanks, n=whole(abs(change)), before=before)


def _year_before(duty: dict[str, Row]) -> str:
    before = duty[BEFORE]
    return say(STEM, "no_year_before" if before["complete"] is None else "year_before", before=_of(before))


def _of(row: Row) -> str:
    return f"{whole(row['complete'])}/{whole(row['expected'])}"


def _short(day: date, other: date) -> str:
    """A day without its year, where both are of one year."""
    return f"{day:%d/%m}" if day.year == other.year else full_day(day)
