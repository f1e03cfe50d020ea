"""A person as a row names one."""

from data.text import plain
from etl.reading import Mention, TableReading
from etl.report import Issue
from etl.tables.row import Row
from etl.values import birth_year


def mention_of(reading: TableReading, row: Row, unit: str, name: str) -> Mention:
    """The mention of a person of a branch, with all that tells two of one name apart."""
    return Mention(reading.year, unit, name, birth_of(reading, row), card_of(reading, row))


def name_of(reading: TableReading, row: Row) -> str:
    """The name as written, without a form of address; "" where there is none."""
    return reading.words.without_honorific(row.text(reading.table, "name"))


def unclear_name(reading: TableReading, row: Row) -> list[Issue]:
    """An issue where a name may be those of several people; it names nobody."""
    cell = row.first(reading.table, "name")
    if cell is None or cell.faulty or not reading.words.names_several(name_of(reading, row)):
        return []
    return [reading.say("unclear_name", cell, "")]


def birth_of(reading: TableReading, row: Row) -> int | None:
    """The year of birth."""
    cell = row.first(reading.table, "birth")
    return birth_year(cell) if cell else None


def card_of(reading: TableReading, row: Row) -> str | None:
    """The card number; one typed as a number has lost its leading zeros, so none are kept."""
    cell = row.first(reading.table, "card")
    if cell is None:
        return None
    digits = "".join(letter for letter in plain(cell.text) if letter.isalnum()).lstrip("0")
    return digits or None
