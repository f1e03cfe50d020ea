"""The names of codes and duties as the reader sees them, from the words of the data layer."""

from __future__ import annotations

from functools import cache
from typing import Any

from components.wording import say
from data.words import words

BODIES = ("dang_uy", "dang_bo")  # the kinds of subject of which there is one


@cache
def names(kind_of_word: str) -> dict[str, str]:
    """Code -> name for one list of words (level, stage, subject_kind, …), by rank; empty if unknown."""
    return _column(kind_of_word, "name")


@cache
def short_names(kind_of_word: str) -> dict[str, str]:
    """Code -> short name for one list of words, in the order of their rank."""
    return _column(kind_of_word, "short_name")


def stage_name(stage: str, subject_kind: str) -> str:
    """A stage's name for a kind of subject: what a branch proposes of a member, the Đảng ủy proposes of itself."""
    own = say("figure", f"stage_{stage}_bodies") if subject_kind in BODIES and stage == "proposed" else None
    return own or names("stage")[stage]


def duty_name(row: dict[str, Any]) -> str:
    """The name of a duty that a plan puts on those it asks: who hands in which papers, of a dossier how many."""
    key = "duty_dossier" if row["is_dossier"] else "duty"
    return say("figure", key, subject=row["subject_name"], documents=row["documents_name"], n=row["documents"])


def _column(kind_of_word: str, column: str) -> dict[str, str]:
    own = words().sort("rank").rows_by_key("kind_of_word", named=True).get(kind_of_word, [])
    return {row["code"]: row[column] for row in own}
