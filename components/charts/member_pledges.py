"""How many members of each branch have made their remediation plan and pledge, as the branches last reported."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import bars, strip, theme
from components.numbers import day, share, whole
from components.reading import Reading
from components.rows import Rows
from components.wording import say

STEM = "member_pledges"
Row = dict[str, Any]


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A bar per branch as long as its members are many: done in time, done later, lacking; its share beyond the end.

    `rows`: one per branch, as question member_pledges answers, lowest share first, those without a report last.
    A segment's customdata is unit, part.
    """
    lines = Rows(rows["unit_name"].to_list(), 38, look=look)
    named = lines.of(rows)
    told = parts(named)
    return {
        "data": bars.stacked(told, code="part", along="bar", length="n", look=look, behind=("unit", "part")),
        "layout": theme.layout(
            look,
            16 + lines.height,
            barmode="stack",
            margin=lines.margin(right=110),
            xaxis=theme.axis(look, showticklabels=False, rangemode="tozero"),
            yaxis=lines.axis(look),
            annotations=[_end(row, look) for row in named.to_dicts()],
            meta={
                "finding": _finding(rows, reading),
                "legend": bars.legend(told.filter(pl.col("n") > 0), "part", look),
                "least_width": lines.left + 330,
                **lines.meta(),
                **({"strip": _strip(rows, look)} if lines.is_cut else {}),
            },
        ),
    }


def _strip(rows: pl.DataFrame, look: theme.Theme) -> Row:
    """Every branch with a report by its share of members with plan and pledge."""
    marks = [
        {
            "unit": row["unit"],
            "name": row["unit_name"],
            "value": row["percent"] if row["done"] is not None else None,
            "told": _told(row),
            "ink": "hoan_thanh_cham",
        }
        for row in rows.to_dicts()
    ]
    return strip.strip(marks, say(STEM, "strip"), look, is_percent=True, silent=say(STEM, "strip_silent"))


def _told(row: Row) -> str:
    if row["done"] is not None and row["members"]:
        return share(row["done"], row["members"])
    return say(STEM, "no_report" if row["done"] is None else "no_members")


def parts(named: pl.DataFrame) -> pl.DataFrame:
    """One row per branch with a report and part of its members, in the order they stand in the bar."""
    told = [row for row in named.to_dicts() if row["done"] is not None and row["members"] is not None]
    lines = [
        {
            "unit": row["unit"],
            "unit_name": row["unit_name"],
            "bar": row.get("bar", row["unit_name"]),
            "part": part,
            "part_name": say(STEM, f"part_{part}"),
            "n": n,
        }
        for part in ("hoan_thanh_dung_han", "hoan_thanh_cham", "qua_han", "chua_den_han")
        for row in told
        if (n := _count(row, part)) is not None
    ]
    schema = {**dict.fromkeys(("unit", "unit_name", "bar", "part", "part_name"), pl.String), "n": pl.Int64}
    return pl.DataFrame(lines, schema=schema)


def _count(row: Row, part: str) -> int | None:
    lacking = "qua_han" if row["is_past"] else "chua_den_han"
    counts = {"hoan_thanh_dung_han": row["on_time"], "hoan_thanh_cham": row["late"], lacking: row["missing"]}
    return counts.get(part)


def _end(row: Row, look: theme.Theme) -> Row:
    known = row["done"] is not None and row["members"]
    return {
        "x": max(row["members"], row["done"]) if known else 0,
        "y": row["bar"],
        "text": _told(row),
        "xanchor": "left",
        "xshift": 6,
        "showarrow": False,
        "font": {"size": 13, "color": look.text if known else look.quiet},
    }


def _finding(rows: pl.DataFrame, reading: Reading) -> str:
    told = rows.filter(pl.col("done").is_not_null() & pl.col("members").is_not_null() & (pl.col("members") > 0))
    if rows.is_empty():
        return say(STEM, "none")
    if told.is_empty():
        return say(STEM, "nothing_told", n=rows.height)
    done, members = int(told["done"].sum()), int(told["members"].sum())
    left = (rows["last_day"][0] - reading.as_of).days
    due = "left" if left > 0 else "today" if left == 0 else "past"
    parts = [
        say(STEM, "done", day=day(reading.as_of), share=share(done, members)),
        say(STEM, due, n=whole(left), late=whole(members - done)) if done < members else say(STEM, "all"),
    ]
    silent = rows.height - told.height
    return "".join(parts) + (say(STEM, "silent", n=silent, of=rows.height) if silent else "")
