"""Columns with levels in them and a heading that tells nothing: not read, and said."""

from etl.cells import address
from etl.reading import TableReading
from etl.tables.body import Body
from etl.tables.headings import heading_parts

_A_LETTER = 1


def warn_of_unread_levels(reading: TableReading, body: Body) -> None:
    """Warns of each column whose stage nobody knows; a lone letter below such a heading is no level."""
    table = reading.table
    mapped = {column.number for column in table.columns}
    headings = heading_parts(table.sheet, table.head_first, table.head_last)
    numbers = sorted({number for row in body.facts for number in row.cells} - mapped)
    for number in numbers:
        texts = [row.cells[number].text for row in body.facts if number in row.cells]
        if any(len(text) > _A_LETTER and reading.words.level(text) for text in texts):
            heading = headings.get(number, [""])[-1]
            reading.warn("unread_levels", address(table.head_last, number), heading)
