"""The spellings met in papers (vocabulary.toml), ready to be asked: which level, document, reason or column is this?"""

import itertools
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from data.reported_state import ReportedStates
from data.text import clean, key, plain, tight

_SPACES = re.compile(r"\s+")
VOCABULARY_FILE = Path(__file__).with_name("vocabulary.toml")
_PARTS = re.compile(r"[(),;:/]|\s-\s")
SECTIONS = frozenset(
    (
        "levels",
        "marks",
        "reasons",
        "note_stages",
        "documents",
        "remediation_states",
        "shortcoming_verdicts",
        "bodies",
        "rows",
        "columns",
        "periods",
        "measures",
        "forms",
        "titles",
        "window",
        "tcvn3",
    )
)


@dataclass(frozen=True)
class Column:
    """How a kind of column is headed: whole headings, words that stand in it, words that must not."""

    whole: frozenset[str]
    has: re.Pattern[str]
    has_not: re.Pattern[str]

    def fits(self, heading: str) -> bool:
        """Whether a heading (already without accents) names this column; "đã" does not stand in "đảng"."""
        if self.has_not.search(heading):
            return False
        return heading in self.whole or bool(self.has.search(heading))


@dataclass(frozen=True)
class Form:
    """A form of table: the columns it needs, those it may have, and the function that reads its rows."""

    code: str
    reader: str
    needs: tuple[str, ...]
    one_of: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    title_has: tuple[str, ...]


class Vocabulary:
    """One vocabulary.toml. Raises ValueError naming an unknown section, KeyError a missing one."""

    def __init__(self, content: dict[str, Any]) -> None:
        unknown = set(content) - SECTIONS
        if unknown:
            raise ValueError(f"unknown section in vocabulary.toml: {', '.join(sorted(unknown))}")
        self.raw = content
        self.columns = {name: _column(entry) for name, entry in content["columns"].items()}
        self.forms = tuple(_form(entry) for entry in content["forms"])
        self.level_codes = tuple(entry["code"] for entry in content["levels"])
        self._levels = _level_spellings(content["levels"])
        self._documents: dict[str, str] = {
            key(text): entry["code"] for entry in content["documents"] for text in entry.get("exact", [])
        }
        # Registers name few kinds, and each on many lines.
        self._document_by_words = lru_cache(maxsize=8192)(self._document_said)
        self._quarters = {text: code for code, texts in content["periods"]["numbers"].items() for text in texts}
        self._period = _period_pattern(content["periods"], self._quarters)
        self._states = ReportedStates(content["remediation_states"])
        self._verdicts = ReportedStates(content["shortcoming_verdicts"])
        self._marks = {name: frozenset(key(mark) for mark in marks) for name, marks in content["marks"].items()}

    def level(self, text: str) -> str | None:
        """The level a whole value means, or None. "HTTNV (tốt)" counts when both parts say the same."""
        found = self._levels.get(tight(text))
        if found is None and "(" in text:
            parts = [part for part in clean(text).rstrip(")").split("(") if part.strip()]
            meanings = {self._levels.get(tight(part)) for part in parts}
            found = meanings.pop() if len(meanings) == 1 else None
        return found

    def speaks_of_level(self, text: str) -> bool:
        """Whether a part of a longer text, between brackets or commas, is a level: "HTTNV, vắng mặt"."""
        return any(self.level(part) for part in _PARTS.split(text) if part.strip())

    def is_recurring(self, text: str) -> bool:
        """Whether a due date in words comes again and again: "ngày 5 hằng tháng"."""
        return any(key(word) in key(text).split() for word in self.raw["window"]["recurring"])

    def document(self, text: str) -> str | None:
        """The kind of document a register's line or heading names, or None."""
        return self._documents.get(key(text)) or self._document_by_words(text)

    def _document_said(self, text: str) -> str | None:
        bare = f"{plain(text)} "
        for entry in self.raw["documents"]:
            if any(all(word in bare for word in words) for words in entry.get("contains_all", [])):
                return str(entry["code"])
        return None

    def documents(self, text: str) -> set[str]:
        """The kinds of document a text lists: "Báo cáo kiểm điểm, mẫu 3đ" names two."""
        parts = re.split("[" + re.escape("".join(self.raw["marks"]["several"])) + "]", text)
        whole = self.document(text)
        return {code for part in parts if (code := self.document(part))} or ({whole} if whole else set())

    def names_several(self, name: str) -> bool:
        """Whether a name holds a mark that joins several."""
        return any(mark in name for mark in self.raw["marks"]["several"])

    def reason_state(self, text: str) -> str | None:
        """The state (table word, unrated_state) a reason for having no level belongs to, or None if it is not known."""
        return self._by_words("reasons", text, "state")

    def note_stage(self, text: str) -> str | None:
        """The stage a row's note puts it at ("Đề nghị cấp trên xếp loại"), or None."""
        return self._by_words("note_stages", text, "stage")

    def remediation_state(self, text: str) -> str | None:
        """The state of a remediation item as reported, or None if the words are not known."""
        return self._states.of(text)

    def period(self, text: str) -> tuple[str | None, str]:
        """The period (q1 to q4, nam) a text without accents names, and what else it says; several periods are none."""
        found = list(self._period.finditer(text))
        if len(found) != 1 or found[0]["more"]:
            return None, text
        rest = _SPACES.sub(" ", text[: found[0].start()] + " " + text[found[0].end() :]).strip()
        return self._quarters.get(found[0]["number"] or "", "nam"), rest

    def verdict(self, text: str) -> str | None:
        """Whether two shortcomings are one, as a register says it (table word, shortcoming_verdict), or None."""
        return self._verdicts.of(text)

    def is_mark(self, text: str, meaning: str = "present") -> bool:
        """Whether the text is a mark of that meaning: present, yes, no, blank or not_yet."""
        return key(text) in self._marks[meaning]

    def begins_with_mark(self, text: str, meaning: str) -> bool:
        """Whether the text begins with such a word: "không có" with "không"."""
        bare = key(text)
        return any(bare == mark or bare.startswith(f"{mark} ") for mark in self._marks[meaning])

    def without_collective(self, name: str) -> str:
        """The name of a body without the word that says it is one: "Tập thể Chi bộ 1" is "Chi bộ 1"."""
        return self._without(name, self.raw["bodies"]["collective"])

    def without_honorific(self, name: str) -> str:
        """The name of a person without the form of address: "Đ/c Đảng viên 0001" is "Đảng viên 0001"."""
        return self._without(name, self.raw["bodies"]["honorifics"])

    def _without(self, name: str, words: list[str]) -> str:
        bare = key(name)
        start = next((word for word in words if bare.startswith(f"{key(word)} ")), "")
        return clean(name)[len(start) :].strip()

    def _by_words(self, section: str, text: str, answer: str) -> str | None:
        bare = key(text)
        for entry in self.raw[section]:
            if any(key(words) in bare for words in entry["contains"]):
                return str(entry[answer])
        return None


@cache
def vocabulary() -> Vocabulary:
    """The shipped vocabulary, read once."""
    return Vocabulary(tomllib.loads(VOCABULARY_FILE.read_text(encoding="utf-8")))


def _level_spellings(levels: list[dict[str, Any]]) -> dict[str, str]:
    spellings = {}
    for entry in levels:
        joined = ["".join(words) for words in itertools.product(*entry["parts"])]
        spellings.update({tight(text): str(entry["code"]) for text in (*joined, *entry["exact"])})
    return spellings


def _column(entry: dict[str, list[str]]) -> Column:
    unknown = set(entry) - {"is", "has", "not"}
    if unknown:
        raise ValueError(f"unknown key of a column in vocabulary.toml: {', '.join(sorted(unknown))}")
    return Column(
        frozenset(plain(text) for text in entry.get("is", [])),
        _any_of(entry.get("has", [])),
        _any_of(entry.get("not", [])),
    )


def _period_pattern(entry: dict[str, Any], quarters: dict[str, str]) -> re.Pattern[str]:
    """ "quy i", "q1" or "ca nam"; `more` holds what follows in "quy i, ii va iii"."""
    number = "|".join(sorted(quarters, key=len, reverse=True))
    quarter = rf"(?:{'|'.join(entry['quarter'])})\.?\s*"
    more = rf"(?P<more>(?:\s*(?:,|;|-|{'|'.join(entry['joined'])})\s*(?:{quarter})?(?:{number})(?!\w))*)"
    return re.compile(rf"(?<!\w)(?:{quarter}(?P<number>{number})(?!\w){more}|(?:{'|'.join(entry['year'])})(?!\w))")


def _any_of(texts: list[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(plain(text)) for text in texts)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)" if words else r"(?!)")


def _form(entry: dict[str, Any]) -> Form:
    return Form(
        code=entry["code"],
        reader=entry["reader"],
        needs=tuple(entry["needs"]),
        one_of=tuple(tuple(group) for group in entry.get("one_of", [])),
        columns=tuple(entry["columns"]),
        title_has=tuple(plain(text) for text in entry.get("title_has", [])),
    )
