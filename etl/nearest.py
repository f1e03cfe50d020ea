"""The known names most like what somebody typed: to suggest, never to decide by."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from data.text import key
from data.words import words


def nearest(text: str, names: Iterable[str]) -> list[str]:
    """The three names most like a text, the most like first."""
    found = process.extract(key(text), list(names), scorer=fuzz.WRatio, processor=key, limit=3)
    return [name for name, _, _ in found]


def nearest_documents(text: str) -> str:
    """The three kinds of document most like a text, as a message lists them."""
    return "; ".join(nearest(text, words().filter(kind_of_word="document")["name"]))
