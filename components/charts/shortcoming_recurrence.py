"""Which shortcomings came back in a later year, in which years and branches."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import grid, strip, theme
from components.names import short_names
from components.numbers import whole
from components.rows import BESIDE, LETTER, MANY, MOST
from components.wording import say

STEM = "shortcoming_recurrence"
LINE_WIDTH = 34  # characters of a line of an axis that still leaves room for the years
MOST_LINES = 3
HEAD = 34  # pixels for the years above
IN_PICTURE = 10
PICTURE_WIDTH = 52  # characters of the one line a name has in the saved picture
# Of two shortcomings of one thread in one year (its branches were parted then) the graver one is shown.
GRAVEST = (
    "qua_han",
    "sap_den_han",
    "chua_thuc_hien",
    "dang_thuc_hien",
    "ket_thuc",
    "hoan_thanh_cham",
    "hoan_thanh_dung_han",
)


def figure(rows: pl.DataFrame, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A line per shortcoming that returned, a cell per year in which it stood, in the ink of its state.

    `rows`: one per thread, branch and year, as question shortcoming_recurrence answers, those most often met first.
    A cell's customdata is year, unit, thread.
    """
    every = rows.unique("thread", keep="first", maintain_order=True)
    threads = (
        every if every.height <= (IN_PICTURE if look.wall else MOST) else every.head(IN_PICTURE if look.wall else MANY)
    )
    years, names = years_of(rows), [_name(row) for row in threads.to_dicts()]
    letters = max((len(line) for name in names for line in name.split("<br>")), default=0)
    places = [str(place) for place in range(threads.height)]
    return {
        "data": _cells(
            rows.join(threads.select("thread"), on="thread", how="semi", maintain_order="left"), threads, years, look
        )
        if places
        else [],
        "layout": theme.layout(
            look,
            HEAD + 8 + 72 * max(len(places), 1),
            margin={"l": round(letters * LETTER) + BESIDE, "r": 16, "t": HEAD, "b": 8, "pad": 6},
            xaxis=theme.axis(
                look,
                side="top",
                tickvals=list(range(len(years))),
                ticktext=[str(year) for year in years],
                range=[-0.5, len(years) - 0.5],
            ),
            yaxis=theme.axis(
                look,
                type="category",
                categoryorder="array",
                categoryarray=places[::-1],
                range=[-0.5, max(len(places), 1) - 0.5],
                tickvals=places,
                ticktext=names,
                automargin=False,
                tickfont={"size": 12, "color": look.text},
            ),
            meta={
                "finding": _finding(every),
                "legend": _legend(rows, look),
                "bars": len(places),
                "of": every.height,
                "least_width": round(letters * LETTER) + BESIDE + 104 * len(years),
                "picture": _picture(threads),
                **({"strip": _strip(every, look)} if every.height > MOST else {}),
            },
        ),
    }


def _strip(every: pl.DataFrame, look: theme.Theme) -> dict[str, Any]:
    """Every branch met by how many of its shortcomings returned."""
    units = every.group_by("unit", unit_name="thread_unit_name", maintain_order=True).agg(n=pl.len().cast(pl.Int64))
    return strip.counts(STEM, units, look, ("qua_han", "qua_han"))


def years_of(rows: pl.DataFrame) -> list[int]:
    """The years from the first to the last: a year without the shortcoming is an empty cell."""
    if rows.is_empty():
        return []
    known = rows["year"].to_list()
    return list(range(min(known), max(known) + 1))


def _cells(rows: pl.DataFrame, threads: pl.DataFrame, years: list[int], look: theme.Theme) -> list[dict[str, Any]]:
    place = {thread: str(at) for at, thread in enumerate(threads["thread"].to_list())}
    short = short_names("remediation_class")
    cells = [
        grid.Cell(
            column=years.index(row["year"]),
            row=place[row["thread"]],
            value=float(GRAVEST.index(row["class"])),
            text=short[row["class"]],
            type_on=look.ink(row["class"]).type_on,
            hover=_hover(row),
            behind=(row["year"], row["unit"], row["thread"]),
        )
        for row in gravest(rows).to_dicts()
    ]
    return grid.traces(cells, len(years), list(place.values()), grid.flat_scale([look.ink(c).fill for c in GRAVEST]))


def gravest(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per shortcoming and year: of two the graver."""
    graver = rows.sort(pl.col("class").replace_strict({code: n for n, code in enumerate(GRAVEST)}), maintain_order=True)
    return graver.unique(["thread", "year"], keep="first", maintain_order=True)


def _name(row: dict[str, Any]) -> str:
    """The branch in bold, below it the shortcoming on as many lines as an axis bears."""
    unit = theme.wrapped(row["thread_unit_name"], LINE_WIDTH)
    lines = theme.wrapped(row["shortcoming"], LINE_WIDTH).split("<br>")
    room = max(MOST_LINES - unit.count("<br>"), 1)
    if len(lines) > room:
        lines = [*lines[: room - 1], f"{lines[room - 1]}…"]
    return f"<b>{unit}</b><br>" + "<br>".join(lines)


def _picture(threads: pl.DataFrame) -> dict[str, Any]:
    """On the wide canvas of the saved image each name stands on one line, of those met most often."""
    names = [
        f"<b>{row['thread_unit_name']}</b> {theme.shortened(row['shortcoming'], PICTURE_WIDTH)}"
        for row in threads.to_dicts()
    ]
    shown = min(len(names), IN_PICTURE)
    return {"bars": shown, "yaxis": {"ticktext": names, "range": [len(names) - shown - 0.5, len(names) - 0.5]}}


def _hover(row: dict[str, Any]) -> str:
    link = f"<br>{row['link_name']}" if row["link_name"] else ""
    return f"<b>{row['unit_name']} · {row['year']}</b><br>{theme.wrapped(row['item'], 60)}<br>{row['class_name']}{link}"


def _legend(rows: pl.DataFrame, look: theme.Theme) -> list[dict[str, str]]:
    met = dict(rows.select("class", "class_name").unique().iter_rows())
    return [theme.legend_entry(look, code, met[code]) | {"pattern": ""} for code in GRAVEST if code in met]


def _finding(threads: pl.DataFrame) -> str:
    if threads.is_empty():
        return say(STEM, "none")
    most = threads.filter(pl.col("times") == pl.col("times").max())
    units = threads["thread_unit_name"].n_unique()
    blanks = {"n": whole(threads.height), "units": whole(units), "times": most["times"][0]}
    if threads.height == 1:
        return say(STEM, "one", unit=threads["thread_unit_name"][0], **blanks)
    if most.height == threads.height:
        return say(STEM, "equal", **blanks)
    if most.height == 1:
        return say(STEM, "most", unit=most["thread_unit_name"][0], **blanks)
    return say(STEM, "most_tied", tied=whole(most.height), **blanks)
