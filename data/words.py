"""The words a reader sees for each code: words.toml as the rows of table `word`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import polars as pl

WORDS_FILE = Path(__file__).with_name("words.toml")
NOT_RATED = "CHUA_XEP_LOAI"  # the one level that is none
SUMS = ("TONG_SO", "DA_XEP_LOAI")  # printed beside the counts by level and kept like them: of all, of those rated
KEYS = frozenset({"name", "short"})
SCHEMA = {
    "kind_of_word": pl.String,
    "code": pl.String,
    "name": pl.String,
    "short_name": pl.String,
    "rank": pl.Int32,
}


class UnknownWordKey(ValueError):
    """A word carries a key other than name and short, or lacks its name; the message names list, code and key."""


@cache
def words(file: Path = WORDS_FILE) -> pl.DataFrame:
    """One row per word: kind_of_word (the list), code, name, short_name (the name where no shorter one is given), rank.

    The rank counts from 1 in the order of the file's lines: levels stand best first.
    Raises UnknownWordKey.
    """
    lists = tomllib.loads(file.read_text(encoding="utf-8"))
    rows = [
        _row(kind, code, word, rank)
        for kind, entries in lists.items()
        for rank, (code, word) in enumerate(entries.items(), start=1)
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _row(kind: str, code: str, word: Mapping[str, str], rank: int) -> tuple[str, str, str, str, int]:
    unknown = set(word) - KEYS
    if unknown:
        raise UnknownWordKey(f"{kind}.{code}: {', '.join(sorted(unknown))}")
    if "name" not in word:
        raise UnknownWordKey(f"{kind}.{code}: name")
    return kind, code, word["name"], word.get("short", word["name"]), rank
