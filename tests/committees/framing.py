"""What stands around a table: letterhead, title with its year, signature, notes below."""

from __future__ import annotations

from tests.committees.facts import Unit
from tests.committees.pen import Pen
from tests.committees.spelling import Exact
from tests.committees.table import Column, Line, Paper
from tests.committees.words import signatures, wordings

NUMBERED = "Chi bộ "


def framed(
    pen: Pen, form: str, table: tuple[list[Column], list[Line]], unit: Unit | None = None, below_title: str = ""
) -> Paper:
    """The paper of one form; unit: the branch that writes it, None for the committee itself."""
    columns, lines = table
    lines = _with_gaps(pen, lines)
    title = pen.any_of("titles", form)
    if pen.hand.title_case == "sentence":
        title = title.capitalize()
    if unit and pen.hand.letterhead == "in_title":
        title = f"{title.removesuffix(' CHI BỘ')} {pen.full_unit(unit).upper()}"
    return Paper(
        head=_head(pen, unit),
        date_line=_date_line(pen),
        title=_title(pen, form, title) + ([below_title] if below_title else []),
        columns=columns,
        lines=lines,
        foot=_foot(pen, form),
        signature=_signature(pen, unit),
    )


def _head(pen: Pen, unit: Unit | None) -> list[str]:
    true = pen.committee
    if unit is None:
        return [true.superior.upper(), true.committee.upper()]
    full = pen.full_unit(unit)
    match pen.hand.letterhead:
        case "in_title":
            return [true.name.upper()]
        case "label":
            return [true.name, f"Đơn vị: {full}"]
        case "colon" if not unit.name.startswith(NUMBERED):
            return [true.name.upper(), f"CHI BỘ: {unit.called(pen.year).upper()}"]
    return [true.name.upper(), full.upper()]


def _date_line(pen: Pen) -> str:
    if pen.hand.next_year:
        return f"…, ngày 08 tháng 01 năm {pen.year + 1}"
    return pen.rng.choice((f"Ngày      tháng 12 năm {pen.year}", f"…, ngày 20 tháng 12 năm {pen.year}"))


def _title(pen: Pen, form: str, title: str) -> list[str]:
    year = f"năm {pen.year}"
    place = "title" if form in ("remediation", "follow_up") else pen.hand.year_place
    match place:
        case "title":
            return [f"{title} {year.upper()}"]
        case "brackets":
            return [title, f"({year.capitalize()})"]
        case "split_title":
            middle = title.index(" ", len(title) // 2)
            return [title[:middle], f"{title[middle + 1 :]} {year.upper()}"]
    return [title, year.capitalize()]


def _signature(pen: Pen, unit: Unit | None) -> list[str]:
    if not pen.hand.signature:
        return []
    lines = pen.rng.choice(signatures("branch" if unit else "committee"))
    signer = [pen.rng.choice(pen.committee.reviews).person.name] if pen.hand.signer else []
    return [*lines, pen.any_of("signatures", "under"), *signer]


def _foot(pen: Pen, form: str) -> list[str]:
    if not pen.hand.under_table:
        return []
    return wordings("notes_under_table", "all" if form != "members" else pen.rng.choice(("members", "all")))


def _with_gaps(pen: Pen, lines: list[Line]) -> list[Line]:
    """Empty rows and headings repeated at a page break, where nothing merged down is cut in two."""
    out: list[Line] = []
    covered = 0
    for i, line in enumerate(lines):
        whole = covered == 0 and line.kind == "row" and i > 2
        if whole and pen.hand.repeat_heading and i == len(lines) // 2:
            out.append(Line("heading"))
        elif whole and pen.hand.empty_rows and pen.rng.random() > 0.85:
            out.append(Line("blank"))
        out.append(line)
        covered = max(covered - 1, max(line.merge_down.values(), default=1) - 1)
    return out


def group_line(pen: Pen, columns: list[Column], n: int, text: str, size: int) -> Line:
    """A row that only names a group of the rows under it."""
    mark = {
        "I": ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"),
        "A": tuple("ABCDEFGHIJKLMNOP"),
        "none": ("",) * 20,
    }[pen.hand.group_numbers][n]
    if pen.hand.group_counts and pen.hand.group_style != "two_cells":
        text = f"{text} ({size} đảng viên)"
    if pen.hand.group_style == "two_cells":
        return Line("group", {columns[0].key: Exact(mark) if mark else None, columns[1].key: text})
    return Line("group", {columns[0].key: f"{mark}. {text}" if mark else text})
