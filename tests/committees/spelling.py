"""What happens to Vietnamese text on its way into a cell: forms of Unicode, places of tone marks, stray spaces."""

from __future__ import annotations

import re
import unicodedata
from random import Random

from tests.committees.hand import Hand

_NEW, _OLD = "òa óa ỏa õa ọa ùy úy ủy ũy ụy", "oà oá oả oã oạ uỳ uý uỷ uỹ uỵ"
_OPEN = dict(zip(_NEW.split(), _OLD.split(), strict=True)) | dict(
    zip(_NEW.upper().split(), _OLD.upper().split(), strict=True)
)
_END_OF_SYLLABLE = re.compile("(" + "|".join(_OPEN) + r")(?!\w)")


class Exact(str):
    """Text that goes into its cell as it is: numbers and dates written as text."""


def dressed(text: str, hand: Hand, rng: Random) -> str:
    """The text as this hand types it; a reader sees the same words."""
    if isinstance(text, Exact) or not text:
        return str(text)
    if hand.old_tones:
        text = old_tones(text)
    if hand.spaces and rng.random() > 0.8:
        text = strayed(text, rng)
    form = hand.unicode if hand.unicode != "mixed" else rng.choice(("NFC", "NFD"))
    return unicodedata.normalize("NFD" if form == "NFD" else "NFC", text)


def old_tones(text: str) -> str:
    """Tone marks where they stood before the reform: ủy -> uỷ, hòa -> hoà (an open syllable only)."""
    return _END_OF_SYLLABLE.sub(lambda found: _OPEN[found.group(1)], text)


def strayed(text: str, rng: Random) -> str:
    """One stray white space: doubled, no-break, trailing, leading or a line break instead of a space."""
    head, space, tail = text.rpartition(" ")
    inside = [head + stray + tail for stray in ("  ", "\u00a0", "\n")] if space else []
    return rng.choice([f"{text} ", f"  {text}", f"\u00a0{text}", *inside])


def as_cp1258(text: str) -> str:
    """Text in the half decomposed form that code page 1258 can hold: vowel with its hat, then the tone mark."""
    marks = "\u0300\u0301\u0303\u0309\u0323"
    out = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        base = "".join(p for p in parts if p not in marks)
        tone = "".join(p for p in parts if p in marks)
        out.append(unicodedata.normalize("NFC", base) + tone)
    return "".join(out)
