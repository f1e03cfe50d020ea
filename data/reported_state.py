"""How far a shortcoming is put right, or whether it came back, as a paper words it: never against a word of doubt."""

import re
from typing import Any

from data.text import key

# "3/5 nội dung" or "80 %" beside "hoàn thành": only a part is done. A day has two strokes.
_A_PART = re.compile(r"(?<![\d/])\d+\s*/\s*\d+(?!\s*[\d/])|(?<![\d,.])\d{1,2}(?:[,.]\d+)?\s*%")


class ReportedStates:
    """The phrases of each state; the longest is read first: "chưa hoàn thành" is not "hoàn thành"."""

    def __init__(self, entries: list[dict[str, Any]]) -> None:
        self._codes = {key(phrase): str(entry["code"]) for entry in entries for phrase in entry["contains"]}
        self._whole = {key(text): str(entry["code"]) for entry in entries for text in entry.get("exact", [])}
        self._phrases = _any_of(sorted(self._codes, key=len, reverse=True))
        doubted = [entry for entry in entries if "unless" in entry]
        self._doubts = {str(entry["code"]): _any_of([key(word) for word in entry["unless"]]) for entry in doubted}

    def of(self, text: str) -> str | None:
        """The state a text tells of; None where it tells of none, of several, or doubts the one it tells of."""
        bare = key(text).strip(" .;,")
        if bare in self._whole:
            return self._whole[bare]
        found = {self._codes[match[0]] for match in self._phrases.finditer(bare)}
        if len(found) != 1:
            return None
        code = found.pop()
        rest = self._phrases.sub(" ", bare)
        doubts = self._doubts.get(code)
        return None if doubts and (doubts.search(rest) or _A_PART.search(rest)) else code


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(phrase) for phrase in phrases)})(?!\w)")
