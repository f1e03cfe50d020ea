"""The words of words.toml, of the vocabulary of papers and of the pages: what is unknown or missing is named."""

import tomllib
from pathlib import Path

import polars as pl
import pytest

from components.wording import UnknownWordingError, say
from data.vocabulary import VOCABULARY_FILE, Vocabulary
from data.words import UnknownWordKey, words


def test_the_levels_stand_best_first_and_those_not_rated_last() -> None:
    levels = words().filter(pl.col("kind_of_word") == "level").sort("rank")
    assert levels["code"].to_list() == ["HTXSNV", "HTTNV", "HTNV", "KHTNV", "CHUA_XEP_LOAI"]
    assert levels["rank"].to_list() == [1, 2, 3, 4, 5]


def test_a_word_without_a_short_form_is_its_own() -> None:
    awaited = words().filter((pl.col("kind_of_word") == "filing_state") & (pl.col("code") == "chua_den_han"))
    assert awaited["name"].to_list() == awaited["short_name"].to_list()


def test_no_code_stands_twice_in_one_list() -> None:
    assert not words().select("kind_of_word", "code").is_duplicated().any()


def test_an_unknown_key_is_named(tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    file.write_text('[level]\nA = { name = "a", colour = "red" }\n', encoding="utf-8")
    with pytest.raises(UnknownWordKey, match=r"level\.A: colour"):
        words(file)


def test_a_word_without_a_name_is_named(tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    file.write_text('[level]\nA = { short = "a" }\n', encoding="utf-8")
    with pytest.raises(UnknownWordKey, match=r"level\.A: name"):
        words(file)


@pytest.mark.parametrize(
    ("added", "named"),
    [({"colours": {}}, "section in vocabulary.toml: colours"), ({"columns": {"name": {"hass": []}}}, "column.*: hass")],
)
def test_an_unknown_part_of_the_vocabulary_is_named(added: dict[str, dict[str, object]], named: str) -> None:
    shipped = tomllib.loads(VOCABULARY_FILE.read_text(encoding="utf-8"))
    with pytest.raises(ValueError, match=named):
        Vocabulary(shipped | {name: shipped.get(name, {}) | part for name, part in added.items()})


def test_a_sentence_that_is_not_there_or_lacks_a_word_is_named() -> None:
    with pytest.raises(UnknownWordingError, match=r"nap\.toml has no sentence no_such"):
        say("nap", "no_such")
    with pytest.raises(UnknownWordingError, match=r"nap\.toml, recorded: nothing given for 'version'"):
        say("nap", "recorded")
