"""/khen-thuong: who may be proposed for an award, who is, for how many years running, and with which papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import polars as pl
from dash import Dash, html
from dash.development.base_component import Component

from components import filters
from components.award_list import award_list
from components.chart import Chart, Words, units_text
from components.charts import award_eligibility, award_runs
from components.names import stage_name
from components.numbers import percent, whole
from components.wording import say
from pages import behind_ratings as behind
from pages.behind import Lines, by_keys, panel, register_lines
from pages.line_by_line import drawn
from pages.page import Opening, Page
from pages.view import View

STEM = "khen_thuong"
SUBJECTS = ("dang_vien", "chi_bo")
LINES: Mapping[str, Lines] = {award_eligibility.STEM: behind.of_award, award_runs.STEM: behind.of_run}


def body(view: View) -> list[Component]:
    """Two charts and a list of one year."""
    proposals = view.ask("award_proposals", years=[view.year])
    return [
        html.Div([one for stem, draw in CHARTS.items() for one in drawn(view, stem, draw)], className="pair"),
        *map(panel, CHARTS),
        award_list(proposals, view.reading, [_together(view), _basis(_rule(view))]),
    ]


def _rule(view: View) -> pl.DataFrame:
    """What the year's rule says of the ratio of awards."""
    return view.ask("award_ratio", years=[view.year])


def _eligibility(view: View) -> Chart:
    stem, reading = award_eligibility.STEM, view.reading
    rows = view.ask(stem, years=[view.year])
    met = set(rows["class"])
    words = Words(
        measure=say(stem, "measure", subjects=reading.subjects),
        caption=f"{say(stem, 'caption')} {say(stem, 'hint')}",
        about=_about(view, rows["has_decision"].any(), int(rows["n"].sum())),
        notes=[
            say(stem, "note"),
            _basis(_rule(view)),
        ],
        caveats=[
            say(stem, "note_provisional") if met & set(award_eligibility.PROVISIONAL) else "",
            say(stem, "note_totals") if "xuat_sac_chi_tong_so" in met else "",
            _ratio(view, _rule(view)),
        ],
    )
    return Chart(
        stem,
        award_eligibility.figure(rows, reading, look=view.look),
        rows,
        reading,
        words,
        behind=by_keys(*award_eligibility.BEHIND),
    )


def _runs(view: View) -> Chart:
    stem, reading = award_runs.STEM, view.reading
    rows = view.ask(stem, years=[view.year])
    words = Words(
        measure=say(stem, "measure", subjects=reading.subjects),
        caption=say(stem, "caption", subjects=reading.subjects),
        about=_about(view, not rows["is_provisional"].all(), rows.height),
        notes=[
            say(stem, "note"),
            say(stem, "note_bodies" if view.subject_kind == "chi_bo" else "note_people"),
            _basis(_rule(view)),
        ],
        caveats=[say(stem, "note_provisional") if rows["is_provisional"].any() else ""],
    )
    return Chart(stem, award_runs.figure(rows, reading, look=view.look), rows, reading, words)


def _about(view: View, decided: bool, n: int) -> list[str]:
    stage = "decided" if decided else "proposed"
    return [
        stage_name(stage, view.subject_kind) if n else "",
        say("figure", "year", year=view.year),
        units_text(view.reading),
        say("figure", "total", n=whole(n)),
    ]


def _ratio(view: View, ratio: pl.DataFrame) -> str:
    """The verdict under the ratio of awards, where a rule or the plan gives one."""
    known = ratio.filter(pl.col("ratio").is_not_null()).to_dicts()
    if not known:
        return say(STEM, "ratio_unset")
    row = known[0]
    told = say(
        STEM,
        "ratio",
        ratio=percent(row["ratio"] * 100).replace(",0", ""),
        denominator=row["denominator_name"],
        base=whole(row["base"]),
        allowed=whole(row["allowed"]),
        proposed=whole(row["proposed"]),
        verdict=row["verdict_name"],
    )
    part = say(STEM, "ratio_part", units=units_text(view.reading)) if view.reading.unit_names else ""
    return f"{told} {part}".strip()


def _together(view: View) -> str:
    number = view.scope.filter(pl.col("year") == view.year)["plan_number"].to_list()
    return say(STEM, "together", number=number[0]) if number and number[0] else say(STEM, "together_unnamed")


def _basis(ratio: pl.DataFrame) -> str:
    legal = ratio["legal_basis"].drop_nulls().unique(maintain_order=True).to_list()
    return say("figure", "basis", basis="; ".join(legal)) if legal else say(STEM, "no_basis")


def register_callbacks(app: Dash, open_at: Opening) -> None:
    """A segment, or a count in a table, opens the lines of the papers that make it up."""
    register_lines(app, open_at, PAGE.path, LINES)


CHARTS: Mapping[str, Callable[[View], Chart]] = {award_eligibility.STEM: _eligibility, award_runs.STEM: _runs}
PAGE = Page(
    path="/khen-thuong",
    stem=STEM,
    body=body,
    charts=CHARTS,
    controls=(filters.YEAR, filters.SUBJECT, filters.UNITS, filters.AS_OF),
    subjects=SUBJECTS,
    register_callbacks=register_callbacks,
    kept=True,
)
