"""tables.xlsx: a sheet for each question with a chart of Excel's own beside the figures, and what they come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from openpyxl import Workbook

from components.chart import Chart, badge
from components.export.plain import one_line
from components.export.same_bytes import same_bytes
from components.export.sheet_native import Drawn
from components.export.sheet_summary import add_contents, add_sources, add_summary
from components.export.summary import Summary
from components.wording import say
from components.workbook import add_sheet, content, empty_book

STEM = "tables"


def tables(
    charts: Sequence[Chart],
    summaries: Sequence[Summary],
    *,
    title: str,
    chosen: Sequence[str],
    sources: Sequence[Mapping[str, object]] = (),
    failed: Sequence[str] = (),
) -> bytes:
    """The workbook (.xlsx): contents, the official summary tables, a sheet for each chart; at least one of them.

    `chosen`: the filters of each chart in words. `sources`: the files that the figures come from, as question
    source_files answers; none where these are not told. `failed`: headings of charts that could not
    be made. The same figures give the same bytes.
    """
    book, drawn = empty_book(), Drawn()
    add_contents(book, charts, failed, title=title)
    add_summary(book, summaries, charts[0])
    for chart, filters in zip(charts, chosen, strict=True):
        add_sheet(book, chart, filters, drawn.beside(chart))
    if sources:
        add_sources(book, sources, charts[0])
    _sign(book, charts, title)
    return same_bytes(drawn.put_into(content(book)))


def _sign(book: Workbook, charts: Sequence[Chart], title: str) -> None:
    """What the file says of itself: the committee and the day of the figures, not who made it or when."""
    reading = charts[0].reading
    told = book.properties
    told.title, told.creator, told.lastModifiedBy = title, one_line(reading.committee), one_line(reading.committee)
    told.keywords, told.subject = badge(reading), say(STEM, "subject")
    told.created = told.modified = datetime.combine(reading.as_of, time())
