"""Texts that people typed, made fit for the files handed out: XML and cells hold them as nothing but text."""

from __future__ import annotations

import re

from data.writing import FORBIDDEN, LONGEST_TEXT

BREAKS = re.compile(r"[ \t\r\n\v\f\u0085\u2028\u2029]+")  # a space that holds words together stays
CUT = "…"


def plain(text: str, most: int = LONGEST_TEXT) -> str:
    """A text without what XML forbids, of at most so many letters; where it is cut, it ends in an ellipsis."""
    clean = FORBIDDEN.sub("", text)
    return clean if len(clean) <= most else clean[: max(most - 1, 0)].rstrip() + CUT


def one_line(text: str, most: int = LONGEST_TEXT) -> str:
    """The same on one line, whatever breaks and spaces it is written with."""
    return plain(BREAKS.sub(" ", text).strip(), most)
