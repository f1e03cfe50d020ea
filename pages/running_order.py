"""The running order of slides as it stands in the address: bai=question~key:value!value,question,…"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

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


def query(search: str | None, slides: Iterable[Slide], **other: str) -> str:
    """The same filters and trials with these slides; `other` puts the look or the seconds differently."""
    said = address.said(search) | {ORDER: BETWEEN.join(map(str, slides))} | other
    return _written(said, (address.TRIAL, ORDER, LOOK, SECONDS, SHOWN))


def base(search: str | None) -> str:
    """The filters and trials that hold for every slide."""
    return _written(address.said(search), (address.TRIAL,))


def of_slide(search: str | None, slide: Slide) -> str:
    """The query of one slide: the filters of all under its own; trials where it is of the same subjects."""
    of_others = set(slide.own) - {address.UNITS}
    return _written(address.said(search) | dict(slide.own), () if of_others else (address.TRIAL,))


def _written(said: Mapping[str, str], more: Iterable[str]) -> str:
    """The filters of what is said and, of the keys that are none, these."""
    filters = address.query(said)
    others = "&".join(f"{key}={quote(said[key], safe=',:~!')}" for key in more if said.get(key))
    return f"{filters}{'&' if filters else '?'}{others}" if others else filters


def moved(slides: Sequence[Slide], at: int, to: int) -> list[Slide]:
    """The same slides, that at one place moved to another."""
    rest = [slide for place, slide in enumerate(slides) if place != at]
    return [*rest[:to], slides[at], *rest[to:]]
