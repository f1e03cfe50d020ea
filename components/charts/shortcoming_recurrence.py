"""Which shortcomings came back in a later year, in which years and branches."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import grid, theme
from components.names import short_names
from components.numbers import whole
from components.wording import say

STEM = "shortcoming_recurrence"
LINE_WIDTH = 26  # characters of a line of an axis that still leaves room for the years
MOST_LINES = 3
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
    threads = rows.unique("thread", keep="first", maintain_order=True)
    years = _years(rows)
    places = [str(place) for place in range(threads.height)]
    return {
        "data": _cells(rows, threads, years, look) if places else [],
        "layout": theme.layout(
            look,
            60 + 72 * max(len(places), 1),
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
                ticktext=[_name(row) for row in threads.to_dicts()],
                tickfont={"size": 12, "color": look.text},
            ),
            meta={
                "finding": _finding(threads),
                "legend": _legend(rows, look),
                "bars": len(places),
                "least_width": 200 + 96 * len(years),
                "picture": _picture(threads),
            },
        ),
    }


def _years(rows: pl.DataFrame) -> list[int]:
    """The years from the first to the last: a year without the shortcoming is an empty cell."""
    if rows.is_empty():
        return []
    known = rows["year"].to_list()
    return list(range(min(known), max(known) + 1))


def _cells(rows: pl.DataFrame, threads: pl.DataFrame, years: list[int], look: theme.Theme) -> list[dict[str, Any]]:
    place = {thread: str(at) for at, thread in enumerate(threads["thread"].to_list())}
    short = short_names("remediation_class")
    graver = rows.sort(pl.col("class").replace_strict({code: n for n, code in enumerate(GRAVEST)}), maintain_order=True)
    shown = graver.unique(["thread", "year"], keep="first", maintain_order=True)
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
        for row in shown.to_dicts()
    ]
    return grid.traces(cells, len(years), list(place.values()), grid.flat_scale([look.ink(c).fill for c in GRAVEST]))


def _name(row: dict[str, Any]) -> str:
    """The branch in bold, below it the shortcoming on as many lines as an axis bears."""
    lines = theme.wrapped(row["shortcoming"], LINE_WIDTH).split("<br>")
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]}…"]
    return f"<b>{row['thread_unit_name']}</b><br>" + "<br>".join(lines)


def _picture(threads: pl.DataFrame) -> dict[str, Any]:
    """On the wide canvas of the saved image each name stands on one line, of those met most often."""
    names = [f"<b>{row['thread_unit_name']}</b> {_cut(row['shortcoming'])}" for row in threads.to_dicts()]
    shown = min(len(names), IN_PICTURE)
    return {"bars": shown, "yaxis": {"ticktext": names, "range": [len(names) - shown - 0.5, len(names) - 0.5]}}


def _cut(text: str) -> str:
    return text if len(text) <= PICTURE_WIDTH else text[:PICTURE_WIDTH].rsplit(" ", 1)[0] + "…"


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
