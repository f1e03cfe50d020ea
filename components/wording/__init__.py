"""The sentences a reader sees, one TOML file per chart or page, so that no label stands in the logic."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


class UnknownWordingError(LookupError):
    """A sentence is asked for that no file holds, or one of its blanks is left unfilled."""


@cache
def wording(stem: str) -> dict[str, Any]:
    """All sentences of one chart or page. Raises UnknownWordingError where there is no such file."""
    path = HERE / f"{stem}.toml"
    if not path.is_file():
        raise UnknownWordingError(f"no wording for {stem}")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def say(stem: str, key: str, **blanks: object) -> str:
    """One sentence of `stem` with its {blanks} filled. Raises UnknownWordingError, naming what is missing."""
    sentence = wording(stem).get(key)
    if not isinstance(sentence, str):
        raise UnknownWordingError(f"{stem}.toml has no sentence {key}")
    try:
        return sentence.format(**blanks)
    except KeyError as missing:
        raise UnknownWordingError(f"{stem}.toml, {key}: nothing given for {missing}") from missing
