"""deck.pptx: one finding a slide, as a native chart or table that the committee goes on working with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from io import BytesIO

from components.chart import Chart, badge
from components.export import deck_slides
from components.export.deck_template import STEM, Opened, opened
from components.export.plain import one_line
from components.export.same_bytes import same_bytes
from components.natives import NATIVES
from components.reading import Reading
from components.wording import say

LONGEST_PROPERTY = 255  # letters that a file's properties hold


def deck(
    charts: Sequence[Chart],
    *,
    title: str,
    template: bytes | None,
    pictures: Mapping[str, bytes],
    failed: Sequence[str] = (),
) -> bytes:
    """The presentation (.pptx) of the charts, in their order, after a slide that says whose it is.

    `template`: a .pptx whose masters and layouts are used; raises BadTemplateError where it cannot be. `pictures`: PNG
    by stem for charts without a native form; one without either is named on a last slide, and so are the headings of
    those that `failed`. Raises ValueError without a chart. The same charts give the same bytes.
    """
    if not charts:
        raise ValueError("no chart, no deck")
    made, reading = opened(template), charts[0].reading
    deck_slides.cover(made, title, reading)
    left_out = []
    for chart in charts:
        if chart.stem in NATIVES or chart.stem in pictures:
            deck_slides.finding(made, chart, pictures.get(chart.stem))
        else:
            left_out.append(chart.heading)
    if left_out or failed:
        deck_slides.left_out(made, left_out, failed, reading)
    _sign(made, title, reading)
    packed = BytesIO()
    made.deck.save(packed)
    return same_bytes(packed.getvalue())


def _sign(made: Opened, title: str, reading: Reading) -> None:
    """The file's properties: whose it is and of which day; nothing of who made it, when or where."""
    properties = made.deck.core_properties
    properties.title = one_line(title, LONGEST_PROPERTY)
    properties.subject = say(STEM, "subject")
    properties.author = one_line(reading.committee, LONGEST_PROPERTY)
    properties.keywords = badge(reading)
    properties.last_modified_by = properties.comments = properties.category = ""
    properties.created = properties.modified = datetime.combine(reading.as_of, time())
    properties.revision, properties.language = 1, "vi-VN"
