"""What / says first: the sentences that matter today, each with the page and the filters that show it."""

from __future__ import annotations

import polars as pl

from components.morning_sentences import MOST, STEM, Sentence, ceiling, repeats, sentences
from pages import address
from pages.view import View

PLACES = {
    "khac_phuc_qua_han": "/khac-phuc",
    "khac_phuc_den_han": "/khac-phuc",
    "lap_lai": "/khac-phuc",
    "vuot_ty_le": "/phan-bo",
    "chua_quyet_dinh": "/phan-bo",
    "chua_co_muc": "/phan-bo",
    "khen_thuong_roi": "/khen-thuong",
    "vuong_mac": "/nap",
}
ELSEWHERE = "/tien-do"


def told(view: View, asked: pl.DataFrame, rated: pl.DataFrame) -> list[tuple[Sentence, str]]:
    """The sentences of the day with their addresses; `asked` and `rated` answer deadline_progress, rating_progress."""
    branches = view.tree.branches_in(view.year)
    followed = list(view.said.years)
    facts = view.ask(STEM, years=[view.year], followed_years=followed, most=MOST)
    waiting = view.ask("shortcoming_waiting", years=followed, units=[], most=MOST)
    others = [*_ceilings(view, rated), *repeats(waiting, branches)]
    return [(sentence, _link(view, sentence)) for sentence in sentences(facts, asked, branches, others)]


def _ceilings(view: View, rated: pl.DataFrame) -> list[Sentence]:
    """Each kind of subject against the ceiling at the furthest stage at which any of it is rated."""
    furthest = rated.filter((pl.col("rated") > 0).fill_null(value=True)).group_by("subject_kind", maintain_order=True)
    return [
        sentence
        for kind, stage in furthest.agg(pl.last("stage")).iter_rows()
        for sentence in ceiling(
            view.ask("ceiling_check", years=[view.year], units=[], subject_kind=kind, stage=stage), kind, stage
        )
    ]


def _link(view: View, sentence: Sentence) -> str:
    """Its page under the reader's filters, of its own branches, and of its own kind of subject and stage if any.

    Of more branches than are told one by one the page shows all, those with problems first.
    """
    own = {address.SUBJECT: sentence.subject_kind, address.STAGE: sentence.stage}
    other = {address.UNITS: ",".join(sentence.units), **{key: code for key, code in own.items() if code}}
    return PLACES.get(sentence.matter, ELSEWHERE) + address.changed(view.search, other)
