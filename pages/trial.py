"""A level tried at a meeting (thu=subject:level,… in the address): who is meant, and what the page offers to try."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import polars as pl
from dash import html

from components.trial import Present, Tried, trial_panel, trial_text
from components.wording import say
from data.scope import PEOPLE
from pages import address

if TYPE_CHECKING:
    from pages.view import View

QUESTION = "trial_subjects"
MOST_OFFERED = 20_000  # of names in one list to search in


def tried_of(asked: Iterable[tuple[str, str]], subjects: pl.DataFrame) -> tuple[tuple[Tried, ...], tuple[str, ...]]:
    """The trials of an address, and the parts of it that name nobody in the picture.

    `subjects`: one per subject of the year tried, as question trial_subjects answers.
    """
    known = {one.subject: one for one in _present(subjects)}
    tried = tuple(Tried(known[subject], level) for subject, level in asked if subject in known)
    unknown = (f"{address.TRIAL}={subject}:{level}"[:60] for subject, level in asked if subject not in known)
    return tried, tuple(unknown)


def parameters(year: int, tried: Iterable[Tried]) -> dict[str, Any]:
    """What a question under these trials is asked with."""
    pairs = [(one.who.subject, one.level) for one in tried]
    subjects, levels = [subject for subject, _ in pairs], [level for _, level in pairs]
    return {"trial_year": year, "trial_subjects": subjects, "trial_levels": levels}


def told(view: View) -> str:
    """What the charts of the page say of the trials in the branches shown; "" where none is."""
    units = view.said.units
    return trial_text([one for one in view.tried if not units or one.who.unit in units], view.reading)


def panel(view: View, path: str) -> html.Details:
    """The form and the trials in force on the page at `path`; people only for whoever may see who they are."""
    subjects = view.reading.subjects
    links = [(one, view.link(path, [other for other in view.tried if other is not one])) for one in view.tried]
    if not view.sees_names and view.subject_kind in PEOPLE:
        return trial_panel([], [], view.reading, view.link(path), say("trial", "no_names", subjects=subjects))
    if view.ask("rating_distribution", years=[view.year])["n"].sum() > MOST_OFFERED:
        return trial_panel(links, [], view.reading, view.link(path), say("trial", "too_many", subjects=subjects))
    options = _present(view.ask(QUESTION, years=[view.year]))
    hint = "" if options else say("trial", "only_totals", year=view.year, subjects=subjects)
    return trial_panel(links, options, view.reading, view.link(path), hint)


def _present(subjects: pl.DataFrame) -> list[Present]:
    return [
        Present(row["subject"], row["subject_name"], row["unit"], row["unit_name"], row["level"])
        for row in subjects.to_dicts()
    ]
