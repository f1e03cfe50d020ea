"""The office's register of a year as a workbook: what came when, meetings, pledges, shortcomings, what is in the way.

With the entries made by hand, in the form that offices keep and that loading reads.
"""

from collections.abc import Callable
from datetime import date

import polars as pl

from etl.paper import Head, add_lists, add_paper, as_bytes, chosen_from, new_book
from etl.template import Ask


def register(ask: Ask, year: int, day: date) -> bytes:
    """The .xlsx of a year as it stands now; `day` is the one its follow-up speaks for.

    Sheets without a row are left out. `ask` answers questions of data/queries.
    """
    [committee] = ask("committee", years=[year]).to_dicts()
    above = committee["superior"] or committee["name"]
    book = new_book()
    lists = add_lists(book, ask("units", years=[year])["unit_name"].to_list())
    for form, rows in PAPERS.items():
        lines = rows(ask, year)
        as_of = day if form in ("pledges", "follow_up") else None
        head = Head(above.upper(), committee["committee"].upper(), year, as_of)
        if not lines.is_empty() or form == "register":
            add_paper(book, form, head, lines.iter_rows(), lists=lists)
    return as_bytes(book)


def _receipts(ask: Ask, year: int) -> pl.DataFrame:
    columns = ("unit_name", "document_name", "received_on", "received_by", "quantity", "note")
    return ask("register_lines", year=year).select(columns)


def _pledges(ask: Ask, year: int) -> pl.DataFrame:
    told = ask("register_pledges", year=year).filter(pl.col("done").is_not_null())
    return told.select("unit_name", "members", "done", "reported_on")


def _meetings(ask: Ask, year: int) -> pl.DataFrame:
    told = ask("register_meetings", year=year).filter("is_known")
    return told.select(
        "unit_name",
        pl.when("has_chi_uy")
        .then(pl.lit(chosen_from("yes")[0]))
        .when(pl.col("has_chi_uy").is_null())
        .then(pl.lit(chosen_from("unclear")[0])),
        "held_on",
        "supervisor",
        "note",
    )


def _follow_up(ask: Ask, year: int) -> pl.DataFrame:
    columns = ("unit_name", "item", "measure", "responsible", "due_on", "extended_to", "status_name", "done_on")
    return ask("register_remediation", year=year).select(columns)


def _shortcomings(ask: Ask, year: int) -> pl.DataFrame:
    return ask("register_shortcomings", year=year)


def _notes(ask: Ask, year: int) -> pl.DataFrame:
    return ask("branch_notes", years=[year]).select("unit_name", "noted_on", "note")


PAPERS: dict[str, Callable[[Ask, int], pl.DataFrame]] = {
    "register": _receipts,
    "meetings": _meetings,
    "pledges": _pledges,
    "follow_up": _follow_up,
    "shortcomings": _shortcomings,
    "notes": _notes,
}
