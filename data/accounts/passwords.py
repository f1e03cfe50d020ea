"""What may be a password: long enough and not easily guessed; of which letters it is made is free (NIST 800-63B)."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from zxcvbn.frequency_lists import FREQUENCY_LISTS

from data.accounts.faults import AccountFault
from data.text import without_accents

WORDS_FILE = Path(__file__).with_name("passwords.toml")
SHORTEST, LONGEST = 12, 256
SHORTEST_COMMON, SHORTEST_COMMON_NUMBER = 4, 6
SHORTEST_RUN = 3
LONGEST_PATTERN = 4
SHORTEST_OWN_WORD = 2
NOT_LETTERS_OR_DIGITS = re.compile(r"[\W_]+")
NOT_LETTERS = re.compile(r"[\W\d_]+")
YEARS = re.compile(r"((19|20)\d\d)+")


def as_typed(password: str) -> str:
    """The one form of a password (NFC): keyboards type the same accents in different ways."""
    return unicodedata.normalize("NFC", password)


def check_password(password: str, own_words: Iterable[str]) -> None:
    """Raises AccountFault for a password too short, too long or easily guessed.

    own_words: the names of the committee, its bodies and the account, as they are written.
    """
    typed = as_typed(password)
    if len(typed) < SHORTEST:
        raise AccountFault("too_short", shortest=SHORTEST)
    if len(typed) > LONGEST:
        raise AccountFault("too_long", longest=LONGEST)
    folded = without_accents(typed)
    if len(_unit(folded)) <= LONGEST_PATTERN:
        raise AccountFault("repeated")
    if _is_of_runs(NOT_LETTERS_OR_DIGITS.sub("", folded) or folded):
        raise AccountFault("run")
    if _is_common(folded):
        raise AccountFault("common")
    if _is_of_words(folded, own_words):
        raise AccountFault("own_words")


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))


@cache
def _common() -> frozenset[str]:
    listed = [*FREQUENCY_LISTS["passwords"], *_words()["common"]]
    return frozenset(without_accents(word) for word in listed if len(word) >= SHORTEST_COMMON)


@cache
def _longest_common() -> int:
    return max(len(word) for word in _common())


@cache
def _runs() -> tuple[str, ...]:
    """Each run as often as fits a password: after 9 comes 0 again."""
    rounds = [run * (LONGEST // len(run) + 2) for run in _words()["runs"]]
    return tuple(text for run in rounds for text in (run, run[::-1]))


@cache
def _letters_meant() -> dict[int, str]:
    return str.maketrans(_words()["stand_ins"])


def _unit(text: str) -> str:
    """The shortest part which, written again and again, is the text, or the text goes on from."""
    return next((text[:end] for end in range(1, len(text)) if text.startswith(text[end:])), text)


def _is_of_runs(text: str) -> bool:
    """Whether the text is nothing but runs of neighbours, or of one character, put one after the other."""
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and _is_run(text[start : end + 1]):
            end += 1
        if end - start < SHORTEST_RUN:
            return False
        start = end
    return True


def _is_run(text: str) -> bool:
    return len(set(text)) == 1 or any(text in run for run in _runs())


def _is_common(folded: str) -> bool:
    """Whether it is one of the commonest, alone or again and again, with whatever digits and punctuation around it."""
    tight = NOT_LETTERS_OR_DIGITS.sub("", folded)
    if any(_is_of_one_common(text) for text in (folded, tight, NOT_LETTERS.sub("", folded))):
        return True
    cores = (core for text in (folded, tight) for core in _cores(text))
    return any(core in _common() or core.translate(_letters_meant()) in _common() for core in cores)


def _is_of_one_common(text: str) -> bool:
    """Whether it is a common word written again and again; the word may itself repeat a part, as bonbon does."""
    unit = _unit(text)
    return any(unit * times in _common() for times in range(1, _longest_common() // max(len(unit), 1) + 1))


def _cores(text: str) -> Iterator[str]:
    """The parts of a text outside which there is no letter; of one without letters, all that are not too short."""
    letters = [place for place, character in enumerate(text) if character.isalpha()]
    first, last = (letters[0], letters[-1] + 1) if letters else (len(text), 0)
    longest = _longest_common()
    for start in range(max(0, last - longest), first + 1):
        shortest = start + (SHORTEST_COMMON if letters else SHORTEST_COMMON_NUMBER)
        for end in range(max(last, shortest), min(len(text), start + longest) + 1):
            yield text[start:end]


def _is_of_words(folded: str, own_words: Iterable[str]) -> bool:
    """Whether it consists of words of the committee alone, digits and punctuation aside; years count as its words."""
    letters = NOT_LETTERS.sub("", folded)
    if not letters:
        return YEARS.fullmatch(NOT_LETTERS_OR_DIGITS.sub("", folded)) is not None
    named = (word for name in own_words for word in NOT_LETTERS.split(without_accents(name)))
    listed = [*_words()["own_words"], *named]
    known = {word for word in listed if len(word) >= SHORTEST_OWN_WORD}
    reached = {0}
    for end in range(1, len(letters) + 1):
        if any(end - len(word) in reached and letters.startswith(word, end - len(word)) for word in known):
            reached.add(end)
    return len(letters) in reached
