"""When each paper of one branch came, against its last permitted day: a line of days per paper."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl

from components import theme
from components.numbers import day, whole
from components.reading import Reading
from components.wording import say, wording

STEM = "unit_calendar"
ROW = 27  # pixels
DAYS_END = 0.6  # of the width; right of it stands in words what the line shows
FAR = 35  # days: later than so long after the last event the day asked about is beyond the edge
MOST_TICKS = 7
Row = dict[str, Any]


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A line per paper: a mark at its last day, a dot where it came, a cross where it is overdue, and its words.

    `rows`: one per paper, the first due first, as question unit_calendar answers. A dot's customdata is unit, document.
    """
    papers = rows.with_row_index("place").cast({"place": pl.Int64}).to_dicts()
    first, last = _span(papers, reading.as_of)
    ticks = _ticks(first, last)
    return {
        "data": [_last_days(papers, look), *_ways(papers, last, look), *_dots(papers, last, look)] if papers else [],
        "layout": theme.layout(
            look,
            64 + ROW * max(len(papers), 1),
            margin={"l": 8, "r": 16, "t": 26, "b": 8, "pad": 6},
            xaxis=theme.axis(
                look,
                type="date",
                domain=[0, DAYS_END],
                range=[first.isoformat(), last.isoformat()],
                tickvals=[tick.isoformat() for tick in ticks],
                ticktext=[f"{tick:%d/%m}" for tick in ticks],
                tickfont={"size": 12, "color": look.quiet},
            ),
            yaxis=theme.axis(
                look,
                tickvals=[paper["place"] for paper in papers],
                ticktext=[paper["document_short"] for paper in papers],
                range=[len(papers) - 0.4, -0.6],
                showgrid=True,
            ),
            shapes=_today(reading.as_of, first, last, look)[0],
            annotations=[*_words(papers, look), *_today(reading.as_of, first, last, look)[1]],
            meta={"finding": _finding(rows, reading), "legend": _legend(rows, look), "bars": 0, "least_width": 640},
        ),
    }


def _span(papers: list[Row], as_of: date) -> tuple[date, date]:
    """First and last day drawn; the day asked about is among them unless it lies far beyond all that happened."""
    days = [paper[key] for paper in papers for key in ("received_on", "last_day") if paper[key]]
    if not days:
        return as_of, as_of + timedelta(days=1)
    first, last = min(days), max(days)
    if first - timedelta(days=FAR) <= as_of <= last + timedelta(days=FAR):
        first, last = min(first, as_of), max(last, as_of)
    margin = timedelta(days=max((last - first).days // 20, 1))
    return first - margin, last + margin


def _ticks(first: date, last: date) -> list[date]:
    step = max(-(-(last - first).days // MOST_TICKS), 1)
    return [first + timedelta(days=days) for days in range(0, (last - first).days + 1, step)]


def _last_days(papers: list[Row], look: theme.Theme) -> Row:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [paper["last_day"].isoformat() for paper in papers],
        "y": [paper["place"] for paper in papers],
        "marker": {"symbol": "line-ns", "size": ROW - 5, "line": {"width": 2.5, "color": look.accent}},
        "hoverinfo": "skip",
    }


def _ways(papers: list[Row], last: date, look: theme.Theme) -> list[Row]:
    """From the last permitted day to the day a late paper came, or to the day asked about."""
    late = [paper for paper in papers if paper["is_problem"]]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [paper["last_day"].isoformat(), _stands(paper, last).isoformat()],
            "y": [paper["place"]] * 2,
            "line": {"width": 4, "color": look.ink(paper["state"]).fill},
            "hoverinfo": "skip",
        }
        for paper in late
    ]


def _stands(paper: Row, last: date) -> date:
    """Where the dot of a paper stands: its receipt; if overdue as many days on as it is; else its last day."""
    if paper["received_on"]:
        came: date = paper["received_on"]
        return came
    overdue: date = paper["named_day"] + timedelta(days=paper["days"])
    last_day: date = paper["last_day"]
    return min(overdue, last) if paper["state"] == "qua_han" else last_day


def _dots(papers: list[Row], last: date, look: theme.Theme) -> list[Row]:
    by_state: dict[str, list[Row]] = {}
    for paper in papers:
        by_state.setdefault(paper["state"], []).append(paper)
    return [_trace(state, part, last, look) for state, part in by_state.items()]


def _trace(state: str, part: list[Row], last: date, look: theme.Theme) -> Row:
    ink = look.ink(state)
    symbol = {"qua_han": "x", "chua_den_han": "circle-open"}.get(state, "circle")
    return {
        "type": "scatter",
        "mode": "markers",
        "name": part[0]["state_name"],
        "x": [_stands(paper, last).isoformat() for paper in part],
        "y": [paper["place"] for paper in part],
        "marker": {
            "symbol": symbol,
            "size": 13,
            "color": look.quiet if symbol == "circle-open" else ink.fill,
            "line": {"width": 1.5, "color": ink.outline or ink.type_on},
        },
        "customdata": [[paper["unit"], paper["document"]] for paper in part],
        "hovertext": [
            say(
                STEM,
                "hover",
                document=paper["document_name"],
                comparison=paper["comparison_name"],
                named_day=day(paper["named_day"]),
                last_day=day(paper["last_day"]),
                state=_told(paper),
            )
            for paper in part
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _words(papers: list[Row], look: theme.Theme) -> list[Row]:
    return [
        {
            "x": DAYS_END + 0.02,
            "xref": "paper",
            "y": paper["place"],
            "xanchor": "left",
            "align": "left",
            "showarrow": False,
            "text": f"<b>{_told(paper)}</b>" if paper["is_problem"] else _told(paper),
            "font": {"size": 13, "color": look.text},
        }
        for paper in papers
    ]


def _told(paper: Row) -> str:
    counted = say(STEM, "counted", n=whole(paper["quantity"]), of=whole(paper["members"])) if paper["members"] else ""
    if paper["received_on"]:
        offset = paper["offset_days"]
        key = "early" if offset < 0 else "came_late" if offset else "named_day"
        if not offset and not paper["is_problem"]:
            key = "at_last_day"
        return say(STEM, key, day=f"{paper['received_on']:%d/%m}", n=whole(abs(offset))) + counted
    if paper["state"] == "qua_han":
        return say(STEM, "is_overdue", n=whole(paper["days"]))
    return say(STEM, "is_waiting" if paper["days"] else "is_last_day", n=whole(paper["days"]))


def _today(as_of: date, first: date, last: date, look: theme.Theme) -> tuple[list[Row], list[Row]]:
    """The line of the day asked about, and its name above the plot."""
    if not first < as_of < last:
        return [], []
    at = {"x0": as_of.isoformat(), "x1": as_of.isoformat(), "yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
    line = {"type": "line", **at, "line": {"color": look.quiet, "width": 1.5, "dash": "dot"}}
    name = {"x": as_of.isoformat(), "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False}
    side = "right" if as_of - first > last - as_of else "left"
    text = say(STEM, "today", day=f"{as_of:%d/%m}")
    return [line], [{**name, "xanchor": side, "text": text, "font": {"size": 12, "color": look.quiet}}]


def _legend(rows: pl.DataFrame, look: theme.Theme) -> list[dict[str, str]]:
    met = dict(rows.select("state", "state_name").unique(maintain_order=True).iter_rows())
    states = theme.sign_entries(look, met, wording(STEM)["sign"])
    plain = {"fill": look.ground, "pattern": "sign", "outline": look.ground, "type_on": look.accent}
    mark = plain | {"sign": say(STEM, "last_day_sign"), "name": say(STEM, "last_day_name")}
    return [*states, mark] if states else []


def _finding(rows: pl.DataFrame, reading: Reading) -> str:
    whose = {"unit": ", ".join(reading.unit_names), "year": reading.last_year}
    if rows.is_empty():
        return say(STEM, "none", **whose)
    state = pl.col("state")
    filed = rows.filter(pl.col("received_on").is_not_null()).height
    late, overdue = rows.filter(state == "cham"), rows.filter(state == "qua_han")
    on_day, waiting = rows.filter(state == "dung_ngay_moc"), rows.filter(state == "chua_den_han")
    key = "all_filed" if filed == rows.height else "filed"
    parts = [say(STEM, key, n=filed, of=rows.height, **whose)]
    if filed and not rows.filter(pl.col("received_on").is_not_null() & pl.col("is_problem")).height:
        parts.append(say(STEM, "on_time"))
    for name, part in (("late", late), ("on_named_day", on_day), ("overdue", overdue), ("waiting", waiting)):
        if part.height and not (name == "on_named_day" and not part["is_problem"].any()):
            key = f"{name}_one" if part.height == 1 and name in ("late", "overdue") else name
            parts.append(say(STEM, key, n=part.height, days=whole(part["days"].max())))  # type: ignore[arg-type]
    return "".join(parts)
