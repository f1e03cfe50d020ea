"""The address of a mark of a chart as one text, for where the browser hands on no list: its parts, parted by a bar."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, unquote

BETWEEN = "|"


def joined(parts: Iterable[object]) -> str:
    """The parts as one text; what parts them may stand in them too."""
    return BETWEEN.join(quote(str(part), safe=" ") for part in parts)


def parted(text: str) -> list[str]:
    """The parts of a text that `joined` made."""
    return [unquote(part) for part in text.split(BETWEEN)]
