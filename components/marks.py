"""The address of a mark of a chart as one text, for where the browser hands on no list: its parts, parted by a bar."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

BETWEEN = "|"
NUMBER = re.compile("[0-9]{1,9}")  # that the database takes for a whole number too


def joined(parts: Iterable[object]) -> str:
    """The parts as one text; what parts them may stand in them too."""
    return BETWEEN.join(quote(str(part), safe=" ") for part in parts)


def parted(text: str) -> list[str]:
    """The parts of a text that `joined` made."""
    return [unquote(part) for part in text.split(BETWEEN)]


def is_number(part: str) -> bool:
    """Whether a part can be a year or a count: what a browser sends can be anything."""
    return NUMBER.fullmatch(part) is not None
