"""The wordings of words.toml, as typed lists."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

_WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))

LEVELS: tuple[str, ...] = tuple(_WORDS["levels"]["codes"])


def wordings(group: str, key: str) -> list[str]:
    """All wordings of one thing, for example wordings("headings", "name"); KeyError for a name that is not there."""
    return [str(word) for word in _WORDS[group][key]]


def keys(group: str) -> list[str]:
    """The names of the things a group holds wordings for, in the order of the file."""
    return list(_WORDS[group])


def level_spellings(table: str, style: str) -> dict[str, str]:
    """The four levels in one style of the tables "styles" or "headings": code -> text."""
    return dict(zip(LEVELS, _WORDS["levels"][table][style], strict=True))


def level_styles(table: str) -> list[str]:
    """The names of the styles that a table of spellings knows."""
    return list(_WORDS["levels"][table])


def shortcomings() -> dict[str, str]:
    """What reviews find -> what is done about it."""
    return dict(_WORDS["shortcomings"])


def signatures(body: str) -> list[list[str]]:
    """The two lines over a signature, for "branch" or "committee"."""
    return [list(lines) for lines in _WORDS["signatures"][body]]


def departments() -> list[dict[str, Any]]:
    """The departments a committee may belong to, each with its branches and what becomes of some of them."""
    return list(_WORDS["departments"])
