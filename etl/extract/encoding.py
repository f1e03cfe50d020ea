"""Text in TCVN3 (ABC), the encoding of the 1990s whose letters are other letters in Unicode, made Unicode."""

from functools import cache

from data.text import clean
from data.vocabulary import vocabulary
from etl.cells import Cell, Sheet

ENOUGH = 3


def unlegacy(sheet: Sheet) -> Sheet:
    """The sheet with its TCVN3 text turned into Unicode, and legacy_encoding set if there was any."""
    strange = [place for place, cell in sheet.cells.items() if cell.kind == "text" and _is_strange(str(cell.value))]
    if not strange:
        return sheet
    modern = sum(1 for cell in sheet.cells.values() if cell.kind == "text" and _is_modern(str(cell.value)))
    whole = len(strange) >= ENOUGH and len(strange) > modern
    cells = dict(sheet.cells)
    for place, cell in sheet.cells.items():
        text = str(cell.value)
        if cell.kind == "text" and not _is_modern(text) and (whole or place in strange):
            cells[place] = Cell(cell.row, cell.column, "text", from_tcvn3(text))
    return Sheet(sheet.name, sheet.hidden, sheet.hidden_rows, cells, sheet.merged, legacy_encoding=True)


def from_tcvn3(text: str) -> str:
    """The text with TCVN3 letters replaced; words typed in capitals come out in capitals."""
    words = text.translate(_table()).split(" ")
    return " ".join(word.upper() if _in_capitals(word) else word for word in words)


def _in_capitals(word: str) -> bool:
    letters = [letter for letter in word if letter.isascii() and letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)


def _is_strange(text: str) -> bool:
    return any(letter in _signature() for letter in text) and not _is_modern(text)


def _is_modern(text: str) -> bool:
    """Whether there is a letter of Unicode's; quotes and dashes of Unicode stand in old text too."""
    return any(ord(letter) > 0xFF and letter.isalpha() for letter in clean(text))


@cache
def _table() -> dict[int, str]:
    entry = vocabulary().raw["tcvn3"]
    return {ord(old): new for old, new in zip(entry["letters"], entry["unicode"], strict=True)}


@cache
def _signature() -> frozenset[str]:
    return frozenset(vocabulary().raw["tcvn3"]["signature"])
