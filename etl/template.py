"""Empty forms for a year: a workbook for each branch, filled in with last year's members, and one for the office."""

from collections import defaultdict
from collections.abc import Callable

import polars as pl

from etl.paper import Head, Value, add_lists, add_paper, as_bytes, forms, new_book
from etl.units import IN_BETWEEN

Ask = Callable[..., pl.DataFrame]
SPARE_MEMBERS, SPARE_ITEMS, SPARE_FILINGS = 10, 12, 300


class NoSuchYear(ValueError):
    """No branch exists in the year; the message names it."""


def templates(ask: Ask, year: int) -> list[tuple[str, bytes]]:
    """The forms as (file name, .xlsx). `ask` answers questions of data/queries. Raises NoSuchYear."""
    units = ask("units", years=[year])
    branches = units.filter(kind="chi_bo")
    if branches.is_empty():
        raise NoSuchYear(year)
    [committee] = ask("committee", years=[year]).to_dicts()
    members: dict[str, list[list[Value]]] = defaultdict(list)
    for member in ask("form_members", year=year).to_dicts():
        line = [member[name] for name in ("subject_name", "birth_year", "card", "position")]
        members[member["unit"]].append(line)
    found = [
        (forms()["branch_file"].format(year=year, unit=unit), _branch(committee["name"], name, members[unit], year))
        for unit, name in branches.select("unit", "unit_name").iter_rows()
    ]
    above = committee["superior"] or committee["name"]
    office = _office(Head(above.upper(), committee["committee"].upper(), year), units)
    return [*found, (forms()["office_file"].format(year=year), office)]


def _branch(dang_bo: str, name: str, members: list[list[Value]], year: int) -> bytes:
    book = new_book()
    branch = _named(name)
    head = Head(dang_bo.upper(), branch.upper(), year)
    add_paper(book, "members", head, members, empty=SPARE_MEMBERS)
    add_paper(book, "branch_itself", head, [[branch]])
    add_paper(book, "remediation_plan", head, [], empty=SPARE_ITEMS)
    return as_bytes(book)


def _named(name: str) -> str:
    """A branch by its kind and name; where its name says the kind already, by that."""
    is_said = name.casefold().startswith(forms()["branch_prefix"])
    return name if is_said else str(forms()["branch"].format(name=name))


def _office(head: Head, units: pl.DataFrame) -> bytes:
    book = new_book()
    branches = units.filter(kind="chi_bo")["unit_name"].to_list()
    bodies = [*branches, *units.filter(pl.col("kind").is_in(["dang_uy", IN_BETWEEN]))["unit_name"].to_list()]
    lists = add_lists(book, bodies)
    add_paper(book, "register", head, [], empty=SPARE_FILINGS, lists=lists)
    add_paper(book, "pledges", head, [[name] for name in branches])
    add_paper(book, "meetings", head, [[name] for name in branches])
    return as_bytes(book)
