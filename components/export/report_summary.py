"""The official summary table (biểu tổng hợp): how many stand at each level, by kind of subject and by branch."""

from __future__ import annotations

from components.export.document import Paper
from components.export.document_table import LEFT, Column, table
from components.export.summary import Line, Summary
from components.numbers import whole

NUMBER, SUBJECT, TOTAL, LEVEL, PERCENT, NOTE = 9, 39, 12, 15, 13, 17  # parts of the text's width


def summary_table(paper: Paper, summary: Summary) -> None:
    """The table across the text, its last line the sum where it has one."""
    rows = [(whole(place), *_texts(line)) for place, line in enumerate(summary.lines, start=1)]
    total = [("", *_texts(summary.total))] if summary.total else []
    parts = [NUMBER, SUBJECT, TOTAL, *[LEVEL] * len(summary.levels), PERCENT, NOTE]
    stands = {1: LEFT, len(parts) - 1: LEFT}
    columns = [
        Column(heading, part, stands[place]) if place in stands else Column(heading, part)
        for place, (heading, part) in enumerate(zip(summary.head, parts, strict=True))
    ]
    bold = [len(rows)] if total else []
    table(paper, summary.caption, columns, [*rows, *total], bold_rows=bold, note=summary.note)


def _texts(line: Line) -> list[str]:
    return [line.name, whole(line.total), *map(whole, line.counts), line.share, line.note]
