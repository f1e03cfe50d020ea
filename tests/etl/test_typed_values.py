"""Days, due dates, numbers and scores as people type them: read as meant, or nothing where it cannot be known."""

from datetime import date, timedelta

import pytest

from etl.cells import Cell
from etl.values import FAR, NEAR, RECEIPTS, birth_year, day, due_day, looks_like_day, score, whole, window_of

FIRST_SERIAL = 36526  # what Excel shows as a number where the first of January 2000 has lost its format
AS_DIGITS = ["5/12/2023", "05/12/2023", "5-12-2023", "5.12.2023", "5 / 12 / 2023", "5/12/23", "5/12/2023."]
AS_DIGITS += ["5/12/2023 08:30", "5/12/2023 8h", "2023-12-05", "2023/12/5", "2023-12-05 00:00:00", "2023-12-05T08:30"]
AS_WORDS = ["ngày 5/12/2023", "Ngày 5 tháng 12 năm 2023", "05 tháng 12 năm 2023"]


def text(words: str) -> Cell:
    return Cell(5, 3, "text", words)


def number(value: float) -> Cell:
    return Cell(5, 3, "number", value)


def whether(*, it_is: bool) -> Cell:
    return Cell(5, 3, "bool", it_is)


def a_day(year: int, month: int, number_of_day: int) -> Cell:
    return Cell(5, 3, "date", date(year, month, number_of_day))


@pytest.mark.parametrize("typed", AS_DIGITS + AS_WORDS)
def test_a_day_is_the_day_however_it_is_typed(typed: str) -> None:
    assert day(text(typed)) == date(2023, 12, 5)


def test_a_year_of_two_digits_is_one_of_this_century_and_one_of_four_is_as_it_stands() -> None:
    assert [day(text(typed)) for typed in ("5/12/00", "5/12/99", "5/12/1999")] == [
        date(2000, 12, 5),
        date(2099, 12, 5),
        date(1999, 12, 5),
    ]


@pytest.mark.parametrize("typed", ["31/2/2023", "5/13/2023", "0/12/2023", "12/2023", "5/12", "2023-13-05", "hôm qua"])
def test_a_day_that_is_none_is_not_guessed(typed: str) -> None:
    assert day(text(typed)) is None


def test_a_day_that_lost_its_format_is_told_from_other_numbers_by_its_century() -> None:
    first, last = date(2000, 1, 1), date(2099, 12, 31)
    last_serial = FIRST_SERIAL + (last - first).days
    assert day(number(FIRST_SERIAL)) == first
    assert day(number(FIRST_SERIAL + 0.75)) == first
    assert day(number(last_serial)) == last
    assert day(number(FIRST_SERIAL - 1)) is None
    assert day(number(last_serial + 1)) is None
    assert day(number(FIRST_SERIAL + 31)) == first + timedelta(days=31)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Quý I/2024", date(2024, 3, 31)),
        ("quý 2 năm 2024", date(2024, 6, 30)),
        ("Quý III-2024", date(2024, 9, 30)),
        ("trong quý IV, 2024", date(2024, 12, 31)),
        ("tháng 1/2024", date(2024, 1, 31)),
        ("2/2024", date(2024, 2, 29)),
        ("hết tháng 12 năm 2024", date(2024, 12, 31)),
        ("6 tháng đầu năm 2024", date(2024, 6, 30)),
        ("trong 6 tháng cuối năm 2024", date(2024, 12, 31)),
        ("năm 2024", date(2024, 12, 31)),
        ("cuối năm 2024", date(2024, 12, 31)),
        ("Trước ngày 30/6/2024", date(2024, 6, 30)),
        ("Xong trước 30/6/2024", date(2024, 6, 30)),
        ("Hoàn thành trước ngày 30/6/2024", date(2024, 6, 30)),
        ("Hoàn thành trong quý II/2024", date(2024, 6, 30)),
        ("Đến hết ngày 30/6/2024", date(2024, 6, 30)),
        ("Hạn: 30/6/2024", date(2024, 6, 30)),
        ("Chậm nhất là ngày 30 tháng 6 năm 2024", date(2024, 6, 30)),
        ("từ 15/3/2024 đến hết tháng 6/2024", date(2024, 6, 30)),
        ("15/3/2024 - 30/6/2024", date(2024, 6, 30)),
        ("3/2024 – 6/2024", date(2024, 6, 30)),
    ],
)
def test_a_due_date_in_words_is_the_last_day_of_what_it_names(typed: str, meant: date) -> None:
    assert due_day(text(typed)) == meant


@pytest.mark.parametrize(
    "typed", ["13/2024", "0/2024", "Quý V/2024", "Thường xuyên", "ngày 5 hằng tháng", "từ nay đến khi xong", "hạn"]
)
def test_a_due_date_without_a_day_is_not_guessed(typed: str) -> None:
    assert due_day(text(typed)) is None


def test_words_without_digits_mean_no_day_and_neither_does_what_comes_again_and_again() -> None:
    assert looks_like_day(text("30/6"))
    assert not looks_like_day(text("Thường xuyên"))
    assert not looks_like_day(text("ngày 5 hằng tháng"))


def test_a_papers_days_lie_from_october_to_march_and_other_days_in_the_years_of_the_vocabulary() -> None:
    assert window_of(2023, RECEIPTS) == (date(2023, 10, 1), date(2024, 3, 31))
    assert window_of(2023, NEAR) == (date(2023, 1, 1), date(2024, 12, 31))
    assert window_of(2023, FAR) == (date(2023, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        (number(0), 0),
        (number(12), 12),
        (text("12 đảng viên"), 12),
        (text("012"), 12),
        (text("12,0"), 12),
        (number(-1), None),
        (number(12.5), None),
        (text("-1"), None),
        (text("mười hai"), None),
        (whether(it_is=True), None),
        (a_day(2023, 12, 5), None),
    ],
)
def test_a_count_is_a_whole_number_and_never_below_nothing(cell: Cell, meant: int | None) -> None:
    assert whole(cell) == meant


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        (number(0), 0.0),
        (number(100), 100.0),
        (number(92.5), 92.5),
        (text("92,5"), 92.5),
        (text("92.5 điểm"), 92.5),
        (text("92, 5đ"), 92.5),
        (text("92/100"), 92.0),
        (number(100.5), None),
        (number(-0.5), None),
        (text("100,5"), None),
        (text("-5"), None),
        (text("92/10"), None),
        (text("tốt"), None),
        (whether(it_is=True), None),
        (a_day(2023, 12, 5), None),
    ],
)
def test_a_score_is_a_number_from_0_to_100(cell: Cell, meant: float | None) -> None:
    assert score(cell) == meant


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        (number(1979), 1979),
        (text("1979"), 1979),
        (text("12/1979"), 1979),
        (text("05-12-2001"), 2001),
        (a_day(1979, 12, 5), 1979),
        (text("79"), None),
        (text("21979"), None),
        (text("1879"), None),
    ],
)
def test_a_year_of_birth_is_the_year_at_the_end(cell: Cell, meant: int | None) -> None:
    assert birth_year(cell) == meant
