"""Values typed by hand: days, due dates in words, whole numbers. Nothing is guessed; None means "not one of these"."""

import calendar
import re
from datetime import date, timedelta

from data.text import plain
from data.vocabulary import vocabulary
from etl.cells import Cell

RECEIPTS, NEAR, FAR = "receipts", "near_years", "far_years"
_DAY = re.compile(
    r"(?:ngay )?(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})(?:\s+\d{1,2}[:h]\d{0,2}(?::\d\d)?)?"
)
_ISO_DAY = re.compile(r"(\d{4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:[t ]\d{1,2}:\d\d(?::\d\d)?)?")
_WRITTEN_DAY = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_QUARTER = re.compile(r"quy\s*(i{1,3}|iv|[1-4])\s*(?:/|-| nam |,? )\s*(\d{4})")
_MONTH = re.compile(r"(?:thang\s*)?(\d{1,2})\s*(?:/|-| nam )\s*(\d{4})")
_YEAR = re.compile(r"(?:nam )?(20\d\d)")
_HALF = re.compile(r"6 thang (dau|cuoi) nam (\d{4})")
_RANGE = re.compile(r"tu .+ den (.+)|.+\d{4}-(\d.+)")
# What leads to a due date: "Xong trước ngày 30/6/2024", "Hạn: đến hết quý II/2024".
_UNTIL = re.compile(r"(?:(?:hoan thanh|xong|cham nhat|la|han|truoc|den|het|trong|cuoi|ngay)\b[\s:]*)+")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIAL_DAYS = range(36526, 73051)  # 01/01/2000 to 31/12/2099: a day whose cell lost its date format
_SCORE = re.compile(r"(\d+(?:\s*[.,]\s*\d+)?)\s*(?:diem|d|/\s*100)?")
_WHOLE = re.compile(r"(\d{1,9})(?:[.,]0+)?(?:\s*(?:dang vien|dong chi|nguoi|phieu|ban|dv|d/c))?")


def day(cell: Cell) -> date | None:
    """The day a cell names: a date, or d/m/yyyy, d/m/yy, d-m-yyyy, yyyy-mm-dd, "ngày 5 tháng 12 năm 2023" as text."""
    if isinstance(cell.value, date):
        return cell.value
    if cell.kind == "number":
        serial = float(str(cell.value))
        return _EXCEL_EPOCH + timedelta(days=int(serial)) if int(serial) in _SERIAL_DAYS else None
    return day_in_words(cell.text)


def day_in_words(text: str) -> date | None:
    """The day a whole text names, or None."""
    bare = plain(text).rstrip(" .,;")
    if match := _ISO_DAY.fullmatch(bare):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY.fullmatch(bare) or _WRITTEN_DAY.fullmatch(bare):
        year = f"20{match[3]}" if len(match[3]) == 2 else match[3]
        return _date(int(year), int(match[2]), int(match[1]))
    return None


def window_of(year: int, name: str) -> tuple[date, date]:
    """The first and the last day a paper of a year reviewed can name.

    RECEIPTS: when it can have come, from October of the year to March of the next; NEAR, FAR: the calendar years of the
    vocabulary.
    """
    window = vocabulary().raw["window"]
    if name != RECEIPTS:
        first, last = window[name]
        return date(year + first, 1, 1), date(year + last, 12, 31)
    (first_month, first_day), (last_month, last_day) = window["first_month_day"], window["last_month_day"]
    return date(year, first_month, first_day), date(year + 1, last_month, last_day)


def due_day(cell: Cell) -> date | None:
    """The last day of what a due date names: a day, a month ("6/2024"), a quarter ("Quý II/2024"), a year, a range.

    None for words without a day ("Thường xuyên"): they stay as text.
    """
    found = day(cell)
    if found is not None:
        return found
    text = plain(cell.text)
    leads = _UNTIL.match(text)
    bare = text[leads.end() :] if leads else text
    if found := day_in_words(bare):
        return found
    if match := _QUARTER.fullmatch(bare):
        month = 3 * (_ROMAN.get(match[1]) or int(match[1]))
        return _month_end(int(match[2]), month)
    if match := _MONTH.fullmatch(bare):
        return _month_end(int(match[2]), int(match[1]))
    if match := _YEAR.fullmatch(bare):
        return _month_end(int(match[1]), 12)
    if match := _HALF.fullmatch(bare):
        return _month_end(int(match[2]), 6 if match[1] == "dau" else 12)
    if match := _RANGE.fullmatch(bare):
        return due_day(Cell(cell.row, cell.column, "text", match[1] or match[2]))
    return None


def looks_like_day(cell: Cell) -> bool:
    """Whether somebody meant a day: there are digits, and no word says that it comes again and again."""
    return any(letter.isdigit() for letter in cell.text) and not vocabulary().is_recurring(cell.text)


def whole(cell: Cell) -> int | None:
    """The whole number in a cell ("12", 12.0, "12 đảng viên"), or None."""
    if isinstance(cell.value, (bool, date)):
        return None
    if isinstance(cell.value, float | int):
        return int(cell.value) if float(cell.value).is_integer() and cell.value >= 0 else None
    match = _WHOLE.fullmatch(plain(cell.text))
    return int(match[1]) if match else None


def score(cell: Cell) -> float | None:
    """The score of 100 in a cell (92.5, "92,5", "92,5 điểm", "92/100"), or None."""
    if cell.kind == "number":
        found = float(str(cell.value))
    elif match := _SCORE.fullmatch(plain(cell.text)):
        found = float(re.sub(r"\s*[.,]\s*", ".", match[1]))
    else:
        return None
    return found if 0 <= found <= 100 else None


def birth_year(cell: Cell) -> int | None:
    """The year of birth in a cell: a year, a day, or a text that ends in one."""
    if isinstance(cell.value, date):
        return cell.value.year
    match = re.search(r"(?:^|[/.\-\s])((?:19|20)\d\d)$", cell.text)
    return int(match[1]) if match else None


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date | None:
    return date(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 else None
