"""The running order of slides as it stands in the address: bai=question~key:value!value,question,…"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote

from pages import address

ORDER, LOOK, SECONDS, SHOWN = "bai", "nen", "tu-dong", "chieu"
DARK = "toi"
OWN = (address.YEARS, address.SUBJECT, address.STAGE, address.UNITS)  # what a slide may have differently
BETWEEN, PART, GIVEN, VALUE = ",", "~", ":", "!"
MOST = 60  # slides of one order


@dataclass(frozen=True)
class Slide:
    """One slide: the question of its chart, and the filters of its own, as the address has them."""

    stem: str
    own: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """The slide as it stands in the address."""
        parts = [f"{key}{GIVEN}{value.replace(',', VALUE)}" for key, value in self.own.items()]
        return PART.join([self.stem, *parts])


def read(text: str, known: Collection[str]) -> tuple[list[Slide], list[str]]:
    """The slides that a text names, and what of it names no chart, or a filter that no slide has of its own."""
    slides: list[Slide] = []
    ignored: list[str] = []
    for part in filter(None, text.split(BETWEEN)):
        stem, *given = part.split(PART)
        pairs = [one.partition(GIVEN) for one in given]
        if stem in known and len(slides) < MOST:
            slides.append(Slide(stem, {key: value.replace(VALUE, ",") for key, _, value in pairs if key in OWN}))
            ignored += [f"{key}{GIVEN}{value}"[:60] for key, _, value in pairs if key not in OWN]
        else:
            ignored.append(f"{ORDER}={part[:60]}")
    return slides, ignored


def given(search: str | None) -> dict[str, str]:
    """What the query of an address says, by its keys."""
    return dict(parse_qsl((search or "").lstrip("?")))


def query(search: str | None, slides: Iterable[Slide], **other: str) -> str:
    """The same filters and trials with these slides; `other` puts the look or the seconds differently."""
    said = given(search) | {ORDER: BETWEEN.join(map(str, slides))} | other
    kept = address.query(said)
    keys = [key for key in (address.TRIAL, ORDER, LOOK, SECONDS, SHOWN) if said.get(key)]
    more = "&".join(f"{key}={quote(said[key], safe=',:~!')}" for key in keys)
    return f"{kept}{'&' if kept else '?'}{more}" if more else kept


def base(search: str | None) -> str:
    """The filters and trials that hold for every slide."""
    return query(search, (), nen="", **{SECONDS: "", SHOWN: ""})


def of_slide(search: str | None, slide: Slide) -> str:
    """The query of one slide: the filters of all under its own; trials where it is of the same subjects."""
    said = given(search) | dict(slide.own)
    if set(slide.own) - {address.UNITS}:
        said.pop(address.TRIAL, None)
    trial = f"{address.TRIAL}={quote(said[address.TRIAL], safe=',:')}" if said.get(address.TRIAL) else ""
    filters = address.query(said)
    return f"{filters}{'&' if filters else '?'}{trial}" if trial else filters


def moved(slides: Sequence[Slide], at: int, to: int) -> list[Slide]:
    """The same slides, that at one place moved to another."""
    rest = [slide for place, slide in enumerate(slides) if place != at]
    return [*rest[:to], slides[at], *rest[to:]]
