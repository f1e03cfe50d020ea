"""The files that are handed out of a year: presentation, report, workbook, reminders, calendar."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import polars as pl

from components.export import images
from components.export.calendar import calendar
from components.export.deck import deck
from components.export.letters import letters
from components.export.public_report import PublicFacts, public_report
from components.export.report import report
from components.export.report_facts import ReportFacts
from components.export.summary import Summary, by_branch, by_kind, of_branches
from components.export.tables import tables
from components.natives import NATIVES
from components.wording import say
from pages import cong_khai, export_calendar, export_letters, export_report, handed_out
from pages.handed_out import COMMITTEE, PUBLIC, Audience, Handed, makings
from pages.view import View

STEM = handed_out.STEM
DECK, REPORT, TABLES, LETTERS, CALENDAR, IMAGES = "deck", "report", "tables", "letters", "calendar", "images"
FILES: Mapping[str, str] = {DECK: "deck.pptx", REPORT: "report.docx", TABLES: "tables.xlsx", CALENDAR: "calendar.ics"}
LETTERS_FOLDER, IMAGES_FOLDER = "letters", "images"
Progress = Callable[[int, int], None]


class NothingToHandOut(ValueError):
    """The year has nothing of what is asked for; the message says so in the reader's words."""


@dataclass(frozen=True)
class Wanted:
    """What is asked for: kinds of files, for whom; the committee's own .pptx.

    `pictures`: PNG of charts without a native form, by question; where there are none, `browser` draws them: the
    program of one on this machine.
    """

    kinds: Collection[str]
    audience: Audience
    template: bytes | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    browser: str | None = None


class _Work:
    """One piece of work, told as steps done of all: a step for each chart and for each kind of file."""

    def __init__(self, view: View, wanted: Wanted, progress: Progress) -> None:
        self.view, self.wanted, self._progress = view, wanted, progress
        self._sets: dict[bool, list[Handed]] = {}
        self.failed: dict[str, None] = {}  # headings of charts that could not be made, each once
        kinds = set(wanted.kinds) & set(MAKERS[wanted.audience])
        sets = {False} if kinds else set()
        if wanted.audience != PUBLIC:
            sets = {names for kind, names in ((DECK, False), (IMAGES, False), (TABLES, True)) if kind in kinds}
        self._makings = {names: makings(view, wanted.audience, names_people=names) for names in sets}
        self._of = len(kinds) + sum(map(len, self._makings.values()))
        self._done = 0
        self._drawn: tuple[dict[str, bytes], list[bytes | None]] | None = None
        self.step(0)

    def step(self, steps: int = 1) -> None:
        """Say that another step is done."""
        self._done += steps
        self._progress(self._done, self._of)

    def part(self, done: int, of: int) -> None:
        """Say that one more of several parts of a step is done; how many they are is known with the first."""
        self._of += of if done == 1 else 0
        self.step()

    def charts(self, *, names_people: bool = False) -> list[Handed]:
        """The charts of the audience that have something to show; raises NothingToHandOut where none has."""
        names = names_people and self.wanted.audience != PUBLIC
        if names not in self._sets:
            self._sets[names] = []
            for make in self._makings[names]:
                made = make()
                if isinstance(made, Handed):
                    self._sets[names].append(made)
                elif made:
                    self.failed[made.heading] = None
                self.step()
        if not self._sets[names]:
            raise NothingToHandOut(say(STEM, "nothing", year=self.view.year))
        return self._sets[names]

    @cached_property
    def facts(self) -> ReportFacts:
        """What report and official tables of the committee are made of."""
        return export_report.facts(self.view)

    def drawn(self) -> tuple[dict[str, bytes], list[bytes | None]]:
        """Drawings alone of charts without a native form, by question; and pictures of all charts, where asked for."""
        if self._drawn is None:
            charts = [handed.chart for handed in self.charts()]
            bare = [chart for chart in charts if chart.stem not in NATIVES and chart.stem not in self.wanted.pictures]
            whole = charts if IMAGES in self.wanted.kinds else []
            sheets = [*map(images.bare, bare), *map(images.whole, whole)]
            found = images.pictures(sheets, self.wanted.browser) if self.wanted.browser else {}
            alone = {chart.stem: found[place] for place, chart in enumerate(bare) if place in found}
            self._drawn = alone | dict(self.wanted.pictures), [found.get(len(bare) + n) for n in range(len(whole))]
        return self._drawn


def made(view: View, wanted: Wanted, progress: Progress = lambda _done, _of: None) -> dict[str, bytes]:
    """Path -> file, of the kinds asked for, of the year and day of a picture.

    For everybody there are DECK, REPORT, TABLES and IMAGES alone, made of the published set. Raises NothingToHandOut,
    and BadTemplateError where the template cannot be used.
    """
    work, files = _Work(view, wanted, progress), dict[str, bytes]()
    for kind, make in MAKERS[wanted.audience].items():
        if kind in wanted.kinds:
            files |= make(work)
            work.step()
    return files


def title(view: View) -> str:
    """What is told: "Kết quả kiểm điểm, đánh giá, xếp loại năm 2023"."""
    return say(STEM, "title", year=view.year)


def _deck(work: _Work) -> dict[str, bytes]:
    charts = [handed.chart for handed in work.charts()]
    alone, _ = work.drawn()
    failed, template = list(work.failed), work.wanted.template
    content = deck(charts, title=title(work.view), template=template, pictures=alone, failed=failed)
    return {FILES[DECK]: content}


def _images(work: _Work) -> dict[str, bytes]:
    """A picture of each chart, numbered in their order; of one that could not be drawn none."""
    _, pictures = work.drawn()
    numbered = enumerate(zip(work.charts(), pictures, strict=True), start=1)
    return {
        f"{IMAGES_FOLDER}/{place:02}_{handed.chart.stem}.png": picture
        for place, (handed, picture) in numbered
        if picture
    }


def _tables(work: _Work) -> dict[str, bytes]:
    facts = work.facts
    sources = work.view.ask_plainly("source_files").filter(pl.col("loaded") > 0).to_dicts()
    return _workbook(work, [by_kind(facts), by_branch(facts)], sources)


def _public_tables(work: _Work) -> dict[str, bytes]:
    return _workbook(work, [_public_summary(work.view)], [])


def _workbook(work: _Work, summaries: Sequence[Summary], sources: Sequence[Mapping[str, Any]]) -> dict[str, bytes]:
    handed = work.charts(names_people=True)
    charts, chosen = [one.chart for one in handed], [one.chosen for one in handed]
    about, failed = title(work.view), list(work.failed)
    return {FILES[TABLES]: tables(charts, summaries, title=about, chosen=chosen, sources=sources, failed=failed)}


def _report(work: _Work) -> dict[str, bytes]:
    return {FILES[REPORT]: report(work.facts)}


def _public_report(work: _Work) -> dict[str, bytes]:
    view = cong_khai.published(work.view)
    facts = PublicFacts(
        committee=view.ask("committee").row(0, named=True),
        year=view.year,
        as_of=view.as_of,
        charts=[handed.chart for handed in work.charts()],
        summary=_public_summary(work.view),
    )
    return {FILES[REPORT]: public_report(facts)}


def _public_summary(view: View) -> Summary:
    """The branches by their own levels."""
    view = cong_khai.published(view)
    return of_branches(view.ask("rating_by_unit"), view.ask("rating_distribution"), view.year)


def _letters(work: _Work) -> dict[str, bytes]:
    written = letters(export_letters.facts(work.view), work.part)
    return {f"{LETTERS_FOLDER}/{name}": content for name, content in written.items()}


def _calendar(work: _Work) -> dict[str, bytes]:
    facts = export_calendar.facts(work.view)
    if facts.deadlines.is_empty():
        raise NothingToHandOut(say(STEM, "no_deadlines", year=work.view.year))
    return {FILES[CALENDAR]: calendar(facts)}


Maker = Callable[[_Work], dict[str, bytes]]
MAKERS: Mapping[Audience, Mapping[str, Maker]] = {
    PUBLIC: {DECK: _deck, REPORT: _public_report, TABLES: _public_tables, IMAGES: _images},
    COMMITTEE: {
        DECK: _deck,
        REPORT: _report,
        TABLES: _tables,
        LETTERS: _letters,
        CALENDAR: _calendar,
        IMAGES: _images,
    },
}
