"""All that is held on one person, as a workbook to hand out on request: each thing with file, sheet and cell.

Every text is written as a text, whatever it begins with. What of a person stands in rows that could not be taken in is
not among it: those are known by their cell alone.
"""

from datetime import date

import polars as pl

from data.writing import fit_height
from etl.paper import HEAD_ROW, Head, add_paper, as_bytes, forms, new_book
from etl.template import Ask

FORM = "person"
COLUMNS = (
    "year",
    "unit_name",
    "kind_name",
    "about",
    "said",
    "standing",
    "told_by",
    "taken_in_on",
    "source_file",
    "source_sheet",
    "source_cell",
)


class NoSuchPerson(ValueError):
    """No paper names a person of this id; the message names it."""


def person_workbook(ask: Ask, subject: str, day: date) -> tuple[bytes, int]:
    """The .xlsx of what is held on a person, and how many lines it has; `day` is the one it is made on.

    `ask` answers questions of data/queries. Raises NoSuchPerson.
    """
    lines = ask("person_lines", subject=subject)
    if lines.is_empty():
        raise NoSuchPerson(subject)
    [committee] = ask("committee").to_dicts()
    words = forms()[FORM]
    head = Head(
        (committee["superior"] or committee["name"]).upper(),
        committee["committee"].upper(),
        line=words["line"].format(name=_name(ask, subject), subject=subject, day=f"{day:%d/%m/%Y}"),
        note=words["illustrative"] if committee["illustrative"] else "",
    )
    told = lines.with_columns(
        pl.when("in_force").then(pl.lit(words["in_force"])).otherwise(pl.lit(words["replaced"])).alias("standing"),
        pl.when("is_by_name").then(pl.lit(words["by_name"])).otherwise(pl.lit(words["by_line"])).alias("told_by"),
    )
    book = new_book()
    sheet = add_paper(book, FORM, head, told.select(COLUMNS).iter_rows())
    widths = [column["width"] for column in words["columns"]]
    for row in range(HEAD_ROW + 1, sheet.max_row + 1):
        fit_height(sheet, row, [cell.value for cell in sheet[row]], widths)
    return as_bytes(book), lines.height


def people_found(ask: Ask, sought: str) -> pl.DataFrame:
    """One row per person and branch whose name, card or branch holds the text: as question person_find answers."""
    return ask("person_find", sought=sought)


def _name(ask: Ask, subject: str) -> str:
    """The person's name as the latest paper writes it."""
    found = ask("person_find", sought="").filter(subject=subject).sort("last_year")
    return str(found["subject_name"][-1])
