"""What stands above a table: whose it is, of which year, what its title says, and the days named there."""

import itertools
import re
from dataclasses import dataclass
from datetime import date

from data.text import clean, plain
from data.vocabulary import vocabulary
from etl.cells import Cell
from etl.tables.find import Table
from etl.units import DANG_BO, DANG_UY, Units
from etl.values import day_in_words

_DATE_LINE = re.compile(r"\bngay\b\s*(\d{0,2})[\s.…_]*\bthang\b\s*(\d{0,2})[\s.…_]*\bnam\b\s*(\d{4})?")
_YEAR = re.compile(r"\bnam(?: cong tac| danh gia| kiem diem| xep loai)?\s*:?\s*((?:19|20)\d\d)\b")
_QUARTER_OF = re.compile(r"\bquy (?:i{1,3}|iv|[1-4])\s*[/-]\s*((?:19|20)\d\d)\b")
_ANY_DAY = r"(\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}|\d{1,2} thang \d{1,2} nam \d{4})"


@dataclass(frozen=True)
class Head:
    """What is known of a table before its rows are read. unit_cell: where the body is named, or should be."""

    title: str
    year: int | None
    unit: str | None
    unit_cell: Cell | None
    dated_on: date | None
    stated_on: date | None


def head_of(table: Table, units: Units) -> Head:
    """Reads the rows above a table; one further down a sheet shares with those above what it does not say itself."""
    own = _lines(table, table.title_rows)
    shared = _lines(table, table.before)
    words = vocabulary().raw["titles"]
    year = _year(own, words) or _year(shared, words)
    unit, cell = _unit(own, units, year)
    if unit is None and cell is None:
        unit, cell = _unit(shared, units, year)
    if cell is None and own + shared:
        cell = (own + shared)[min(1, len(own + shared) - 1)][0]
    title = " | ".join(plain(text) for _, text in own or shared if not _DATE_LINE.search(plain(text)))
    return Head(
        title,
        year,
        unit,
        cell,
        _dated_on(own) or _dated_on(shared),
        _stated_on(own, words) or _stated_on(shared, words),
    )


def _lines(table: Table, rows: list[int]) -> list[tuple[Cell, str]]:
    """The texts above a table: each cell as one, then its lines if it has several. Signatures above are left out."""
    signatures = vocabulary().raw["rows"]["signatures"]
    lines = []
    for row in rows:
        for cell in table.sheet.rows[row].values():
            own = str(cell.value).splitlines() if cell.kind == "text" else []
            parts = [clean(part) for part in (cell.text, *(own if len(own) > 1 else []))]
            lines += [(cell, part) for part in parts if part and not plain(part).startswith(tuple(signatures))]
    return lines


def _year(lines: list[tuple[Cell, str]], words: dict[str, list[str]]) -> int | None:
    texts = [_DATE_LINE.sub(" ", _without_days(plain(text), words)) for _, text in lines]
    for text in texts:
        for phrase in words["year_first"]:
            if match := re.search(rf"{re.escape(phrase)} *:?\s*((?:19|20)\d\d)\b", text):
                return int(match[1])
    for text in texts:
        for phrase in words["year_not"]:
            text = re.sub(rf"{re.escape(phrase)} *\d{{4}}", " ", text)
        if match := _YEAR.search(text) or _QUARTER_OF.search(text):
            return int(match[1])
    for (_, text), (_, following) in itertools.pairwise(lines):
        if plain(text) in ("nam", "nam:") and re.fullmatch(r"(19|20)\d\d", following):
            return int(following)
    return None


def _without_days(text: str, words: dict[str, list[str]]) -> str:
    for phrase in words["stated_on"]:
        text = re.sub(rf"{re.escape(phrase)}\s*:?\s*(?:ngay )?{_ANY_DAY}", " ", text)
    return re.sub(r"\b(so|ngay)\b[^|]*?\d{1,2} thang \d{1,2} nam \d{4}", " ", text)


def _unit(lines: list[tuple[Cell, str]], units: Units, year: int | None) -> tuple[str | None, Cell | None]:
    """The body whose paper it is: the chi bộ named in the letterhead or the title, else the committee itself."""
    named = vocabulary().raw["bodies"]["named_by"]
    unknown: Cell | None = None
    own: tuple[str | None, Cell | None] = (None, None)
    for place, (cell, text) in enumerate(lines):
        bare = plain(text)
        found = units.find(_without_year(text), year)
        if found is None and re.fullmatch(rf"({named}|don vi)\s*:?", bare) and place + 1 < len(lines):
            cell = lines[place + 1][0]
            found = units.find(cell.text, year)
        if found in (DANG_UY, DANG_BO):
            own = (found, cell) if own[0] in (None, DANG_BO) else own
        elif found is not None:
            return found, cell
        elif re.match(rf"(don vi\s*:\s*)?{named}\b(?!,| truc thuoc$)", bare) and unknown is None:
            unknown = cell
    if unknown is not None:
        return None, unknown
    for cell, text in lines:
        if f"{named} " in plain(text) and (found := units.find_in(text, year)):
            return found, cell
    return own


def _without_year(text: str) -> str:
    """A line without the year at its end: "Chi bộ Thanh tra năm 2023" names a body."""
    words = text.split()
    return " ".join(words[:-2]) if re.fullmatch(r"nam \d{4}", plain(" ".join(words[-2:]))) else text


def _dated_on(lines: list[tuple[Cell, str]]) -> date | None:
    for _, text in lines:
        match = _DATE_LINE.search(plain(text))
        if match and match[1] and match[2] and match[3]:
            return day_in_words(f"{match[1]} thang {match[2]} nam {match[3]}")
    for _, text in lines:
        if match := re.search(rf"quyet dinh.*?ngay {_ANY_DAY}", plain(text)):
            return day_in_words(match[1])
    return None


def _stated_on(lines: list[tuple[Cell, str]], words: dict[str, list[str]]) -> date | None:
    for _, text in lines:
        for phrase in words["stated_on"]:
            if match := re.search(rf"{re.escape(phrase)}\s*:?\s*(?:ngay )?{_ANY_DAY}", plain(text)):
                return day_in_words(match[1])
    return None
