"""What the report on results is made of: the questions it asks, of one year, of the whole Đảng bộ, on the day."""

from __future__ import annotations

from functools import partial

import polars as pl

from components.chart import Chart
from components.export.report import CHARTS
from components.export.report_facts import Rated, ReportFacts, Row
from components.names import BODIES, names
from pages import address, khac_phuc, phan_bo, tien_do, xu_huong
from pages.page import Charts, apart
from pages.view import View, open_view

BRANCH, MEMBERS = "chi_bo", "dang_vien"
AWARDED = (BRANCH, MEMBERS)
# Of members: how they were rated, in the year and over the years; how the papers came; what is put right.
OF_THE_YEAR: Charts = {**phan_bo.CHARTS, **xu_huong.CHARTS, **tien_do.CHARTS}
OF_ALL_YEARS: Charts = khac_phuc.CHARTS


def facts(view: View) -> ReportFacts:
    """The report's figures of the year and day of a picture, whatever else its filters narrow."""
    year = view.year
    rated = {kind: _rated(_of_kind(view, kind)) for kind in names("subject_kind")}
    members, all_years = _of_kind(view, MEMBERS), _of_kind(view, MEMBERS, _until(view))
    scope = view.scope.filter(pl.col("year") == year).to_dicts()
    own: Row = scope[0] if scope else {}
    return ReportFacts(
        committee=members.ask("committee").row(0, named=True),
        year=year,
        as_of=view.as_of,
        has_plan=bool(own.get("has_plan")),
        plan_number=own.get("plan_number"),
        legal_basis=own.get("legal_basis"),
        rated=rated,
        by_unit=members.ask("rating_by_unit"),
        deadlines=members.ask("deadline_progress"),
        meetings=members.ask("review_meetings"),
        papers=members.ask("submission_matrix").filter("is_problem"),
        remedies=_remedies(all_years),
        overdue=all_years.ask("remediation_overdue"),
        repeats=_repeats(all_years),
        awards={kind: members.ask("award_eligibility", subject_kind=kind) for kind in AWARDED},
        award_ratios={kind: members.ask("award_ratio", subject_kind=kind) for kind in AWARDED},
        apart=_apart(members),
        charts=_charts(members, OF_THE_YEAR) | _charts(all_years, OF_ALL_YEARS),
    )


def _until(view: View) -> tuple[int, ...]:
    """The years up to that of the report: what came later is not its matter."""
    return tuple(year for year in view.known_years if year <= view.year)


def _of_kind(view: View, kind: str, years: tuple[int, ...] = ()) -> View:
    """The same day, of one kind of subject at its furthest stage and of all branches; of the year unless of several."""
    asked = {
        address.YEARS: ",".join(map(str, years or (view.year,))),
        address.SUBJECT: kind,
        address.AS_OF: f"{view.as_of:%Y-%m-%d}",
    }
    opened = open_view(view.warehouse, view.viewer, address.query(asked))
    if opened is None:
        raise LookupError("the version asked for is no longer served")
    return opened


def _rated(view: View) -> Rated:
    known = view.ask("rating_progress").filter(pl.col("subject_kind") == view.subject_kind)["total"].to_list()
    if view.subject_kind == BRANCH and known and known[0] is not None:
        known = [max(known[0], _branches(view))]
    trend = view.ask("rating_trend")
    # Where there is one, its level is told alone: no rule limits it.
    is_counted = view.subject_kind not in BODIES and view.year in trend["year"]
    return Rated(
        kind=view.subject_kind,
        stage=view.stage,
        trend=trend,
        known=known[0] if known else None,
        not_rated=view.ask("not_rated") if is_counted else pl.DataFrame(),
        ceiling=view.ask("ceiling_check") if is_counted else pl.DataFrame(),
    )


def _apart(view: View) -> int:
    """Of how many branches the award papers came apart from the dossier."""
    rows = view.ask("dossier_missing", most=1)
    return 0 if rows.is_empty() else int(rows["apart"][0])


def _branches(view: View) -> int:
    """How many branches the year has, rated or not."""
    return view.ask("units", years=[view.year]).filter(pl.col("kind") == BRANCH).height


def _remedies(view: View) -> dict[int, Row]:
    """How far the shortcomings of each year's review are put right; years without any are left out."""
    summed = {year: view.ask("remediation_summary", years=[year]).row(0, named=True) for year in view.years}
    return {year: row for year, row in summed.items() if row["total"]}


def _repeats(view: View) -> pl.DataFrame:
    """The shortcomings that came back by the last of the years, each with the years until then."""
    rows = view.ask("shortcoming_recurrence").filter(pl.col("year") <= view.year)
    return rows.filter(pl.col("year").n_unique().over("thread") > 1)


def _charts(view: View, charts: Charts) -> dict[str, Chart]:
    """Those of the report that have something to draw, and nothing of a later year.

    One that cannot be made is left out, and its fault logged.
    """
    drawn = {stem: charts[stem] for stem in CHARTS if stem in charts}
    made = {stem: apart(f"chart {stem}", partial(draw, view), None) for stem, draw in drawn.items()}
    return {stem: chart for stem, chart in made.items() if chart and chart.figure["data"] and _is_of(view, chart)}


def _is_of(view: View, chart: Chart) -> bool:
    return "year" not in chart.rows.columns or max(chart.rows["year"].to_list(), default=0) <= view.year
