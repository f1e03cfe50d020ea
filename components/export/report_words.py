"""The turns of phrase that all parts of the report share."""

from __future__ import annotations

from collections.abc import Sequence

from components.export.report_facts import Rated
from components.names import BODIES, names
from components.numbers import FEW, percent, rate, whole
from components.theme import lower_first
from components.wording import say, wording

STEM = "report"


def part_of(n: int, of: int, what: str) -> str:
    """ "10/12 chi bộ (83,3%)"; under ten the counts alone."""
    key = "part_of_few" if of < FEW else "part_of"
    return say(STEM, key, n=whole(n), of=whole(of), what=what, percent=percent(rate(n, of)))


def subjects(kind: str) -> str:
    """The kind of subject as it stands inside a sentence; the Đảng bộ and the Đảng ủy keep their capital."""
    name = names("subject_kind")[kind]
    return name if kind in BODIES else lower_first(name)


def stage_text(one: Rated) -> str:
    """At which stage the figures stand, as a remark in a sentence."""
    bodies = "_bodies" if one.kind in BODIES and one.stage == "proposed" else ""
    return say(STEM, f"stage_{one.stage}{bodies}")


def sentence(parts: Sequence[str]) -> str:
    """Parts that are told one after the other, as one sentence; the empty ones are passed over."""
    told = "; ".join(part for part in parts if part)
    return say(STEM, "sentence", text=told[:1].upper() + told[1:])


def counted(key: str, n: int) -> str:
    """A part that tells a number; "" where there is none."""
    return say(STEM, key, n=whole(n)) if n else ""


def annex(place: int) -> str:
    """An annex as the text names it, by its place from 0."""
    return say(STEM, "annex", number=wording(STEM)["annex_numbers"][place])
