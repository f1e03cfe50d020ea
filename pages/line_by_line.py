"""Charts of single lines are not drawn of a body over thousands of branches: nobody reads so many, and all would wait.

What stands in their place says where they are shown: in each body under the one looked into.
"""

from __future__ import annotations

from collections.abc import Callable

from dash import html

from components.chart import Chart
from components.charts import (
    award_runs,
    quarter_ratings,
    review_meetings,
    score_check,
    shortcoming_recurrence,
    vote_check,
)
from components.frame import frame, instead_of
from components.numbers import whole
from components.wording import say
from pages.view import View

MOST_BRANCHES = 2_000
STEMS = frozenset(
    chart.STEM
    for chart in (award_runs, quarter_ratings, review_meetings, score_check, shortcoming_recurrence, vote_check)
)


def is_beyond(view: View) -> bool:
    """Whether more branches stand under what is looked into than can be read line by line."""
    return view.tree.branches_under(view.said.units or (view.body,)) > MOST_BRANCHES


def drawn(view: View, stem: str, draw: Callable[[View], Chart | None]) -> list[html.Figure]:
    """A chart in its frame; what stands in its place where it has too many lines; nothing where there is none."""
    if stem in STEMS and is_beyond(view):
        return [instead_of(stem, say("figure", "too_many_lines", n=whole(MOST_BRANCHES)))]
    chart = draw(view)
    return [] if chart is None else [frame(chart)]
