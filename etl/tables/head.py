"""What stands above a table: whose it is, of which year, what its title says, and the days named there."""

import itertools
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.text import clean, plain
from data.vocabulary import vocabulary
from etl.cells import Cell
from etl.tables.find import Table
from etl.units import DANG_BO, OWN_KINDS, Units
from etl.values import day_in_words

_DATE_LINE = re.compile(r"\bngay\b\s*(\d{0,2})[\s.…_]*\bthang\b\s*(\d{0,2})[\s.…_]*\bnam\b\s*(\d{4})?")
# A year, and a second one where two are named: "năm 2022 - 2023".
_NUMBER = r"\s*:?\s*((?:19|20)\d\d)(?:\s*(?:[-/,&]|va|den)\s*((?:19|20)\d\d))?\b"
_YEAR = re.compile(rf"\bnam(?: cong tac| danh gia| kiem diem| xep loai)?{_NUMBER}")
_QUARTER_OF = re.compile(r"\bquy (?:i{1,3}|iv|[1-4])\s*[/-]\s*((?:19|20)\d\d)\b")
_ANY_DAY = r"(\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}|\d{1,2} thang \d{1,2} nam \d{4})"


@dataclass(frozen=True)
class Head:
    """What is known of a table before its rows are read.

    years: those named, where it is not one; unit_cell: where the body is named, or should be.
    """

    title: str
    year: int | None
    years: tuple[int, ...]
    unit: str | None
    unit_cell: Cell | None
    dated_on: date | None
    stated_on: date | None
    body: str | None = None


def head_of(table: Table, units: Units) -> Head:
    """Reads the rows above a table; one further down a sheet shares with those above what it does not say itself."""
    own = _lines(table, table.title_rows)
    shared = _lines(table, table.before)
    words = vocabulary().raw["titles"]
    years = _years(own, words) or _years(shared, words)
    year = years[0] if len(years) == 1 else None
    body = _body(own + shared, units, year)
    within = units.under(body) if body else units
    unit, cell = _unit(own, within, year)
    if unit is None and cell is None:
        unit, cell = _unit(shared, within, year)
    if cell is None and own + shared:
        cell = (own + shared)[min(1, len(own + shared) - 1)][0]
    title = " | ".join(plain(text) for _, text in own or shared if not _DATE_LINE.search(plain(text)))
    return Head(
        title,
        year,
        years,
        unit,
        cell,
        _dated_on(own) or _dated_on(shared),
        _stated_on(own, words) or _stated_on(shared, words),
        body,
    )


def _body(lines: list[tuple[Cell, str]], units: Units, year: int | None) -> str | None:
    """The lowest body above branches that the letterhead names, under which its branches are sought first."""
    named = (units.find(_without_year(text), year) for _, text in lines)
    found = [body for body in named if body and body not in OWN_KINDS and not units.is_branch(body)]
    return found[-1] if found else None


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


def _years(lines: list[tuple[Cell, str]], words: dict[str, Any]) -> tuple[int, ...]:
    """The years a title names as the one reviewed; which of several is meant, nobody can know."""
    texts = [_DATE_LINE.sub(" ", _without_days(plain(text), words)) for _, text in lines]
    first = "|".join(re.escape(phrase) for phrase in words["year_first"])
    aside = "|".join(re.escape(phrase) for phrase in words["year_not"])
    for pattern in (re.compile(rf"(?:{first}){_NUMBER}"), _YEAR, _QUARTER_OF):
        found = [
            match.groups() for text in texts for match in pattern.finditer(re.sub(rf"(?:{aside}) *\d{{4}}", " ", text))
        ]
        if found:
            return tuple(sorted({int(year) for years in found for year in years if year}))
    for (_, text), (_, following) in itertools.pairwise(lines):
        if re.search(r"\bnam ?:?$", plain(text)) and re.fullmatch(r"(19|20)\d\d", following):
            return (int(following),)
    return ()


def _without_days(text: str, words: dict[str, Any]) -> str:
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
        if units.is_branch(found):
            return found, cell
        if found is not None:
            own = (found, cell) if own[0] in (None, DANG_BO) or found not in OWN_KINDS else own
        elif re.match(rf"(don vi\s*:\s*)?{named}\b(?!,| truc thuoc$)", bare) and unknown is None:
            unknown = cell
    if unknown is not None:
        return None, unknown
    for cell, text in (*lines, *_joined(lines)):
        if f"{named} " in plain(text) and (found := units.find_in(text, year)):
            return found, cell
    return own


def _joined(lines: list[tuple[Cell, str]]) -> list[tuple[Cell, str]]:
    """Each text with the one right below it: a title may go on in the next row in the middle of a name."""
    below = {(cell.row, cell.column): text for cell, text in reversed(lines)}
    return [(c, f"{text} {below[c.row + 1, c.column]}") for c, text in lines if (c.row + 1, c.column) in below]


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


def _stated_on(lines: list[tuple[Cell, str]], words: dict[str, Any]) -> date | None:
    for _, text in lines:
        for phrase in words["stated_on"]:
            if match := re.search(rf"{re.escape(phrase)}\s*:?\s*(?:ngay )?{_ANY_DAY}", plain(text)):
                return day_in_words(match[1])
    return None
