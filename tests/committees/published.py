"""A committee at random, small or large, its private words all marked; and what its public files say of people."""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
from pptx import Presentation

from components.names import names
from components.wording import say, wording
from tests.components.export.handed import behind, drawn
from tests.components.export.handed import texts as slide_texts
from tests.components.export.word import tables as word_tables
from tests.data.office import DOSSIER, Office
from tests.reference.disclosure import Sum

MARK = "dấuriêng"
LEVELS = tuple(names("level"))
STEM = "published_people"
LAST = 2023
PEOPLE = re.compile(r"([\d.]+)\)? (?:lượt )?đảng viên\b", re.IGNORECASE)
Known = dict[int, dict[str, int]]


def committee(home: Path, seed: int) -> tuple[Office, Known]:
    """An office not yet served, and how many of its members were decided at each level in each year."""
    random, office, known = Random(seed), Office(home), Known()
    named = {"name": "Đảng bộ Sở Thử nghiệm", "committee": "Đảng ủy Sở Thử nghiệm", "superior": None}
    office.rows["committee"] = [named | {"illustrative": bool(seed % 2)}]
    units = [f"u{number}" for number in range(random.randint(1, 5))]
    for unit in units:
        office.unit(unit)
    for year in range(LAST - random.randint(0, 4), LAST + 1):
        office.plan(year)
        likely = random.choice(((12, 70, 14, 2, 2), (2, 90, 6, 1, 1), (20, 20, 20, 20, 20), (0, 99, 0, 1, 0)))
        for unit in units:
            members = random.choice((0, 1, 3, 7, 15, 30, 60))
            levels = random.choices(LEVELS, likely, k=members)
            for level in LEVELS:
                of_year = known.setdefault(year, dict.fromkeys(LEVELS, 0))
                of_year[level] += levels.count(level)
            _rate(office, random, year, unit, levels)
    _papers(office, random, units)
    return office, {year: counts for year, counts in known.items() if sum(counts.values())}


def _rate(office: Office, random: Random, year: int, unit: str, levels: list[str]) -> None:
    paper = office.file(f"{MARK}.xlsx")
    for number, level in enumerate(levels):
        who: dict[str, Any] = {"subject_name": f"{MARK} {number}", "unit": unit, "year": year}
        rated = None if level == "CHUA_XEP_LOAI" else level
        why = {} if rated else {"unrated_state": "hoan", "unrated_reason": MARK}
        office.rate(paper, f"{unit}-{number}", rated, **who, **why)
        office.add("vote_record", paper, year=year, unit=unit, subject=f"{unit}-{number}", level="HTXSNV", n=3)
    own: dict[str, Any] = {"subject_kind": "chi_bo", "subject_name": unit.upper(), "unit": unit, "year": year}
    office.rate(paper, unit, random.choice(LEVELS[:4]), **own)
    office.add("pledge_record", paper, year=year, unit=unit, members=len(levels), done=len(levels) // 2)


def _papers(office: Office, random: Random, units: list[str]) -> None:
    office.deadline(date(LAST, 12, 5))
    office.deadline(date(LAST, 12, 31), ["ban_cam_ket"], subject="dang_vien", position=2)
    paper = office.file()
    for unit in units:
        for document in DOSSIER:
            if random.random() < 0.7:
                office.receive(paper, document, date(LAST, 12, random.randint(1, 9)), unit=unit)
        for number in range(random.randint(0, 3)):
            due = date(LAST, random.randint(1, 12), 15)
            told = {"item": f"{MARK} {number}", "responsible": f"{MARK} {number}", "measure": MARK}
            office.shortcoming(paper, f"{unit}{number}", due, **{"unit": unit, **told})


def published(files: Mapping[str, bytes]) -> dict[str, list[Sum]]:
    """The counts of people that each public file tells, from its tables, its charts and the workbooks behind them."""
    return {
        "xlsx": list(_of_table(_sheet(files["tables.xlsx"]))),
        "docx": list(_of_table(_word(files["report.docx"]))),
        "pptx": list(_of_deck(files["deck.pptx"])),
    }


def _sheet(content: bytes) -> list[list[str]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    title = next((name for name in book.sheetnames if say(STEM, "heading").startswith(name)), None)
    if title is None:
        return []
    sheet = book[title]
    place: Any = sheet[str(sheet.auto_filter.ref)]
    return [[str(cell.value) for cell in row] for row in place]


def _word(content: bytes) -> list[list[str]]:
    found = [rows for caption, rows in word_tables(content).items() if say(STEM, "heading") in caption]
    return [[cell.replace(".", "") for cell in row] for row in found[0]] if found else []


def _of_table(rows: list[list[str]]) -> Iterator[Sum]:
    """Spans down, groups across, the total last."""
    head, *lines = rows or [[]]
    for span, *counts, total in lines:
        yield Sum(_years(span), frozenset(LEVELS), int(total))
        for group, n in zip(head[1:-1], counts, strict=True):
            yield Sum(_years(span), _levels(group), int(n))


def _of_deck(content: bytes) -> Iterator[Sum]:
    """What is drawn on the slide about members, and what stands in the workbook behind it."""
    for slide in Presentation(io.BytesIO(content)).slides:
        if not any(say(STEM, "subject") in text for text in slide_texts(slide)):
            continue
        for shape in slide.shapes:
            for told in (drawn(shape.chart), behind(shape.chart)) if shape.has_chart else ():
                for group, points in told.items():
                    for span, n in points:
                        yield Sum(_years(span), _levels(group), int(n or 0))


def _years(span: str) -> frozenset[int]:
    first, _, last = span.partition("–")
    return frozenset(range(int(first), int(last or first) + 1))


def _levels(group: str) -> frozenset[str]:
    return GROUPS[group]


def _groups() -> dict[str, frozenset[str]]:
    """The levels meant by the names of groups, as a reader takes them."""
    best, good, done, failed, none = LEVELS
    level = names("level")
    apart = {level[code]: frozenset([code]) for code in LEVELS}
    lower = f"{level[done]} trở xuống"
    return apart | {
        lower: frozenset([done, failed]),
        f"{lower}, chưa xếp loại": frozenset([done, failed, none]),
        f"{level[good]} trở lên": frozenset([best, good]),
        "Đã xếp loại": frozenset(LEVELS[:4]),
        "Đã xếp loại, chưa xếp loại": frozenset(LEVELS),
    }


GROUPS = _groups()


def said_of_people(texts: list[str]) -> set[int]:
    """Every number that stands before the word for members, but for the sentences that tell how they are merged."""
    fixed = (say("public_report", "note"), *wording(STEM).values())
    plain = list(texts)
    for sentence in fixed:
        plain = [text.replace(sentence, "") if isinstance(sentence, str) else text for text in plain]
    return {int(number.replace(".", "")) for text in plain for number in PEOPLE.findall(text) if number.strip(".")}
