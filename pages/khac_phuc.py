"""/khac-phuc: what was to be put right, how far it is, what is overdue, what came back.

Where the address names no year the shortcomings of all years are followed: those of the latest year are hardly due yet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl
from dash import Dash, html
from dash.development.base_component import Component

from components import cards, deadlines, filters
from components.chart import Chart, Words, units_text
from components.charts import (
    remediation_ageing,
    remediation_burnup,
    remediation_overdue,
    remediation_status,
    shortcoming_recurrence,
)
from components.numbers import share, whole
from components.wording import say
from pages import behind_work, khac_phuc_repeats
from pages.behind import Lines, by_keys, panel, register_lines
from pages.line_by_line import drawn, is_beyond
from pages.page import Opening, Page
from pages.view import View

STEM = "khac_phuc"
MOST_ITEMS = 500  # overdue shortcomings told one by one where thousands of branches are looked into
LINES: Mapping[str, Lines] = {
    remediation_burnup.STEM: behind_work.of_burnup,
    remediation_status.STEM: behind_work.of_class,
    remediation_ageing.STEM: behind_work.of_age,
    remediation_overdue.STEM: behind_work.of_overdue,
    shortcoming_recurrence.STEM: behind_work.of_repeat,
}


def body(view: View, told: str = "") -> list[Component]:
    """Four figures, then five charts of the shortcomings of the years asked for, or of all; pairs to be judged.

    `told` is what came of the last judgement.
    """
    waiting = khac_phuc_repeats.waiting(view)
    returned = int(_of_years(view, "shortcoming_returned")["n"][0])
    overdue = _longest_overdue(view)
    return [
        cards.row(_at_a_glance(_summary(view), _goals(view), overdue, returned, waiting)),
        *(part for stem, draw in CHARTS.items() for part in (*drawn(view, stem, draw), panel(stem))),
        *([khac_phuc_repeats.panel(view, waiting, told)] if view.viewer.rights.takes_in else []),
    ]


def _of_years(view: View, question: str) -> pl.DataFrame:
    """The answer of the years asked for, or of all."""
    return view.ask(question, years=list(view.said.years))


def _longest_overdue(view: View) -> pl.DataFrame:
    """The shortcomings overdue; of more branches than can be read line by line the first of them."""
    most = {"most": MOST_ITEMS} if is_beyond(view) else {}
    return view.ask(remediation_overdue.STEM, years=list(view.said.years), **most)


def _summary(view: View) -> dict[str, Any]:
    return _of_years(view, "remediation_summary").row(0, named=True)


def _goals(view: View) -> pl.DataFrame:
    return _of_years(view, "remediation_goals")


def _at_a_glance(
    summary: dict[str, Any], goals: pl.DataFrame, overdue: pl.DataFrame, returned: int, waiting: int
) -> list[html.A]:
    longest = overdue.head(1).to_dicts()
    late = (
        say(STEM, "overdue_what", days=whole(longest[0]["days_overdue"]), unit=longest[0]["unit_name"])
        if longest
        else say(STEM, "overdue_none")
    )
    came_back = say(STEM, "repeated_what", n=whole(waiting)) if waiting else say(STEM, "repeated_only")
    soon = say(STEM, "soon_what", days=summary["soon_days"])
    return [
        _card("overdue", summary["overdue"], late, remediation_overdue.STEM, accent=bool(longest)),
        cards.card(say(STEM, "done"), _done(summary), _to_go(summary, goals), f"#{remediation_burnup.STEM}"),
        _card("soon", summary["soon"], soon, remediation_status.STEM),
        _card("repeated", returned, came_back, shortcoming_recurrence.STEM),
    ]


def _card(key: str, n: int, what: str, chart: str, accent: bool = False) -> html.A:
    return cards.card(
        say(STEM, key), say(STEM, "items", n=whole(n)) if n else say(STEM, "none"), what, f"#{chart}", accent
    )


def _done(summary: dict[str, Any]) -> str:
    return share(summary["done"], summary["total"]).partition(" ")[0] if summary["total"] else say(STEM, "none")


def _to_go(summary: dict[str, Any], goals: pl.DataFrame) -> str:
    counts = f"{whole(summary['done'])}/{whole(summary['total'])}"
    ahead = goals.filter(~pl.col("is_reached")).sort("percent").to_dicts()
    closed = say(STEM, "done_closed", n=whole(summary["closed"])) if summary["closed"] else ""
    if not ahead:
        return say(STEM, "done_all", n=counts) + closed
    more = whole(ahead[0]["needed"] - summary["done"])
    return say(STEM, "done_what", n=counts, more=more, goal=ahead[0]["percent"]) + closed


def _about(view: View, n: int) -> list[str]:
    years = say(STEM, "some_years", years=view.reading.years_text) if view.said.years else say(STEM, "all_years")
    return [years, units_text(view.reading), say(STEM, "total", n=whole(n))]


def _basis(view: View, *more: str) -> str:
    """The plans of the years followed that ask for remediation plans, and what else a chart rests on."""
    asked = view.ask("remediation_basis", years=list(view.said.years))
    plans = [
        deadlines.plan_basis(number, year, part["section"].to_list())
        for (year, number), part in asked.group_by("year", "plan_number", maintain_order=True)
    ]
    papers = [*plans, *more]
    return say("figure", "basis", basis="; ".join(papers)) if papers else ""


def _burnup(view: View) -> Chart:
    stem, goals = remediation_burnup.STEM, _goals(view)
    rows = _of_years(view, stem)
    percents = ", ".join(f"{percent}%" for percent in goals["percent"])
    set_by = goals["legal_basis"].drop_nulls().unique(maintain_order=True).to_list()
    told = "; ".join(goals["legal_text"].drop_nulls())
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=_about(view, max(rows["scope"].to_list(), default=0)),
        notes=[
            say(stem, "note"),
            say(stem, "goals_set", text=told)
            if told
            else say(stem, "goals_read", percents=percents)
            if percents
            else "",
            _basis(view, *set_by),
        ],
    )
    return Chart(stem, remediation_burnup.figure(rows, goals, look=view.look), rows, view.reading, words)


def _status(view: View) -> Chart:
    stem, summary = remediation_status.STEM, _summary(view)
    rows = _of_years(view, stem)
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=_about(view, summary["total"]),
        notes=[
            " ".join(
                [
                    say(stem, "note", soon=summary["soon_days"]),
                    *(say(stem, key, n=whole(summary[key])) for key in ("extended", "undated") if summary[key]),
                ]
            ),
            _basis(view),
        ],
    )
    return Chart(
        stem,
        remediation_status.figure(rows, look=view.look),
        rows,
        view.reading,
        words,
        behind=by_keys("unit", "class"),
    )


def _ageing(view: View) -> Chart:
    stem, summary = remediation_ageing.STEM, _summary(view)
    rows = _of_years(view, stem)
    undated = say(stem, "undated", n=whole(summary["undated"])) if summary["undated"] else ""
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=_about(view, int(rows["n"].sum())),
        notes=[f"{say(stem, 'note')} {undated}".strip(), _basis(view)],
    )
    return Chart(
        stem, remediation_ageing.figure(rows, look=view.look), rows, view.reading, words, behind=by_keys("unit", "age")
    )


def _overdue(view: View) -> Chart:
    stem = remediation_overdue.STEM
    rows = _longest_overdue(view)
    items = remediation_overdue.of_all(rows)
    firsts = say(stem, "firsts", n=whole(rows.height), of=whole(items)) if items > rows.height else ""
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=_about(view, items),
        notes=[say(stem, "note"), firsts, _basis(view)],
    )
    return Chart(stem, remediation_overdue.figure(rows, look=view.look), rows, view.reading, words)


def _recurrence(view: View) -> Chart:
    stem = shortcoming_recurrence.STEM
    rows = _of_years(view, stem)
    threads = rows.unique("thread")
    elsewhere = threads.filter(pl.col("other_units") > 0).height
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=_about(view, threads.height),
        notes=[say(stem, "note"), _basis(view)],
        caveats=[say(stem, "elsewhere", n=whole(elsewhere)) if elsewhere else ""],
    )
    return Chart(stem, shortcoming_recurrence.figure(rows, look=view.look), rows, view.reading, words)


def register_callbacks(app: Dash, open_at: Opening) -> None:
    """A person's word on two shortcomings that may be one; a mark, or a count in a table, opens its lines."""
    register_lines(app, open_at, PAGE.path, LINES)
    khac_phuc_repeats.register(app, open_at, body)


CHARTS: Mapping[str, Callable[[View], Chart]] = {
    remediation_burnup.STEM: _burnup,
    remediation_status.STEM: _status,
    remediation_ageing.STEM: _ageing,
    remediation_overdue.STEM: _overdue,
    shortcoming_recurrence.STEM: _recurrence,
}
PAGE = Page(
    path="/khac-phuc",
    stem=STEM,
    body=body,
    charts=CHARTS,
    controls=(filters.YEARS, filters.UNITS, filters.AS_OF),
    register_callbacks=register_callbacks,
    all_years=True,
    kept=True,
)
