"""The words of words.toml."""

from pathlib import Path

import polars as pl
import pytest

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
