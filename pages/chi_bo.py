"""/chi-bo/<id>: one branch on one page, to open before a talk with it or to print on A4 for the meeting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import polars as pl
from dash import Dash, html
from dash.development.base_component import Component

from components import branch, branch_told, filters
from components.branch_told import Told
from components.chart import Chart
from components.charts import unit_calendar, unit_rating_history
from components.charts.award_eligibility import STRAY
from components.frame import frame
from components.wording import say
from etl.nearest import nearest
from pages import address, behind_ratings, behind_work, chi_bo_charts
from pages.behind import Lines, panel, register_lines
from pages.page import Charts, Opening, Page
from pages.view import View

STEM = branch.STEM
LINES: Mapping[str, Lines] = {
    unit_rating_history.STEM: lambda view, parts: behind_ratings.of_branch(narrowed(view), parts),
    unit_calendar.STEM: lambda view, parts: behind_work.of_paper(narrowed(view), parts),
}
Row = dict[str, Any]


def narrowed(view: View) -> View:
    """The picture of the one branch its path names, in a year in which it stood; unchanged where it names none."""
    unit = _unit(view)
    if unit is None:
        return view
    year = _year(view, unit)
    return replace(view, years=(year,), said=replace(view.said, years=(year,), units=(unit["unit"],), body=None))


def name(view: View) -> str:
    """The branch's name as the page's title."""
    unit = _unit(view)
    return unit["unit_name"] if unit else say(STEM, "name")


def body(view: View) -> list[Component]:
    """The branch that the path names; without one the list of all, and a kind word where there is none of that name."""
    unit = _unit(view)
    options = _options(view)
    tools = branch.chooser(options, printable=unit is not None)
    if unit is None:
        asked = view.path_id
        return [tools, _unknown(view, asked) if asked else _all(view)]
    shown = narrowed(view)
    history = chi_bo_charts.rated(shown, unit["unit"])
    papers = shown.ask(unit_calendar.STEM)
    remedies = shown.ask(branch.SHORTCOMINGS, unit=unit["unit"], years=[])
    awards = pl.concat(shown.ask("award_proposals", subject_kind=kind) for kind in ("chi_bo", "dang_vien"))
    notes = shown.ask("branch_notes", years=[])
    parts = [
        branch.kinship(_kin(shown, unit), _why_that_year(view, shown, unit)),
        branch.summary(_told(shown, history, papers, remedies, awards, notes), shown.reading),
        *_people(shown, unit["unit"], history),
        frame(chi_bo_charts.calendar(shown, papers)),
        panel(unit_calendar.STEM),
        branch.shortcomings(remedies, _more(shown, "/khac-phuc")),
        html.Div(
            [
                branch.awards(awards, shown.reading, _more(shown, "/khen-thuong", with_year=True)),
                branch.notes(notes, "/nap"),
            ],
            className="pair",
        ),
    ]
    return [tools, branch.sheet(shown.reading, parts)]


def _people(view: View, unit: str, history: pl.DataFrame) -> list[Component]:
    """How its members were rated over the years, for whoever may see that."""
    if not view.viewer.sees_unit(unit):
        return [html.P(say(STEM, "beyond"), className="card-plain")]
    return [frame(chi_bo_charts.history(view, history)), panel(unit_rating_history.STEM)]


def _unit(view: View) -> Row | None:
    found = _branches(view).filter(pl.col("unit") == view.path_id).to_dicts()
    return found[0] if found else None


def _branches(view: View) -> pl.DataFrame:
    return view.units.filter(pl.col("kind") == "chi_bo")


def _year(view: View, unit: Row) -> int:
    """The year asked for, else the nearest in which the branch stood and of which papers tell."""
    first, last = unit["first_year"] or view.year, unit["last_year"] or max(view.year, unit["first_year"] or 0)
    own = [year for year in view.scope["year"] if first <= year <= last]
    nearest_year: int = min(own or [first], key=lambda year: abs(year - view.year))
    return nearest_year


def _why_that_year(asked: View, shown: View, unit: Row) -> str:
    if unit["last_year"] and unit["last_year"] < asked.year:
        return say(STEM, "ended", last=unit["last_year"], shown=shown.year)
    return say(STEM, "not_yet", year=asked.year, shown=shown.year) if shown.year != asked.year else ""


def _kin(view: View, unit: Row) -> list[branch.Kin]:
    rows = view.ask("unit_kin", unit=unit["unit"])
    return [
        branch.Kin(
            say(STEM, f"kin_{side}", year=year, note=part["change_note"][0] or ""),
            [(row["unit_name"], view.unit_link(row["unit"])) for row in part.to_dicts()],
        )
        for (side, year), part in rows.group_by("side", "year", maintain_order=True)
    ]


def _told(
    view: View,
    history: pl.DataFrame,
    papers: pl.DataFrame,
    remedies: pl.DataFrame,
    awards: pl.DataFrame,
    notes: pl.DataFrame,
) -> list[Told]:
    """The sentences to begin with, in the order in which a talk goes."""
    reading = view.reading
    here = {page: _more(view, page, with_year=True) for page in ("/phan-bo", "/tien-do", "/khen-thuong")}
    is_seen = view.viewer.sees_unit(view.said.units[0])
    members = branch_told.members(history, reading) if is_seen else say(STEM, "beyond")
    return [
        Told(reading.subject_name, here["/phan-bo"], members),
        Told(say(STEM, "own"), here["/phan-bo"], branch_told.own_level(history, reading)),
        Told(say(STEM, "dossier"), here["/tien-do"], *branch_told.dossier(papers)),
        Told(say(STEM, "meeting"), here["/tien-do"], *branch_told.meeting(view.ask("review_meetings"))),
        Told(say(STEM, "pledges"), here["/tien-do"], *branch_told.pledges(view.ask("member_pledges"))),
        Told(say(STEM, "remediation"), _more(view, "/khac-phuc"), *branch_told.remediation(remedies)),
        Told(say(STEM, "awards"), here["/khen-thuong"], *branch_told.awards(awards, STRAY)),
        Told(say(STEM, "notes"), "/nap", *branch_told.notes(notes)),
    ]


def _alone(draw: Callable[[View, str], Chart | None]) -> Callable[[View], Chart | None]:
    """A chart of the branch that the path names; none where it names none."""

    def made(view: View) -> Chart | None:
        unit = _unit(view)
        return draw(narrowed(view), unit["unit"]) if unit else None

    return made


def _more(view: View, path: str, *, with_year: bool = False) -> str:
    """Another page on this branch, as of the same day; of the year shown, or of all."""
    given = {address.UNITS: view.said.units[0], address.AS_OF: view.said.as_of.isoformat() if view.said.as_of else ""}
    return path + address.query(given | ({address.YEARS: str(view.year)} if with_year else {}))


def _options(view: View) -> list[branch.Link]:
    """All branches that ever were, those of old with their years, each with its page."""
    return [(_full_name(row), view.unit_link(row["unit"])) for row in _branches(view).to_dicts()]


def _full_name(row: Row) -> str:
    if not row["last_year"]:
        return str(row["unit_name"])
    span = dict.fromkeys(str(year) for year in (row["first_year"], row["last_year"]) if year)
    return say(STEM, "of_years", name=row["unit_name"], years="–".join(span))


def _all(view: View) -> html.Section:
    there = view.ask_plainly("units", years=[view.year]).filter(pl.col("kind") == "chi_bo").to_dicts()
    return branch.listing([(row["unit_name"], view.unit_link(row["unit"])) for row in there], view.year)


def _unknown(view: View, asked: str) -> html.Section:
    """With the branches whose ids, or names where a name was written, are the most like it."""
    column = "unit" if asked.isascii() else "unit_name"
    known = {row[column]: row for row in _branches(view).to_dicts()}
    near = [known[text] for text in nearest(asked, known)]
    links = [(_full_name(row), view.unit_link(row["unit"])) for row in near]
    return branch.unknown(asked, links, view.link(address.UNIT_PATH))


def register_callbacks(app: Dash, open_at: Opening) -> None:
    """A mark opens the lines of the papers that make it up."""
    register_lines(app, open_at, PAGE.path, LINES)


CHARTS: Charts = {
    unit_rating_history.STEM: _alone(
        lambda view, unit: (
            chi_bo_charts.history(view, chi_bo_charts.rated(view, unit)) if view.viewer.sees_unit(unit) else None
        )
    ),
    unit_calendar.STEM: _alone(lambda view, _: chi_bo_charts.calendar(view, view.ask(unit_calendar.STEM))),
}
PAGE = Page(
    path=address.UNIT_PATH,
    stem=STEM,
    body=body,
    charts=CHARTS,
    controls=(filters.YEAR, filters.SUBJECT, filters.AS_OF),
    register_callbacks=register_callbacks,
    graphs=False,
    subjects=("dang_vien", "can_bo"),
    listed=False,
    narrowed=narrowed,
    name=name,
    kept=True,
)
